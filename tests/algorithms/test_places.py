from __future__ import annotations

from hypothesis import given, settings
from tests.graphs import make_large_graph, random_graphs, rich_graphs

from paperkg.algorithms.layout import compute_layout, estimate_width
from paperkg.algorithms.places import ROW, compute_concept_places, compute_network_places
from paperkg.model import KnowledgeGraph


def overlaps(places: dict[str, tuple[float, float]], labels: dict[str, str]) -> list[object]:
    order = sorted(places, key=lambda iri: places[iri][1])
    return [
        (one, other)
        for at, one in enumerate(order)
        for other in order[at + 1 : at + 60]
        if abs(places[one][1] - places[other][1]) < ROW - 8
        and abs(places[one][0] - places[other][0])
        < (estimate_width(labels[one]) + estimate_width(labels[other])) / 2
    ]


@settings(max_examples=30, deadline=None)
@given(random_graphs())
def test_no_two_papers_of_a_network_overlap(graph: KnowledgeGraph) -> None:
    labels = compute_layout(graph).labels
    places, communities = compute_network_places(graph, labels)
    assert set(places) == set(communities) == {paper.iri for paper in graph.listed}
    assert overlaps(places, labels) == []


def test_the_default_network_has_no_overlaps_and_the_same_places_each_time(
    graph: KnowledgeGraph,
) -> None:
    labels = compute_layout(graph).labels
    first = compute_network_places(graph, labels)
    assert overlaps(first[0], labels) == []
    assert compute_network_places(graph, labels) == first
    assert compute_concept_places(graph) == compute_concept_places(graph)


def test_a_community_stands_together_in_a_large_network() -> None:
    graph = make_large_graph(2000, 8000)
    places, communities = compute_network_places(graph, compute_layout(graph).labels)
    assert 2 < len(set(communities.values())) < 400
    assert len(set(places.values())) == 2000


def test_concepts_stand_to_the_right_of_what_they_need(graph: KnowledgeGraph) -> None:
    places = compute_concept_places(graph)
    assert set(places) == set(graph.concepts)
    assert len(set(places.values())) == len(places)
    wrong = [
        (before, iri)
        for iri, concept in graph.concepts.items()
        for before in concept.prerequisites
        if before in places and places[before][0] >= places[iri][0]
    ]
    assert wrong == []


@settings(max_examples=20, deadline=None)
@given(rich_graphs())
def test_every_concept_of_any_graph_has_a_place(graph: KnowledgeGraph) -> None:
    assert set(compute_concept_places(graph)) == set(graph.concepts)
