"""Which papers are related, told from who cites whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from paperkg.model import KnowledgeGraph

__all__ = ["Related", "find_cocited", "find_coupled"]


@dataclass(frozen=True, slots=True)
class Related:
    """A paper of the list, and what it shares with another; ``strength`` is in (0, 1]."""

    iri: str
    strength: float
    shared: tuple[str, ...]


def find_cocited(graph: KnowledgeGraph, iri: str) -> list[Related]:
    """Find the listed papers that are cited together with a paper (Small, 1973).

    Parameters
    ----------
    graph
        The knowledge graph.
    iri
        The paper.

    Returns
    -------
    list of Related
        The strongest first; ``shared`` are the papers that cite both, ``strength`` their number
        over the geometric mean of how often either is cited (Salton's cosine).
    """
    cited_by: dict[str, set[str]] = defaultdict(set)
    for one in graph.citations:
        cited_by[one.cited].add(one.citing)
    return _relate(graph, iri, cited_by)


def find_coupled(graph: KnowledgeGraph, iri: str) -> list[Related]:
    """Find the listed papers that cite the same works as a paper (Kessler, 1963).

    Parameters
    ----------
    graph
        The knowledge graph.
    iri
        The paper.

    Returns
    -------
    list of Related
        The strongest first; ``shared`` are the works that both cite, on the list or outside it,
        those first that few others cite.
    """
    cites: dict[str, set[str]] = defaultdict(set)
    cited: Counter[str] = Counter()
    for one in graph.citations:
        cites[one.citing].add(one.cited)
        cited[one.cited] += 1
    return _relate(graph, iri, cites, cited)


def _relate(
    graph: KnowledgeGraph,
    iri: str,
    sets: dict[str, set[str]],
    common: Counter[str] | None = None,
) -> list[Related]:
    own = sets.get(iri, set())
    related = []
    for paper in graph.listed if own else ():
        shared = own & sets.get(paper.iri, set())
        if paper.iri != iri and shared:
            strength = len(shared) / (len(own) * len(sets[paper.iri])) ** 0.5
            order = sorted(
                shared, key=lambda one: (common[one] if common else 0, _title(graph, one))
            )
            related.append(Related(paper.iri, strength, tuple(order)))
    position = {paper.iri: paper.listing.position for paper in graph.listed}
    return sorted(related, key=lambda one: (-one.strength, position[one.iri]))


def _title(graph: KnowledgeGraph, iri: str) -> str:
    return graph.papers[iri].title if iri in graph.papers else iri
