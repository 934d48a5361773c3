"""The map without a mouse, and under the rules of axe-core, in every view and both schemes."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenMap

from paperkg.algorithms.reading_order import compute_reading_order
from paperkg.model import KnowledgeGraph

Open = Callable[..., OpenMap]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
OBC = "https://doi.org/10.48550/arXiv.2208.11580"
OBQ = "Optimal Brain Quantization"


def violations(page: Page) -> list[str]:
    """Give what axe-core finds against WCAG 2.2 AA and good practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run({ preload: false, resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["lineage", "network", "concepts", "table"])
def test_axe_finds_nothing(open_map: Open, output: Path, view: str, scheme: str) -> None:
    opened = open_map(output / "map.html", color_scheme=scheme, view=view)
    assert violations(opened.page) == []
    opened.choose(OBC)
    assert violations(opened.page) == []
    opened.page.get_by_role("button", name="Path to here").click()
    assert violations(opened.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_search_menu_dialog_and_on_a_phone(
    open_map: Open, output: Path, scheme: str
) -> None:
    opened = open_map(output / "map.html", color_scheme=scheme, width=360, height=740)
    page = opened.page
    assert violations(page) == []
    page.locator("#search").fill("quantization")
    assert violations(page) == []
    page.locator("#search").fill("")
    page.locator("#export summary").click()
    assert violations(page) == []
    page.get_by_role("button", name="Visible papers as BibTeX").click()
    assert violations(page) == []


def focused(page: Page) -> str:
    """Give the name of what has the focus, and want it to be seen."""
    name: str = page.evaluate(
        """() => {
            const one = document.activeElement;
            const seen = getComputedStyle(one).outlineStyle !== "none" || one.id === "details";
            return seen ? one.textContent.trim() || one.id : "not to be seen";
        }"""
    )
    return name


def press_until(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until the focus is on something of that name."""
    for _ in range(60):
        page.keyboard.press(key)
        if name in focused(page):
            return
    raise AssertionError(f"{key} does not lead to {name!r}")


def test_search_focus_path_and_link_by_keyboard_alone(opened: OpenMap) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("obc")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Compression")
    press_until(page, "Path to here")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_contain_text("Path to OBC")
    assert focused(page) == "Path to here"
    press_until(page, "All about OBC")
    page.keyboard.press("Enter")
    press_until(page, "arxiv:2208.11580")
    with page.expect_popup() as popup:
        page.keyboard.press("Enter")
    # Without a network, the browser shows a page of its own in the place of that of arXiv.
    assert re.match(
        r"about:blank|chrome-error:|https://arxiv\.org/abs/2208\.11580$", popup.value.url
    )
    popup.value.close()


def test_arrow_keys_go_from_paper_to_paper(opened: OpenMap) -> None:
    page = opened.page
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    voice = page.locator("#voice")
    first = voice.inner_text()
    assert first
    page.keyboard.press("ArrowRight")
    expect(voice).not_to_have_text(first)
    title = voice.inner_text().partition(",")[0]
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_contain_text(title)
    assert page.evaluate("document.activeElement.id") == "details"


def test_every_paper_can_be_reached_by_arrow_keys(opened: OpenMap) -> None:
    reached = opened.page.evaluate(
        """() => {
            const { nodes } = paperkg.scene();
            const found = new Set([[...nodes.values()][0]]);
            const steps = [[-1, 0], [1, 0], [0, -1], [0, 1]];
            for (const one of found) {
                for (const step of steps) {
                    const next = paperkg.nearestNode(one, step);
                    if (next) found.add(next);
                }
            }
            return found.size;
        }"""
    )
    assert reached == 68


def test_page_down_goes_through_all_papers_in_the_order_to_read(
    opened: OpenMap, graph: KnowledgeGraph
) -> None:
    page = opened.page
    page.locator("#map").focus()
    page.keyboard.press("PageDown")
    for _ in graph.listed:  # to the first, wherever the keyboard came to the map
        page.keyboard.press("PageUp")
    heard = []
    for _ in graph.listed:
        heard.append(page.locator("#voice").inner_text())
        page.keyboard.press("PageDown")
    order = [graph.papers[iri].title for iri in compute_reading_order(graph)]
    assert len(heard) == len(order)
    assert all(title in said for title, said in zip(order, heard, strict=True))


def test_keys_zoom_and_move_the_map(opened: OpenMap) -> None:
    page = opened.page
    page.locator("#map").focus()
    scale = page.evaluate("paperkg.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("paperkg.network.getScale()") > scale
    before = page.evaluate("paperkg.network.getViewPosition().x")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("paperkg.network.getViewPosition().x") > before
    page.keyboard.press("0")
    assert page.evaluate("paperkg.network.getScale()") == pytest.approx(scale, rel=0.01)


def test_dialog_and_menu_close_by_escape_and_give_the_focus_back(opened: OpenMap) -> None:
    page = opened.page
    page.locator("#export summary").focus()
    page.keyboard.press("Enter")
    press_until(page, "Visible papers as Markdown")
    page.keyboard.press("Enter")
    expect(page.locator("#text-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#text-dialog")).to_be_hidden()


def test_the_focus_is_never_lost(opened: OpenMap) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("obc")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "map"
    page.locator("#export summary").focus()
    page.keyboard.press("Enter")
    press_until(page, "Visible papers as Markdown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert focused(page) == "Export"
    page.keyboard.press("Enter")
    press_until(page, "Print")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('export').open") is False


def test_filters_are_heard_where_the_status_is_not_seen(opened: OpenMap) -> None:
    opened.page.get_by_role("button", name="Table").click()
    opened.page.get_by_role("button", name="Pruning", exact=False).first.click()
    expect(opened.page.locator("#voice")).to_contain_text("papers of 68")


@pytest.mark.parametrize("width", [320, 390])
def test_the_menu_of_a_phone_is_within_the_window(open_map: Open, output: Path, width: int) -> None:
    page = open_map(output / "map.html", width=width, height=700).page
    page.locator("#export summary").click()
    for name in ("Picture (PNG)", "Print"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 700


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_nodes_and_lanes_have_contrast(open_map: Open, output: Path, scheme: str) -> None:
    opened = open_map(output / "map.html", color_scheme=scheme)
    least = opened.page.evaluate(
        """() => {
            const light = (hex) => {
                const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
                    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const contrast = (a, b) => {
                const [x, y] = [light(a), light(b)].sort((one, other) => other - one);
                return (x + 0.05) / (y + 0.05);
            };
            const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
            const [paper, band] = [css("--paper"), css("--band")];
            const words = [contrast(css("--faded"), paper), contrast(css("--muted"), paper)];
            const dark = matchMedia("(prefers-color-scheme: dark)").matches;
            return Array.from({ length: 60 }, (_, topic) => paperkg.topicColour(topic)).map(
                ({ fill, line, ink }) => [contrast(fill, ink), contrast(paper, dark ? line : ink), contrast(band, dark ? line : ink), 1.5 * contrast(paper, line)],
            ).reduce((least, ratios) => Math.min(least, ...ratios), Math.min(...words));
        }"""
    )
    assert least >= 4.5
