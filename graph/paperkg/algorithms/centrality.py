"""How central papers are to a list: by who cites them there."""

from __future__ import annotations

import rustworkx as rx

from paperkg.algorithms.citations import project_citations
from paperkg.model import KnowledgeGraph

__all__ = ["compute_pagerank"]

DAMPING = 0.85
TOLERANCE = 1e-9
MOST_ROUNDS = 1000


def compute_pagerank(graph: KnowledgeGraph) -> dict[str, float]:
    """Compute the PageRank of the listed papers (Page et al. 1999), with damping 0.85.

    Returns
    -------
    dict
        By IRI; the values of all papers have the sum 1, but for rounding to six decimals.
    """
    names = [paper.iri for paper in graph.listed]
    place = {iri: number for number, iri in enumerate(names)}
    edges = [(place[citing], place[cited]) for citing, cited in project_citations(graph)]
    network: rx.PyDiGraph[str, None] = rx.PyDiGraph()
    network.add_nodes_from(names)
    network.add_edges_from_no_data(edges)
    ranks = rx.pagerank(network, alpha=DAMPING, tol=TOLERANCE, max_iter=MOST_ROUNDS)
    return {iri: round(ranks[place], 6) for place, iri in enumerate(names)}
