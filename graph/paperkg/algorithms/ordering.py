"""The reading order: a topological order of the prerequisites, the same for the same input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import networkx as nx

from paperkg.algorithms.projection import project_prerequisites
from paperkg.model import KnowledgeGraph

__all__ = ["compute_generations", "compute_order", "compute_reading_order"]

UNDATED = "9999"
"""Sorts after every date: what has no date is read after what has one, at the same depth."""


def compute_generations(prerequisites: nx.DiGraph[str]) -> dict[str, int]:
    """Count the steps of the longest chain of prerequisites before each node.

    Cycles are condensed first: all members of a strongly connected component share a generation.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``.

    Returns
    -------
    dict
        Node to generation, 0 for a node that needs nothing.

    Examples
    --------
    >>> compute_generations(nx.DiGraph([("obd", "obs"), ("obs", "obc")]))
    {'obd': 0, 'obs': 1, 'obc': 2}
    """
    condensed = nx.condensation(prerequisites)
    generations = {}
    for generation, components in enumerate(nx.topological_generations(condensed)):
        for component in components:
            for node in condensed.nodes[component]["members"]:
                generations[node] = generation
    return generations


def compute_order(graph: KnowledgeGraph, nodes: Iterable[str]) -> list[str]:
    """Order papers and concepts so that each comes after its prerequisites.

    The key is the generation (which alone makes the order topological, outside a cycle), then the
    date, then in-list citations (most first), then the place in the list and the IRI.

    Parameters
    ----------
    graph
        The knowledge graph.
    nodes
        IRIs of listed papers and concepts, in any order.

    Returns
    -------
    list of str
        The same IRIs, each once.
    """
    generations = compute_generations(project_prerequisites(graph))
    cited = Counter(
        citation.cited for citation in graph.citations if graph.papers[citation.citing].listed
    )

    def key(iri: str) -> tuple[int, str, int, int, str]:
        paper = graph.papers.get(iri)
        issued = (paper.issued if paper else "") or UNDATED
        return generations[iri], issued, -cited[iri], paper.position if paper else 0, iri

    return sorted(set(nodes), key=key)


def compute_reading_order(graph: KnowledgeGraph) -> list[str]:
    """Order all papers on the list; see ``compute_order``."""
    return compute_order(graph, (paper.iri for paper in graph.listed))
