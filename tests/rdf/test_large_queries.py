"""Named queries that join pairs with titles end on large graphs: no title is looked for in all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.queries import read_named_query
from paperkg.resources import find_queries
from paperkg.workspace.query_messages import Query
from paperkg.workspace.query_process import QueryProcess

PAPERS, SHIFTS = 4_000, range(1, 5)
"""So many papers, each in a pair with the one so many places after it: 16,000 pairs."""


def write_paper(number: int) -> tuple[str, str, str]:
    """What the graphs ``list``, ``citations`` and ``derived`` say of a paper, and of its pairs."""
    paper, topic = f"ex:p{number}", f"ex:t{number}"
    others = [f"ex:p{(number + shift) % PAPERS}" for shift in SHIFTS]
    pairs = (
        f"[] a kg:CoCitation, kg:Coupling ; kg:between {paper}, {other} ; kg:shared 2 ."
        for other in others
    )
    return (
        f'ex:list schema:itemListElement {paper} . {topic} skos:prefLabel "Topic {number}" . '
        f'{paper} dcterms:title "Paper {number}" ; dcterms:subject {topic} .',
        f"{paper} cito:cites {', '.join(others)} .",
        f"{paper} kg:buildsOn {', '.join(others)} . {' '.join(pairs)}",
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("large") / "graph.trig"
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += ["@prefix ex: <https://example.org/> ."]
    parts = zip(*map(write_paper, range(PAPERS)), strict=True)
    for name, part in zip(("list", "citations", "derived"), parts, strict=True):
        lines += [f"<https://w3id.org/paperkg/graph/{name}> {{", *part, "}"]
    lines += ["<https://w3id.org/paperkg/graph/list> { ex:list a kg:ReadingList }"]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("bridges", PAPERS * len(SHIFTS)),
        ("citations", PAPERS * len(SHIFTS)),
        ("co-cited", 2 * PAPERS * len(SHIFTS)),  # each pair from both ends
        ("coupled", 2 * PAPERS * len(SHIFTS)),
    ],
)
def test_a_query_over_many_pairs_ends_within_the_time_of_kg_query(
    graph: Path, name: str, rows: int
) -> None:
    query = Query(read_named_query(find_queries()[name]).text, rows="csv", is_free=False)
    with QueryProcess(graph) as process:
        answer = process.ask(query).content.decode()
    assert len(list(csv.DictReader(io.StringIO(answer)))) == rows
