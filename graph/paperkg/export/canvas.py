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
        _arrow(edge.later, edge.earlier)
        for edge in graph.edges
        if edge.later in layout.positions and edge.earlier in layout.positions
    ]
    arrows += [
        {**_arrow(group.later, choice, "needs one of"), "label": "one of these"}
        for group in graph.alternatives
        for choice in group.choices
        if group.later in layout.positions and choice in layout.positions
    ]
    yield json.dumps({"nodes": nodes, "edges": arrows}, ensure_ascii=False, indent=1) + "\n"


def _card(paper: Paper, x: float, y: float) -> dict[str, Any]:
    year = f" ({paper.year})" if paper.year else ""
    text = f"**{escape_markdown(paper.name)}**{year}\n\n{render_link(paper)}"
    place = {"x": round(x), "y": round(y), "width": WIDTH, "height": HEIGHT}
    return {"id": _name(paper.iri), "type": "text", "text": text, **place}


def _arrow(later: str, earlier: str, *marks: str) -> dict[str, str]:
    """Draw an arrow to the later card; marks tell apart those that join the same two."""
    return {
        "id": _name(" ".join((later, earlier, *marks))),
        "fromNode": _name(earlier),
        "fromSide": "right",
        "toNode": _name(later),
        "toSide": "left",
    }


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
