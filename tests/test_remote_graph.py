"""The graph in SPARQL servers of others: put there as a whole, and asked there."""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from paperkg.errors import QueryError, UsageError
from paperkg.rdf.engine import Store, open_store
from paperkg.rdf.queries import answer_query, read_named_query
from paperkg.rdf.store import read_graphs
from paperkg.remote_graph import GRAPHS, RemoteGraph, publish_graph
from paperkg.resources import find_queries
from paperkg.sources.graph_store import (
    GraphStore,
    StoreAddresses,
    StoreError,
    find_addresses,
    open_graph_store,
)
from paperkg.workspace.query_messages import Query
from tests.conftest import Kg, run_kg
from tests.stores import need_virtuoso, start_oxigraph, start_virtuoso

KG = [sys.executable, "-c", "from paperkg.cli import main; main()"]
PAPERS = [
    ("Optimal Brain Compression", "2208.11580"),
    ("SparseGPT", "2301.00774"),
    ("Wanda", "2306.11695"),
]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of an empty server, one of each kind."""
    with ExitStack() as stack:
        if request.param == "oxigraph":
            yield stack.enter_context(start_oxigraph())
        else:
            need_virtuoso()
            folder: Path = tmp_path_factory.mktemp("virtuoso")
            yield stack.enter_context(start_virtuoso(folder))


@pytest.fixture(scope="module")
def filled(server: str, output: Path) -> str:
    """A server with the graph of the default list."""
    with open_graph_store(find_addresses(server)) as store:
        publish_graph(output, store)
    return server


@pytest.fixture
def store(server: str) -> Iterator[GraphStore]:
    with open_graph_store(find_addresses(server)) as store:
        yield store


def make_builds(folder: Path) -> list[Path]:
    """Build two lists that differ, each in a folder of its own."""
    builds = []
    for name, papers in {"short": PAPERS[:2], "long": PAPERS}.items():
        lines = "".join(
            f"- [{title}](https://arxiv.org/abs/{number})\n" for title, number in papers
        )
        (folder / f"{name}.md").write_text(f"# {name}\n\n## Pruning\n\n{lines}", encoding="utf-8")
        builds.append(folder / name)
        built = run_kg("build", folder / f"{name}.md", "--offline", "--output", builds[-1])
        assert built.exit_code == 0, built.stderr
    return builds


def count_all(server: str) -> dict[str, int]:
    """Count the statements of each named graph that the server has, whatever its name."""
    text = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    answer = httpx.post(
        server, data={"query": text}, headers={"Accept": "application/sparql-results+json"}
    )
    rows = answer.raise_for_status().json()["results"]["bindings"]
    found = {row["g"]["value"]: int(row["n"]["value"]) for row in rows if "g" in row}
    return {name: count for name, count in found.items() if "paperkg" in name}


def counts_of(build: Path) -> dict[str, int]:
    graphs = read_graphs(build / "graph.trig")
    return {str(name): len(triples) for name, triples in graphs.items()}


def rows_of(content: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    """Count the rows of an answer; a number is a number in any spelling."""

    def value(cell: dict[str, str]) -> str:
        try:
            return str(float(cell["value"])) if "datatype" in cell else cell["value"]
        except ValueError:
            return cell["value"]

    rows = json.loads(content)["results"]["bindings"]
    return Counter(tuple(sorted((name, value(cell)) for name, cell in row.items())) for row in rows)


@pytest.fixture(scope="module")
def inside(output: Path) -> Store:
    return open_store(output / "graph.trig")


@pytest.mark.parametrize("name", sorted(find_queries()))
def test_each_named_query_gives_the_same_rows_there(
    filled: str, inside: Store, kg: Kg, name: str
) -> None:
    there = kg("query", name, "--store", filled, "--format", "json")
    assert there.exit_code == 0, there.stderr
    _, here = answer_query(inside, read_named_query(find_queries()[name]).text, bindings={})
    assert rows_of(there.stdout.encode()) == rows_of(here)


def test_what_is_written_is_what_was_sent_and_nothing_else(filled: str, output: Path) -> None:
    assert count_all(filled) == counts_of(output)


def test_a_query_with_values_and_one_of_ones_own(filled: str, output: Path, kg: Kg) -> None:
    by_name = kg("query", "prerequisites", "obc", "--store", filled, "--output", output)
    iri = "https://doi.org/10.48550/arXiv.2208.11580"
    by_iri = kg("query", "prerequisites", iri, "--store", filled)
    assert by_name.stdout == by_iri.stdout
    assert by_name.stdout.count(iri) == 2
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    whole = kg("query", text, "--store", filled, "--format", "csv").stdout.split()
    here = kg("query", text, "--output", output, "--format", "csv").stdout.split()
    # A statement of two graphs is one of their union, but some servers count it twice.
    assert int(here[1]) <= int(whole[1]) <= sum(counts_of(output).values())
    chosen = f"DESCRIBE ?s FROM <{GRAPHS[0]}> {{ ?s kg:read true }}"
    part = kg("query", chosen, "--store", filled)
    assert part.exit_code == 0
    turtle = kg("query", f"CONSTRUCT {{ <{iri}> ?p ?o }} {{ <{iri}> ?p ?o }}", "--store", filled)
    assert "Optimal Brain Compression" in turtle.stdout


@pytest.mark.parametrize(
    "text",
    [
        "DROP ALL",
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }",
    ],
)
def test_no_server_is_sent_what_is_refused_here(text: str) -> None:
    nowhere = StoreAddresses(*["http://127.0.0.1:1/"] * 3)
    with open_graph_store(nowhere) as store, pytest.raises(QueryError):
        RemoteGraph(store).ask(Query(text), timeout=5)


def test_a_value_cannot_change_a_query() -> None:
    nowhere = StoreAddresses(*["http://127.0.0.1:1/"] * 3)
    query = Query("SELECT ?paper { ?paper ?p ?o }", {"paper": "x:a> } } SELECT * { ?s ?p <x:b"})
    with open_graph_store(nowhere) as store, pytest.raises(QueryError, match="no IRI"):
        RemoteGraph(store).ask(query, timeout=5)


def test_a_build_replaces_what_was_there(server: str, tmp_path: Path, kg: Kg) -> None:
    for build in make_builds(tmp_path):
        line = ("build", build.with_suffix(".md"), "--offline", "--output", build)
        result = kg(*line, "--store", server)
        assert result.exit_code == 0, result.stderr
        assert "5 named graphs" in result.stderr
        assert count_all(server) == counts_of(build)


class _StoppedError(BaseException):
    """What ends a process, in a test that goes on."""


class _Stopping(GraphStore):
    """A connection whose process ends after so many requests."""

    def __init__(self, store: GraphStore, most: int) -> None:
        super().__init__(store._client, store.addresses)
        self.left = most

    def _count(self) -> None:
        if self.left == 0:
            raise _StoppedError
        self.left -= 1

    def put_graph(self, iri: str, n_triples: bytes) -> None:
        self._count()
        super().put_graph(iri, n_triples)

    def update(self, text: str) -> None:
        self._count()
        super().update(text)

    def ask(self, text: str, **options: Any) -> tuple[str, bytes]:
        self._count()
        return super().ask(text, **options)


def test_stopped_at_any_request_a_build_leaves_the_old_graphs_or_the_new(
    server: str, store: GraphStore, tmp_path: Path
) -> None:
    builds = make_builds(tmp_path)
    publish_graph(builds[0], store)
    expected = [counts_of(build) for build in builds]
    seen = []
    for most in range(20):
        with contextlib.suppress(_StoppedError):
            publish_graph(builds[1], _Stopping(store, most))
        now = {name: n for name, n in count_all(server).items() if "/ready/" not in name}
        seen.append(expected.index(now))
        publish_graph(builds[0], store)
    assert seen == sorted(seen)
    assert set(seen) == {0, 1}
    publish_graph(builds[1], store)
    assert count_all(server) == expected[1]


def test_killed_at_any_moment_a_build_leaves_the_old_graphs_or_the_new(tmp_path: Path) -> None:
    builds = make_builds(tmp_path)
    expected = [counts_of(build) for build in builds]
    chance = random.Random(18)
    with start_oxigraph() as server:
        commands = [
            [*KG, "build", str(build.with_suffix(".md")), "--offline", "--output", str(build)]
            for build in builds
        ]
        begun = time.monotonic()
        subprocess.run([*commands[0], "--store", server], check=True, capture_output=True)
        usual = time.monotonic() - begun
        for number in range(6):
            line = [*commands[(number + 1) % 2], "--store", server]
            process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(usual * chance.uniform(0.5, 1.1))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            now = {name: n for name, n in count_all(server).items() if "/ready/" not in name}
            assert now in expected


def test_a_server_that_keeps_less_than_it_was_sent_is_found_out(
    store: GraphStore, server: str, tmp_path: Path
) -> None:
    builds = make_builds(tmp_path)
    publish_graph(builds[0], store)

    class Forgetful(GraphStore):
        def put_graph(self, iri: str, n_triples: bytes) -> None:
            super().put_graph(iri, n_triples.partition(b"\n")[0] + b"\n")

    with pytest.raises(StoreError, match="and it has 1"):
        publish_graph(builds[1], Forgetful(store._client, store.addresses))
    now = {name: n for name, n in count_all(server).items() if "/ready/" not in name}
    assert now == counts_of(builds[0])


@pytest.mark.parametrize(
    ("url", "update", "graphs"),
    [
        ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store"),
        ("http://h:3030/ds/sparql", "http://h:3030/ds/update", "http://h:3030/ds/data"),
        ("http://h:3030/ds/query", "http://h:3030/ds/update", "http://h:3030/ds/data"),
        ("http://h:8890/sparql", "http://h:8890/sparql", "http://h:8890/sparql-graph-crud"),
        (
            "http://h:8890/sparql-auth",
            "http://h:8890/sparql-auth",
            "http://h:8890/sparql-graph-crud-auth",
        ),
        (
            "http://h:7200/repositories/papers",
            "http://h:7200/repositories/papers/statements",
            "http://h:7200/repositories/papers/rdf-graphs/service",
        ),
        ("https://h/own/place", "https://h/own/place", "https://h/own/place"),
    ],
)
def test_the_usual_servers_are_found(url: str, update: str, graphs: str) -> None:
    found = find_addresses(url)
    assert (found.update, found.graphs) == (update, graphs)
    said = find_addresses(url, update="http://u/", graphs="http://g/")
    assert (said.query, said.update, said.graphs) == (url, "http://u/", "http://g/")


@pytest.mark.parametrize(
    "url", ["", "ftp://h/", "http://", "h:80/query", "http://me:secret@h/query", "http://h:0/", "http://[/"]
)  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_addresses(url)
    assert "secret" not in str(refused.value)


def test_a_server_that_is_not_there_is_named(kg: Kg, output: Path) -> None:
    result = kg("query", "topics", "--store", "http://127.0.0.1:1/query")
    assert result.exit_code == 1
    assert "http://127.0.0.1:1/query: cannot be reached" in result.stderr
    wrong = kg("query", "topics", "--store", "nothing")
    assert wrong.exit_code == 2


def test_what_is_on_disk_stays_when_the_server_fails(tmp_path: Path, kg: Kg) -> None:
    (build, _) = make_builds(tmp_path)
    line = ("build", build.with_suffix(".md"), "--offline", "--output", build)
    result = kg(*line, "--store", "http://127.0.0.1:1/query")
    assert result.exit_code == 1
    assert len(counts_of(build)) >= 4


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Any]:
    """Where Virtuoso asks who one is, by Digest."""
    with start_virtuoso(tmp_path) as address:
        yield f"{address}-auth"


def test_a_server_may_ask_who_one_is(
    guarded: str, tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    (build, _) = make_builds(tmp_path)
    line = ("build", build.with_suffix(".md"), "--offline", "--output", build, "--store", guarded)
    refused = kg(*line)
    assert refused.exit_code == 1
    assert "401" in refused.stderr
    monkeypatch.setitem(os.environ, "KG_STORE_USER", "dba")
    monkeypatch.setitem(os.environ, "KG_STORE_PASSWORD", "dba")
    taken = kg(*line)
    assert taken.exit_code == 0, taken.stderr
