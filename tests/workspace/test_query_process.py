"""Queries that end: in time, in memory, when a person has enough; and what was asked is answered."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Kg

from paperkg.errors import LargeQueryError, PaperkgError, QueryError, RefusedQueryError
from paperkg.workspace.query_messages import Query
from paperkg.workspace.query_process import QueryProcess

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
        assert b"true" in process.ask(Query("ASK { ?s ?p ?o }")).content
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
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text(encoding="ascii"):  # the process that is asked
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10)[0] == b""
    assert process.returncode == 130


def test_without_whoever_asks_the_process_ends(output: Path) -> None:
    with QueryProcess(output / GRAPH) as process:
        process.ask(Query(SMALL))
        inner = process._process
        assert inner.stdin
        inner.stdin.write(json.dumps(asdict(Query(ENDLESS, is_free=False))).encode() + b"\n")
        inner.stdin.flush()
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


GRAPHS = "https://w3id.org/paperkg/graph/"


@pytest.fixture(scope="module")
def process(output: Path) -> Iterator[QueryProcess]:
    with QueryProcess(output / GRAPH) as process:
        yield process


def count_statements(process: QueryProcess, **options: Any) -> int:
    """Count the statements that a query sees."""
    clauses = options.pop("clauses", "")
    text = f"SELECT (COUNT(*) AS ?n) {clauses} {{ ?s ?p ?o }}"
    rows = process.ask(Query(text, rows="csv", **options)).content
    return int(rows.split()[1])


def test_a_query_is_about_the_graphs_that_it_names(process: QueryProcess) -> None:
    graph = f"{GRAPHS}list"
    whole = count_statements(process)
    part = count_statements(process, clauses=f"FROM <{graph}>")
    assert 0 < part < whole
    assert count_statements(process, default_graphs=[graph]) == part
    assert count_statements(process, named_graphs=[graph]) == 0
    both = [graph, f"{GRAPHS}build"]
    assert part < count_statements(process, default_graphs=both) < whole


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <http://127.0.0.1/g> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "BASE <http://127.0.0.1/> ASK FROM <g> { ?s ?p ?o }",
        "PREFIX g: <http://127.0.0.1/> CONSTRUCT { ?s ?p ?o } FROM g:x { ?s ?p ?o }",
        "DESCRIBE ?s FROM kg:graph { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { SERVICE SILENT ?s { ?s ?p ?o } } ?s ?p ?o }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    ],
)
def test_what_is_not_of_this_build_is_refused(process: QueryProcess, text: str) -> None:
    with pytest.raises(RefusedQueryError):
        process.ask(Query(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ('SERVICE' AS ?x) { ?s ?p ?o } LIMIT 1",
        "SELECT ('FROM <http://127.0.0.1/>' AS ?x) { ?s ?p ?o } LIMIT 1",
        "# SERVICE <http://127.0.0.1/>\nSELECT ?service { ?service ?p ?o } LIMIT 1",
        "SELECT * { ?s ?p ?o FILTER(STR(?o) != 'INSERT DATA') } LIMIT 1",
    ],
)
def test_words_alone_are_no_reason_to_refuse(process: QueryProcess, text: str) -> None:
    assert process.ask(Query(text)).content


@pytest.mark.parametrize(
    ("text", "form", "start"),
    [
        (SMALL, {"rows": "json"}, b'{"head"'),
        (SMALL, {"rows": "xml"}, b"<?xml"),
        (SMALL, {"rows": "csv"}, b"title\r\n"),
        (SMALL, {"rows": "tsv"}, b"?title\n"),
        ("ASK { ?s ?p ?o }", {"rows": "json"}, b'{"head":{},"boolean":true}'),
        ("ASK { ?s ?p 1234567 }", {"rows": "xml"}, b"<?xml"),
        (
            "DESCRIBE <https://doi.org/10.48550/arXiv.2208.11580>",
            {"statements": "turtle"},
            b"@prefix",
        ),
        ("CONSTRUCT { ?s a kg:X } { ?s ?p ?o } LIMIT 1", {"statements": "n-triples"}, b"<http"),
    ],
)
def test_an_answer_has_the_form_asked_for(
    process: QueryProcess, text: str, form: dict[str, str], start: bytes
) -> None:
    assert process.ask(Query(text, **form)).content.startswith(start)  # type: ignore[arg-type]


def test_a_function_that_there_is_not_is_named(process: QueryProcess) -> None:
    with pytest.raises(QueryError, match=r"example\.org/f"):
        process.ask(Query("SELECT (<http://example.org/f>(?s) AS ?x) { ?s ?p ?o }"))
    assert process.is_running


def test_an_answer_is_no_larger_than_it_may_be(process: QueryProcess) -> None:
    with pytest.raises(LargeQueryError, match=r"0\.01 MB"):
        process.ask(Query("SELECT * { ?s ?p ?o }", most=10_000))
    assert process.ask(Query(SMALL)).content
