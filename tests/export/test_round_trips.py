"""Whatever titles, authors and notes hold: what is exported reads back as the same entries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.conftest import Kg
from tests.graphs import make_graph, make_paper

from paperkg.export.formats import render_graph
from paperkg.export.markdown import render_reading_order
from paperkg.export.reference import split_name
from paperkg.model import Entry, KnowledgeGraph
from paperkg.reading.formats import parse_list

FORMS = {
    "markdown": "list.md",
    "bibtex": "list.bib",
    "biblatex": "list.bib",
    "ris": "list.ris",
    "csl-json": "list.json",
    "csv-nodes": "list.csv",
}
"""What is exported and read, with a file name that says what it is."""

PIECES = (
    "Study", "deep nets", "of", "C++", "2019", "GPT-3", "Nature", "Zürich", "深度学习", "🔥", "et al.", "and", "null",
    '"', "'", "''", "“", "”", "«", "`", "``", "```", "(", ")", "[", "]", "{", "}", "{{", "[pdf]", "(2020)", "[x]", "[ ]",
    "[[a]]", "[a](https://e.org/b)", "![a](b)", "[^1]", ":", ";", ",", ".", "…", "?", "!", "?`", "-", "--", "---", "–", "—",
    "#", "##", "#tag", "*", "**", "_", "__", "~", "~~", "|", "||", "+", "=", "@", "@article{x,", "^", "%", "%00", "&",
    "&amp;", "&amp;amp;lt;", "&#65;", "&lt;b&gt;", "<", ">", "<b>", "</b>", "<i>x</i>", "<!-- c -->", "$", "$x$", "$$", "\\",
    "\\\\", "\\{", "\\&", "\\textbf{x}", "//", "::", ":star:", "{#a}", "1.", "1)", "[1]", "(1)", "- [ ]", "=1+1", "TY  - JOUR",
    "https://e.org/a", "http://[", "doi:10.1000/x", "arXiv:2001.00001", "\u00a0", "\u200b", "\u202e", "\u00ad", "’",
)  # fmt: skip
SIGNS = st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
TEXTS = st.tuples(st.lists(SIGNS, min_size=1, max_size=6), st.sampled_from(["", " "])).map(
    lambda drawn: drawn[1].join(drawn[0])
)
WORKS = st.lists(
    st.fixed_dictionaries(
        {"title": TEXTS, "note": st.just("") | TEXTS},
        optional={"author": st.lists(st.fixed_dictionaries({"literal": TEXTS}), max_size=3)},
    ),
    min_size=1,
    max_size=6,
)


def graph_of(works: list[dict[str, object]]) -> KnowledgeGraph:
    """Make a graph of works as a reference manager gives them; each has a DOI and an arXiv number."""
    named = [
        {**work, "DOI": f"10.1000/(a{number})<b>;2-&lt", "number": f"arXiv:2001.{number:05}"}
        for number, work in enumerate(works)
    ]
    entries = parse_list(json.dumps(named).encode(), file="works.json").entries
    papers = [
        make_paper(
            number,
            entry.title,
            identifiers=entry.identifiers,
            authors=entry.authors,
            notes=tuple(filter(None, [entry.note])),
            issued="2020-01",
            read=number % 2 == 0,
        )
        for number, entry in enumerate(entries)
    ]
    return make_graph(papers)


def facts(graph: KnowledgeGraph) -> Iterator[tuple[object, ...]]:
    for paper in graph.papers.values():
        names = [write_name(name) for name in paper.authors]
        yield paper.title, set(paper.identifiers), names, "; ".join(paper.listing.notes)


def facts_read(entries: tuple[Entry, ...]) -> Iterator[tuple[object, ...]]:
    for entry in entries:
        names = [write_name(name) for name in entry.authors]
        yield entry.title, set(entry.identifiers), names, entry.note


def write_name(name: str) -> str:
    """Write a name in one order: reference managers keep its parts, not how they were written."""
    person = split_name(name)
    parts = (person.given, person.particle, person.family, person.suffix)
    return " ".join(filter(None, parts))


@pytest.mark.parametrize("form", FORMS)
@given(works=WORKS)
@example(works=[{"title": "Study", "note": "doi:10.1000/x Study"}])
@example(works=[{"title": "Study", "note": "", "author": [{"literal": "deep nets et al."}]}])
@example(works=[{"title": "Study", "note": "", "author": [{"literal": "Study“AA A"}]}])
@example(works=[{"title": "Study", "note": "Study$_0$"}])
@example(works=[{"title": "Study", "note": "", "author": [{"literal": "0,0,0"}]}])
@example(works=[{"title": "Study", "note": "", "author": [{"literal": "&amp;,Study"}]}])
def test_what_is_exported_reads_back(form: str, works: list[dict[str, object]]) -> None:
    graph = graph_of(works)
    text = "".join(render_graph(graph, form))
    read = parse_list(text.encode(), file=FORMS[form])
    assert list(facts_read(read.entries)) == list(facts(graph))
    assert not read.skipped


@given(WORKS)
def test_any_reading_order_reads_back(works: list[dict[str, object]]) -> None:
    graph = graph_of(works)
    text = render_reading_order(graph, [paper.iri for paper in graph.listed])
    entries = parse_list(text.encode(), file="order.md").entries
    assert [(entry.title, entry.identifiers, entry.read) for entry in entries] == [
        (paper.title, paper.identifiers, paper.read) for paper in graph.listed
    ]


AWKWARD = (
    '"x"', "(x)", "[pdf]", "A final colon:", "- a dash", "1. a number", "# a hash", "* an asterisk", "**bold**", "`code`",
    "&lt;b&gt; &amp;amp; entities", "<div>tags</div>", "a | b", "{x}", "[x](https://example.org)", "$x^2$ \\alpha \\", "Code",
    "John Smith and Jane Doe", "2019", "NeurIPS 2020", "https://example.org/title", "by Ann Poe", "This is a sentence about x.",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_awkward_titles_are_built_again(kg: Kg, tmp_path: Path, form: str) -> None:
    """As in: kg export markdown > again.md; kg build again.md"""
    works = [
        {"title": title, "note": f"Note of {title}", "DOI": f"10.1000/{number}"}
        for number, title in enumerate(AWKWARD)
    ]
    first, again = tmp_path / "works.json", tmp_path / FORMS[form]
    first.write_text(json.dumps(works), encoding="utf-8")
    wanted = build_and_list(kg, first, tmp_path / "first")
    exported = kg("export", form, "--build", tmp_path / "first")
    again.write_bytes(exported.stdout_bytes)
    assert build_and_list(kg, again, tmp_path / "again") == wanted
    order = tmp_path / "first" / "reading-order.md"
    assert sorted(build_and_list(kg, order, tmp_path / "order")) == sorted(wanted)


def build_and_list(kg: Kg, path: Path, output: Path) -> list[tuple[str, str]]:
    assert kg("build", path, "--offline", "--output", output).exit_code == 0
    found = json.loads(kg("parse", path, "--json").stdout)
    return [(entry["title"], entry["identifiers"]["doi"]) for entry in found["entries"]]
