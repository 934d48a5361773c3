from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pyvis.network import Network
from tests.graphs import make_graph, make_paper, rich_graphs

from paperkg.map import page as page_module
from paperkg.map.page import render_map
from paperkg.map.tables import (
    CocitedRow,
    ConceptRow,
    EdgeRow,
    EvidenceRow,
    LaneRow,
    LinkRow,
    PaperRow,
    TickRow,
    TopicRow,
    to_columns,
)
from paperkg.model import KnowledgeGraph, Link, Topic

HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe <b>bold</b> & co",
    "{{ 7 * 7 }} {% raw %}",
    "x" * 10_000,
    "\u2028 line \u2029 separators",
]


UNNAMED = (LaneRow, TickRow, TopicRow)
"""Tables whose rows the page takes as they are: a ``TopicRow`` is its ``Topic``."""
TABLES = (CocitedRow, ConceptRow, EdgeRow, EvidenceRow, LinkRow, PaperRow, *UNNAMED)


class Page(HTMLParser):
    """Collects the scripts, the styles, and every attribute of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: dict[str, list[str]] = {"script": [], "style": []}
        self.attributes: list[tuple[str, str, str]] = []
        self.current = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in self.blocks:
            self.blocks[tag].append("")
            self.current = tag

    def handle_endtag(self, tag: str) -> None:
        self.current = ""

    def handle_data(self, data: str) -> None:
        if self.current:
            self.blocks[self.current][-1] += data

    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.blocks["script"][0])
        return loaded


@pytest.fixture(scope="module")
def page(output: Path) -> Page:
    return Page((output / "map.html").read_text(encoding="utf-8"))


def test_the_page_is_one_file_of_modest_size(output: Path, page: Page) -> None:
    assert (output / "map.html").stat().st_size <= 900_000
    fetching = {
        (tag, name, value.partition(":")[0])
        for tag, name, value in page.attributes
        if name in ("src", "href", "action", "srcset", "data", "poster")
    }
    # The links are those of the table for readers without JavaScript.
    assert fetching == {("link", "href", "data"), ("a", "href", "https")}


def test_only_the_scripts_and_the_style_of_the_page_may_run(page: Page) -> None:
    policy = next(
        value for _, name, value in page.attributes if name == "content" and "default-src" in value
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind, blocks in (
        ("script-src", page.blocks["script"][1:]),
        ("style-src", page.blocks["style"]),
    ):
        allowed = set(re.findall(r"'(sha256-[^']+)'", policy.partition(kind)[2].partition(";")[0]))
        digests = {
            f"sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}"
            for block in blocks
        }
        assert allowed == digests


def test_claims_and_citations_are_those_of_the_graph(page: Page, graph: KnowledgeGraph) -> None:
    data = page.data()
    iris = data["papers"]["iri"]
    table = data["edges"]
    columns = (table[name] for name in ("later", "earlier", "confidence", "held"))
    edges = {
        (iris[later], iris[earlier], confidence, held)
        for later, earlier, confidence, held in zip(*columns, strict=True)
    }
    assert edges == {
        (edge.later, edge.earlier, edge.confidence, edge in graph.edges)
        for edge in (*graph.edges, *graph.weak_edges)
    }
    cites = {
        (iris[citing], iris[cited])
        for citing, row in enumerate(data["cites"])
        for cited in row
        if cited < data["listed"]
    }
    listed = {paper.iri for paper in graph.listed}
    assert cites == {
        (citation.citing, citation.cited)
        for citation in graph.citations
        if {citation.citing, citation.cited} <= listed
    }


def test_every_listed_paper_has_a_place_in_the_views_of_papers(
    page: Page, graph: KnowledgeGraph
) -> None:
    views = page.data()["views"]
    lengths = {len(views[name][axis]) for name in views for axis in "xy" if name != "concepts"}
    assert lengths == {len(graph.listed)}


def test_the_page_shows_what_the_pyvis_network_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [make_paper(number) for number in range(3)]
    carried = Network.get_network_data

    def carry_less(network: Network) -> tuple[Any, ...]:
        nodes, lines, *rest = carried(network)
        moved = [{**node, "label": f"{node['label']}!", "x": 7.0} for node in nodes]
        return moved, lines[1:], *rest

    monkeypatch.setattr(Network, "get_network_data", carry_less)
    data = Page(render_map(make_graph(papers, [(1, 0), (2, 1)]))).data()
    assert data["labels"] == ["Paper 0!", "Paper 1!", "Paper 2!"]
    assert data["views"]["lineage"]["x"] == [7.0, 7.0, 7.0]
    assert list(zip(data["edges"]["earlier"], data["edges"]["later"], strict=True)) == [(1, 2)]


def test_the_types_of_the_page_name_the_columns_of_the_tables() -> None:
    typed = (Path(page_module.__file__).parent / "page" / "model.js").read_text(encoding="utf-8")
    for kind in TABLES:
        name = kind.__name__.removesuffix("Row") if kind in UNNAMED else kind.__name__
        found = re.search(r"@typedef \{\{([^}]*)\}\} " + name + r" \*/", typed)
        assert found, name
        assert re.findall(r"(\w+):", found[1]) == list(to_columns(kind, [])), name


def test_no_name_is_written_twice(page: Page) -> None:
    strings = page.data()["strings"]
    assert len(strings) == len(set(strings))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    paper = make_paper(
        0,
        text,
        authors=(text,),
        notes=(text,),
        venue=text,
        links=(Link(text, "javascript:alert(1)"),),
    )
    page = Page(render_map(make_graph([paper])))
    assert len(page.blocks["script"]) == 3
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert not [value for _, _, value in page.attributes if value.startswith("javascript:")]
    assert page.data()["papers"]["title"] == [text]


@settings(max_examples=20, deadline=None)
@given(rich_graphs())
def test_any_graph_gives_a_page_with_its_data(graph: KnowledgeGraph) -> None:
    data = Page(render_map(graph)).data()
    titles = dict(zip(data["papers"]["iri"], data["papers"]["title"], strict=True))
    assert titles.items() >= {paper.iri: paper.title for paper in graph.listed}.items()


def test_topics_of_one_label_are_told_apart_by_the_topic_around_them() -> None:
    sections = [("v", "Vision", None), ("vo", "Others", "v"), ("s", "Speech", None)]
    sections += [("so", "others", "s"), ("sn", "Names", "s")]
    topics = {
        iri: Topic(iri, label, broader, place)
        for place, (iri, label, broader) in enumerate(sections, start=1)
    }
    dates = {"v": "2019", "vo": "2020", "so": "", "s": "", "sn": "2021"}
    papers = [
        make_paper(place, f"A study of {iri}", issued=dates[iri], topics=(iri,))
        for place, iri in enumerate(topics)
    ]
    data = Page(render_map(make_graph(papers, topics=topics))).data()
    labels = ["Vision", "Vision: Others", "Speech", "Speech: others", "Names"]
    assert data["topics"]["label"] == labels
    boxes = {*data["lanes"]["label"], *data["sections"]["lineage"]["label"]}
    assert boxes <= {*labels, "No date"}
    assert "Vision: Others" in boxes
