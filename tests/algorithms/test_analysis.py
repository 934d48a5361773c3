"""Measures: who is central, what the main path is, which papers are alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.graphs import make_edge, make_graph, make_paper

from paperkg.algorithms.analysis import analyse
from paperkg.algorithms.centrality import compute_pagerank
from paperkg.algorithms.citations import count_citations
from paperkg.algorithms.communities import find_communities
from paperkg.algorithms.main_path import compute_main_path, count_search_paths
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.algorithms.relatedness import find_related
from paperkg.algorithms.similarity import MAX_PARTNERS, compute_similarities
from paperkg.model import Citation, KnowledgeGraph, Likeness, Paper

PAPERS = [make_paper(number) for number in range(9)]


def cite(*pairs: tuple[int, int], papers: list[Paper] | None = None) -> KnowledgeGraph:
    papers = papers or PAPERS
    citations = tuple(Citation(papers[citing].iri, papers[other].iri) for citing, other in pairs)
    return make_graph(papers, citations=citations)


def numbers(iris: tuple[str, ...]) -> list[int]:
    return [next(n for n, paper in enumerate(PAPERS) if paper.iri == iri) for iri in iris]


citation_graphs = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30, unique=True
).map(lambda pairs: cite(*pairs))


def test_citations_count_only_listed_papers() -> None:
    outside = Paper("https://doi.org/10.1000/x", "Outside")
    graph = cite((1, 0), (2, 0), (0, 0))
    graph.papers[outside.iri] = outside
    counts = count_citations(graph)
    assert counts[PAPERS[0].iri] == 2
    assert outside.iri not in counts


def test_pagerank_is_that_of_a_known_case() -> None:
    two = cite((1, 0), papers=PAPERS[:2])
    # Solved by hand: r1 = a / 2 + d r0 / 2 with d = 0.85, a = 0.15, and r0 + r1 = 1.
    assert compute_pagerank(two) == pytest.approx(
        {PAPERS[0].iri: 0.649123, PAPERS[1].iri: 0.350877}
    )


@given(citation_graphs)
def test_pagerank_sums_to_one(graph: KnowledgeGraph) -> None:
    assert sum(compute_pagerank(graph).values()) == pytest.approx(1, abs=1e-4)


def test_search_paths_are_counted_as_by_hand() -> None:
    # 0 ← 1 ← 3, 0 ← 2 ← 3, 3 ← 4: two ways run through 3 → 4.
    graph = cite((1, 0), (2, 0), (3, 1), (3, 2), (4, 3))
    counts = {tuple(numbers(edge)): count for edge, count in count_search_paths(graph).items()}
    assert counts == {(0, 1): 1, (0, 2): 1, (1, 3): 1, (2, 3): 1, (3, 4): 2}
    assert numbers(compute_main_path(graph)) == [0, 1, 3, 4]


def test_the_main_path_is_where_most_ways_lead() -> None:
    graph = cite((1, 0), (2, 1), (3, 1), (4, 1), (5, 2), (5, 3), (5, 4), (6, 0), (6, 7))
    assert numbers(compute_main_path(graph))[:2] == [0, 1]
    assert compute_main_path(cite()) == ()


@given(citation_graphs)
def test_the_main_path_follows_citations(graph: KnowledgeGraph) -> None:
    cited = {(citation.cited, citation.citing) for citation in graph.citations}
    path = compute_main_path(graph)
    assert all(pair in cited for pair in pairwise(path))
    assert len(set(path)) == len(path)


@given(citation_graphs)
def test_search_paths_of_an_edge_are_all_ways_through_it(graph: KnowledgeGraph) -> None:
    flow = nx.DiGraph((citation.cited, citation.citing) for citation in graph.citations)
    assume(nx.is_directed_acyclic_graph(flow))
    counts = dict.fromkeys(flow.edges, 0)
    sources = [node for node in flow if not flow.in_degree(node)]
    sinks = [node for node in flow if not flow.out_degree(node)]
    for source in sources:
        for path in nx.all_simple_edge_paths(flow, source, sinks):
            for edge in path:
                counts[edge] += 1
    assert count_search_paths(graph) == counts


def test_two_groups_are_two_communities() -> None:
    inside = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    found = find_communities(cite(*((later, earlier) for earlier, later in inside), (4, 3)))
    groups = {found[paper.iri] for paper in PAPERS[:4]}, {found[paper.iri] for paper in PAPERS[4:8]}
    assert all(len(group) == 1 for group in groups)
    assert groups[0] != groups[1]
    assert found[PAPERS[8].iri] == 3


def test_builds_on_edges_bind_too() -> None:
    graph = make_graph(PAPERS, [(1, 0), (3, 2)])
    found = find_communities(graph)
    assert found[PAPERS[0].iri] == found[PAPERS[1].iri] != found[PAPERS[2].iri]


def test_likeness_counts_shared_works() -> None:
    graph = cite((2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (4, 1))
    pairs = compute_similarities(graph)
    (together,) = (pair for pair in pairs if pair.kind is Likeness.CO_CITATION)
    assert numbers((together.first, together.second)) == [0, 1]
    assert together.shared == 3
    coupled = [pair for pair in pairs if pair.kind is Likeness.COUPLING]
    assert [numbers((pair.first, pair.second)) for pair in coupled] == [[2, 3], [2, 4], [3, 4]]


@given(citation_graphs)
def test_similarities_are_few_and_true(graph: KnowledgeGraph) -> None:
    graph = replace(graph, similarities=compute_similarities(graph))
    for pair in graph.similarities:
        assert pair.first < pair.second
        (related,) = (
            related
            for related in find_related(graph, pair.first, pair.kind)
            if related.iri == pair.second
        )
        assert pair.shared == len(related.shared) >= 2
    assert len(graph.similarities) <= 2 * MAX_PARTNERS * len(graph.papers)


@given(citation_graphs, st.randoms(use_true_random=False))
def test_the_same_graph_gives_the_same_measures(graph: KnowledgeGraph, random: object) -> None:
    citations = list(graph.citations)
    random.shuffle(citations)  # type: ignore[attr-defined]
    again = make_graph(list(graph.papers.values()), citations=tuple(citations))
    numbered = number_prerequisites(graph)
    assert analyse(again, numbered) == analyse(graph, numbered)


def test_generations_are_those_of_papers_alone() -> None:
    graph = make_graph(PAPERS[:3], [(1, 0), (2, 1)])
    assert analyse(graph, number_prerequisites(graph)).generations == {
        paper.iri: n for n, paper in enumerate(PAPERS[:3])
    }
    assert make_edge(PAPERS[1], PAPERS[0]) in graph.edges
