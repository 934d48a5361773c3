"""Only the path: one drawing that fits any window, with numbers and reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.browser.test_accessibility import violations
from tests.graphs import make_graph, make_paper

from paperkg.algorithms.reading_path import compute_path
from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"

INSIDE = """() => {
  const room = document.getElementById("only").getBoundingClientRect();
  return [...document.querySelectorAll("#only rect, #only text, #only circle")].every((element) => {
    const box = element.getBoundingClientRect();
    return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 720), (700, 380)])
def test_only_the_path_fits_every_window(
    open_map: Open, output: Path, graph: KnowledgeGraph, size: tuple[int, int], scheme: str
) -> None:
    opened = open_map(
        output / "map.html", width=size[0], height=size[1], color_scheme=scheme, path=SPARSEGPT
    )
    page = opened.page
    page.get_by_role("button", name="Only this path").click()
    steps = compute_path(graph, [SPARSEGPT]).steps
    expect(page.locator("#only g")).to_have_count(len(steps))
    shown = [group.get_attribute("data-iri") for group in page.locator("#only g").all()]
    assert shown == [step.iri for step in steps]
    expect(page.locator("#only")).to_contain_text("OBD")
    expect(page.locator("#only")).to_contain_text("OBS builds on it")
    assert page.evaluate(INSIDE)
    expect(page.locator("#map")).to_be_hidden()
    assert violations(page) == []


def test_a_long_path_fits_too_and_can_be_read(open_map: Open, tmp_path: Path) -> None:
    count = 40
    papers = [make_paper(number, f"A work on the matter of {number}") for number in range(count)]
    file = tmp_path / "map.html"
    graph = make_graph(papers, [(number, number - 1) for number in range(1, count)])
    file.write_text(render_map(graph), encoding="utf-8")
    opened = open_map(file, path=papers[-1].iri, only="yes", width=1280, height=720)
    expect(opened.page.locator("#only g")).to_have_count(count)
    assert opened.page.evaluate(INSIDE)
    heights = opened.page.evaluate(
        "[...document.querySelectorAll('#only g text:first-of-type')].map((text) => text.getBoundingClientRect().height)"
    )
    assert min(heights) >= 9


def test_a_step_of_only_the_path_leads_to_its_paper_and_back(opened: OpenMap) -> None:
    page = opened.page
    page.evaluate(
        "(path) => { location.hash = new URLSearchParams({ path, only: 'yes' }) }", SPARSEGPT
    )
    page.locator("#only g").first.click()
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Damage")
    expect(page.locator("#map")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#only")).to_be_visible()
    page.get_by_role("button", name="Only this path").click()
    expect(page.locator("#map")).to_be_visible()
