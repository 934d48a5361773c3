"""Either-or prerequisites: what needs one of several things."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import choosing_graphs, make_graph, make_paper

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.algorithms.next_up import compute_next
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.prerequisites import is_known
from paperkg.algorithms.reading_order import compute_reading_order
from paperkg.algorithms.reading_path import compute_path
from paperkg.identifiers import mint
from paperkg.model import Alternatives, Concept, KnowledgeGraph, Origin

PAPERS = [make_paper(number) for number in range(6)]


def make_choice(
    *edges: tuple[int, int], read: int | None = None, choices: tuple[int, ...] = (1, 2)
) -> KnowledgeGraph:
    """Make a list in which paper 5 needs one of papers 1 and 2."""
    papers = [replace(paper, read=number == read) for number, paper in enumerate(PAPERS)]
    group = Alternatives(
        PAPERS[5].iri, tuple(PAPERS[n].iri for n in choices), Origin.NOTE, "after one", "list.md:6"
    )
    return make_graph(papers, edges, alternatives=(group,))


def numbers_of(graph: KnowledgeGraph, target: int = 5, **options: object) -> list[int]:
    path = compute_path(graph, [PAPERS[target].iri], **options)  # type: ignore[arg-type]
    return [graph.papers[step.iri].listing.position - 1 for step in path.steps]


def test_a_path_takes_the_choice_with_fewest_prerequisites() -> None:
    assert numbers_of(make_choice((1, 0))) == [2, 5]
    assert numbers_of(make_choice((2, 0))) == [1, 5]
    assert numbers_of(make_choice()) == [1, 5]


def test_a_path_takes_what_is_on_it_anyway_or_read_already() -> None:
    assert numbers_of(make_choice((2, 0), (5, 2))) == [0, 2, 5]
    read = make_choice((2, 0), read=2)
    assert numbers_of(read) == [5]
    (left_out,) = compute_path(read, [PAPERS[5].iri]).left_out
    assert left_out.iri == PAPERS[2].iri
    assert numbers_of(make_choice((1, 0)), known={PAPERS[1].iri}) == [5]


def test_a_path_says_that_it_is_a_choice() -> None:
    step, _ = compute_path(make_choice(), [PAPERS[5].iri]).steps
    assert step.reasons == ("Paper 5 needs it or Paper 2: after one",)


def test_next_waits_for_one_of_the_choices() -> None:
    found = {paper.title: paper for paper in compute_next(make_choice())}
    assert set(found) == {f"Paper {number}" for number in range(5)}
    assert found["Paper 2"].opens == (PAPERS[5].iri,)
    assert "Paper 5" in {paper.title for paper in compute_next(make_choice(read=2))}


def test_a_choice_that_needs_the_thing_itself_is_none() -> None:
    graph = make_choice((1, 5))
    assert numbers_of(graph) == [2, 5]
    assert numbers_of(make_choice((1, 5), (2, 5))) == [5]
    assert numbers_of(graph, 1) == [2, 5, 1]


def test_all_choices_come_before_in_the_order_of_the_list() -> None:
    graph = make_choice(choices=(0, 4))
    late = replace(
        graph.alternatives[0], later=PAPERS[1].iri, choices=(PAPERS[3].iri, PAPERS[4].iri)
    )
    order = compute_reading_order(replace(graph, alternatives=(late,)))
    assert [graph.papers[iri].listing.position - 1 for iri in order] == [0, 3, 4, 1, 2, 5]


def test_a_concept_may_be_a_choice_or_have_choices() -> None:
    attention = Concept(mint("concept", "attention"), "attention", introduced_by=(PAPERS[1].iri,))
    recurrence = Concept(mint("concept", "recurrence"), "recurrence")
    decoding = Concept(mint("concept", "decoding"), "decoding")
    graph = make_graph(
        list(PAPERS),
        [(1, 0)],
        concepts={concept.iri: concept for concept in (attention, recurrence, decoding)},
        alternatives=(Alternatives(decoding.iri, (attention.iri, recurrence.iri)),),
    )
    path = compute_path(graph, [decoding.iri])
    assert [step.title for step in path.steps] == ["recurrence", "decoding"]
    assert path.steps[0].reasons == ("decoding needs it or attention",)
    read = replace(graph.papers[PAPERS[1].iri], read=True)
    graph = replace(graph, papers={**graph.papers, read.iri: read})
    assert [step.title for step in compute_path(graph, [decoding.iri]).steps] == ["decoding"]
    assert "decoding" in {thing.title for thing in compute_next(graph)}


def test_a_choice_that_has_the_thing_as_its_only_choice_is_none() -> None:
    graph = make_choice()
    back = Alternatives(PAPERS[1].iri, (PAPERS[5].iri,))
    assert numbers_of(replace(graph, alternatives=(*graph.alternatives, back))) == [2, 5]


@pytest.mark.parametrize("name", ["https://example.org/unknown", PAPERS[5].iri])
def test_what_is_not_known_is_no_choice(name: str) -> None:
    group = Alternatives(PAPERS[5].iri, (name, PAPERS[2].iri))
    graph = replace(make_choice(), alternatives=(group,))
    assert numbers_of(graph) == [2, 5]
    lone = replace(group, choices=(name,))
    assert numbers_of(replace(graph, alternatives=(lone,))) == [5]


@given(choosing_graphs(), st.data())
def test_a_path_meets_all_alternatives_and_nothing_on_it_is_for_nothing(
    graph: KnowledgeGraph, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from([paper.iri for paper in graph.listed]))
    path = compute_path(graph, [target])
    place = {step.iri: number for number, step in enumerate(path.steps)}
    groups = select_alternatives(graph)
    reachable = project_prerequisites(graph)
    reachable.add_edges_from((iri, group.later) for group in groups for iri in group.choices)

    def learned(iri: str) -> set[str]:
        """What one reads to learn a thing: the papers that introduce a concept, else itself."""
        introducers = graph.concepts[iri].introduced_by if iri in graph.concepts else ()
        return set(introducers) or {iri}

    asked = [
        set(group.choices)
        for group in groups
        if group.later == target or (group.later in place and not is_known(graph, group.later))
        if not all(nx.has_path(reachable, group.later, iri) for iri in group.choices)
    ]
    unmet = [
        choices
        for choices in asked
        if not any(is_known(graph, choice) or learned(choice) <= place.keys() for choice in choices)
    ]
    assert unmet == []
    assert place.keys() <= {target} | nx.ancestors(reachable, target)


@given(choosing_graphs())
def test_the_order_keeps_all_prerequisites_whatever_the_choices(graph: KnowledgeGraph) -> None:
    order = compute_reading_order(graph)
    assert sorted(order) == sorted(paper.iri for paper in graph.listed)
    projected = project_prerequisites(graph)
    kept = [edge for edge in graph.edges if not nx.has_path(projected, edge.later, edge.earlier)]
    assert all(order.index(edge.earlier) < order.index(edge.later) for edge in kept)
    assert order == compute_reading_order(graph)


@given(choosing_graphs())
def test_reading_one_opens_what_it_says_with_alternatives_too(graph: KnowledgeGraph) -> None:
    before = compute_next(graph)
    for thing in before:
        papers = {
            iri: replace(paper, read=paper.read or iri == thing.iri)
            for iri, paper in graph.papers.items()
        }
        concepts = {
            iri: replace(concept, known=concept.known or iri == thing.iri)
            for iri, concept in graph.concepts.items()
        }
        after = compute_next(replace(graph, papers=papers, concepts=concepts))
        new = {other.iri for other in after} - {other.iri for other in before}
        assert set(thing.opens) == new
