"""SPARQL 1.1 Protocol: each way to ask, each form of the answer, and what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import httpx
import pytest
from rdflib import Graph, Variable
from rdflib.query import Result

from paperkg.rdf.queries import read_named_query
from paperkg.resources import find_queries

TITLES = "SELECT ?title { ?paper dcterms:title ?title } ORDER BY ?title LIMIT 3"
PAPER = "https://doi.org/10.48550/arXiv.2208.11580"
GRAPHS = "https://w3id.org/paperkg/graph/"
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


def ask(server: httpx.Client, text: str, accept: str = "") -> httpx.Response:
    headers = {"Accept": accept} if accept else {}
    return server.get("/sparql", params={"query": text}, headers=headers)


WAYS: list[Callable[[httpx.Client, str], httpx.Response]] = [
    lambda server, text: server.get("/sparql", params={"query": text}),
    lambda server, text: server.post("/sparql", data={"query": text}),
    lambda server, text: server.post(
        "/sparql", content=text, headers={"Content-Type": f"{QUERY}; charset=utf-8"}
    ),
]


@pytest.mark.parametrize("way", WAYS, ids=["address", "form", "body"])
def test_each_way_to_ask_gives_the_same(
    server: httpx.Client, way: Callable[[httpx.Client, str], httpx.Response]
) -> None:
    answer = way(server, TITLES)
    assert answer.status_code == 200
    rows = answer.json()["results"]["bindings"]
    titles = [row["title"]["value"] for row in rows]
    assert len(titles) == 3
    assert titles == sorted(titles)
    assert way(server, "SELECT * {").status_code == 400


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv;q=0.4, application/xml;q=0.5", "application/xml"),
        ("text/html, text/*;q=0.1", "text/csv; charset=utf-8"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_rows_have_the_form_that_the_client_likes_best(
    server: httpx.Client, accept: str, kind: str
) -> None:
    answer = ask(server, TITLES, accept)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Vary"] == "Accept"


def test_the_forms_say_the_same(server: httpx.Client) -> None:
    rows = ask(server, TITLES, "text/csv").text
    titles = [row["title"] for row in csv.DictReader(io.StringIO(rows))]
    for accept, form in {
        "application/sparql-results+xml": "xml",
        "application/json": "json",
    }.items():
        content = ask(server, TITLES, accept).content
        parsed = Result.parse(io.BytesIO(content), format=form)
        assert [str(row[Variable("title")]) for row in parsed.bindings] == titles
    assert ask(server, "ASK { ?s kg:buildsOn ?o }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("", "turtle")],
)
def test_statements_have_the_form_asked_for(server: httpx.Client, accept: str, form: str) -> None:
    text = f"CONSTRUCT {{ <{PAPER}> ?p ?o }} {{ <{PAPER}> ?p ?o }}"
    described = Graph().parse(data=ask(server, f"DESCRIBE <{PAPER}>", accept).text, format=form)
    built = Graph().parse(data=ask(server, text, accept).text, format=form)
    assert len(built) > 10
    assert set(built.predicates()) <= set(described.predicates())


def test_a_form_that_there_is_not_is_no_answer(server: httpx.Client) -> None:
    assert ask(server, TITLES, "image/png").status_code == 406
    assert ask(server, TITLES, "text/turtle").status_code == 406
    assert ask(server, f"DESCRIBE <{PAPER}>", "text/csv").status_code == 406
    assert ask(server, TITLES, "text/csv;q=0").status_code == 406


def test_a_client_says_which_graphs_it_asks(server: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count_with(**graphs: str) -> int:
        answer = server.get("/sparql", params={"query": count, **graphs})
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    listed = count_with(**{"default-graph-uri": f"{GRAPHS}list"})
    assert 0 < listed < count_with()
    assert count_with(**{"named-graph-uri": f"{GRAPHS}list"}) == 0
    other = server.get("/sparql", params={"query": count, "default-graph-uri": "http://127.0.0.1/"})
    assert other.status_code == 403
    assert "not in this build" in other.text


@pytest.mark.parametrize("name", sorted(find_queries()))
def test_each_named_query_is_answered_both_ways(server: httpx.Client, name: str) -> None:
    text = read_named_query(find_queries()[name]).text
    headers = {"Accept": "text/csv"}
    named = server.get(f"/api/queries/{name}", headers=headers)
    assert named.status_code == 200
    assert sorted(named.text.splitlines()) == sorted(
        ask(server, text, "text/csv").text.splitlines()
    )


def test_a_parameter_of_a_named_query_is_bound(server: httpx.Client) -> None:
    every = server.get("/api/queries/prerequisites").json()["results"]["bindings"]
    some = server.get("/api/queries/prerequisites", params={"paper": "obc"})
    rows = some.json()["results"]["bindings"]
    assert {row["paper"]["value"] for row in rows} == {PAPER}
    assert 0 < len(rows) < len(every)
    assert server.get("/api/queries/prerequisites?paper=no+such+paper").status_code == 404
    assert server.get("/api/queries/prerequisites?nobody=obc").status_code == 400
    assert server.get("/api/queries/nothing").status_code == 404


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400),
        ("DROP ALL", 400),
        ("DELETE WHERE { ?s ?p ?o }", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", 403),
        ("", 400),
        ("no query", 400),
        ("SELECT * { ?s ?p " + "(" * 2000 + ")" * 2000 + " }", 400),
    ],
)
def test_what_is_no_query_of_this_graph_is_refused(
    server: httpx.Client, text: str, status: int
) -> None:
    answer = server.post("/sparql", data={"query": text})
    assert answer.status_code == status
    assert answer.text.endswith("\n")
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("request_of", "status"),
    [
        (lambda server: server.get("/sparql"), 400),
        (lambda server: server.get("/sparql", params=[("query", TITLES), ("query", TITLES)]), 400),
        (lambda server: server.get("/sparql", params={"query": TITLES, "using": "x"}), 400),
        (lambda server: server.post("/sparql", data={"update": "DROP ALL"}), 403),
        (lambda server: server.get("/sparql", params={"update": "DROP ALL"}), 403),
        (
            lambda server: server.post(
                "/sparql",
                content="DROP ALL",
                headers={"Content-Type": "application/sparql-update"},
            ),
            403,
        ),
        (lambda server: server.post("/sparql", json={"query": TITLES}), 415),
        (lambda server: server.post("/sparql", content=TITLES), 415),
        (lambda server: server.put("/sparql", content=TITLES), 405),
        (lambda server: server.delete("/sparql"), 405),
        (lambda server: server.post("/sparql", content=b"\xff", headers={"Content-Type": QUERY}), 400),
        (lambda server: server.post("/sparql", content=b"query=%ff", headers={"Content-Type": FORM}), 400),
        (lambda server: server.post("/sparql", data={"query": "#" * 2_000_000}), 413),
        (lambda server: server.get("/sparql", params={"query": "#" * 20_000}), 414),
    ],
)  # fmt: skip
def test_what_is_not_of_the_protocol_is_refused(
    server: httpx.Client, request_of: Callable[[httpx.Client], httpx.Response], status: int
) -> None:
    assert request_of(server).status_code == status
    assert ask(server, TITLES).status_code == 200
