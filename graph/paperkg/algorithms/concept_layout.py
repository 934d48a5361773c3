"""Where each concept stands on the map: what is to be known before it, to its left."""

from __future__ import annotations

import math

import igraph
import networkx as nx

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.lineage_layout import estimate_width
from paperkg.algorithms.ordering import compute_generations
from paperkg.algorithms.seeding import seeded
from paperkg.model import KnowledgeGraph

__all__ = ["compute_concept_layout"]

ROW = 46
COLUMN_GAP = 70
MAX_LABEL = 30


def compute_concept_layout(graph: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """Place the concepts from left to right so that each stands after what it needs.

    Layers are generations; within them the order has few crossings (Sugiyama, Tagawa and Toda
    1981). Concepts that need nothing and are needed by none stand below, in rows.
    """
    needs: nx.DiGraph[str] = nx.DiGraph(
        (before, concept.iri)
        for concept in graph.concepts.values()
        for before in concept.prerequisites
        if before in graph.concepts and before != concept.iri
    )
    # Layers need a graph without cycles: igraph dies of an edge between two nodes of one layer.
    for cycle in find_cycles(needs):
        needs.remove_edges_from(cycle.weakest)
    edges = sorted(needs.edges)
    generations = compute_generations(needs) if edges else {}
    joined = [iri for iri in graph.concepts if iri in generations]
    alone = [iri for iri in graph.concepts if iri not in generations]
    column = _label_width(graph) + COLUMN_GAP
    places: dict[str, tuple[float, float]] = {}
    if joined:
        number = {iri: place for place, iri in enumerate(joined)}
        layered = igraph.Graph([(number[a], number[b]) for a, b in edges], directed=True)
        layers = [generations[iri] for iri in joined]
        with seeded():
            layout = layered.layout_sugiyama(layers=layers, hgap=1, vgap=1, maxiter=500)
        for iri, (across, down) in zip(joined, layout.coords, strict=False):
            places[iri] = (down * column, across * ROW)
    bottom = max((y for _, y in places.values()), default=-2 * ROW) + 2 * ROW
    columns = max(max(generations.values(), default=0) + 1, math.isqrt(len(alone)) or 1)
    for place, iri in enumerate(alone):
        places[iri] = (place % columns * column, bottom + place // columns * ROW)
    return places


def _label_width(graph: KnowledgeGraph) -> float:
    longest = max((len(concept.label) for concept in graph.concepts.values()), default=0)
    return estimate_width("x" * min(longest, MAX_LABEL))
