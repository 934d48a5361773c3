from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from tests.graphs import make_graph, make_large_graph, make_paper, random_graphs

from paperkg.map.layout.lineage import ROW_HEIGHT, compute_lineage_layout, estimate_width
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
        assert any((abs(x - other_x) >= room, abs(y - other_y) >= ROW_HEIGHT))
    dated = [paper for paper in graph.listed if paper.issued]
    in_time = [pair for pair in permutations(dated, 2) if pair[0].issued < pair[1].issued]
    for before, after in in_time:
        assert layout.positions[before.iri][0] < layout.positions[after.iri][0]
    assert layout == compute_lineage_layout(graph)


def test_each_paper_stands_in_the_lane_of_its_topic(graph: KnowledgeGraph) -> None:
    layout = compute_lineage_layout(graph)
    lanes = {lane.topic: lane for lane in layout.lanes}
    assert set(lanes) == set(graph.topics)
    assert [lane.top for lane in layout.lanes[1:]] == [lane.bottom for lane in layout.lanes[:-1]]
    for paper in graph.listed:
        lane = lanes[paper.listing.topics[0]]
        assert lane.top < layout.positions[paper.iri][1] < lane.bottom


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
