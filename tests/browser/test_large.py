"""Maps of lists far longer than a screen: they open, move, answer a search, fold and unfold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect
from tests.browser.conftest import OpenMap

Open = Callable[..., OpenMap]

GROUPS = "[...paperkg.scene().nodes.values()].filter((one) => one.thing.type === 'group').length"


def test_a_large_map_is_drawn_in_groups_that_unfold_and_fold(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    page = opened.page
    assert 10 < page.evaluate(GROUPS) == opened.drawn("nodes") <= 200
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#voice")).to_contain_text("papers")
    assert 10 < page.evaluate(GROUPS) == opened.drawn("nodes") <= 200
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => {GROUPS} === 0")
    assert 10 < opened.drawn("nodes") < 3000
    page.keyboard.press("0")
    page.wait_for_function(f"() => {GROUPS} > 10")
    assert page.evaluate(GROUPS) == opened.drawn("nodes")


def test_a_large_map_moves_and_draws_what_comes_into_sight(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    page = opened.page
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    before = set(page.evaluate("paperkg.drawn.nodes.getIds()"))
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 500)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=4)
    page.mouse.up()
    assert set(page.evaluate("paperkg.drawn.nodes.getIds()")) - before


def test_a_large_map_answers_a_search_with_the_paper_in_sight(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    page = opened.page
    page.locator("#search").fill("paper 7777 on")
    expect(page.locator("#results [data-iri]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_contain_text("Paper 7777 on")
    iri = page.evaluate("paperkg.data.papers[7777].iri")
    x, y = opened.place_of(iri)
    assert 0 < x < 1100
    assert 60 < y < 900
    page.get_by_role("button", name="Table").click()
    assert 0 < page.locator("#table-body tr").count() <= 400


def test_filters_unfold_what_is_few(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    opened.page.get_by_role("button", name="Topic 10").click()
    assert opened.page.evaluate(GROUPS) == 0
    assert opened.drawn("nodes") == opened.page.evaluate(
        "paperkg.data.listed.filter((one) => one.topics[0] === 10).length"
    )


def test_what_reaches_half_of_a_large_map_lights_groups_and_shows_itself(
    open_map: Open, large: Path
) -> None:
    opened = open_map(large)
    hub = opened.page.evaluate("paperkg.data.listed[0].iri")
    opened.choose(hub)
    assert hub in opened.lit()
    assert opened.page.evaluate("paperkg.drawn.nodes.get('p0')")
    opened.page.evaluate("location.hash = 'q=paper'")
    expect(opened.page.locator("#status")).to_contain_text("10,000 papers of 10,000")
    lit = "[...paperkg.scene().nodes.values()].filter((one) => one.lit).length"
    assert opened.page.evaluate(lit) == opened.drawn("nodes") > 50


def test_the_rest_of_a_long_list_is_folded(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    page = opened.page
    hub = page.evaluate("paperkg.data.listed[0].iri")
    opened.choose(hub)
    page.get_by_role("button", name="What builds on this").click()
    rest = page.locator("#details details").filter(has=page.locator("summary", has_text=" more"))
    expect(rest.locator("li").first).to_be_hidden()
    rest.locator("summary").click()
    expect(rest.locator("li").first).to_be_visible()
    reached = page.evaluate("paperkg.data.listed[0].leadsTo")
    assert page.locator("#details li").count() == reached > 1000


def test_a_picture_of_a_large_map_is_of_all_its_groups_wherever_one_looks(
    open_map: Open, large: Path
) -> None:
    opened = open_map(large)
    far = opened.page.evaluate("paperkg.svgText()").count("<text")
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate(GROUPS) == 0
    seen = opened.drawn("nodes")
    assert opened.page.evaluate("paperkg.svgText()").count("<text") == far
    assert opened.drawn("nodes") == seen


def test_long_text_leaves_a_large_map_whole(open_map: Open, large: Path, tmp_path: Path) -> None:
    opened = open_map(large)
    opened.page.locator("#export summary").click()
    opened.page.get_by_role("button", name="Visible papers as BibTeX").click()
    expect(opened.page.locator("#text-hint")).to_contain_text("You see the beginning")
    with opened.page.expect_download() as given:
        opened.page.get_by_role("button", name="Save as file").click()
    given.value.save_as(tmp_path / "all.bib")
    assert (tmp_path / "all.bib").read_text(encoding="utf-8").count("@misc{") == 10_000


def test_citations_of_a_large_map_are_never_silently_nothing(open_map: Open, large: Path) -> None:
    opened = open_map(large)
    page = opened.page
    before = page.evaluate("paperkg.svgText()").count("<path")
    page.get_by_label("cites", exact=True).check()
    expect(page.locator("#status")).to_contain_text("citations in bundles: select a paper")
    assert page.evaluate("paperkg.svgText()").count("<path") > before + 50
    hub = page.evaluate("paperkg.data.listed[0].iri")
    opened.choose(hub)
    expect(page.locator("#status")).to_contain_text("those of what is selected")
    page.evaluate(
        "location.hash = 'kinds=builds-on,cites&focus=' + encodeURIComponent(paperkg.data.listed[9000].iri)"
    )
    drawn = "paperkg.scene().lines.filter((line) => line.kind === 'cites').length"
    cites = page.evaluate("paperkg.data.listed[9000].cites.length")
    page.wait_for_function(f"() => {drawn} > 0")
    assert page.evaluate(
        "paperkg.scene().lines.some(({ kind, touches }) => kind === 'cites' && touches)"
    )
    assert cites > 0


def press_for_two_frames(page: Page, box: FloatRect, share: float) -> float:
    """Press in the overview, as long as a person does, and tell the middle of what is in sight."""
    page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    page.mouse.down()
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    page.mouse.up()
    middle: float = page.evaluate("paperkg.network.getViewPosition().x")
    return middle


def test_the_overview_moves_a_large_map_and_is_not_in_the_way_of_others(
    open_map: Open, large: Path
) -> None:
    opened = open_map(large)
    page = opened.page
    corner = page.locator("#overview")
    page.get_by_role("button", name="Whole map").click()
    expect(corner).to_be_hidden()
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(corner).to_be_visible()
    assert corner.get_attribute("aria-hidden") == "true"
    box = corner.bounding_box()
    assert box
    # At once after a choice, while the map still moves towards what was chosen.
    places = [press_for_two_frames(page, box, share) for share in (0.3, 0.7, 0.3)]
    assert places[2] == pytest.approx(places[0], abs=1)
    width = page.evaluate(
        "(({ x }) => Math.max(...x) - Math.min(...x))(paperkg.data.views.lineage)"
    )
    assert places[1] - places[0] > 0.39 * width
    page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 20, steps=3)
    page.mouse.up()
    assert page.evaluate("paperkg.network.getViewPosition().x") == pytest.approx(places[0], abs=1)
