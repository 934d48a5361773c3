from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from tests.graphs import make_graph, make_large_graph, make_paper, random_graphs

from paperkg.algorithms.communities import find_communities
from paperkg.map.layout.boxes import bounds_of
from paperkg.map.layout.labels import BOX_HEIGHT, estimate_width
from paperkg.map.layout.lineage import compute_lineage_layout
from paperkg.map.layout.network import ROW, compute_network_layout
from paperkg.model import KnowledgeGraph, Topic

Places = dict[str, tuple[float, float]]


def overlaps(places: Places, labels: dict[str, str]) -> list[object]:
    order = sorted(places, key=lambda iri: places[iri][1])
    return [
        (iri, other)
        for at, iri in enumerate(order)
        for other in order[at + 1 : at + 60]
        if abs(places[iri][1] - places[other][1]) < BOX_HEIGHT
        and abs(places[iri][0] - places[other][0])
        < (estimate_width(labels[iri]) + estimate_width(labels[other])) / 2
    ]


def grounds_of(
    places: Places, communities: dict[str, int], labels: dict[str, str]
) -> list[tuple[float, float, float, float]]:
    """Give for each community of several papers the box around theirs."""
    found = []
    for community in set(communities.values()):
        iris = [iri for iri, number in communities.items() if number == community]
        if len(iris) > 1:
            sizes = [(estimate_width(labels[iri]), float(ROW)) for iri in iris]
            found.append(bounds_of([places[iri] for iri in iris], sizes))
    return found


@settings(max_examples=30, deadline=None)
@given(random_graphs())
def test_no_two_papers_of_a_network_overlap(graph: KnowledgeGraph) -> None:
    labels = compute_lineage_layout(graph).labels
    communities = find_communities(graph)
    places = compute_network_layout(graph, labels, communities).positions
    assert set(places) == set(communities) == {paper.iri for paper in graph.listed}
    assert overlaps(places, labels) == []


def test_the_default_network_has_no_overlaps_and_the_same_places_each_time(
    graph: KnowledgeGraph,
) -> None:
    labels = compute_lineage_layout(graph).labels
    communities = find_communities(graph)
    first = compute_network_layout(graph, labels, communities)
    assert overlaps(first.positions, labels) == []
    assert find_communities(graph) == communities
    assert compute_network_layout(graph, labels, communities) == first


@pytest.mark.parametrize(("papers", "citations"), [(500, 600), (500, 5000), (2000, 8000)])
def test_no_two_communities_share_ground(papers: int, citations: int) -> None:
    graph = make_large_graph(papers, citations)
    labels = compute_lineage_layout(graph).labels
    communities = find_communities(graph)
    places = compute_network_layout(graph, labels, communities).positions
    assert 2 < len(set(communities.values())) < papers / 4
    assert len(set(places.values())) == papers
    grounds = grounds_of(places, communities, labels)
    assert len(grounds) > 2
    for (left, top, right, bottom), other in combinations(grounds, 2):
        assert any((right < other[0], other[2] < left, bottom < other[1], other[3] < top))


def test_the_default_network_is_about_as_wide_for_its_height_as_a_window(
    graph: KnowledgeGraph,
) -> None:
    labels = compute_lineage_layout(graph).labels
    communities = find_communities(graph)
    places = compute_network_layout(graph, labels, communities).positions
    sizes = [(estimate_width(labels[iri]), float(ROW)) for iri in places]
    left, top, right, bottom = bounds_of(list(places.values()), sizes)
    assert 1.2 < (right - left) / (bottom - top) < 2
    taken = sum(
        (end - start) * (foot - head)
        for start, head, end, foot in grounds_of(places, communities, labels)
    )
    assert taken > 0.4 * (right - left) * (bottom - top)


def test_papers_that_are_alone_stand_below_the_others() -> None:
    papers = [make_paper(number) for number in range(6)]
    graph = make_graph(papers, [(1, 0), (2, 1)])
    labels = compute_lineage_layout(graph).labels
    communities = find_communities(graph)
    places = compute_network_layout(graph, labels, communities).positions
    joined, alone = papers[:3], papers[3:]
    lowest = max(places[paper.iri][1] for paper in joined)
    assert all(places[paper.iri][1] > lowest for paper in alone)
    assert len({communities[paper.iri] for paper in joined}) == 1


def test_papers_that_are_alone_stand_in_the_boxes_of_their_topics() -> None:
    topics = {name: Topic(name, name, None, place) for place, name in enumerate("AB")}
    papers = [make_paper(n, topics=("AB"[n % 2],)) for n in range(30)]
    graph = make_graph(papers, [(1, 0), (2, 1)], topics=topics)
    labels = compute_lineage_layout(graph).labels
    layout = compute_network_layout(graph, labels, find_communities(graph))
    boxes = {section.topic: section for section in layout.sections}
    assert list(boxes) == ["A", "B"]
    for paper in papers[3:]:
        x, y = layout.positions[paper.iri]
        box, half = boxes[paper.listing.topics[0]], estimate_width(labels[paper.iri]) / 2
        assert box.left < x - half < x + half < box.right
        assert box.top + box.head < y < box.bottom
    assert all(layout.positions[paper.iri][1] < boxes["A"].top for paper in papers[:3])
