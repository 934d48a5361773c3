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

_Key = tuple[str, int, int, str]


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
    """Order papers and concepts so that each comes after its prerequisites.

    The key is the generation (which alone makes the order topological, outside a cycle), then the
    date, then in-list citations (most first), then the place in the list and the IRI. Things that
    all need each other stand together, in the place of the first of them.

    Parameters
    ----------
    graph
        The knowledge graph.
    nodes
        IRIs of listed papers and concepts, in any order.
    prerequisites
        The graph of ``project_prerequisites``, where it is there already.

    Returns
    -------
    list of str
        The same IRIs, each once.
    """
    projected = project_prerequisites(graph) if prerequisites is None else prerequisites
    cited = Counter(
        citation.cited for citation in graph.citations if graph.papers[citation.citing].listed
    )

    def key(iri: str) -> _Key:
        paper = graph.papers.get(iri)
        issued = (paper.issued if paper else "") or UNDATED
        return issued, -cited[iri], paper.position if paper else 0, iri

    places: dict[str, tuple[int, _Key, _Key]] = {}
    for generation, part in _condense(projected):
        keys = {iri: key(iri) for iri in part}
        first = min(keys.values())
        places.update((iri, (generation, first, own)) for iri, own in keys.items())
    return sorted(set(nodes), key=places.__getitem__)


def compute_reading_order(graph: KnowledgeGraph) -> list[str]:
    """Order all papers on the list; see ``compute_order``."""
    return compute_order(graph, (paper.iri for paper in graph.listed))
