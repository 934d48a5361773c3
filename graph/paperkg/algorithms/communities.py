"""Groups of papers that cite and build on each other more than on others."""

from __future__ import annotations

from collections import Counter, defaultdict

from graspologic_native import leiden

from paperkg.algorithms.citations import project_citations
from paperkg.model import KnowledgeGraph

__all__ = ["find_communities"]

BUILDS_ON_WEIGHT = 3.0
"""A builds-on edge binds as much as so many citations."""
EFFORT = 100_000
"""Edges that all attempts look at together."""
MOST_ATTEMPTS = 10


def find_communities(graph: KnowledgeGraph) -> dict[str, int]:
    """Find communities of listed papers by modularity (Leiden; Traag, Waltman and van Eck 2019).

    The best of several attempts; of a large graph, of fewer. The same graph always gives the same
    communities.

    Returns
    -------
    dict
        For each paper's IRI the number of its community, from 1, the largest first. A paper that
        nothing binds is a community of its own.
    """
    names = sorted(paper.iri for paper in graph.listed)
    place = {iri: number for number, iri in enumerate(names)}
    weights: Counter[tuple[int, int]] = Counter()
    for citing, cited in project_citations(graph):
        weights[_pair(place[citing], place[cited])] += 1.0  # type: ignore[assignment]
    for edge in graph.edges:
        if edge.later in place and edge.earlier in place and edge.later != edge.earlier:
            pair = _pair(place[edge.later], place[edge.earlier])
            weights[pair] += BUILDS_ON_WEIGHT * edge.confidence  # type: ignore[assignment]
    if not weights:
        return {iri: number for number, iri in enumerate(names, start=1)}
    _, found = leiden(
        edges=[
            (str(first), str(second), weights[first, second]) for first, second in sorted(weights)
        ],
        seed=0,
        trials=min(max(EFFORT // len(weights), 1), MOST_ATTEMPTS),
    )
    parts: dict[int, list[int]] = defaultdict(list)
    for member in range(len(names)):
        # A paper without a line is none of the network, and a community of its own.
        parts[found.get(str(member), -1 - member)].append(member)
    groups = sorted(parts.values(), key=lambda part: (-len(part), min(part)))
    return {names[member]: number for number, part in enumerate(groups, start=1) for member in part}


def _pair(first: int, second: int) -> tuple[int, int]:
    return (first, second) if first < second else (second, first)
