from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graphs import TEXT, make_graph, make_paper, reading_graphs

from paperkg.algorithms.reading_path import compute_path
from paperkg.export.markdown import render_list, render_reading_order
from paperkg.export.reading_path import render_path_as_markdown
from paperkg.export.selection import select_papers
from paperkg.model import KnowledgeGraph
from paperkg.reading.markdown import parse_markdown


def test_the_reading_order_is_a_list_that_reads_back(graph: KnowledgeGraph) -> None:
    order = [paper.iri for paper in graph.listed]
    entries = parse_markdown(render_reading_order(graph, order), file="order.md").entries
    assert [entry.title.rstrip("?") for entry in entries] == [
        paper.title.rstrip("?") for paper in graph.listed
    ]


def test_read_marks_survive() -> None:
    papers = [make_paper(0, "One good title", read=True), make_paper(1, "Two good title")]
    graph = make_graph(papers, [(1, 0)])
    entries = parse_markdown(
        render_reading_order(graph, [paper.iri for paper in papers]), file="x.md"
    ).entries
    assert [entry.read for entry in entries] == [True, False]
    assert entries[1].note == "Builds on: One good title."


# What has a meaning in Markdown or HTML, but none in TeX, which titles are read as too.
MARKS = (
    "* _ [ ] <b> &amp; &lt; &copy; | # ` + - = / @ % — – <!-- --> ](x) ![ ** ' \" “ ” & C++ O(n^2)"
)
WORDS = st.sampled_from(
    ["Learning", "sparse", "networks", "from", "data", "with", "models", "under", "noise"]
)
MARKED = st.tuples(WORDS, st.sampled_from(MARKS.split())).map("".join)
TITLES = st.lists(WORDS | MARKED, min_size=1, max_size=5).map(
    lambda words: " ".join(["Study", *words, "networks"])
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(TITLES, st.booleans()), min_size=1, max_size=5))
def test_any_reading_order_reads_back_as_the_same_entries(papers: list[tuple[str, bool]]) -> None:
    made = [make_paper(place, title, read=read) for place, (title, read) in enumerate(papers)]
    edges = [(place, place - 1) for place in range(1, len(made))]
    text = render_reading_order(make_graph(made, edges), [paper.iri for paper in made])
    entries = parse_markdown(text, file="x.md").entries
    assert [(entry.title, entry.read) for entry in entries] == papers
    assert [entry.identifiers for entry in entries] == [paper.identifiers for paper in made]


@settings(deadline=None)
@given(TEXT)
def test_no_title_breaks_out_of_its_line(title: str) -> None:
    paper = make_paper(0, title)
    text = render_reading_order(make_graph([paper]), [paper.iri])
    assert text.count("\n- ") == 1
    assert "<script" not in text.replace("\\<", "")


def with_titles_of_papers(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Call papers as papers are called: "Paper 1" beside an address is no title but says what it is."""
    papers = {
        iri: replace(paper, title=f"A Study of Networks {number}")
        for number, (iri, paper) in enumerate(graph.papers.items())
    }
    return replace(graph, papers=papers)


@settings(deadline=None, max_examples=50)
@given(reading_graphs(), st.data())
def test_any_path_reads_back_in_its_order(graph: KnowledgeGraph, data: st.DataObject) -> None:
    graph = with_titles_of_papers(graph)
    listed = [paper.iri for paper in graph.listed]
    targets = data.draw(st.lists(st.sampled_from(listed), min_size=1, unique=True))
    path = compute_path(graph, targets)
    steps = [step.iri for step in path.steps]
    chosen = select_papers(graph, steps, is_ordered=True)
    titles = [step.title for step in path.steps]
    exported = parse_markdown("".join(render_list(chosen)), file="export.md")
    assert [entry.title for entry in exported.entries] == [
        step.title for step in path.steps if step.iri in graph.papers
    ]
    entries = parse_markdown(render_path_as_markdown(graph, path), file="path.md").entries
    read = sum(step.read for step in path.left_out)
    assert [entry.title for entry in entries[: len(entries) - read]] == titles
    assert [entry.read for entry in entries[len(titles) :]] == [True] * read
