"""Where each concept stands on the map: what is to be known before it, to its left."""

from __future__ import annotations

import math
import textwrap
from itertools import accumulate

import igraph
import networkx as nx

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.reading_order import compute_generations
from paperkg.algorithms.seed import seeded
from paperkg.map.layout.boxes import Place, place_in_rows
from paperkg.map.layout.lineage import estimate_width
from paperkg.model import KnowledgeGraph

__all__ = ["compute_concept_layout"]

ROW = 48
COLUMN_GAP = 64
GAP = 20
LINE = 20
"""So many characters of a name stand on each of its two lines."""


def compute_concept_layout(graph: KnowledgeGraph) -> tuple[dict[str, Place], dict[str, str]]:
    """Place the concepts from left to right so that each stands after what it needs.

    Layers are generations; within them the order has few crossings (Sugiyama, Tagawa and Toda
    1981). Concepts that need nothing and are needed by none stand below, in rows.

    Returns
    -------
    tuple
        The centre of each node and the words on it, on two lines at most, by IRI.
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
    labels = {
        iri: textwrap.fill(concept.label, LINE, max_lines=2, placeholder="…")
        for iri, concept in graph.concepts.items()
    }
    widths = {
        iri: max(estimate_width(line) for line in label.split("\n"))
        for iri, label in labels.items()
    }
    places, right = _place_joined(needs, widths) if needs.edges else ({}, 0.0)
    alone = [iri for iri in graph.concepts if iri not in places]
    room = [widths[iri] + GAP for iri in alone]
    rows = place_in_rows(
        room,
        left=0.0,
        right=max(right, math.sqrt(sum(room) * ROW)),
        top=max((y for _, y in places.values()), default=-2.0 * ROW) + 2 * ROW,
        row=ROW,
    )
    return {**places, **dict(zip(alone, rows, strict=True))}, labels


def _place_joined(
    needs: nx.DiGraph[str], widths: dict[str, float]
) -> tuple[dict[str, Place], float]:
    """Place the concepts that need each other; say where the last column ends."""
    generations = compute_generations(needs)
    joined = [iri for iri in widths if iri in generations]
    number = {iri: place for place, iri in enumerate(joined)}
    edges = sorted((number[one], number[other]) for one, other in needs.edges)
    with seeded():
        layout = igraph.Graph(edges, directed=True).layout_sugiyama(
            layers=[generations[iri] for iri in joined], hgap=1, vgap=1, maxiter=500
        )
    columns = [0.0] * (max(generations.values()) + 1)
    for iri in joined:
        columns[generations[iri]] = max(columns[generations[iri]], widths[iri])
    ends = list(accumulate(width + COLUMN_GAP for width in columns))
    places = {
        iri: (
            ends[generations[iri]] - COLUMN_GAP - columns[generations[iri]] / 2,
            across * ROW,
        )
        for iri, (across, _) in zip(joined, layout.coords, strict=False)
    }
    return places, ends[-1] - COLUMN_GAP
