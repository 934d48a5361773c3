"""A part of a knowledge graph: the papers that a person chose, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paperkg.model import Alternatives, KnowledgeGraph, Relation

__all__ = ["select_papers"]


def select_papers(
    graph: KnowledgeGraph, iris: Iterable[str], *, is_ordered: bool = False
) -> KnowledgeGraph:
    """Keep some papers, in the order given, and what lies between them.

    Concepts stay where a kept paper introduces or uses them, topics where a kept paper, or a
    topic that stays, stands in them.

    Parameters
    ----------
    graph
        The knowledge graph.
    iris
        IRIs of papers and concepts; those of other things are passed over.
    is_ordered
        Whether they are given in an order to read in.
    """
    chosen = dict.fromkeys(iris)
    papers = {iri: graph.papers[iri] for iri in chosen if iri in graph.papers}
    concepts = {
        iri: concept
        for iri, concept in graph.concepts.items()
        if iri in chosen or papers.keys() & {*concept.introduced_by, *concept.used_by}
    }
    return replace(
        graph,
        papers=papers,
        is_ordered=is_ordered,
        topics={iri: graph.topics[iri] for iri in _find_topics(graph, papers)},
        concepts={
            iri: replace(
                concept,
                introduced_by=tuple(paper for paper in concept.introduced_by if paper in papers),
                used_by=tuple(paper for paper in concept.used_by if paper in papers),
                prerequisites=tuple(other for other in concept.prerequisites if other in concepts),
            )
            for iri, concept in concepts.items()
        },
        citations=tuple(
            citation
            for citation in graph.citations
            if citation.citing in papers and citation.cited in papers
        ),
        edges=tuple(edge for edge in graph.edges if {edge.later, edge.earlier} <= papers.keys()),
        weak_edges=tuple(
            edge for edge in graph.weak_edges if {edge.later, edge.earlier} <= papers.keys()
        ),
        relations=tuple(
            relation for relation in graph.relations if _is_inside(relation, {*papers, *concepts})
        ),
        alternatives=tuple(
            group for group in graph.alternatives if _is_whole(group, {*papers, *concepts})
        ),
        denials=tuple(
            denial for denial in graph.denials if {denial.later, denial.earlier} <= papers.keys()
        ),
    )


def _is_inside(relation: Relation, kept: set[str]) -> bool:
    return relation.subject in kept and relation.value in kept


def _is_whole(group: Alternatives, kept: set[str]) -> bool:
    return kept.issuperset((group.later, *group.choices))


def _find_topics(graph: KnowledgeGraph, papers: Iterable[str]) -> list[str]:
    """Find the topics of papers and the topics around those, in the order of the list."""
    waiting = [topic for iri in papers for topic in graph.papers[iri].listing.topics]
    found: set[str] = set()
    while waiting:
        topic = waiting.pop()
        if topic in graph.topics and topic not in found:
            found.add(topic)
            waiting += filter(None, [graph.topics[topic].broader])
    return [iri for iri in graph.topics if iri in found]
