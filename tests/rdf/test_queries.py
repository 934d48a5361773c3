from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rdflib import Dataset, Literal, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Identifier

from paperkg.errors import QueryError
from paperkg.rdf.queries import check_query, read_named_query, run_query
from paperkg.rdf.store import open_dataset
from paperkg.resources import find_queries

NAMES = sorted(find_queries())


@pytest.fixture(scope="module")
def oxigraph(output: Path) -> Dataset:
    return open_dataset(output / "graph.trig")


@pytest.fixture(scope="module")
def memory(output: Path) -> Dataset:
    """rdflib's own engine, whose default graph is not the union of the others."""
    dataset = Dataset()
    dataset.parse(data=(output / "graph.trig").read_bytes(), format="trig")
    return dataset


def _value(term: Identifier | None) -> object:
    """Give a number as a number: the engines write it in different ways."""
    return term.toPython() if isinstance(term, Literal) else term


def count_rows(result: Result) -> Counter[tuple[object, ...]]:
    names = result.vars or []
    return Counter(tuple(_value(row.get(name)) for name in names) for row in result.bindings)


@pytest.mark.parametrize("name", NAMES)
def test_each_query_gives_the_same_rows_in_both_engines(
    name: str, oxigraph: Dataset, memory: Dataset
) -> None:
    query = read_named_query(find_queries()[name])
    assert query.title
    rows = count_rows(run_query(oxigraph, query.text))
    assert rows or name == "unresolved"
    assert count_rows(memory.query(query.text)) == rows


def test_parameters_are_bound(oxigraph: Dataset) -> None:
    query = read_named_query(find_queries()["prerequisites"])
    paper = URIRef("https://doi.org/10.48550/arXiv.2208.11580")
    rows = run_query(oxigraph, query.text, bindings={"paper": paper}).bindings
    assert [str(row[Variable("prerequisiteTitle")]) for row in rows] == [
        "Optimal Brain Damage",
        "Second order derivatives for network pruning: Optimal Brain Surgeon",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_projected(name: str) -> None:
    query = read_named_query(find_queries()[name])
    head = query.text.partition("WHERE")[0]
    assert all(f"?{param}" in head for param in query.params)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "Updates are refused"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "Updates are refused"),
        ("LOAD <http://127.0.0.1/x>", "Updates are refused"),
        ("SELECT ?s WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        (
            "SELECT ?s { { SELECT ?s { OPTIONAL { SERVICE SILENT ?x { ?s ?p ?o } } } } }",
            "SERVICE is refused",
        ),
        (
            "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
            "SERVICE is refused",
        ),
        ("SELECT", "no SPARQL"),
        ("{" * 5000, "no SPARQL"),
    ],
)
def test_what_may_not_run_is_refused(text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check_query(text)


def test_service_in_a_string_is_no_service() -> None:
    check_query('SELECT ?s WHERE { ?s ?p "SERVICE <http://x/> { }" }')
