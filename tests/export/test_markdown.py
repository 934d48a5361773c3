from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graphs import TEXT, make_graph, make_paper

from paperkg.export.markdown import render_reading_order
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
