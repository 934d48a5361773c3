"""The map of lists that are nothing like the default one: without dates, of hundreds of entries."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_paper

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Topic

Open = Callable[..., OpenMap]

FIELDS: tuple[str, ...] = (
    "Parsing",
    "Type Systems",
    "Garbage Collection",
    "Concurrency",
    "Operating Systems",
)
FIELDS += ("Networks", "Databases", "Cryptography", "Numerical Methods", "Human Factors", "Books")
OPENINGS: tuple[str, ...] = (
    "On the {}",
    "A Theory of {}",
    "Towards Practical {}",
    "{} Considered",
    "Notes on {}",
)
OPENINGS += ("{}: A Retrospective", "An Introduction to {}", "Fast and Simple {}", "{} by Example")
SUBJECTS: tuple[str, ...] = (
    "Region Inference",
    "Lazy Evaluation",
    "Queue Locks",
    "B-Trees",
    "Hash Consing",
)
SUBJECTS += ("Packet Scheduling", "Abstract Interpretation", "Lattice Reduction", "構文解析の研究")
SUBJECTS += ("Continuations", "Write-Ahead Logging", "Elliptic Curves", "Interval Arithmetic")

PAPERS_ARE_DRAWN = """() => paperkg.network.getScale() > 0.46
  && [...paperkg.scene().nodes.values()].every(({ thing }) => thing.type !== "group")"""

ENDS_SHOWN = """paperkg.data.edges.filter(({ held, earlier, later }) => held
  && [earlier, later].every(({ id }) => paperkg.scene().nodes.has(id))).length"""


def make_list(entries: int, *, dated: float, ties: int) -> KnowledgeGraph:
    """Make a list with sections and titles as people write them, of which a share has a date."""
    draw = random.Random(entries)
    topics = {name: Topic(name, name, None, place) for place, name in enumerate(FIELDS)}
    papers = [
        make_paper(
            number,
            draw.choice(OPENINGS).format(draw.choice(SUBJECTS)),
            issued=str(draw.randrange(1970, 2025)) if draw.random() < dated else "",
            topics=(FIELDS[min(int(draw.expovariate(0.35)), len(FIELDS) - 1)],),
        )
        for number in range(entries)
    ]
    pairs = {(draw.randrange(n), n) for n in draw.sample(range(1, entries), ties)}
    return make_graph(papers, [(later, earlier) for earlier, later in sorted(pairs)], topics=topics)


LISTS = {
    "200 undated": make_list(200, dated=0, ties=0),
    "450 undated with ties": make_list(450, dated=0, ties=60),
    "900, a third dated": make_list(900, dated=0.3, ties=90),
    "120 dated with ties": make_list(120, dated=1, ties=90),
}


@pytest.fixture(scope="module", params=[*LISTS, "10,000"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of a list."""
    if request.param == "10,000":
        large: Path = request.getfixturevalue("large")
        return large
    page: Path = tmp_path_factory.mktemp("map") / "map.html"
    page.write_text(render_map(LISTS[request.param]), encoding="utf-8")
    return page


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_whole_map_has_every_paper_and_no_name_too_small_to_read(
    open_map: Open, file: Path, size: tuple[int, int]
) -> None:
    opened = open_map(file, width=size[0], height=size[1])
    opened.page.get_by_role("button", name="Whole map").click()
    whole = opened.measure("judgeWhole")
    assert whole.pop("smallest") >= 11
    assert whole == {"missing": 0, "boxes": 0, "words": []}


def test_no_line_runs_behind_a_paper_that_it_does_not_join(open_map: Open, file: Path) -> None:
    opened = open_map(file)
    page = opened.page
    # In the middle of the map, so near that papers are drawn and not groups of them: a large map
    # is drawn anew a moment after the movement has ended.
    page.evaluate("paperkg.network.moveTo({ scale: 0.45, animation: false })")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(PAPERS_ARE_DRAWN)
    found = opened.measure("findBehind")
    assert found["lines"] == page.evaluate(ENDS_SHOWN)
    assert found["behind"] <= found["lines"] / 100


@pytest.mark.parametrize("view", ["lineage", "network", "concepts"])
def test_no_line_of_the_default_list_runs_behind_a_paper(
    open_map: Open, output: Path, view: str
) -> None:
    found = open_map(output / "map.html", view=view).measure("findBehind")
    assert found["lines"] > 30
    assert found["behind"] == 0


def test_choosing_a_topic_shows_its_lane(opened: OpenMap) -> None:
    page = opened.page
    before = page.evaluate("paperkg.network.getScale()")
    page.locator("#legend button").filter(has_text="Quantization").click()
    assert opened.measure("judgeWhole")["boxes"] == 0
    assert page.evaluate("paperkg.network.getScale()") > before
