"""How the map moves: it stays in the window, zooms to what is chosen, and says what is under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenMap

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"
OBC = "https://doi.org/10.48550/arXiv.2208.11580"

IN_WINDOW = """() => {
  const { clientWidth, clientHeight } = document.getElementById("map");
  return [...paperkg.scene().nodes.values()].filter((node) => {
    const { x, y } = paperkg.network.canvasToDOM(node);
    return x > -40 && x < clientWidth + 40 && y > -40 && y < clientHeight + 40;
  }).length;
}"""


# Where each line runs, in the middle of it.
WAYS = """Object.values(paperkg.network.body.edges).flatMap(({ edgeType }) => {
  const { x, y } = edgeType.getPoint(0.4);
  return [x, y];
})"""


def redraw(page: Page) -> None:
    """Wait until the map was drawn once more."""
    page.evaluate(
        """new Promise((done) => {
            const drawn = () => { paperkg.network.off("afterDrawing", drawn); done(); };
            paperkg.network.on("afterDrawing", drawn);
            paperkg.network.redraw();
        })"""
    )


@pytest.mark.parametrize("way", ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
def test_the_map_cannot_be_moved_out_of_the_window(opened: OpenMap, way: str) -> None:
    page = opened.page
    page.locator("#map").focus()
    for _ in range(40):
        page.keyboard.press(f"Shift+{way}")
    redraw(page)
    assert page.evaluate(IN_WINDOW) > 0


def test_the_mouse_does_not_pull_the_map_out_of_the_window(opened: OpenMap) -> None:
    page = opened.page
    page.mouse.move(1000, 500)
    page.mouse.down()
    page.mouse.move(-3000, -3000, steps=4)
    page.mouse.up()
    redraw(page)
    assert page.evaluate(IN_WINDOW) > 0


@pytest.mark.parametrize("pixels", [100_000, -100_000])
def test_the_wheel_has_limits_both_ways(opened: OpenMap, pixels: int) -> None:
    page = opened.page
    whole = page.evaluate("paperkg.network.getScale()")
    page.mouse.move(500, 500)
    page.mouse.wheel(0, pixels)
    page.wait_for_function("(scale) => paperkg.network.getScale() !== scale", arg=whole)
    scale = page.evaluate("paperkg.network.getScale()")
    # Out to half of the whole map, in to four times the size that things are drawn at.
    least, most = {1: (whole / 2, whole), -1: (3.99, 4.01)}[pixels // abs(pixels)]
    assert least < scale < most


WHEEL = """([mode, delta, ctrl]) => {
  const map = document.getElementById("map");
  const before = paperkg.network.getScale();
  map.dispatchEvent(new WheelEvent("wheel", { deltaMode: mode, deltaY: delta, ctrlKey: ctrl, clientX: 500, clientY: 400, bubbles: true, cancelable: true }));
  return Math.log(paperkg.network.getScale() / before);
}"""


def test_lines_and_pages_of_a_wheel_are_pixels_too_and_a_pinch_goes_further(
    opened: OpenMap,
) -> None:
    def turn(*given: Any) -> float:
        factor: float = opened.page.evaluate(WHEEL, list(given))
        return factor

    pixel = turn(0, -16, False)
    assert turn(1, -1, False) == pytest.approx(pixel)
    assert turn(2, 0.1, False) == pytest.approx(-2.5 * pixel)
    assert turn(0, 16, True) < -2 * pixel


@pytest.mark.parametrize("way", ["button", "key"])
def test_zoom_goes_towards_what_is_chosen(opened: OpenMap, way: str) -> None:
    page = opened.page
    opened.choose(OBC)
    before = opened.place_of(OBC)
    scale = page.evaluate("paperkg.network.getScale()")
    if way == "button":
        page.get_by_role("button", name="Zoom in").click()
    else:
        page.locator("#map").focus()
        page.keyboard.press("+")
    assert page.evaluate("paperkg.network.getScale()") > scale
    assert opened.place_of(OBC) == pytest.approx(before, abs=1)


def test_zoom_brings_back_what_is_chosen_and_out_of_sight(opened: OpenMap) -> None:
    page = opened.page
    opened.choose(SPARSEGPT)
    page.locator("#map").focus()
    for _ in range(30):
        page.keyboard.press("Shift+ArrowLeft")
    redraw(page)
    page.keyboard.press("+")
    x, y = opened.place_of(SPARSEGPT)
    box = page.locator("#map").bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_what_is_under_the_pointer_is_described_and_its_neighbours_are_lit(
    opened: OpenMap,
) -> None:
    page = opened.page
    wide = "paperkg.drawn.nodes.getIds().filter((id) => paperkg.drawn.nodes.get(id).borderWidth > 2).length"
    heavy = page.evaluate(wide)
    ways = page.evaluate(WAYS)
    page.mouse.move(*opened.place_of(OBC))
    note = page.locator("#note")
    expect(note).to_be_visible()
    expect(note).to_contain_text("2022 · Elias Frantar")
    expect(note).to_contain_text("builds on")
    lit = page.evaluate(
        """() => {
            const { id, bases, heirs } = paperkg.data.byIri.get("https://doi.org/10.48550/arXiv.2208.11580");
            const around = [...bases.filter((edge) => edge.held).map((edge) => edge.earlier.id), ...heirs.filter((edge) => edge.held).map((edge) => edge.later.id)];
            return [around.length, around.filter((other) => paperkg.drawn.nodes.get(other).borderWidth > 2).length];
        }"""
    )
    assert lit[0] == lit[1] > 1
    assert page.evaluate(WAYS) == pytest.approx(ways, abs=3)
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()
    assert page.evaluate(wide) == heavy
    assert page.evaluate(WAYS) == pytest.approx(ways, abs=3)


def test_the_name_of_a_lane_that_may_be_cut_is_said_in_full_beside_the_pointer(
    opened: OpenMap,
) -> None:
    page = opened.page
    lane = page.evaluate("paperkg.data.lanes[0]")
    box = page.locator("#map").bounding_box()
    assert box
    y = page.evaluate(
        "({ top, bottom }) => paperkg.network.canvasToDOM({ x: 0, y: (top + bottom) / 2 }).y", lane
    )
    page.mouse.move(box["x"] + 40, box["y"] + y)
    note = page.locator("#note")
    expect(note).to_have_text(lane["label"])
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] - 60)
    expect(note).to_be_hidden()


def test_back_goes_through_the_states_of_the_page_and_never_leaves_it(
    open_map: Open, output: Path
) -> None:
    opened = open_map(output / "map.html")
    page = opened.page
    back = page.get_by_role("button", name="Back", exact=True)
    assert back.get_attribute("aria-disabled") == "true"
    back.click(force=True)
    page.get_by_role("button", name="Network").click()
    opened.choose(OBC)
    page.go_back()
    expect(page.locator("#guide")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-view=lineage]")).to_have_attribute("aria-pressed", "true")
    expect(back).to_have_attribute("aria-disabled", "true")
    back.click(force=True)
    forward = page.get_by_role("button", name="Forward", exact=True)
    for _ in range(3):
        forward.click(force=True)
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Compression")
    assert page.url.startswith("file:")


def test_a_page_that_is_loaded_anew_still_knows_the_way_back(opened: OpenMap) -> None:
    page = opened.page
    opened.choose(OBC)
    page.reload()
    opened.requests.pop()
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Compression")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#guide")).to_be_visible()


def test_names_at_the_least_size_are_as_dark_as_at_any(open_map: Open, output: Path) -> None:
    """A phone opens at that size, at which vis-network by itself shows no words yet."""
    page = open_map(output / "map.html", width=390, height=844).page
    inks = page.evaluate(
        """new Promise((done) => {
            const inks = [];
            const { fillText } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                if (text === "Transformer") inks.push(this.fillStyle);
                fillText.call(this, text, ...rest);
            };
            paperkg.network.on("afterDrawing", () => setTimeout(() => done(inks)));
            paperkg.network.redraw();
        })"""
    )
    assert inks
    assert all(ink.startswith("#") for ink in inks)


def test_a_movement_takes_a_moment_and_ends_where_a_person_takes_hold(
    open_map: Open, output: Path
) -> None:
    page = open_map(output / "map.html", width=1280, height=720).page
    page.emulate_media(reduced_motion="no-preference")
    whole = page.evaluate("paperkg.network.getScale()")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"() => Math.abs(paperkg.network.getScale() / {whole} - 1.3) < 0.001")
    stayed = page.evaluate(
        """async () => {
            const map = document.getElementById("map");
            const before = paperkg.network.getScale();
            document.getElementById("whole").click();
            map.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, clientX: 5, clientY: 300 }));
            for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
            return paperkg.network.getScale() === before;
        }"""
    )
    assert stayed
    page.get_by_role("button", name="Whole map").click()
    page.wait_for_function(f"() => Math.abs(paperkg.network.getScale() / {whole} - 1) < 0.001")
