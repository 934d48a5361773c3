"""The map as a person uses it; every test also counts requests and errors, and wants none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_paper
from tests.map.test_page import HOSTILE

from paperkg.algorithms.gaps import MIN_CITING
from paperkg.algorithms.reading_path import compute_path
from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Link

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"
OBC = "https://doi.org/10.48550/arXiv.2208.11580"
WANDA = "https://doi.org/10.48550/arXiv.2306.11695"


def test_the_map_draws_every_paper_and_every_builds_on_edge(
    opened: OpenMap, graph: KnowledgeGraph
) -> None:
    expect(opened.page).to_have_title(f"{graph.title} · map")
    assert opened.drawn("nodes") == 68
    assert opened.drawn("edges") == len(graph.edges)
    assert opened.lit() == {paper.iri for paper in graph.listed}


def test_papers_stand_where_python_put_them(opened: OpenMap) -> None:
    moved = opened.page.evaluate(
        """paperkg.data.listed.filter(({ id, number }) => {
            const place = paperkg.network.getPosition(id);
            const { x, y } = paperkg.data.views.lineage;
            return Math.abs(place.x - x[number]) > 0.01 || Math.abs(place.y - y[number]) > 0.01;
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
        "Optimal Brain Quantization",
        "Optimal Brain Surgeon",
        "A person says so: “Realizes the Optimal Brain Surgeon exactly",
        "SparseGPT",
        "The note in the list says so",
        "llm-inference.md:51",
        "Related: cited together with it",
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
        ("2301.00774", "SparseGPT"),
        ("https://arxiv.org/abs/2301.00774v3", "SparseGPT"),
        ("arXiv:2301.00774", "SparseGPT"),
        ("llama-2", "Llama 2"),
        ("vaswani  2017", "Attention Is All You Need"),
    ],
)
def test_search_knows_authors_concepts_and_short_names(
    opened: OpenMap, typed: str, title: str
) -> None:
    opened.page.locator("#search").fill(typed)
    expect(opened.page.locator("#results [role=option]").first).to_contain_text(title)


def test_search_says_when_it_finds_nothing(opened: OpenMap) -> None:
    opened.page.locator("#search").fill("zzzz")
    expect(opened.page.locator("#results")).to_have_text("No match")


def test_all_that_search_finds_can_be_shown_on_the_map(opened: OpenMap) -> None:
    opened.page.locator("#search").fill("pruning")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#status")).to_contain_text("“pruning”")
    found = set(opened.page.evaluate("paperkg.findMatches('pruning').map((one) => one.iri)"))
    assert opened.lit() == {iri for iri in found if "/concept/" not in iri}
    assert "q=pruning" in opened.page.url


def test_a_click_on_a_paper_chooses_it_and_a_click_beside_it_lets_go(opened: OpenMap) -> None:
    page = opened.page
    page.mouse.click(*opened.place_of(SPARSEGPT))
    expect(page.locator("#details h2")).to_contain_text("SparseGPT")
    assert page.evaluate("location.hash") == f"#{urlencode({'focus': SPARSEGPT})}"
    assert {OBC, SPARSEGPT, WANDA} <= opened.lit()
    page.locator("#details button.go", has_text="Optimal Brain Compression").first.click()
    expect(page.locator("#details h2")).to_contain_text("Optimal Brain Compression")
    page.keyboard.press("Escape")
    expect(page.locator("#guide")).to_be_visible()
    assert page.evaluate("location.hash") == ""


def test_the_path_to_a_paper_is_that_of_kg_path(opened: OpenMap, graph: KnowledgeGraph) -> None:
    opened.choose(SPARSEGPT)
    opened.page.get_by_role("button", name="Path to here").click()
    steps = compute_path(graph, [SPARSEGPT]).steps
    shown = opened.page.locator("#details ol button.go").all()
    assert [step.get_attribute("data-iri") for step in shown] == [step.iri for step in steps]
    drawn = opened.page.evaluate(
        "[...paperkg.scene().nodes.values()].filter((one) => one.step).map((one) => [one.step, one.thing.iri])"
    )
    assert sorted(drawn) == [[place, step.iri] for place, step in enumerate(steps, 1)]
    expect(opened.page.locator("#details ol")).to_contain_text("SparseGPT builds on it")
    assert opened.page.evaluate("location.hash") == f"#{urlencode({'path': SPARSEGPT})}"


# One drag of one map each: vis-network takes two presses within 50 ms for one.
@pytest.mark.parametrize("iri", [None, SPARSEGPT], ids=["beside the papers", "by a paper"])
def test_the_map_moves_wherever_it_is_dragged(opened: OpenMap, iri: str | None) -> None:
    before = opened.page.evaluate("paperkg.network.getViewPosition()")
    x, y = opened.place_of(iri) if iri else (500.0, 880.0)
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x - 60, y - 40, steps=3)
    opened.page.mouse.up()
    after = opened.page.evaluate("paperkg.network.getViewPosition()")
    scale = opened.page.evaluate("paperkg.network.getScale()")
    assert after["x"] - before["x"] == pytest.approx(60 / scale, rel=0.1)
    assert after["y"] - before["y"] == pytest.approx(40 / scale, rel=0.1)
    assert opened.page.evaluate("location.hash") == ""


@pytest.mark.parametrize("dragged", [True, False], ids=["dragged", "where it was"])
def test_a_paper_that_is_held_is_chosen_where_it_is_let_go(opened: OpenMap, dragged: bool) -> None:
    page = opened.page
    x, y = opened.place_of(SPARSEGPT)
    page.evaluate(
        "() => { held = new Promise((done) => paperkg.network.once('hold', () => done(true))); }"
    )
    page.mouse.move(x, y)
    page.mouse.down()
    assert page.evaluate("held")
    assert page.evaluate("location.hash") == ""
    if dragged:
        page.mouse.move(x - 60, y - 40, steps=3)
    page.mouse.up()
    chosen = "" if dragged else f"#{urlencode({'focus': SPARSEGPT})}"
    assert page.evaluate("location.hash") == chosen


def test_every_path_is_that_of_kg_path(opened: OpenMap, graph: KnowledgeGraph) -> None:
    iris = [*(paper.iri for paper in graph.listed), *graph.concepts]
    shown = opened.page.evaluate(
        """async (iris) => {
            const paths = {};
            for (const iri of iris) {
                const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
                location.hash = new URLSearchParams({ path: iri });
                await changed;
                const steps = document.querySelectorAll("#details ol button.go");
                paths[iri] = [...steps].map((one) => one.dataset.iri);
            }
            return paths;
        }""",
        iris,
    )
    assert shown == {iri: [step.iri for step in compute_path(graph, [iri]).steps] for iri in iris}


def test_what_builds_on_a_paper_stands_out(opened: OpenMap) -> None:
    opened.choose(OBC)
    opened.page.get_by_role("button", name="What builds on this").click()
    assert {OBC, SPARSEGPT} <= opened.lit()
    expect(opened.page.locator("#details")).to_contain_text("Starts from the exact layer-wise")


def test_a_click_on_an_arrow_shows_who_says_so(opened: OpenMap) -> None:
    # In the middle of where the pointer finds this line and no other thing.
    x, y = opened.page.evaluate(
        """([earlier, later]) => {
            const { network } = paperkg;
            const [from, to] = [earlier, later].map((iri) => paperkg.data.byIri.get(iri).id);
            const name = `builds-on ${from} ${to}`;
            const line = network.body.edges[name].edgeType;
            const places = [...Array(200).keys()].map((step) => line.getPoint(step / 200)).filter((point) => {
                const pixel = network.canvasToDOM(point);
                return network.getNodeAt(pixel) === undefined && network.getEdgeAt(pixel) === name;
            });
            const place = places[Math.floor(places.length / 2)];
            const { x, y } = paperkg.network.canvasToDOM(place);
            const map = document.getElementById("map").getBoundingClientRect();
            return [x + map.x, y + map.y];
        }""",
        [SPARSEGPT, WANDA],
    )
    opened.page.mouse.click(x, y)
    expect(opened.page.locator("#details h2")).to_contain_text("A Simple and Effective Pruning")
    expect(opened.page.locator("#details .asked")).to_contain_text("SparseGPT")
    expect(opened.page.locator("#details .asked")).to_contain_text("A person says so")


def test_an_address_shows_the_same_again_and_history_goes_both_ways(
    open_map: Open, output: Path
) -> None:
    opened = open_map(output / "map.html", focus=OBC)
    heading = opened.page.locator("#details h2")
    expect(heading).to_contain_text("Optimal Brain Compression")
    opened.page.get_by_role("button", name="Path to here").click()
    expect(heading).to_contain_text("Path to")
    opened.page.get_by_role("button", name="Table").click()
    opened.page.get_by_role("button", name="Back").click()
    expect(opened.page.locator("#map")).to_be_visible()
    opened.page.get_by_role("button", name="Back").click()
    expect(heading).to_contain_text("Optimal Brain Compression")
    opened.page.get_by_role("button", name="Forward").click()
    expect(heading).to_contain_text("Path to")


@pytest.mark.parametrize(
    "fragment",
    ["#focus=%E0%A4%A", "#focus=toString", "#path=&view=none", "#x", "#years=9-1&read=?"],
)
def test_a_broken_address_shows_the_whole_map(open_map: Open, output: Path, fragment: str) -> None:
    opened = open_map(output / "map.html", fragment=fragment)
    expect(opened.page.locator("#guide")).to_be_visible()


def test_citations_are_drawn_on_demand(opened: OpenMap, graph: KnowledgeGraph) -> None:
    before = opened.drawn("edges")
    opened.page.get_by_label("cites", exact=True).check()
    assert opened.drawn("edges") == before + 249
    opened.page.get_by_label("builds on, from").uncheck()
    assert opened.drawn("edges") == 249
    assert "kinds=cites" in opened.page.url


def test_the_legend_filters_by_topic_year_and_read_mark(
    opened: OpenMap, graph: KnowledgeGraph
) -> None:
    page = opened.page
    page.get_by_role("button", name="Pruning").click()
    assert opened.drawn("nodes") == 6
    page.get_by_role("button", name="Quantization").click()
    assert opened.drawn("nodes") == 14
    page.get_by_label("from", exact=True).fill("2022")
    page.get_by_label("from", exact=True).press("Enter")
    assert 0 < opened.drawn("nodes") < 14
    page.get_by_label("✓ read").check()
    assert opened.drawn("nodes") == 0
    page.get_by_role("button", name="Remove all filters").click()
    assert opened.drawn("nodes") == 68


def test_weak_evidence_can_be_left_out(open_map: Open, tmp_path: Path) -> None:
    papers = [make_paper(number) for number in range(3)]
    graph = make_graph(papers, [(1, 0), (2, 1)])
    sure, unsure = graph.edges
    from dataclasses import replace

    graph = replace(graph, edges=(sure, replace(unsure, confidence=0.4)))
    file = tmp_path / "map.html"
    file.write_text(render_map(graph), encoding="utf-8")
    opened = open_map(file, confidence="0.5")
    assert opened.drawn("edges") == 1
    opened.page.locator("#confidence").fill("30")
    assert opened.drawn("edges") == 2


def test_gaps_are_hollow_and_say_who_cites_them(opened: OpenMap, graph: KnowledgeGraph) -> None:
    opened.page.get_by_label("cited by several papers, not on your list").check()
    gaps = opened.page.evaluate(
        "[...paperkg.scene().nodes.values()].filter((one) => one.hollow).map((one) => one.thing.iri)"
    )
    assert gaps
    for iri in gaps:
        citing = [citation for citation in graph.citations if citation.cited == iri]
        assert len(citing) >= MIN_CITING
        assert not graph.papers[iri].listed
    opened.choose(gaps[0])
    expect(opened.page.locator("#details")).to_contain_text("not on your list")


def test_read_marks_are_kept_and_come_out_as_lines_of_the_list(opened: OpenMap) -> None:
    opened.choose(OBC)
    opened.page.get_by_role("button", name="Mark as read").click()
    expect(opened.page.get_by_role("button", name="✓ Read")).to_be_visible()
    opened.page.reload()
    opened.requests.pop()
    expect(opened.page.get_by_role("button", name="✓ Read")).to_be_visible()
    opened.page.locator("#export summary").click()
    opened.page.get_by_role("button", name="Read marks for the list").click()
    assert opened.page.locator("#text").input_value().startswith("- [x] [Optimal Brain Compression")
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("(iri) => { location.hash = new URLSearchParams({ path: iri }) }", WANDA)
    expect(opened.page.locator("#details")).to_contain_text("Left out: you have read these")


def test_the_table_has_every_paper_and_sorts(opened: OpenMap) -> None:
    page = opened.page
    page.get_by_role("button", name="Table").click()
    rows = page.locator("#table-body tr")
    expect(rows).to_have_count(68)
    page.get_by_role("columnheader", name="Cited here").get_by_role("button").click()
    expect(rows.first).to_contain_text("Attention Is All You Need")
    rows.first.locator(".go").click()
    expect(page.locator("#details h2")).to_contain_text("Attention")
    assert page.locator("#table-head [aria-sort=ascending]").inner_text().startswith("Cited here")


@pytest.mark.parametrize("width", [360, 390, 1600, 3440])
def test_no_width_makes_the_page_scroll_sideways(open_map: Open, output: Path, width: int) -> None:
    opened = open_map(output / "map.html", width=width, height=740)
    opened.page.locator("#search").fill("mamba")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#details h2")).to_contain_text("Mamba")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("title", [*HOSTILE, "javascript:alert(1)"], ids=range(len(HOSTILE) + 1))
def test_hostile_text_is_shown_and_never_run(open_map: Open, tmp_path: Path, title: str) -> None:
    links = (Link("run", "javascript:alert(1)"), Link("page", "https://example.org/a"))
    first = make_paper(0, title, authors=(title,), notes=(title,), links=links, venue=title)
    graph = make_graph([first, make_paper(1, "Plain")], [(1, 0)])
    file = tmp_path / "map.html"
    file.write_text(render_map(graph), encoding="utf-8")
    opened = open_map(file, width=390)
    opened.page.mouse.move(*opened.place_of(first.iri))
    tooltip = opened.page.locator("#note")
    expect(tooltip).to_be_visible()
    assert tooltip.evaluate("(one) => one.querySelectorAll('img, script, b').length") == 0
    opened.choose(first.iri)
    heading = opened.page.locator("#details h2")
    expect(heading).to_be_visible()
    assert heading.evaluate("(one) => one.children.length") == 0
    assert "\u202e" not in opened.page.locator("body").inner_text()
    hrefs = [link.get_attribute("href") for link in opened.page.locator("#details a").all()]
    assert all(href and href.startswith("https://") for href in hrefs)
    for view in ("Table", "Lineage"):
        opened.page.get_by_role("button", name=view).click()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


BOXES = """[...paperkg.scene().nodes.keys()].map((id) => {
  const { left, top, width, height } = paperkg.network.body.nodes[id].shape;
  return { id, left, top, right: left + width, bottom: top + height };
})"""


@pytest.mark.parametrize("view", ["lineage", "network", "concepts"])
def test_no_box_covers_another_in_the_fonts_of_the_browser(
    open_map: Open, output: Path, view: str
) -> None:
    boxes = open_map(output / "map.html", view=view).page.evaluate(BOXES)
    assert len(boxes) > 50
    covered = [
        (box["id"], other["id"])
        for box, other in combinations(boxes, 2)
        if box["left"] < other["right"]
        and other["left"] < box["right"]
        and box["top"] < other["bottom"]
        and other["top"] < box["bottom"]
    ]
    assert covered == []


def test_a_window_shows_the_whole_map_with_words_of_a_size_to_read(opened: OpenMap) -> None:
    for view in ("lineage", "network", "concepts"):
        opened.page.locator(f"[data-view={view}]").click()
        names = opened.page.evaluate("paperkg.findNames()")
        assert min(name["size"] for name in names) >= 11
        assert len(names) >= 0.9 * opened.drawn("nodes")
        inside = opened.page.evaluate(
            """[...paperkg.scene().nodes.values()].every((one) => {
                const { x, y } = paperkg.network.canvasToDOM(one);
                const { clientWidth, clientHeight } = document.getElementById("map");
                return x > 0 && x < clientWidth && y > 0 && y < clientHeight;
            })"""
        )
        assert inside


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)])
def test_the_whole_map_is_whole_whatever_the_list(
    open_map: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "map.html"
    papers = [
        make_paper(n, f"A work on matter {n}", issued=("", "2020")[n % 2]) for n in range(400)
    ]
    file.write_text(render_map(make_graph(papers, [(1, 0)])), encoding="utf-8")
    opened = open_map(file, width=size[0], height=size[1])
    opened.page.get_by_role("button", name="Whole map").click()
    outside = opened.page.evaluate(
        """[...paperkg.scene().nodes.keys()].filter((id) => {
            const { left, top, right, bottom } = paperkg.network.getBoundingBox(id);
            const [start, end] = [{ x: left, y: top }, { x: right, y: bottom }].map((place) => paperkg.network.canvasToDOM(place));
            const { clientWidth, clientHeight } = document.getElementById("map");
            return start.x < 0 || start.y < 0 || end.x > clientWidth || end.y > clientHeight;
        }).length"""
    )
    assert outside == 0


def test_the_wheel_zooms_in_proportion_towards_the_pointer_and_within_limits(
    opened: OpenMap,
) -> None:
    page = opened.page
    page.mouse.move(*opened.place_of(SPARSEGPT))
    before = opened.place_of(SPARSEGPT)

    def turn(pixels: int) -> float:
        scale = page.evaluate("paperkg.network.getScale()")
        page.mouse.wheel(0, pixels)
        page.wait_for_function("(scale) => paperkg.network.getScale() !== scale", arg=scale)
        factor: float = page.evaluate("paperkg.network.getScale()") / scale
        return factor

    assert turn(-40) > 1
    small, large = turn(-20), turn(-60)
    assert large == pytest.approx(small**3, rel=0.001)
    assert turn(120) == pytest.approx(1 / small**6, rel=0.001)
    assert opened.place_of(SPARSEGPT) == pytest.approx(before, abs=1)
    turn(-100_000)
    assert page.evaluate("paperkg.network.getScale()") == pytest.approx(4)


def test_communities_are_named_after_their_topics(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", view="network")
    drawing = opened.page.evaluate("paperkg.svgText()")
    assert ">Quantization, Pruning<" in drawing
    assert ">Mixture of Experts<" in drawing


def test_long_names_of_lanes_stand_on_two_lines(opened: OpenMap) -> None:
    drawing = opened.page.evaluate("paperkg.svgText()")
    assert ">Sparsity and rank<" in drawing
    assert ">compression<" in drawing
    assert ">Pruning<" in drawing


def test_a_list_without_papers_says_so(open_map: Open, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_text(render_map(make_graph([])), encoding="utf-8")
    opened = open_map(file)
    expect(opened.page.locator("#starts-none")).to_have_text("The list has no papers yet.")
    expect(opened.page.locator("#status")).to_have_text("All 0 papers")


@pytest.mark.parametrize("width", [390, 1400])
def test_names_of_lanes_and_years_stay_in_sight(open_map: Open, output: Path, width: int) -> None:
    """What is moved below them leaves them as they are: their corner looks the same."""
    page = open_map(output / "map.html", width=width).page
    box = page.locator("#map").bounding_box()
    assert box
    clip = {"x": box["x"], "y": box["y"], "width": 100, "height": 28}
    before = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.evaluate(
        "paperkg.network.moveTo({ position: { x: paperkg.network.getViewPosition().x, y: 900 } })"
    )
    assert page.screenshot(clip=clip) == before  # type: ignore[arg-type]


def test_a_search_is_cleared_in_the_table_too_and_stands_in_the_history(opened: OpenMap) -> None:
    page = opened.page
    page.get_by_role("button", name="Table").click()
    for clear in ("Escape", "button"):
        page.locator("#search").fill("pruning")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(page.locator("#table-body tr")).to_have_count(5)
        if clear == "Escape":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Remove all filters").click()
        expect(page.locator("#table-body tr")).to_have_count(68)
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#table-body tr")).to_have_count(5)
    page.locator("#search").fill("gpt-2")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#status")).to_contain_text("“pruning”")


def test_enter_that_ends_the_writing_of_a_word_chooses_nothing(opened: OpenMap) -> None:
    opened.page.locator("#search").fill("sparsegpt")
    opened.page.evaluate(
        """document.getElementById("search").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))"""
    )
    expect(opened.page.locator("#details")).to_be_hidden()


def test_what_was_clicked_does_not_stay_marked(opened: OpenMap) -> None:
    opened.page.mouse.click(*opened.place_of(SPARSEGPT))
    expect(opened.page.locator("#details h2")).to_contain_text("SparseGPT")
    opened.choose(OBC)
    assert opened.page.evaluate("paperkg.network.getSelectedNodes()") == []


def test_a_gap_that_is_chosen_is_on_the_map(opened: OpenMap) -> None:
    gap = opened.page.evaluate("paperkg.data.gaps[0].iri")
    opened.choose(gap)
    assert gap in opened.lit()
    hollow = "[...paperkg.scene().nodes.values()].filter((one) => one.hollow).length"
    assert opened.page.evaluate(hollow) == 1
    expect(opened.page.get_by_role("button", name="Mark as read")).to_have_count(0)
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate(hollow) == 0


def test_what_builds_on_a_concept_is_counted_as_it_is_listed(
    opened: OpenMap, graph: KnowledgeGraph
) -> None:
    shown = opened.page.evaluate(
        """paperkg.data.concepts.map((one) => {
            location.hash = "";
            paperkg.choose(one);
            document.querySelector('#details [data-action="onward"]').click();
            const said = /: (\\d+) papers? or concepts?$/.exec(document.getElementById("status").textContent);
            return [Number(said && said[1]), document.querySelectorAll("#details ul .go").length];
        })"""
    )
    assert len(shown) == len(graph.concepts)
    assert [said for said, _ in shown] == [listed for _, listed in shown]


def test_a_path_at_another_confidence_is_still_in_order(opened: OpenMap) -> None:
    wrong = opened.page.evaluate(
        """async () => {
            const wrong = [];
            for (const goal of paperkg.data.listed) {
                const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
                location.hash = new URLSearchParams({ confidence: "0", path: goal.iri });
                await changed;
                const steps = [...document.querySelectorAll("#details ol .go")].map((one) => one.dataset.iri);
                for (const edge of paperkg.data.edges) {
                    const [later, earlier] = [edge.later, edge.earlier].map((paper) => steps.indexOf(paper.iri));
                    if (later >= 0 && earlier > later) wrong.push([edge.later.name, edge.earlier.name]);
                }
            }
            return wrong;
        }"""
    )
    cycles = {frozenset(pair) for pair in wrong if pair[::-1] in wrong}
    assert [pair for pair in wrong if frozenset(pair) not in cycles] == []


def test_a_path_to_a_paper_lights_its_concepts(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", view="concepts", path=SPARSEGPT)
    assert any("optimal-brain-surgeon" in iri.lower() for iri in opened.lit())


def test_marks_of_two_tabs_are_kept_and_seen(open_map: Open, output: Path) -> None:
    first = open_map(output / "map.html", focus=OBC)
    second = first.page.context.new_page()
    second.goto(f"{(output / 'map.html').as_uri()}#{urlencode({'focus': WANDA})}")
    first.page.get_by_role("button", name="Mark as read").click()
    second.get_by_role("button", name="Mark as read").click()
    expect(second.locator("#starts-title")).to_have_text("Read next")
    for page in (first.page, second):
        page.evaluate("(iri) => { location.hash = new URLSearchParams({ focus: iri }) }", OBC)
        expect(page.get_by_role("button", name="✓ Read")).to_be_visible()
        page.evaluate("(iri) => { location.hash = new URLSearchParams({ focus: iri }) }", WANDA)
        expect(page.get_by_role("button", name="✓ Read")).to_be_visible()


@pytest.mark.parametrize("title", [" ", "\U0001f680" * 200, "\ufffe\uffff"])
def test_a_title_of_nothing_to_read_is_no_end_of_the_page(
    open_map: Open, tmp_path: Path, title: str
) -> None:
    file = tmp_path / "map.html"
    papers = [make_paper(0, title), make_paper(1, "Plain", issued="2020")]
    file.write_text(render_map(make_graph(papers, [(1, 0)])), encoding="utf-8")
    opened = open_map(file, years="0-0", view="concepts")
    assert opened.drawn("nodes") == 0
    opened.page.get_by_role("button", name="Remove all filters").click()
    assert opened.drawn("nodes") == 2
    drawing = opened.page.evaluate("paperkg.svgText()")
    assert ElementTree.fromstring(drawing).tag.endswith("svg")  # noqa: S314 - our own page
