"""The map in a notebook: what a cell shows that ends with a graph."""

from __future__ import annotations

from markupsafe import Markup

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph

__all__ = ["render_frame"]

HEIGHT = 700
"""Pixels."""

_FRAME = Markup(
    '<iframe title="{title}" srcdoc="{page}" width="100%" height="{height}" '
    # Not allow-same-origin: the page needs nothing of the notebook, and gets nothing of it.
    'sandbox="allow-scripts allow-downloads allow-modals allow-popups '
    'allow-popups-to-escape-sandbox" style="border: 0"></iframe>'
)


def render_frame(graph: KnowledgeGraph) -> str:
    """Render the map of a graph in a frame of its own, which reaches nothing of the page around."""
    return str(_FRAME.format(title=graph.title, page=render_map(graph), height=HEIGHT))
