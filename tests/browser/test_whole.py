"""Whole is whole: of any list, in a window of any size, nothing is outside and no name is cut off."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_paper

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Topic

Open = Callable[..., OpenMap]

SIZES = [(1280, 720), (1440, 900), (1920, 1080), (390, 844)]

# What is drawn: each box of a paper or group, and all words with their places, in pixels of the map.
DRAWN = """() => {
  const { network, scene } = paperkg;
  const { clientWidth: width, clientHeight: height } = document.getElementById("map");
  const words = [];
  const own = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    const { a, d, e, f } = this.getTransform();
    const ratio = this.canvas.width / width;
    const wide = this.measureText(text).width * a / ratio;
    const left = (a * x + e) / ratio - (this.textAlign === "center" ? wide / 2 : 0);
    const size = parseFloat(/([\\d.]+)px/.exec(this.font)[1]) * a / ratio;
    words.push({ text, left, right: left + wide, top: (d * y + f) / ratio - size / 2, bottom: (d * y + f) / ratio + size / 2, size });
    return own.call(this, text, x, y, ...rest);
  };
  network.redraw();
  CanvasRenderingContext2D.prototype.fillText = own;
  const boxes = [...scene().nodes.values()].map(({ id, x, y, thing }) => {
    const isGroup = thing.type === "group";
    const half = isGroup ? thing.width / 2 : paperkg.data.widths[thing.number] / 2;
    const high = isGroup ? thing.height / 2 : 13;
    const [start, end] = [{ x: x - half, y: y - high }, { x: x + half, y: y + high }].map((place) => network.canvasToDOM(place));
    return { id, left: start.x, top: start.y, right: end.x, bottom: end.y };
  });
  const isNamed = paperkg.state().view === "lineage" && paperkg.data.lanes.length > 0 && width > 600;
  const beside = isNamed ? Math.max(...words.filter(({ left }) => Math.abs(left - 12) < 1).map(({ right }) => right)) : 0;
  const above = paperkg.state().view === "lineage" && paperkg.data.ticks.length ? 30 : 0;
  return { frame: { left: beside, top: above, right: width, bottom: height }, boxes, words,
    papers: new Set([...scene().nodes.values()].flatMap(({ thing }) => thing.things || [thing])).size };
}"""


def make_list(entries: int, *, dated: float, sections: int, ties: int) -> KnowledgeGraph:
    """Make a list as people keep them: many sections, of unlike lengths, names long and short."""
    draw = random.Random(entries + sections)
    letters = "bcdfglmnprstv"
    syllables = [first + vowel for first in letters for vowel in "aeiou"]
    kinds = ["Deep", "Towards", "Learning", "On the", "Fast", "A Survey of", "評価の研究"]
    subjects = ["Recommendation", "Hash Joins", "Interpretability", "B-Trees", "Kernels", "検索"]

    def name() -> str:
        words = [*draw.sample(kinds, 1), *draw.sample(subjects, draw.randint(1, 3))]
        coined = "".join(draw.sample(syllables, 3)).capitalize()
        return f"{coined}: {' '.join(words)}" if draw.random() < 0.4 else " ".join(words)

    def date() -> str:
        year = 2024 - min(int(draw.expovariate(0.15)), 40)
        return f"{year}-{draw.randint(1, 12):02}" if draw.random() < 0.7 else str(year)

    labels = [f"{draw.choice(subjects)} and {draw.choice(kinds)} {n}" for n in range(sections)]
    topics = {label: Topic(label, label, None, place) for place, label in enumerate(labels)}
    papers = [
        make_paper(
            number,
            name(),
            issued=date() if draw.random() < dated else "",
            topics=(labels[min(int(draw.expovariate(4 / sections)), sections - 1)],),
        )
        for number in range(entries)
    ]
    pairs = {(n, draw.randrange(n)) for n in draw.sample(range(1, entries), ties)}
    return make_graph(papers, sorted(pairs), topics=topics)


LISTS = {
    "200 dated": make_list(200, dated=1, sections=8, ties=20),
    "150 in many sections": make_list(150, dated=1, sections=30, ties=100),
    "520 dated": make_list(520, dated=0.95, sections=28, ties=1),
    "400 undated": make_list(400, dated=0, sections=27, ties=0),
    "900 half dated": make_list(900, dated=0.5, sections=12, ties=90),
    "100 of short sections": make_list(100, dated=0.3, sections=4, ties=0),
}


@pytest.fixture(scope="module", params=LISTS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of a list."""
    page: Path = tmp_path_factory.mktemp("whole") / "map.html"
    page.write_text(render_map(LISTS[request.param]), encoding="utf-8")
    return page


def find_outside(frame: dict[str, float], things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what reaches out of the frame by more than a pixel."""
    return [
        thing
        for thing in things
        if thing["left"] < frame["left"] - 1
        or thing["top"] < frame["top"] - 1
        or thing["right"] > frame["right"] + 1
        or thing["bottom"] > frame["bottom"] + 1
    ]


@pytest.mark.parametrize("view", ["lineage", "network"])
def test_the_whole_map_is_whole_in_any_window(open_map: Open, file: Path, view: str) -> None:
    opened = open_map(file, view=view, whole="yes")
    listed = opened.page.evaluate("paperkg.data.listed.length")
    for width, height in SIZES:
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.get_by_role("button", name="Whole map").click()
        drawn = opened.page.evaluate(DRAWN)
        window = drawn["frame"] | {"left": 0, "top": 0}
        assert drawn["papers"] == listed
        assert find_outside(drawn["frame"], drawn["boxes"]) == []
        assert find_outside(window, drawn["words"]) == []
        assert [
            word for word in drawn["words"] if word["text"].strip() and word["size"] < 10.9
        ] == []


def test_the_status_says_whether_the_whole_is_in_sight(open_map: Open, output: Path) -> None:
    page = open_map(output / "map.html").page
    status = page.locator("#status")
    expect(status).to_have_text("All 68 papers, whole map")
    page.get_by_role("button", name="Zoom in").click()
    expect(status).to_have_text("All 68 papers")
    page.get_by_role("button", name="Whole map").click()
    expect(status).to_have_text("All 68 papers, whole map")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(status).to_have_text("All 68 papers, seen from where to start")


def test_each_year_with_room_has_its_label(open_map: Open, output: Path) -> None:
    page = open_map(output / "map.html", width=1280, height=720).page
    words = page.evaluate(DRAWN)["words"]
    years = page.evaluate(
        "paperkg.data.ticks.map(({ x, label }) => [label, paperkg.network.canvasToDOM({ x, y: 0 }).x])"
    )
    shown = sorted((w["left"], w["right"], w["text"]) for w in words if w["top"] < 30)
    assert all(right < left for (_, right, _), (left, _, _) in pairwise(shown))
    middles = {round((left + right) / 2) for left, right, _ in shown}
    lonely = [
        label
        for label, x in years
        if all(abs(x - other) > 40 for _, other in years if other != x) and round(x) not in middles
    ]
    assert lonely == []
    assert {text[-2:] for _, _, text in shown} <= {label[-2:] for label, _ in years}
    assert len(shown) >= len(years) - 1
