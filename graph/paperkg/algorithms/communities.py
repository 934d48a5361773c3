"""Groups of papers that cite and build on each other more than on others."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from paperkg.algorithms.citations import project_citations
from paperkg.model import KnowledgeGraph

__all__ = ["find_communities"]

BUILDS_ON_WEIGHT = 3.0
"""A builds-on edge binds as much as so many citations."""
EFFORT = 10_000
"""Edges that all attempts look at together."""
MOST_ATTEMPTS = 10


def find_communities(graph: KnowledgeGraph) -> dict[str, int]:
    """Find communities of listed papers by modularity (Louvain; Blondel et al. 2008).

    The best of several attempts, each in an order of its own; of a large graph, of fewer. The same
    graph always gives the same communities.

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
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(names)))
    network.add_weighted_edges_from(
        (first, second, weights[first, second]) for first, second in sorted(weights)
    )
    attempts = min(max(EFFORT // len(weights), 1), MOST_ATTEMPTS)
    found = [nx.community.louvain_communities(network, seed=seed) for seed in range(attempts)]
    parts = found[0]
    if attempts > 1:
        parts = max(found, key=lambda parts: nx.community.modularity(network, parts))
    groups = sorted(parts, key=lambda part: (-len(part), min(part)))
    return {names[member]: number for number, part in enumerate(groups, start=1) for member in part}


def _pair(first: int, second: int) -> tuple[int, int]:
    return (first, second) if first < second else (second, first)
