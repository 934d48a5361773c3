"""The map as a person uses it; every test also counts requests and errors, and wants none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.export.test_html import HOSTILE
from tests.graphs import make_graph, make_paper

from paperkg.export.html import render_map
from paperkg.model import KnowledgeGraph, Link

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"
OBC = "https://doi.org/10.48550/arXiv.2208.11580"


@pytest.fixture
def opened(open_map: Open, output: Path) -> OpenMap:
    return open_map(output / "map.html")


def test_the_map_draws_every_paper_and_every_edge(opened: OpenMap, graph: KnowledgeGraph) -> None:
    expect(opened.page).to_have_title(f"{graph.title} · map")
    drawn = opened.page.evaluate(
        "[paperkg.network.body.data.nodes.length, paperkg.network.body.data.edges.length]"
    )
    listed = {paper.iri for paper in graph.listed}
    citations = [one for one in graph.citations if one.cited in listed]
    assert drawn == [68, len(citations) + len(graph.builds_on)]
    assert len(opened.page.locator("#legend button").all()) == 15


def test_papers_stand_where_python_put_them(opened: OpenMap) -> None:
    moved = opened.page.evaluate(
        """paperkg.data.nodes.filter(({ id, x, y }) => {
            const place = paperkg.network.getPosition(id);
            return Math.abs(place.x - x) > 0.01 || Math.abs(place.y - y) > 0.01;
        }).length"""
    )
    assert moved == 0


def test_search_then_enter_shows_everything_about_a_paper(opened: OpenMap) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("optimal brain comp")
    expect(page.locator("#results [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    details = page.locator("#details")
    for words in (
        "Optimal Brain Compression: A Framework",
        "Elias Frantar",
        "2022-08",
        "Pruning",
        "Introduces Optimal Brain Quantization",
        "Optimal Brain Surgeon",
        "Realizes the Optimal Brain Surgeon exactly",
        "SparseGPT",
        "[note, llm-inference.md:51]",
    ):
        expect(details).to_contain_text(words)
    hrefs = {link.get_attribute("href") for link in details.locator("a").all()}
    assert "https://arxiv.org/abs/2208.11580" in hrefs
    assert all(href and href.startswith("https://") for href in hrefs)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hassibi", "Second order derivatives for network pruning"),
        ("rope", "RoFormer"),
        ("LORA", "LoRA: Low-Rank Adaptation"),
    ],
)
def test_search_knows_authors_concepts_and_short_names(
    opened: OpenMap, typed: str, title: str
) -> None:
    opened.page.locator("#search").fill(typed)
    expect(opened.page.locator("#results [role=option]").first).to_contain_text(title)


def test_search_says_when_it_finds_nothing(opened: OpenMap) -> None:
    opened.page.locator("#search").fill("zzzz")
    expect(opened.page.locator("#results")).to_have_text("Nothing found")


def test_a_click_on_a_paper_chooses_it_and_a_click_beside_it_lets_go(opened: OpenMap) -> None:
    page = opened.page
    page.mouse.click(*opened.place_of(SPARSEGPT))
    expect(page.locator("#details h2")).to_contain_text("SparseGPT")
    assert page.evaluate("location.hash") == f"#paper={quote(SPARSEGPT, safe='')}"
    page.locator("#details button.go", has_text="Optimal Brain Compression").first.click()
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Compression")
    page.keyboard.press("Escape")
    expect(page.locator("#guide")).to_be_visible()
    assert page.evaluate("location.hash") == ""


def test_an_address_shows_the_same_paper_again(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", fragment=f"#paper={quote(OBC, safe='')}")
    expect(opened.page.locator("#details h2")).to_contain_text("Optimal Brain Compression")


@pytest.mark.parametrize("fragment", ["#paper=%E0%A4%A", "#paper=toString", "#paper=", "#x"])
def test_a_broken_address_shows_the_whole_map(open_map: Open, output: Path, fragment: str) -> None:
    opened = open_map(output / "map.html", fragment=fragment)
    expect(opened.page.locator("#guide")).to_be_visible()


def test_citations_can_be_hidden(opened: OpenMap) -> None:
    hidden = "paperkg.network.body.data.edges.get({ filter: (edge) => edge.hidden }).length"
    assert opened.page.evaluate(hidden) == 0
    opened.page.get_by_label("Citations").uncheck()
    assert opened.page.evaluate(hidden) == 249


def test_a_phone_shows_map_and_panel_without_sideways_scrolling(
    open_map: Open, output: Path
) -> None:
    opened = open_map(output / "map.html", width=360, height=740)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360
    opened.page.locator("#search").fill("mamba")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#details h2")).to_contain_text("Mamba")


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_is_shown_and_never_run(open_map: Open, tmp_path: Path, title: str) -> None:
    links = (Link("run", "javascript:alert(1)"), Link("page", "https://example.org/a"))
    first = make_paper(0, title, authors=(title,), notes=(title,), links=links)
    graph = make_graph([first, make_paper(1, "Plain")], [(1, 0)])
    file = tmp_path / "map.html"
    file.write_text(render_map(graph), encoding="utf-8")
    opened = open_map(file)
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.page.evaluate("(iri) => paperkg.select(iri)", first.iri)
    heading = opened.page.locator("#details h2")
    expect(heading).to_be_visible()
    assert heading.evaluate("(one) => one.children.length") == 0
    hrefs = [link.get_attribute("href") for link in opened.page.locator("#details a").all()]
    assert all(href and href.startswith("https://") for href in hrefs)
