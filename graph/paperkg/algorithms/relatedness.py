"""Which papers are related, and by which works."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from paperkg.model import KnowledgeGraph, Likeness
from paperkg.names import title_of

__all__ = ["Related", "find_related"]


@dataclass(frozen=True, slots=True)
class Related:
    """A paper of the list, and the works that make it like another."""

    iri: str
    shared: tuple[str, ...]


def find_related(graph: KnowledgeGraph, iri: str, kind: Likeness) -> list[Related]:
    """Find the listed papers that are like a paper: the pairs of it that the graph keeps.

    Parameters
    ----------
    graph
        The knowledge graph, with its similarities.
    iri
        The paper.
    kind
        What makes papers alike.

    Returns
    -------
    list of Related
        Those that share most come first; of the works that they share, those that few others cite.
    """
    partners = {
        pair.second if pair.first == iri else pair.first
        for pair in graph.similarities
        if pair.kind is kind and iri in (pair.first, pair.second)
    }
    around = _find_neighbours(graph, {iri, *partners}, kind)
    cited = Counter(citation.cited for citation in graph.citations)
    related = []
    for partner in partners:
        shared = sorted(
            around[iri] & around[partner],
            key=lambda work: (cited[work], title_of(graph, work), work),
        )
        related.append(Related(partner, tuple(shared)))
    return sorted(
        related, key=lambda paper: (-len(paper.shared), graph.papers[paper.iri].listing.position)
    )


def _find_neighbours(
    graph: KnowledgeGraph, papers: set[str], kind: Likeness
) -> dict[str, set[str]]:
    """Find the works that cite each of some papers, or that each of them cites."""
    around: dict[str, set[str]] = {paper: set() for paper in papers}
    for citation in graph.citations:
        here, there = citation.cited, citation.citing
        if kind is Likeness.COUPLING:
            here, there = there, here
        if here in around:
            around[here].add(there)
    return around
