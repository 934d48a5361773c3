"""The lineage of a list as a JSON Canvas, which Obsidian and others open (jsoncanvas.org, 1.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from paperkg.export.markdown import escape_markdown, render_link
from paperkg.map.layout.lineage import compute_lineage_layout
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["render_canvas"]

WIDTH, HEIGHT = 300, 120
SPREAD = (2.4, 5.0)
"""A card is so many times as wide and as high as a box on the map."""


def render_canvas(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the listed papers as cards, placed as on the map, with arrows along the edges."""
    layout = compute_lineage_layout(graph)
    nodes = [
        _card(graph.papers[iri], x * SPREAD[0], y * SPREAD[1])
        for iri, (x, y) in layout.positions.items()
    ]
    arrows = [
        {
            "id": _name(f"{edge.later} {edge.earlier}"),
            "fromNode": _name(edge.earlier),
            "fromSide": "right",
            "toNode": _name(edge.later),
            "toSide": "left",
        }
        for edge in graph.edges
        if edge.later in layout.positions and edge.earlier in layout.positions
    ]
    yield json.dumps({"nodes": nodes, "edges": arrows}, ensure_ascii=False, indent=1) + "\n"


def _card(paper: Paper, x: float, y: float) -> dict[str, Any]:
    year = f" ({paper.year})" if paper.year else ""
    text = f"**{escape_markdown(paper.name)}**{year}\n\n{render_link(paper)}"
    place = {"x": round(x), "y": round(y), "width": WIDTH, "height": HEIGHT}
    return {"id": _name(paper.iri), "type": "text", "text": text, **place}


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
