from __future__ import annotations

from itertools import combinations

from hypothesis import given
from tests.graphs import random_graphs

from paperkg.algorithms.layout import ROW_HEIGHT, compute_layout, estimate_width
from paperkg.model import KnowledgeGraph


@given(random_graphs())
def test_nothing_overlaps_and_time_runs_to_the_right(graph: KnowledgeGraph) -> None:
    layout = compute_layout(graph)
    assert set(layout.positions) == set(graph.papers)
    for one, other in combinations(graph.listed, 2):
        (x, y), (other_x, other_y) = layout.positions[one.iri], layout.positions[other.iri]
        room = (
            estimate_width(layout.labels[one.iri]) + estimate_width(layout.labels[other.iri])
        ) / 2
        assert abs(x - other_x) >= room or abs(y - other_y) >= ROW_HEIGHT
        if one.issued and other.issued and one.issued < other.issued:
            assert x < other_x
    assert layout == compute_layout(graph)


def test_each_paper_stands_in_the_lane_of_its_topic(graph: KnowledgeGraph) -> None:
    layout = compute_layout(graph)
    lanes = {lane.topic: lane for lane in layout.lanes}
    assert [lane.label for lane in layout.lanes] == [topic.label for topic in graph.topics.values()]
    for paper in graph.listed:
        lane = lanes[paper.topics[0]]
        assert lane.top < layout.positions[paper.iri][1] < lane.bottom


def test_the_chain_from_obd_to_sparsegpt_is_a_line(graph: KnowledgeGraph) -> None:
    layout = compute_layout(graph)
    chain = [
        paper
        for name in ("OBD", "OBS", "OBC", "SparseGPT")
        for paper in graph.listed
        if paper.name == name
    ]
    places = [layout.positions[paper.iri] for paper in chain]
    assert len({y for _, y in places}) == 1
    assert [x for x, _ in places] == sorted(x for x, _ in places)
