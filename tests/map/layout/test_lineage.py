from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from tests.graphs import make_graph, make_large_graph, make_paper, random_graphs

from paperkg.map.layout.labels import BOX_HEIGHT, estimate_width
from paperkg.map.layout.lineage import Layout, compute_lineage_layout
from paperkg.map.layout.timeline import WINDOW
from paperkg.model import KnowledgeGraph, Topic


@given(random_graphs())
def test_nothing_overlaps_and_time_runs_to_the_right(graph: KnowledgeGraph) -> None:
    layout = compute_lineage_layout(graph)
    assert set(layout.positions) == set(graph.papers)
    for paper, other in combinations(graph.listed, 2):
        (x, y), (other_x, other_y) = layout.positions[paper.iri], layout.positions[other.iri]
        room = (
            estimate_width(layout.labels[paper.iri]) + estimate_width(layout.labels[other.iri])
        ) / 2
        assert any((abs(x - other_x) >= room, abs(y - other_y) >= BOX_HEIGHT))
    dated = [paper for paper in graph.listed if paper.issued]
    in_time = [pair for pair in permutations(dated, 2) if pair[0].issued < pair[1].issued]
    for before, after in in_time:
        assert layout.positions[before.iri][0] < layout.positions[after.iri][0]
    assert layout == compute_lineage_layout(graph)


def test_each_paper_stands_in_the_lane_of_its_topic(graph: KnowledgeGraph) -> None:
    layout = compute_lineage_layout(graph)
    lanes = {lane.topic: lane for lane in layout.lanes}
    assert set(lanes) == {*graph.topics, ""}
    assert lanes[""] == layout.lanes[-1]
    assert lanes[""].label == "No date"
    assert [lane.top for lane in layout.lanes[1:]] == [lane.bottom for lane in layout.lanes[:-1]]
    for paper in graph.listed:
        lane = lanes[paper.listing.topics[0] if paper.issued else ""]
        assert lane.top < layout.positions[paper.iri][1] < lane.bottom


def test_papers_without_dates_stand_in_the_boxes_of_their_sections() -> None:
    names = [f"section {number}" for number in range(9)]
    topics = {name: Topic(name, name, None, place) for place, name in enumerate(names)}
    papers = [
        make_paper(n, f"An essay on subject {n}", issued="", topics=(names[n % 7 % 4 + n % 5],))
        for n in range(300)
    ]
    layout = compute_lineage_layout(make_graph(papers, topics=topics))
    boxes = {section.topic: section for section in layout.sections}
    assert [layout.lanes, layout.ticks] == [(), ()]
    for paper in papers:
        x, y = layout.positions[paper.iri]
        box = boxes[paper.listing.topics[0]]
        half = estimate_width(layout.labels[paper.iri]) / 2
        assert box.left < x - half < x + half < box.right
        assert box.top + box.head < y < box.bottom
    for box, other in combinations(layout.sections, 2):
        across = min(box.right, other.right) - max(box.left, other.left)
        down = min(box.bottom, other.bottom) - max(box.top, other.top)
        assert min(across, down) <= 0
    width = max(box.right for box in layout.sections)
    assert 1 < width / max(box.bottom for box in layout.sections) < 2


def test_few_papers_of_a_list_with_dates_make_no_timeline() -> None:
    papers = [make_paper(n, issued="2020" if n == 7 else "") for n in range(40)]
    layout = compute_lineage_layout(make_graph(papers))
    assert layout.lanes == ()
    assert len(layout.positions) == 40


def test_a_paper_without_a_date_stands_between_its_ties_and_is_marked() -> None:
    dates = ["2010", "", "", "2020", ""]
    papers = [make_paper(number, issued=issued) for number, issued in enumerate(dates)]
    layout = compute_lineage_layout(make_graph(papers, [(1, 0), (2, 1), (3, 2)]))
    xs = [layout.positions[paper.iri][0] for paper in papers]
    assert xs[:4] == sorted(xs[:4])
    assert layout.guessed == {papers[1].iri, papers[2].iri}
    assert layout.lanes[-1].label == "No date"
    assert layout.lanes[-1].top < layout.positions[papers[4].iri][1] < layout.lanes[-1].bottom


@given(random_graphs())
def test_no_line_runs_behind_a_paper_that_it_does_not_join(graph: KnowledgeGraph) -> None:
    layout = compute_lineage_layout(graph)
    assert set(layout.routes) == {
        (edge.earlier, edge.later) for edge in graph.edges if edge.earlier != edge.later
    }
    assert find_behind(layout) == []


def test_the_arrows_of_a_small_list_run_to_the_right_and_its_names_are_whole() -> None:
    titles = ("The Part-Time Parliament of Paxos", "Paxos Made Simple and Understood by All")
    papers = [
        make_paper(number, titles[number % 2] + str(number), issued=str(1990 + number))
        for number in range(4)
    ]
    layout = compute_lineage_layout(make_graph(papers, [(1, 0), (3, 1), (2, 0)]))
    halves = {iri: estimate_width(label) / 2 for iri, label in layout.labels.items()}
    for earlier, later in layout.routes:
        right = layout.positions[earlier][0] + halves[earlier]
        assert right < layout.positions[later][0] - halves[later]
    assert not any(label.endswith("…") for label in layout.labels.values())


def test_boxes_of_short_sections_are_wide_enough_for_their_names() -> None:
    names = [f"Section {word}" for word in ("Alpha", "Beta", "Gamma", "Delta")]
    topics = {name: Topic(name, name, None, place) for place, name in enumerate(names)}
    papers = [make_paper(number, "Ab", topics=(names[number % 4],)) for number in range(12)]
    papers += [make_paper(12 + n, f"Long {n}" * 4, topics=(names[0],)) for n in range(150)]
    layout = compute_lineage_layout(make_graph(papers, topics=topics))
    width = max(section.right for section in layout.sections)
    height = max(section.bottom for section in layout.sections)
    scale = min(WINDOW[0] / width, WINDOW[1] / height)
    for section in layout.sections:
        assert (section.right - section.left) * scale >= 7 * len(section.label)


@pytest.mark.parametrize("papers", [120, 700])
def test_no_line_of_a_long_list_runs_behind_a_paper(papers: int) -> None:
    assert find_behind(compute_lineage_layout(make_large_graph(papers, papers))) == []


def test_every_line_of_very_many_has_a_way_behind_no_paper() -> None:
    graph = make_large_graph(1_400, 14_000)
    layout = compute_lineage_layout(graph)
    assert len(layout.routes) == len(graph.edges) > 2_000
    assert all(layout.routes.values())
    some = dict(list(layout.routes.items())[::25])
    assert find_behind(replace(layout, routes=some)) == []


def find_behind(layout: Layout) -> list[tuple[str, str, str]]:
    """Find the lines that run behind papers that they do not join, and these."""
    boxes = {
        iri: (x, y, estimate_width(layout.labels[iri]) / 2)
        for iri, (x, y) in layout.positions.items()
    }
    return [
        (*ends, iri)
        for ends, corners in layout.routes.items()
        for iri, (x, y, half) in boxes.items()
        if iri not in ends
        and any(
            min(start_x, end_x) < x + half
            and max(start_x, end_x) > x - half
            and min(start_y, end_y) < y + BOX_HEIGHT / 2
            and max(start_y, end_y) > y - BOX_HEIGHT / 2
            for (start_x, start_y), (end_x, end_y) in pairwise(corners)
        )
    ]


def test_a_line_comes_from_its_earlier_paper_and_goes_to_its_later_one(
    graph: KnowledgeGraph,
) -> None:
    layout = compute_lineage_layout(graph)
    for (earlier, later), corners in layout.routes.items():
        for iri, (x, y) in ((earlier, corners[0]), (later, corners[-1])):
            left, middle = layout.positions[iri]
            assert abs(x - left) <= estimate_width(layout.labels[iri]) / 2 + 0.01
            assert y == middle
        for (x, y), (next_x, next_y) in pairwise(corners):
            assert (x == next_x) != (y == next_y)


def test_the_chain_from_obd_to_sparsegpt_is_a_line(graph: KnowledgeGraph) -> None:
    layout = compute_lineage_layout(graph)
    chain = [
        paper
        for name in ("OBD", "OBS", "OBC", "SparseGPT")
        for paper in graph.listed
        if paper.name == name
    ]
    places = [layout.positions[paper.iri] for paper in chain]
    assert len({y for _, y in places}) == 1
    assert [x for x, _ in places] == sorted(x for x, _ in places)


def test_a_chain_of_few_papers_is_a_line() -> None:
    papers = [make_paper(number, issued=f"20{10 + number}") for number in range(4)]
    layout = compute_lineage_layout(make_graph(papers, [(1, 0), (2, 1), (3, 2)]))
    assert len({y for _, y in layout.positions.values()}) == 1


@pytest.mark.parametrize("papers", [300, 3000])
def test_a_long_list_is_about_as_wide_for_its_height_as_a_window(papers: int) -> None:
    layout = compute_lineage_layout(make_large_graph(papers, papers))
    width = max(x for x, _ in layout.positions.values())
    assert 1 < width / layout.lanes[-1].bottom < 1.7


def test_lanes_that_build_on_each_other_stand_side_by_side() -> None:
    names = ("one", "two", "three", "four", "idle")
    topics = {name: Topic(name, name, None, place) for place, name in enumerate(names)}
    papers = [
        make_paper(number, topics=(topic,), issued=f"20{10 + number}")
        for number, topic in enumerate((*topics, *topics))
    ]
    graph = make_graph(papers, [(8, 0), (7, 1), (9, 4)], topics=topics)
    lanes = [lane.topic for lane in compute_lineage_layout(graph).lanes]
    place = {topic: number for number, topic in enumerate(lanes)}
    assert abs(place["one"] - place["four"]) == 1
    assert abs(place["two"] - place["three"]) == 1
    assert lanes[-1] == "idle"


def test_lines_of_the_default_list_lead_over_fewer_lanes_than_in_its_order(
    graph: KnowledgeGraph,
) -> None:
    def count_lanes_between(lanes: list[str]) -> int:
        place = {topic: number for number, topic in enumerate(lanes)}
        return sum(
            abs(
                place[graph.papers[edge.later].listing.topics[0]]
                - place[graph.papers[edge.earlier].listing.topics[0]]
            )
            for edge in graph.edges
            if not edge.redundant
        )

    ours = count_lanes_between([lane.topic for lane in compute_lineage_layout(graph).lanes])
    assert ours <= 2 / 3 * count_lanes_between(list(graph.topics))
