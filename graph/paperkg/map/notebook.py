"""A graph in a notebook: a cell that ends with it shows the map."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from markupsafe import Markup

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph
from paperkg.workspace.index import open_graph

__all__ = ["NotebookGraph", "read_graph"]

HEIGHT = 700
"""Pixels."""

_FRAME = Markup(
    '<iframe title="{title}" srcdoc="{page}" width="100%" height="{height}" '
    # Not allow-same-origin: the page needs nothing of the notebook, and gets nothing of it.
    'sandbox="allow-scripts allow-downloads allow-modals allow-popups '
    'allow-popups-to-escape-sandbox" style="border: 0"></iframe>'
)


class NotebookGraph(KnowledgeGraph):
    """A knowledge graph that notebooks show as its map."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Render the map in a frame of its own, as IPython's rich display asks for it."""
        return str(_FRAME.format(title=self.title, page=render_map(self), height=HEIGHT))


def read_graph(output: str | Path = "output") -> NotebookGraph:
    """Read the graph of the last build, with the read marks of today.

    Parameters
    ----------
    output
        The folder that ``kg build`` wrote.

    Raises
    ------
    NoGraphError
        There is no graph in it.
    InputError
        The graph, or the file with the read marks, cannot be read.
    """
    graph = open_graph(Path(output)).graph
    return NotebookGraph(**{field.name: getattr(graph, field.name) for field in fields(graph)})
