from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from tests.graphs import rich_graphs

from paperkg.map.layout.concepts import ROW, compute_concept_layout
from paperkg.map.layout.labels import estimate_width
from paperkg.model import KnowledgeGraph


def test_concepts_stand_to_the_right_of_what_they_need(graph: KnowledgeGraph) -> None:
    places, labels = compute_concept_layout(graph)
    assert set(places) == set(labels) == set(graph.concepts)
    assert len(set(places.values())) == len(places)
    wrong = [
        (before, iri)
        for iri, concept in graph.concepts.items()
        for before in concept.prerequisites
        if before in places and places[before][0] >= places[iri][0]
    ]
    assert wrong == []
    assert compute_concept_layout(graph) == (places, labels)


def test_no_two_concepts_overlap(graph: KnowledgeGraph) -> None:
    places, labels = compute_concept_layout(graph)
    for concept, other in combinations(graph.concepts, 2):
        wide = (
            sum(max(map(estimate_width, labels[iri].split("\n"))) for iri in (concept, other)) / 2
        )
        beside = abs(places[concept][0] - places[other][0]) >= wide
        above = abs(places[concept][1] - places[other][1]) >= ROW - 1
        assert any((beside, above))


@settings(max_examples=20, deadline=None)
@given(rich_graphs())
def test_every_concept_of_any_graph_has_a_place(graph: KnowledgeGraph) -> None:
    places, labels = compute_concept_layout(graph)
    assert set(places) == set(labels) == set(graph.concepts)
    assert all(label.count("\n") <= 1 for label in labels.values())
