from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.graphs import make_graph, make_paper, rich_graphs

from paperkg.export.html import render_map
from paperkg.model import KnowledgeGraph, Link

HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe <b>bold</b> & co",
    "{{ 7 * 7 }} {% raw %}",
    "x" * 10_000,
    "\u2028 line \u2029 separators",
]


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

    def data(self) -> dict[str, object]:
        loaded: dict[str, object] = json.loads(self.blocks["script"][0])
        return loaded


@pytest.fixture(scope="module")
def page(output: Path) -> Page:
    return Page((output / "map.html").read_text(encoding="utf-8"))


def test_the_page_is_one_file_of_modest_size(output: Path, page: Page) -> None:
    assert (output / "map.html").stat().st_size <= 900_000
    fetching = [
        (tag, name, value)
        for tag, name, value in page.attributes
        if name in ("src", "href", "action")
    ]
    assert fetching == [("link", "href", "data:,")]


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


def test_arrows_run_from_the_earlier_paper_to_the_later(page: Page, graph: KnowledgeGraph) -> None:
    edges = [edge for edge in page.data()["edges"] if edge["kind"] == "builds-on"]  # type: ignore[attr-defined]
    assert {(edge["from"], edge["to"]) for edge in edges} == {
        (claim.earlier, claim.later) for claim in graph.builds_on
    }
    assert all(edge["arrows"] == "to" for edge in edges)


def test_every_listed_paper_has_a_fixed_place(page: Page, graph: KnowledgeGraph) -> None:
    nodes = page.data()["nodes"]
    assert {node["id"] for node in nodes} == {paper.iri for paper in graph.listed}  # type: ignore[attr-defined]
    assert all(node["physics"] is False and "x" in node and "y" in node for node in nodes)  # type: ignore[attr-defined]


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
    assert len(page.blocks["script"]) == 6
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert page.data()["papers"][paper.iri]["title"] == text  # type: ignore[index]


@settings(max_examples=20, deadline=None)
@given(rich_graphs())
def test_any_graph_gives_a_page_with_its_data(graph: KnowledgeGraph) -> None:
    papers = Page(render_map(graph)).data()["papers"]
    assert {iri: one["title"] for iri, one in papers.items()} == {  # type: ignore[attr-defined]
        paper.iri: paper.title for paper in graph.listed
    }
