"""Where to start: the page says it in words and on the map, as `kg next` does."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_paper

from paperkg.algorithms.next_up import compute_next
from paperkg.map.page import render_map
from paperkg.model import Citation, KnowledgeGraph

Open = Callable[..., OpenMap]

SHOWN = 5
OBD = (
    "https://proceedings.neurips.cc/paper/1989/hash/6c9882bbac1c7093bd25041881277658-Abstract.html"
)
PRUNING = "https://w3id.org/paperkg/topic/Pruning"


def shown(opened: OpenMap) -> list[str]:
    """Give the IRIs of the papers that the panel says to start with."""
    return [
        button.get_attribute("data-iri") or ""
        for button in opened.page.locator("#starts .go").all()
    ]


def marked(opened: OpenMap) -> set[str]:
    """Give the IRIs of those that carry the sign on the map."""
    return set(
        opened.page.evaluate(
            "[...paperkg.scene().nodes.values()].filter((one) => one.start).map((one) => one.thing.iri)"
        )
    )


def next_papers(graph: KnowledgeGraph, *, topic: str = "") -> list[str]:
    found = (paper.iri for paper in compute_next(graph, topic=topic))
    return [iri for iri in found if iri in graph.papers][:SHOWN]


def read(graph: KnowledgeGraph, *iris: str) -> KnowledgeGraph:
    papers = {
        iri: replace(paper, read=True) if iri in iris else paper
        for iri, paper in graph.papers.items()
    }
    return replace(graph, papers=papers)


def test_one_starts_with_what_kg_next_says(opened: OpenMap, graph: KnowledgeGraph) -> None:
    expect(opened.page.locator("#starts-title")).to_have_text("Start here")
    assert shown(opened) == next_papers(graph)
    assert marked(opened) == set(shown(opened))
    first = compute_next(graph)[0]
    expect(opened.page.locator("#starts li").first).to_contain_text(
        f"{first.year} · leads to {first.leads_to}"
    )
    opened.page.locator("#starts .go").first.click()
    expect(opened.page.locator("#details h2")).to_contain_text("Attention Is All You Need")
    assert marked(opened) == set()


def test_a_read_mark_leads_on_to_what_it_opens(opened: OpenMap, graph: KnowledgeGraph) -> None:
    assert OBD in graph.papers
    opened.choose(OBD)
    opened.page.get_by_role("button", name="Mark as read").click()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#starts-title")).to_have_text("Read next")
    assert shown(opened) == next_papers(read(graph, OBD)) != next_papers(graph)


def test_the_filters_hold_for_it(opened: OpenMap, graph: KnowledgeGraph) -> None:
    opened.page.get_by_role("button", name="Pruning").click()
    assert shown(opened) == next_papers(graph, topic=PRUNING) == sorted(marked(opened))


def test_who_has_read_everything_is_told_so(
    open_map: Open, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(render_map(read(graph, *graph.papers)), encoding="utf-8")
    opened = open_map(file)
    assert shown(opened) == []
    expect(opened.page.locator("#starts-none")).to_have_text("You have read all papers.")


@pytest.mark.parametrize("seed", range(6))
def test_it_is_that_of_kg_next_whatever_is_read_and_in_a_cycle(
    open_map: Open, tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    papers = [make_paper(n, issued=f"20{n:02}", read=draw.random() < 0.5) for n in range(30)]
    edges = {(draw.randrange(30), draw.randrange(30)) for _ in range(40)}
    pairs = [(draw.randrange(30), draw.randrange(30)) for _ in range(40)]
    graph = make_graph(
        papers,
        {(later, earlier) for later, earlier in edges if later != earlier},
        citations=tuple(
            Citation(papers[a].iri, papers[b].iri) for a, b in sorted(set(pairs)) if a != b
        ),
    )
    file = tmp_path / "map.html"
    file.write_text(render_map(graph), encoding="utf-8")
    assert shown(open_map(file)) == next_papers(graph)


def test_the_keyboard_says_where_to_start(opened: OpenMap) -> None:
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("ArrowRight")
    heard = set()
    for _ in range(6):
        heard.add(opened.page.locator("#voice").inner_text().partition(":")[0])
        opened.page.keyboard.press("ArrowLeft")
    assert "Start here" in heard


def test_a_phone_opens_where_one_starts_with_words_of_a_size_to_read(
    open_map: Open, output: Path
) -> None:
    opened = open_map(output / "map.html", width=390, height=844)
    x, y = opened.place_of(shown(opened)[0])
    box = opened.page.locator("#map").bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]
    assert min(name["size"] for name in opened.page.evaluate("paperkg.findNames()")) >= 11
    expect(opened.page.locator("#stage")).to_be_visible()
