"""Whole is whole: of any list, in a window of any size, nothing is outside and no name is cut off."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_paper

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Topic

Open = Callable[..., OpenMap]

SIZES = [(1280, 720), (1440, 900), (1920, 1080), (390, 844)]


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


@pytest.mark.parametrize("view", ["lineage", "network"])
def test_the_whole_map_is_whole_in_any_window(open_map: Open, file: Path, view: str) -> None:
    opened = open_map(file, view=view, whole="yes")
    for width, height in SIZES:
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.page.get_by_role("button", name="Whole map").click()
        whole = opened.measure("judgeWhole")
        assert whole.pop("smallest") >= 11
        assert whole == {"missing": 0, "boxes": 0, "words": []}


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
    opened = open_map(output / "map.html", width=1280, height=720)
    words = opened.measure("findWords")
    years = opened.page.evaluate(
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
