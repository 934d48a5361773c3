"""Where each concept stands on the map: what is to be known before it, to its left."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from itertools import accumulate

import networkx as nx
from fast_sugiyama import from_edges

from paperkg.algorithms.cycles import find_cycles
from paperkg.map.layout.boxes import Place, Size, place_in_rows
from paperkg.map.layout.labels import estimate_width
from paperkg.model import KnowledgeGraph

__all__ = ["compute_concept_layout"]

Grid = dict[str, tuple[int, float]]
"""The column and the row of each concept, by IRI."""

ROW = 48
ASPECT = 1.4
"""How wide all parts together are for their height."""
COLUMN_GAP = 64
GAP = 20
LINE = 20
"""So many characters of a name stand on each of its two lines."""


def compute_concept_layout(graph: KnowledgeGraph) -> tuple[dict[str, Place], dict[str, str]]:
    """Place the concepts from left to right so that each stands after what it needs.

    What hangs together stands in layers with short edges and few crossings (Sugiyama, Tagawa and
    Toda 1981; Gansner et al. 1993), the largest part first. Concepts that need nothing and are
    needed by none stand below, in rows.

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
    places, right, bottom = _place_parts(_find_parts(needs, widths), widths)
    alone = [iri for iri in graph.concepts if iri not in places]
    room = [widths[iri] + GAP for iri in alone]
    rows = place_in_rows(
        room,
        left=0.0,
        right=max(right, math.sqrt(sum(room) * ROW)),
        top=bottom + ROW,
        row=ROW,
    )
    return {**places, **dict(zip(alone, rows, strict=True))}, labels


def _find_parts(needs: nx.DiGraph[str], widths: Mapping[str, float]) -> list[Grid]:
    """Find the parts that hang together, the largest first, each with its columns and rows."""
    joined = [iri for iri in widths if iri in needs]
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
    parts = []
    for nodes, *_ in sorted(layouts, key=lambda layout: min(node for node, _ in layout[0])):
        left, top = max(y for _, (_, y) in nodes), min(x for _, (x, _) in nodes)
        parts.append({joined[int(node)]: (round(left - y), x - top) for node, (x, y) in nodes})
    return sorted(parts, key=len, reverse=True)


def _place_parts(
    parts: Sequence[Grid], widths: Mapping[str, float]
) -> tuple[dict[str, Place], float, float]:
    """Place parts side by side, as words on lines; say where the longest line and the last end."""
    placed = [_place_part(part, widths) for part in parts]
    sizes = [(width + COLUMN_GAP, height + ROW) for _, (width, height) in placed]
    area = sum(width * height for width, height in sizes)
    right = max([math.sqrt(area * ASPECT), *(width for width, _ in sizes)], default=0.0)
    places: dict[str, Place] = {}
    left = top = deepest = 0.0
    for (inside, _), (width, height) in zip(placed, sizes, strict=True):
        if left + width > right:
            left, top, deepest = 0.0, top + deepest, 0.0
        places |= {iri: (left + x, top + y) for iri, (x, y) in inside.items()}
        left, deepest = left + width, max(deepest, height)
    return places, right, top + deepest


def _place_part(part: Grid, widths: Mapping[str, float]) -> tuple[dict[str, Place], Size]:
    """Give each column of a part the width of its widest words; say how large the part is."""
    columns = [0.0] * (max(column for column, _ in part.values()) + 1)
    for iri, (column, _) in part.items():
        columns[column] = max(columns[column], widths[iri])
    ends = list(accumulate(width + COLUMN_GAP for width in columns))
    places = {
        iri: (ends[column] - COLUMN_GAP - columns[column] / 2, row * ROW)
        for iri, (column, row) in part.items()
    }
    return places, (ends[-1] - COLUMN_GAP, max(y for _, y in places.values()))
