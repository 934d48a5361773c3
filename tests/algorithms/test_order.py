from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.graphs import ancestors_to_read, make_edge, make_graph, make_paper, random_graphs

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.reading_order import compute_generations, compute_reading_order
from paperkg.algorithms.reading_path import compute_path
from paperkg.identifiers import mint
from paperkg.model import Concept, KnowledgeGraph, OrderBy, Topic


def components(graph: KnowledgeGraph) -> dict[str, int]:
    """Number the cycles: members of one share a number."""
    parts = nx.strongly_connected_components(project_prerequisites(graph))
    return {node: number for number, part in enumerate(parts) for node in part}


@given(random_graphs())
def test_no_paper_stands_before_what_it_builds_on(graph: KnowledgeGraph) -> None:
    order = compute_reading_order(graph)
    assert sorted(order) == sorted(graph.papers)
    part = components(graph)
    apart = [edge for edge in graph.edges if part[edge.later] != part[edge.earlier]]
    assert all(order.index(edge.earlier) < order.index(edge.later) for edge in apart)


@given(random_graphs())
def test_a_path_holds_exactly_the_unread_prerequisites(graph: KnowledgeGraph) -> None:
    target = graph.listed[0].iri
    path = compute_path(graph, [target])
    needed = ancestors_to_read(graph, target) - {target}
    unread = {iri for iri in needed if not graph.papers[iri].read}
    assert {step.iri for step in path.steps} == unread | {target}
    assert {step.iri for step in path.left_out} == needed - unread - {target}
    order = compute_reading_order(graph)
    places = [order.index(step.iri) for step in path.steps]
    assert places == sorted(places)
    assert all(step.reasons for step in path.steps)
    assert path == compute_path(graph, [target])


def test_a_paper_without_a_date_keeps_its_place_among_those_sorted_by_date() -> None:
    dates = ["2020", "", "1989-05", "2003", ""]
    papers = [make_paper(number, issued=issued) for number, issued in enumerate(dates)]
    graph = make_graph(papers)
    assert places(graph) == [2, 1, 3, 0, 4]
    assert places(replace(graph, order_by=OrderBy.DATE)) == [2, 3, 0, 1, 4]


@given(random_graphs())
def test_without_edges_the_order_is_that_of_the_dates(graph: KnowledgeGraph) -> None:
    bare = replace(graph, edges=())
    dated = sorted((paper for paper in bare.listed if paper.issued), key=lambda paper: paper.issued)
    order = compute_reading_order(bare)
    assert [iri for iri in order if bare.papers[iri].issued] == [paper.iri for paper in dated]
    undated = [paper for paper in bare.listed if not paper.issued]
    assert all(order[paper.listing.position - 1] == paper.iri for paper in undated)
    by_date = compute_reading_order(replace(bare, order_by=OrderBy.DATE))
    assert by_date == [paper.iri for paper in (*dated, *undated)]


def test_an_edge_pulls_forward_what_is_needed_or_puts_back_what_needs_it() -> None:
    papers = [make_paper(n, issued=f"{2000 + n}") for n in range(5)]
    # The paper of 2001 builds on that of 2003.
    graph = make_graph(papers, [(1, 3)])
    assert compute_reading_order(graph) == [papers[n].iri for n in (0, 3, 1, 2, 4)]
    by_date = replace(graph, order_by=OrderBy.DATE)
    assert compute_reading_order(by_date) == [papers[n].iri for n in (0, 2, 3, 1, 4)]


SECTIONS = [Topic(mint("topic", name), name, None, place) for place, name in enumerate("ABC", 1)]


def make_sections(*papers: tuple[int, str, str]) -> KnowledgeGraph:
    """Make a list without edges of papers, each a section, a date and a title."""
    listed = [
        make_paper(number, title, issued=issued, topics=(SECTIONS[section].iri,))
        for number, (section, issued, title) in enumerate(papers)
    ]
    return make_graph(listed, topics={topic.iri: topic for topic in SECTIONS})


def places(graph: KnowledgeGraph) -> list[int]:
    """The order of a graph, by the places of its papers in the list, from 0."""
    return [graph.papers[iri].listing.position - 1 for iri in compute_reading_order(graph)]


def test_sections_keep_their_order_and_hold_surveys_first_then_dates() -> None:
    graph = make_sections(
        (0, "2020", "New Thing"),
        (0, "2001", "Old Thing"),
        (0, "2023", "Things: A Survey"),
        (1, "1990", "Older Thing"),
        (2, "1980", "Oldest Thing"),
    )
    assert places(graph) == [2, 1, 0, 3, 4]
    assert places(replace(graph, order_by=OrderBy.DATE)) == [4, 3, 1, 0, 2]


def test_a_section_of_which_much_is_undated_keeps_its_order_with_surveys_first() -> None:
    graph = make_sections(
        (0, "", "Lead"),
        (0, "2020", "Late"),
        (0, "2010", "Early"),
        (0, "", "Things: A Survey"),
        (1, "2021", "Late, too"),
        (1, "2001", "Early, too"),
    )
    assert places(graph) == [3, 0, 1, 2, 5, 4]


def test_in_a_dated_section_a_paper_without_a_date_keeps_its_place() -> None:
    dates = [str(2020 - number) for number in range(10)]
    dates[3] = ""
    graph = make_sections(
        *((0, issued, f"Thing {n}") for n, issued in enumerate(dates)), (1, "", "X")
    )
    assert places(graph) == [9, 8, 7, 3, 6, 5, 4, 2, 1, 0, 10]


def test_dates_turn_the_smallest_part_of_a_long_list_and_leave_the_rest_to_it() -> None:
    newest_first = [(0, f"{2020 - n}", f"P{n}") for n in range(4)]
    log = [(1, f"{2020 - n}", f"Q{n}") for n in range(20)]
    graph = make_sections(*newest_first, *log)
    assert places(graph) == [3, 2, 1, 0, *range(4, 24)]
    assert places(replace(graph, order_by=OrderBy.DATE))[0] == 23


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1990, 2020)), min_size=20, max_size=40))
def test_a_long_list_with_sections_is_followed_to_nine_pairs_in_ten(
    papers: list[tuple[int, int]],
) -> None:
    assume(len({section for section, _ in papers}) > 1)
    papers = sorted(papers, key=lambda paper: paper[0])
    graph = make_sections(*((section, str(year), "P") for section, year in papers))
    pairs = list(combinations(places(graph), 2))
    assert sum(first > other for first, other in pairs) <= len(pairs) / 20


def test_a_prerequisite_is_pulled_forward_with_all_that_it_needs() -> None:
    graph = make_sections(
        (0, "2020", "P"), (0, "2021", "Q"), (1, "2019", "R"), (1, "2018", "S"), (2, "2017", "T"),
    )  # fmt: skip
    listed = graph.listed
    edges = (make_edge(listed[1], listed[2]), make_edge(listed[2], listed[4]))
    assert places(replace(graph, edges=edges)) == [0, 4, 2, 1, 3]


def test_a_list_that_is_an_order_is_kept_as_far_as_edges_allow() -> None:
    graph = make_sections(
        (1, "2020", "P"), (0, "1990", "Q"), (0, "2021", "A Survey"), (2, "1", "R")
    )
    ordered = replace(graph, is_ordered=True)
    assert places(ordered) == [0, 1, 2, 3]
    listed = graph.listed
    assert places(replace(ordered, edges=(make_edge(listed[0], listed[2]),))) == [2, 0, 1, 3]
    assert places(replace(ordered, order_by=OrderBy.DATE)) == [3, 1, 0, 2]


@given(random_graphs(), st.booleans(), st.lists(st.integers(0, 2), min_size=9, max_size=9))
def test_every_edge_is_kept_whatever_the_sections(
    graph: KnowledgeGraph, is_ordered: bool, sections: list[int]
) -> None:
    papers = {
        paper.iri: replace(paper, listing=replace(paper.listing, topics=(SECTIONS[section].iri,)))
        for paper, section in zip(graph.listed, sections, strict=False)
    }
    topics = {topic.iri: topic for topic in SECTIONS}
    graph = replace(graph, papers=papers, topics=topics, is_ordered=is_ordered)
    part = components(graph)
    for by in OrderBy:
        order = compute_reading_order(replace(graph, order_by=by))
        assert sorted(order) == sorted(papers)
        one_way = [edge for edge in graph.edges if part[edge.later] != part[edge.earlier]]
        assert all(order.index(edge.earlier) < order.index(edge.later) for edge in one_way)
    bare = replace(graph, edges=(), is_ordered=False)
    found = [papers[iri].listing.topics[0] for iri in compute_reading_order(bare)]
    assert found == sorted(found)


def test_what_has_no_date_is_as_old_as_what_needs_it() -> None:
    papers = [make_paper(0, issued="2001"), make_paper(1), make_paper(2, issued="1990")]
    order = compute_reading_order(make_graph(papers, [(2, 1)]))
    assert order == [papers[n].iri for n in (1, 2, 0)]


def test_generations_count_the_longest_chain() -> None:
    assert compute_generations(nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])) == {
        "a": 0,
        "b": 1,
        "c": 2,
    }


def test_a_cycle_names_its_weakest_edge() -> None:
    prerequisites = nx.DiGraph()
    prerequisites.add_edge("a", "b", confidence=0.9)
    prerequisites.add_edge("b", "a", confidence=0.4)
    prerequisites.add_edge("b", "c", confidence=0.1)
    (cycle,) = find_cycles(prerequisites)
    assert cycle.members == ("a", "b")
    assert cycle.weakest == (("b", "a"),)


@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.3, 0.6, 1.0])),
        max_size=25,
    )
)
def test_without_the_weakest_edges_nothing_depends_on_itself(
    edges: list[tuple[int, int, float]],
) -> None:
    prerequisites: nx.DiGraph[str] = nx.DiGraph()
    for before, after, sure in edges:
        if before != after:
            prerequisites.add_edge(str(before), str(after), confidence=sure)
    weakest = [edge for cycle in find_cycles(prerequisites) for edge in cycle.weakest]
    rest = prerequisites.copy()
    rest.remove_edges_from(weakest)
    assert nx.is_directed_acyclic_graph(rest)
    for edge in weakest:
        assert nx.has_path(rest, edge[1], edge[0])


def test_what_is_known_is_left_out_and_said() -> None:
    papers = [make_paper(number) for number in range(3)]
    path = compute_path(
        make_graph(papers, [(1, 0), (2, 1)]), [papers[2].iri], known={papers[1].iri}
    )
    # Who knows paper 1 knows what it needs.
    assert [step.iri for step in path.steps] == [papers[2].iri]
    assert [(step.iri, step.reasons) for step in path.left_out] == [
        (papers[1].iri, ("you know it",))
    ]


@pytest.fixture
def ideas() -> KnowledgeGraph:
    """Attention (no paper) comes before RoPE, which paper 1 introduces; paper 1 builds on 0."""
    papers = [make_paper(0), make_paper(1, topics=(mint("topic", "Positions"),))]
    attention = Concept(mint("concept", "attention"), "attention")
    rope = Concept(
        mint("concept", "rope"),
        "rotary embedding",
        ("RoPE",),
        introduced_by=(papers[1].iri,),
        prerequisites=(attention.iri,),
    )
    topic = Topic(mint("topic", "Positions"), "Positions", None, 1)
    return make_graph(
        papers,
        [(1, 0)],
        concepts={concept.iri: concept for concept in (attention, rope)},
        topics={topic.iri: topic},
    )


def test_a_concept_is_read_in_the_paper_that_introduces_it(ideas: KnowledgeGraph) -> None:
    path = compute_path(ideas, [mint("concept", "rope")])
    assert [step.title for step in path.steps] == ["Paper 0", "attention", "Paper 1"]
    assert path.steps[1].reasons == ("rotary embedding needs it",)
    assert path.steps[2].reasons == ("introduces rotary embedding",)


def test_a_topic_stands_for_its_papers(ideas: KnowledgeGraph) -> None:
    path = compute_path(ideas, [mint("topic", "Positions")])
    assert [step.title for step in path.steps] == ["Paper 0", "Paper 1"]
