"""Where each concept stands on the map: what is to be known before it, to its left."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from itertools import accumulate

import networkx as nx
from fast_sugiyama import from_edges

from paperkg.algorithms.cycles import find_cycles
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

    They stand in layers with short edges and few crossings (Sugiyama, Tagawa and Toda 1981; Gansner
    et al. 1993). Concepts that need nothing and are needed by none stand below, in rows.

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
    # Layers need a graph without cycles.
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
    grid = _place_in_grid(needs, [iri for iri in widths if iri in needs])
    columns = [0.0] * (max(column for column, _ in grid.values()) + 1)
    for iri, (column, _) in grid.items():
        columns[column] = max(columns[column], widths[iri])
    ends = list(accumulate(width + COLUMN_GAP for width in columns))
    places = {
        iri: (ends[column] - COLUMN_GAP - columns[column] / 2, row * ROW)
        for iri, (column, row) in grid.items()
    }
    return places, ends[-1] - COLUMN_GAP


def _place_in_grid(needs: nx.DiGraph[str], joined: Sequence[str]) -> dict[str, tuple[int, float]]:
    """Give each concept its column and its row; what hangs together stands together."""
    number = {iri: place for place, iri in enumerate(joined)}
    # Each edge once: an edge that comes twice keeps fast-sugiyama busy for ever. Without its dummy
    # vertices: their numbers are sometimes those of our own.
    layouts = from_edges(
        sorted((number[before], number[after]) for before, after in needs.edges),
        vertex_spacing=1,
        ranking_type="minimize",
        crossing_minimization="barycenter",
        dummy_vertices=False,
    )
    grid: dict[str, tuple[int, float]] = {}
    top = 0.0
    for nodes, *_ in sorted(layouts, key=lambda layout: min(node for node, _ in layout[0])):
        left, first = max(y for _, (_, y) in nodes), min(x for _, (x, _) in nodes)
        for node, (x, y) in nodes:
            grid[joined[int(node)]] = round(left - y), top + x - first
        top += max(x for _, (x, _) in nodes) - first + 1
    return grid
