"""The panel and what stands around the map: filters that stay said, ticks, tour, links, looks."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.browser.test_accessibility import violations
from tests.graphs import make_graph, make_paper

from paperkg.map.page import render_map

Open = Callable[..., OpenMap]

OBC = "https://doi.org/10.48550/arXiv.2208.11580"
OBD = "Optimal Brain Damage"


@pytest.mark.parametrize("view", ["lineage", "network", "concepts", "table"])
def test_filters_stay_said_and_one_press_undoes_each(
    open_map: Open, output: Path, view: str
) -> None:
    opened = open_map(output / "map.html", view=view, years="2019-2022", read="unread", q="pruning")
    page = opened.page
    chips = page.locator("#chips [data-chip]")
    expect(chips).to_have_count(3)
    expect(page.locator("#chips")).to_contain_text("2019 to 2022")
    page.get_by_role("button", name="Remove the filter 2019 to 2022").click()
    assert "years" not in page.url
    assert page.evaluate("document.activeElement.dataset.chip") == "q"
    for left in (1, 0):
        chips.first.click()
        expect(chips).to_have_count(left)
    expect(page.locator("#chips")).to_be_hidden()


def test_a_topic_that_is_chosen_is_a_chip_on_a_phone_too(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", width=390, height=844)
    page = opened.page
    page.get_by_role("button", name="Pruning").click()
    chip = page.get_by_role("button", name="Remove the filter Pruning")
    expect(chip).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    chip.click()
    assert opened.drawn("nodes") == 68


def test_a_paper_is_ticked_where_one_starts(opened: OpenMap) -> None:
    page = opened.page
    page.locator("#starts").get_by_role("button", name="Read: OBD").click()
    expect(page.locator("#starts-title")).to_have_text("Read next")
    expect(page.locator("#starts")).not_to_contain_text(OBD)
    assert page.evaluate("document.activeElement.className") == "tick"
    assert "✓ OBD" in page.evaluate(
        "paperkg.drawn.nodes.getIds().map((id) => paperkg.drawn.nodes.get(id).label)"
    )


def test_a_paper_is_ticked_in_the_table_and_the_tick_keeps_the_focus(opened: OpenMap) -> None:
    page = opened.page
    page.get_by_role("button", name="Table").click()
    tick = page.locator("#table").get_by_role("button", name="Read: OBC")
    expect(tick).to_have_attribute("aria-pressed", "false")
    tick.focus()
    page.keyboard.press("Enter")
    expect(tick).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.activeElement.dataset.tick") == OBC
    page.keyboard.press("Space")
    expect(tick).to_have_attribute("aria-pressed", "false")


def test_the_link_to_what_is_shown_is_copied(open_map: Open, output: Path) -> None:
    opened = open_map(
        output / "map.html", focus=OBC, permissions=["clipboard-read", "clipboard-write"]
    )
    page = opened.page
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#done")).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert OBC.rpartition("/")[2] in page.url


def test_the_tour_has_four_steps_and_never_comes_back(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", tour=True)
    page = opened.page
    tour = page.locator("#tour")
    expect(tour).to_be_visible()
    assert violations(page) == []
    titles = []
    while tour.is_visible():
        titles.append(page.locator("#tour-title").inner_text())
        page.locator("#tour-next").click()
    assert 2 <= len(titles) == len(set(titles)) <= 4
    page.reload()
    opened.requests.pop()
    expect(page.locator("#status")).to_have_text("All 68 papers, whole map")
    expect(tour).to_be_hidden()
    page.get_by_role("button", name="Show the tour").click()
    expect(tour).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()


def test_a_browser_that_keeps_nothing_shows_no_tour(
    open_map: Open, output: Path, tmp_path: Path
) -> None:
    page = escape((output / "map.html").read_text(encoding="utf-8"))
    file = tmp_path / "frame.html"
    file.write_text(
        f'<!doctype html><iframe sandbox="allow-scripts" width="900" height="600" srcdoc="{page}">',
        encoding="utf-8",
    )
    inside = open_map(file, tour=True).page.frame_locator("iframe")
    expect(inside.locator("#status")).to_have_text("All 68 papers, whole map")
    expect(inside.locator("#tour")).to_be_hidden()
    expect(inside.locator("#link")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_of_a_phone_folds(open_map: Open, output: Path, scheme: str) -> None:
    opened = open_map(output / "map.html", width=390, height=844, color_scheme=scheme)
    page = opened.page
    before = page.locator("#map").bounding_box()
    page.get_by_role("button", name="Hide the panel").click()
    after = page.locator("#map").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] + 200
    assert violations(page) == []
    expect(page.locator("#guide")).to_be_hidden()
    opened.choose(OBC)
    expect(page.locator("#details h2")).to_be_visible()


COLOURS = """[...paperkg.scene().nodes.keys()].map((id) => {
  const { color, borderWidth } = paperkg.drawn.nodes.get(id);
  return `${color.background} ${color.border} ${borderWidth}`;
}).join()"""


@pytest.mark.parametrize("view", ["lineage", "network"])
def test_each_choice_of_colour_and_border_changes_the_map(
    open_map: Open, output: Path, view: str
) -> None:
    opened = open_map(output / "map.html", view=view)
    page = opened.page
    seen = {page.evaluate(COLOURS)}
    choices = {
        "colour": ["leads", "cited", "read", "year", "community"],
        "weight": ["none", "cited"],
    }
    for part, values in choices.items():
        for value in values:
            page.locator(f"#{part}").select_option(value)
            seen.add(page.evaluate(COLOURS))
            assert f"{part}={value}" in page.url
    assert len(seen) == 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_looks_signs_chips_and_missing_works(
    open_map: Open, output: Path, scheme: str
) -> None:
    opened = open_map(
        output / "map.html", color_scheme=scheme, colour="year", years="2019-2022", topic=""
    )
    page = opened.page
    page.locator(".signs summary").click()
    page.locator("#missing-rest summary").click()
    assert violations(page) == []
    page.locator("#search").fill("transfomer")
    assert violations(page) == []
    page.locator("#search").fill("qqpt zip")
    assert violations(page) == []
    page.locator("#search").fill("")
    opened.choose(page.evaluate("paperkg.data.gaps[0].iri"))
    assert violations(page) == []


def test_what_does_nothing_in_a_view_is_not_there(opened: OpenMap) -> None:
    page = opened.page
    for view, shown in {
        "lineage": (True, True, True),
        "network": (True, True, True),
        "concepts": (False, False, False),
        "table": (True, False, False),
    }.items():
        page.locator(f"[data-view={view}]").click()
        found = tuple(
            page.locator(part).is_visible() for part in ("#confidence", "#gaps", "#colour")
        )
        assert found == shown, view


def test_what_is_new_has_a_star_and_what_is_retracted_a_sign(
    open_map: Open, tmp_path: Path
) -> None:
    papers = [
        make_paper(0, "RETRACTED ARTICLE: On Growth"),
        make_paper(1, "A new work", notes=("Answers a retracted study.",)),
        make_paper(2, "On Decay", notes=("This paper was retracted in 2021.",)),
    ]
    file = tmp_path / "map.html"
    file.write_text(
        render_map(make_graph(papers, [(1, 0)]), fresh={papers[1].iri}), encoding="utf-8"
    )
    opened = open_map(file)
    labels = opened.page.evaluate(
        "paperkg.drawn.nodes.getIds().map((id) => paperkg.drawn.nodes.get(id).label)"
    )
    assert sum(label.startswith("★ ") for label in labels) == 1
    assert sum(label.startswith("⊘ ") for label in labels) == 2
    opened.choose(papers[1].iri)
    expect(opened.page.locator("#details")).to_contain_text("new since the build before")
    opened.choose(papers[0].iri)
    expect(opened.page.locator("#details")).to_contain_text(
        "retracted, as its title or a note says"
    )
