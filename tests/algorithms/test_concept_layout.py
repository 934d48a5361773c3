from __future__ import annotations

from hypothesis import given, settings
from tests.graphs import rich_graphs

from paperkg.algorithms.concept_layout import compute_concept_layout
from paperkg.model import KnowledgeGraph


def test_concepts_stand_to_the_right_of_what_they_need(graph: KnowledgeGraph) -> None:
    places = compute_concept_layout(graph)
    assert set(places) == set(graph.concepts)
    assert len(set(places.values())) == len(places)
    wrong = [
        (before, iri)
        for iri, concept in graph.concepts.items()
        for before in concept.prerequisites
        if before in places and places[before][0] >= places[iri][0]
    ]
    assert wrong == []
    assert compute_concept_layout(graph) == places


@settings(max_examples=20, deadline=None)
@given(rich_graphs())
def test_every_concept_of_any_graph_has_a_place(graph: KnowledgeGraph) -> None:
    assert set(compute_concept_layout(graph)) == set(graph.concepts)
