"""Queries that end: in time, in memory, when a person has enough; and what was asked is answered."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import Kg

from paperkg.errors import PaperkgError, QueryError
from paperkg.workspace.query_process import Query, QueryProcess

KG = [sys.executable, "-c", "from paperkg.cli import main; main()"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = LARGE + " ORDER BY ?i ?a"
GRAPH = "graph.trig"
SMALL = "SELECT ?title { ?paper dcterms:title ?title } LIMIT 1"


def ask(output: Path, text: str, **options: float) -> bytes:
    with QueryProcess(output / GRAPH) as process:
        return process.ask(Query(text), **options).content


def test_one_process_answers_one_query_after_another(output: Path) -> None:
    with QueryProcess(output / GRAPH) as process:
        for _ in range(2):
            assert b"title" in process.ask(Query(SMALL)).content
            with pytest.raises(QueryError, match="SERVICE"):
                process.ask(Query("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"))
        assert process.ask(Query("ASK { ?s ?p ?o }")).content == b"true"
        turtle = process.ask(Query("CONSTRUCT { ?s a kg:X } { ?s ?p ?o } LIMIT 1"))
        assert turtle.kind == "graph"


def test_a_query_ends_in_time(output: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match="longer than 1 s"):
        ask(output, ENDLESS, timeout=1)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("text", [LARGE, SORTED])
def test_a_query_takes_no_more_than_it_may(output: Path, text: str) -> None:
    with (
        pytest.raises(QueryError, match="MB"),
        QueryProcess(output / GRAPH, memory=200 << 20) as process,
    ):
        process.ask(Query(text), timeout=50)


def test_a_person_who_has_enough_is_heard_at_once(output: Path) -> None:
    line = [*KG, "query", ENDLESS, "--output", str(output)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with QueryProcess(output / GRAPH) as other:  # by now, the first one has started
        other.ask(Query(SMALL))
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == 1
    assert time.monotonic() - begun < 2


def test_without_whoever_asks_the_process_ends(output: Path) -> None:
    with QueryProcess(output / GRAPH) as process:
        process.ask(Query(SMALL))
        inner = process._process
        assert inner.stdin
        inner.stdin.write(b'{"text": "' + ENDLESS.encode() + b'", "bindings": {}, "form": "json", ')
        inner.stdin.write(b'"is_free": false}\n')
        inner.stdin.close()
        assert inner.wait(timeout=10) == 0
        inner.stdin = None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p " + "(" * 3000 + ")" * 3000 + " }",
        "SELECT * { " + "{" * 3000 + "}" * 3000 + " }",
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "!" * 3000 + "true) }",
        "SELECT * { ?s " + "^" * 3000 + "kg:x ?o }",
        'SELECT * { ?s ?p "1"^^<not an iri> }',
        'SELECT * { ?s ?p "x"@en-toolonglanguagetag }',
        "SELECT * { ?s ?p <http://[> }",
        'SELECT (xsd:integer("9" ) + 1 AS ?x) { ?s ?p "\\uD800" }',
        "SELECT * { ?s nowhere:p ?o }",
        "SELECT (CONCAT(?s) AS ?s) { ?s ?p ?o }",
        'SELECT * { ?s ?p ?o FILTER regex(?o, "(") }',
        "SELECT * FROM <http://example.org/g> { ?s ?p ?o }",
        "\x00",
        "{",
    ],
)
def test_any_query_is_answered_or_refused_in_a_sentence(kg: Kg, output: Path, text: str) -> None:
    result = kg("query", text, "--output", output, "--timeout", "20")
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 1
    assert len(result.stderr) < 1000


def test_files_that_hold_no_query_are_named(kg: Kg, output: Path, tmp_path: Path) -> None:
    (tmp_path / "large.rq").write_bytes(b"#" * 2_000_000)
    (tmp_path / "latin.rq").write_bytes(b"SELECT * { ?s ?p 'caf\xe9' }")
    for name in ("large.rq", "latin.rq"):
        result = kg("query", tmp_path / name, "--output", output)
        assert result.exit_code == 2
        assert name in result.stderr


def test_a_graph_that_cannot_be_read_is_named(output: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_text("@prefix")
    with pytest.raises(PaperkgError, match=r"graph\.trig"):
        ask(tmp_path, SMALL)
    with pytest.raises(PaperkgError, match="cannot be read"):
        ask(tmp_path / "nowhere", SMALL)
