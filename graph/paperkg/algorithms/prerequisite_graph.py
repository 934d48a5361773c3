"""The knowledge graph as a graph of prerequisites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import networkx as nx

from paperkg.model import Alternatives, KnowledgeGraph

__all__ = ["add_choices", "project_prerequisites", "select_edges"]


def project_prerequisites(graph: KnowledgeGraph) -> nx.DiGraph[str]:
    """Project a knowledge graph onto its prerequisites.

    Nodes are the IRIs of the listed papers and of all concepts. An edge leads from what comes
    first to what comes after: from the earlier paper to the later, from a concept to a concept
    that needs it, and from a paper to each concept that it introduces. A paper does not depend on
    the concepts that it uses: its prerequisites are exactly what it builds on. Of alternatives
    none is needed by itself: these are not in it; see ``add_choices``.

    Parameters
    ----------
    graph
        The knowledge graph.

    Returns
    -------
    networkx.DiGraph
        Edges between papers have the attribute ``confidence``.
    """
    prerequisites: nx.DiGraph[str] = nx.DiGraph()
    prerequisites.add_nodes_from(paper.iri for paper in graph.listed)
    prerequisites.add_nodes_from(graph.concepts)
    for edge in graph.edges:
        prerequisites.add_edge(edge.earlier, edge.later, confidence=edge.confidence)
    for concept in graph.concepts.values():
        for introducer in concept.introduced_by:
            if introducer in graph.papers:
                prerequisites.add_edge(introducer, concept.iri)
        for before in concept.prerequisites:
            if before in graph.concepts:
                prerequisites.add_edge(before, concept.iri)
    return prerequisites


def add_choices(
    prerequisites: nx.DiGraph[str], alternatives: Iterable[Alternatives]
) -> nx.DiGraph[str]:
    """Add to prerequisites that all choices come before what needs one of them.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``.
    alternatives
        From ``select_alternatives``.

    Returns
    -------
    networkx.DiGraph
        No more cycles than before: a choice that needs the thing itself may come after it.
    """
    ordered = prerequisites.copy()
    # What has one choice left simply needs it, and decides who needs whom.
    for needed in sorted(alternatives, key=lambda needed: len(needed.choices)):
        for choice in needed.choices:
            if not nx.has_path(ordered, needed.later, choice):
                ordered.add_edge(choice, needed.later)
    return ordered


def select_edges(graph: KnowledgeGraph, min_confidence: float) -> KnowledgeGraph:
    """Sort the edges of a graph into edges and weak edges by another limit than its build had.

    Parameters
    ----------
    graph
        The knowledge graph.
    min_confidence
        The lowest confidence, in [0, 1], of an edge that is not weak.
    """
    edges = sorted((*graph.edges, *graph.weak_edges), key=lambda edge: (edge.later, edge.earlier))
    return replace(
        graph,
        edges=tuple(edge for edge in edges if edge.confidence >= min_confidence),
        weak_edges=tuple(edge for edge in edges if edge.confidence < min_confidence),
    )
