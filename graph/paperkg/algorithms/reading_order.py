"""The reading order: a topological order of the prerequisites, the same for the same input."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.model import KnowledgeGraph

__all__ = ["compute_generations", "compute_order", "compute_reading_order"]

UNDATED = "9999"
"""Sorts after every date."""

_Key = tuple[str, int, int, str]


def compute_generations(prerequisites: nx.DiGraph[str]) -> dict[str, int]:
    """Count the steps of the longest chain of prerequisites before each node.

    All members of a cycle have the same generation.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``.

    Returns
    -------
    dict
        The generation of each node, 0 for a node without prerequisites.

    Examples
    --------
    >>> compute_generations(nx.DiGraph([("obd", "obs"), ("obs", "obc")]))
    {'obd': 0, 'obs': 1, 'obc': 2}
    """
    return {node: generation for generation, part in _condense(prerequisites) for node in part}


def _condense(prerequisites: nx.DiGraph[str]) -> list[tuple[int, set[str]]]:
    """Give the strongly connected components, each with its generation."""
    condensed = nx.condensation(prerequisites)
    return [
        (generation, condensed.nodes[component]["members"])
        for generation, components in enumerate(nx.topological_generations(condensed))
        for component in components
    ]


def compute_order(
    graph: KnowledgeGraph,
    nodes: Iterable[str],
    *,
    prerequisites: nx.DiGraph[str] | None = None,
) -> list[str]:
    """Order papers and concepts so that each comes after its prerequisites, else by date.

    A topological order (Kahn 1962) that always takes next, of all that can come next, the oldest;
    of things of one date, or without any, the one of the earlier generation, then the one that
    the person put first in the list. Without edges, it is the list sorted by date. What has no
    date counts as old as the oldest thing that needs it. Things that all need each other stand
    together, in the place of the first of them.

    Parameters
    ----------
    graph
        The knowledge graph.
    nodes
        IRIs of listed papers and concepts, in any order.
    prerequisites
        The graph of ``project_prerequisites``; computed if None.

    Returns
    -------
    list of str
        The same IRIs, each once.
    """
    projected = project_prerequisites(graph) if prerequisites is None else prerequisites

    condensed = nx.condensation(projected)
    dates = _date_components(graph, condensed)

    def key(iri: str, part: int, generation: int) -> _Key:
        paper = graph.papers.get(iri)
        issued = (paper.issued if paper else "") or dates[part]
        return issued, generation, paper.listing.position if paper else 0, iri

    ranked: dict[int, list[tuple[_Key, str]]] = {}
    for generation, parts in enumerate(nx.topological_generations(condensed)):
        for part in parts:
            members = condensed.nodes[part]["members"]
            ranked[part] = sorted((key(iri, part, generation), iri) for iri in members)
    wanted = set(nodes)
    parts = nx.lexicographical_topological_sort(condensed, key=lambda part: ranked[part][0][0])
    return [iri for part in parts for _, iri in ranked[part] if iri in wanted]


def _date_components(graph: KnowledgeGraph, condensed: nx.DiGraph[int]) -> dict[int, str]:
    """Date each component by its oldest member, else by the oldest thing that needs it."""
    dates: dict[int, str] = {}
    for part in reversed(list(nx.topological_sort(condensed))):
        papers = (graph.papers.get(iri) for iri in condensed.nodes[part]["members"])
        own = [paper.issued for paper in papers if paper and paper.issued]
        needed_by = (dates[after] for after in condensed.successors(part))
        dates[part] = min(own) if own else min(needed_by, default=UNDATED)
    return dates


def compute_reading_order(graph: KnowledgeGraph) -> list[str]:
    """Order all papers on the list; see ``compute_order``."""
    return compute_order(graph, (paper.iri for paper in graph.listed))
