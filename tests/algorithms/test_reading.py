"""Paths, chains, the fringe, gaps, related papers and changes, on small and on random graphs."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.graphs import ancestors_to_read, make_edge, make_graph, make_paper, random_graphs

from paperkg.algorithms.ancestry import grow_ancestors, grow_descendants
from paperkg.algorithms.changes import compute_changes
from paperkg.algorithms.gaps import compute_gaps
from paperkg.algorithms.next_up import compute_next
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.algorithms.reading_path import compute_path
from paperkg.algorithms.relatedness import find_related
from paperkg.algorithms.similarity import compute_similarities
from paperkg.errors import UnknownNameError, UsageError
from paperkg.identifiers import mint
from paperkg.model import Citation, Concept, KnowledgeGraph, Likeness, Listing, Paper, ReadMark
from paperkg.workspace.read_marks import apply_marks

Chosen = st.sets(st.integers(0, 8), max_size=3)


def pick(graph: KnowledgeGraph, places: set[int]) -> list[str]:
    listed = graph.listed
    return [listed[place].iri for place in sorted(places) if place < len(listed)]


# --- Paths ---------------------------------------------------------------------------------------


@given(random_graphs(), Chosen, Chosen)
def test_a_path_holds_exactly_what_is_neither_read_nor_known(
    graph: KnowledgeGraph, goals: set[int], familiar: set[int]
) -> None:
    targets = pick(graph, goals) or [graph.listed[0].iri]
    known = set(pick(graph, familiar))
    path = compute_path(graph, targets, known=known)
    needed = ancestors_to_read(graph, *targets, known=known)
    past = {iri for iri in needed if graph.papers[iri].read or iri in known} - set(targets)
    assert [step.iri for step in path.steps] == list(dict.fromkeys(s.iri for s in path.steps))
    assert {step.iri for step in path.steps} == needed - past
    assert {step.iri for step in path.left_out} == past
    turned = compute_path(graph, reversed(targets), known=known)
    assert replace(turned, targets=path.targets) == path


@given(random_graphs(), Chosen)
def test_no_step_stands_before_what_it_builds_on(graph: KnowledgeGraph, goals: set[int]) -> None:
    path = compute_path(graph, pick(graph, goals) or [graph.listed[0].iri])
    place = {step.iri: number for number, step in enumerate(path.steps)}
    cycles = [set(cycle) for cycle in path.cycles]
    projected = project_prerequisites(graph)
    pairs = [(edge.later, edge.earlier) for edge in graph.edges]
    on_path = [pair for pair in pairs if place.keys() >= set(pair)]
    in_cycles = [pair for pair in on_path if nx.has_path(projected, *pair)]
    for later, earlier in set(on_path).difference(in_cycles):
        assert place[earlier] < place[later]
    for pair in in_cycles:
        assert any(cycle.issuperset(pair) for cycle in cycles)
    for cycle in path.cycles:
        # Read marks leave holes in a cycle, and what is left of it still stands together.
        places = [place[iri] for iri in cycle]
        assert places == list(range(places[0], places[0] + len(places)))


@given(random_graphs(), st.integers(1, 9))
def test_a_limited_path_is_a_part_of_the_whole_in_its_order(
    graph: KnowledgeGraph, most: int
) -> None:
    target = graph.listed[-1].iri
    whole = compute_path(graph, [target])
    path = compute_path(graph, [target], max_steps=most)
    order = [step.iri for step in whole.steps]
    kept = [step.iri for step in path.steps]
    assert len(kept) == min(most, len(order))
    assert target in kept
    assert kept == [iri for iri in order if iri in kept]
    assert {step.iri for step in path.dropped} == set(order) - set(kept)
    assert all(step.reasons for step in path.dropped)


@given(random_graphs(), st.data())
def test_without_a_chain_it_is_said(graph: KnowledgeGraph, data: st.DataObject) -> None:
    projected = project_prerequisites(graph)
    pairs = sorted(set(permutations(projected, 2)).difference(reached(projected)))
    assume(pairs)
    start, target = data.draw(st.sampled_from(pairs))
    with pytest.raises(UnknownNameError, match="No chain leads"):
        compute_path(graph, [target], start=start)


def reached(projected: nx.DiGraph[str]) -> set[tuple[str, str]]:
    """Give all pairs of which a chain leads from the first to the second."""
    return {(start, end) for start in projected for end in nx.descendants(projected, start)}


@given(random_graphs(), st.data())
def test_a_chain_is_a_shortest_one(graph: KnowledgeGraph, data: st.DataObject) -> None:
    projected = project_prerequisites(graph)
    pairs = sorted({*reached(projected), *((iri, iri) for iri in projected)})
    start, target = data.draw(st.sampled_from(pairs))
    path = compute_path(graph, [target], start=start)
    chain = [step.iri for step in (*path.steps, *path.left_out)]
    assert len(chain) == nx.shortest_path_length(projected, start, target) + 1
    between = [iri for iri in nx.ancestors(projected, target) | {start, target} if iri in chain]
    assert set(between) == set(chain)
    assert {start, target} <= {step.iri for step in path.steps}


def test_of_two_chains_the_surer_one_is_taken() -> None:
    papers = [make_paper(number) for number in range(4)]
    graph = make_graph(papers)
    edges = (
        make_edge(papers[1], papers[0], 0.9),
        make_edge(papers[2], papers[0], 0.5),
        make_edge(papers[3], papers[1], 0.9),
        make_edge(papers[3], papers[2], 0.9),
    )
    path = compute_path(replace(graph, edges=edges), [papers[3].iri], start=papers[0].iri)
    assert [step.iri for step in path.steps] == [papers[n].iri for n in (0, 1, 3)]
    assert path.steps[0].reasons[0] == "you start from it"
    with pytest.raises(UsageError, match="one target"):
        compute_path(graph, [papers[2].iri, papers[3].iri], start=papers[0].iri)


def test_a_chain_the_wrong_way_round_is_said() -> None:
    papers = [make_paper(number) for number in range(2)]
    with pytest.raises(UnknownNameError, match="turn them round"):
        compute_path(make_graph(papers, [(1, 0)]), [papers[0].iri], start=papers[1].iri)


def test_what_many_steps_need_is_kept_and_what_is_dropped_is_said() -> None:
    # 3 builds on 0, 1 and 2, and these on 4; 2 builds on 5 as well.
    papers = [make_paper(number) for number in range(6)]
    graph = make_graph(papers, [(3, 0), (3, 1), (3, 2), (0, 4), (1, 4), (2, 4), (2, 5)])
    path = compute_path(graph, [papers[3].iri], max_steps=2)
    assert [step.title for step in path.steps] == ["Paper 4", "Paper 3"]
    reasons = {step.title: step.reasons[0] for step in path.dropped}
    assert reasons["Paper 0"] == "of what is kept, only Paper 3 builds on it"
    assert reasons["Paper 5"] == "no step that is kept builds on it directly"


def test_times_are_told_from_pages_unless_they_are_known() -> None:
    papers = [make_paper(0, pages=10), make_paper(1, pages=10, minutes=25), make_paper(2)]
    path = compute_path(make_graph(papers, [(1, 0), (2, 1)]), [papers[2].iri])
    assert [step.minutes for step in path.steps] == [40, 25, None]
    assert path.minutes == 65


# --- What can be read next -----------------------------------------------------------------------


@given(random_graphs())
def test_next_is_exactly_what_has_all_its_direct_prerequisites_read(graph: KnowledgeGraph) -> None:
    projected = project_prerequisites(graph)
    parts = {node: part for part in nx.strongly_connected_components(projected) for node in part}
    unread = {paper.iri for paper in graph.listed if not paper.read}
    expected = {iri for iri in unread if ancestors_to_read(graph, iri) & unread <= parts[iri]}
    alone = {iri for iri in unread if len(parts[iri]) == 1}
    found = compute_next(graph)
    assert {paper.iri for paper in found} & alone == {
        iri for iri in alone if unread.isdisjoint(projected.predecessors(iri))
    }
    assert {paper.iri for paper in found} == expected
    assert found == compute_next(graph)
    for paper in found:
        steps = {step.iri for step in compute_path(graph, [paper.iri]).steps}
        assert steps == {paper.iri, *paper.together}
        assert paper.leads_to == len(nx.descendants(projected, paper.iri) - {paper.iri})


@given(random_graphs())
def test_reading_one_opens_what_it_says(graph: KnowledgeGraph) -> None:
    before = compute_next(graph)
    for paper in before:
        read = replace(graph.papers[paper.iri], read=True)
        after = compute_next(replace(graph, papers={**graph.papers, paper.iri: read}))
        new = {other.iri for other in after} - {other.iri for other in before}
        assert set(paper.opens) == new


def test_what_leads_to_most_comes_first() -> None:
    papers = [make_paper(number) for number in range(5)]
    cites = tuple(Citation(papers[n].iri, papers[2].iri) for n in (3, 4))
    graph = make_graph(papers, [(1, 0)], citations=cites)
    assert [paper.title for paper in compute_next(graph)][:2] == ["Paper 0", "Paper 2"]


def test_a_concept_that_no_paper_introduces_can_be_learned_next() -> None:
    attention = Concept(mint("concept", "attention"), "attention", known=True)
    rope = Concept(mint("concept", "rope"), "RoPE", prerequisites=(attention.iri,))
    graph = make_graph(
        [make_paper(0)], concepts={concept.iri: concept for concept in (attention, rope)}
    )
    assert {paper.title for paper in compute_next(graph)} == {"RoPE", "Paper 0"}
    unknown = apply_marks(graph, [ReadMark(attention.iri, read=False)])
    assert {paper.title for paper in compute_next(unknown)} == {"attention", "Paper 0"}


# --- Read marks ----------------------------------------------------------------------------------


def test_the_last_mark_counts_and_a_ticked_box_always_does() -> None:
    papers = [make_paper(0), make_paper(1, ticked=True, read=True), make_paper(2, read=True)]
    graph = apply_marks(
        make_graph(papers),
        [
            ReadMark(papers[0].iri, read=False, created="2026-01-02T00:00:00Z"),
            ReadMark("https://arxiv.org/abs/2001.00000", read=True, created="2026-01-03T00:00:00Z"),
            ReadMark(papers[1].iri, read=False, created="2026-01-02T00:00:00Z"),
            ReadMark("https://example.org/gone", read=True),
        ],
    )
    # Paper 2 had a mark when it was built, and has none any more.
    assert [paper.read for paper in graph.listed] == [True, True, False]


# --- The numbered prerequisites ------------------------------------------------------------------


@given(random_graphs())
def test_numbers_are_places_in_reading_order(graph: KnowledgeGraph) -> None:
    numbered = number_prerequisites(graph)
    projected = project_prerequisites(graph)
    assert sorted(numbered.nodes) == sorted(projected)
    edges = {
        (numbered.nodes[before], numbered.nodes[number])
        for number, befores in enumerate(numbered.before)
        for before in befores
    }
    assert edges == set(projected.edges)
    assert edges == {
        (numbered.nodes[number], numbered.nodes[after])
        for number, afters in enumerate(numbered.after)
        for after in afters
    }


# --- Gaps ----------------------------------------------------------------------------------------


def outside(number: int) -> Paper:
    return Paper(f"https://doi.org/10.1000/{number}", f"Outside {number}")


def cites(*pairs: tuple[Paper, Paper], influential: bool = False) -> tuple[Citation, ...]:
    return tuple(
        Citation(citing.iri, cited.iri, is_influential=influential or None)
        for citing, cited in pairs
    )


def test_what_is_missing_is_what_several_papers_cite_influential_first() -> None:
    papers = [make_paper(number) for number in range(3)]
    works = [outside(number) for number in range(4)]
    graph = make_graph(
        papers,
        citations=(
            *cites((papers[0], works[0])),
            *cites((papers[0], works[1]), (papers[2], works[1])),
            *cites((papers[0], works[2]), (papers[1], works[2]), influential=True),
            *cites(*((paper, works[3]) for paper in papers)),
        ),
    )
    graph = replace(graph, papers={**graph.papers, **{work.iri: work for work in works}})
    missing = compute_gaps(graph).missing
    assert [work.iri for work in missing] == [works[n].iri for n in (2, 3, 1)]
    assert missing[0].cited_by == missing[0].leaning == (papers[0].iri, papers[1].iri)


def test_loose_papers_and_doubtful_edges_are_named_with_why() -> None:
    papers = [
        make_paper(0, issued="2020", identifiers=()),
        make_paper(1, issued="2018", identifiers=(), bibliography=("https://example.org/1",)),
        make_paper(2, issued="2021"),
        make_paper(3, described=True, bibliography=("https://example.org/3",)),
        make_paper(4),
        make_paper(5),
        make_paper(6),
    ]
    graph = make_graph(
        papers,
        [(1, 0), (4, 5), (5, 4)],
        citations=cites((papers[1], papers[2]), (papers[4], papers[2]), (papers[6], papers[0])),
    )
    gaps = compute_gaps(graph)
    assert [paper.iri for paper in gaps.unlinked] == [papers[2].iri]
    assert [paper.iri for paper in gaps.isolated] == [papers[3].iri]
    assert "cites no listed paper" in gaps.isolated[0].reason
    reasons = {(edge.later, edge.earlier): edge.reasons[0] for edge in gaps.doubts}
    assert len(reasons) == 2
    assert "2018" in reasons[papers[1].iri, papers[0].iri]
    assert any("cycle" in reason for reason in reasons.values())


# --- Related papers and lineage ------------------------------------------------------------------


def test_related_papers_share_what_cites_them_or_what_they_cite() -> None:
    papers = [make_paper(number) for number in range(5)]
    graph = make_graph(
        papers,
        citations=cites(
            (papers[2], papers[0]), (papers[2], papers[1]), (papers[3], papers[0]),
            (papers[3], papers[1]), (papers[4], papers[1]),
        ),
    )  # fmt: skip
    graph = replace(graph, similarities=compute_similarities(graph))
    (cocited,) = find_related(graph, papers[0].iri, Likeness.CO_CITATION)
    assert (cocited.iri, cocited.shared) == (papers[1].iri, (papers[2].iri, papers[3].iri))
    (coupled,) = find_related(graph, papers[2].iri, Likeness.COUPLING)
    assert coupled.iri == papers[3].iri
    assert find_related(graph, papers[4].iri, Likeness.CO_CITATION) == []


def test_trees_branch_once_and_end() -> None:
    papers = [make_paper(number) for number in range(6)]
    chain = [(n + 1, n) for n in range(5)]
    graph = make_graph(papers, [*chain, (5, 3), (0, 5)])
    tree = grow_ancestors(graph, papers[5].iri)
    assert [branch.iri for branch in tree.branches] == [papers[3].iri, papers[4].iri]
    assert tree.branches[1].branches[0].is_repeated
    assert not tree.branches[1].branches[0].branches
    down = grow_descendants(graph, papers[0].iri)
    assert down.branches[0].branches[0].branches[0].left_out == 2


# --- Changes -------------------------------------------------------------------------------------


@given(random_graphs())
def test_nothing_differs_from_itself(graph: KnowledgeGraph) -> None:
    assert compute_changes(graph, graph) == []


@given(random_graphs(), random_graphs())
def test_changes_account_for_every_paper_and_edge(
    before: KnowledgeGraph, after: KnowledgeGraph
) -> None:
    changes = compute_changes(before, after)

    def about(kind: str) -> set[tuple[str, ...]]:
        return {change.iris for change in changes if change.kind == kind}

    old, new = ({(edge.later, edge.earlier) for edge in graph.edges} for graph in (before, after))
    assert about("new paper") == {(iri,) for iri in after.papers.keys() - before.papers.keys()}
    assert about("removed paper") == {(iri,) for iri in before.papers.keys() - after.papers.keys()}
    assert about("new edge") == new - old
    assert about("removed edge") == old - new
    assert all(change.text and change.reason for change in changes)


def test_an_entry_that_is_known_now_is_resolved_not_new() -> None:
    before = make_graph(
        [Paper("https://w3id.org/paperkg/paper/x", "A Title", listing=Listing(position=1))]
    )
    after = make_graph([make_paper(0, "A title")])
    (change,) = compute_changes(before, after)
    assert change.kind == "resolved entry"
    assert "arxiv:2001.00000" in change.text


def test_hundreds_of_papers_that_need_each_other_take_no_time() -> None:
    papers = [make_paper(number) for number in range(600)]
    pairs = [(place, place * factor % 600) for place in range(600) for factor in (7, 13)]
    graph = make_graph(papers, [(later, earlier) for later, earlier in pairs if later != earlier])
    begun = time.process_time()
    found = compute_next(graph)
    assert time.process_time() - begun < 10
    assert len(found) == 600
