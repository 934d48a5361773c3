"""The formats that a graph is exported in, by name; each is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the commands read the names of the formats at each start
    from paperkg.model import KnowledgeGraph

__all__ = ["FORMATS", "WHOLE", "render_graph"]

FORMATS = {
    "bibtex": "references for LaTeX",
    "biblatex": "references for LaTeX with biber",
    "ris": "references for Zotero, EndNote, Mendeley",
    "csl-json": "references for Zotero, Pandoc, citation processors",
    "csv-nodes": "papers and concepts as a table, as Gephi wants it",
    "csv-edges": "edges and citations as a table, as Gephi wants it",
    "graphml": "the network for Gephi, yEd, igraph",
    "gexf": "the network for Gephi",
    "cytoscape": "the network for Cytoscape and cytoscape.js",
    "turtle": "RDF in one graph",
    "trig": "RDF in a graph for each origin",
    "n-quads": "RDF in a graph for each origin, a statement a line",
    "rdf-xml": "RDF in one graph, as XML",
    "json-ld": "RDF as JSON",
    "markdown": "a list with notes that kg build reads",
    "canvas": "cards and arrows for Obsidian (JSON Canvas)",
    "obsidian": "a folder of linked notes for Obsidian",
}
"""Name and what it is for."""

WHOLE = (
    "csv-nodes",
    "csv-edges",
    "graphml",
    "gexf",
    "cytoscape",
    "turtle",
    "trig",
    "n-quads",
    "rdf-xml",
    "json-ld",
)
"""Formats that hold outside works too, where nothing was chosen."""


def render_graph(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    """Write a graph, or a part of it, piece by piece.

    Parameters
    ----------
    graph
        What to write: all of it is written.
    form
        One of ``FORMATS`` but ``obsidian``, which is many files.
    """
    match form:
        case "bibtex" | "biblatex" | "ris" | "csl-json":
            return _render_references(graph, form)
        case "graphml" | "gexf" | "cytoscape":
            return _render_network(graph, form)
        case "csv-nodes" | "csv-edges":
            return _render_table(graph, form)
        case "markdown" | "canvas":
            return _render_list(graph, form)
        case _:
            return _render_linked_data(graph, form)


def _render_references(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    from paperkg.export.bibtex import render_biblatex, render_bibtex
    from paperkg.export.csl import render_csl
    from paperkg.export.reference import make_reference
    from paperkg.export.ris import render_ris

    renderers = {
        "bibtex": render_bibtex,
        "biblatex": render_biblatex,
        "ris": render_ris,
        "csl-json": render_csl,
    }
    return renderers[form](make_reference(graph, paper) for paper in graph.papers.values())


def _render_network(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    from paperkg.export.network import render_cytoscape, render_gexf, render_graphml

    renderers = {"graphml": render_graphml, "gexf": render_gexf, "cytoscape": render_cytoscape}
    return renderers[form](graph)


def _render_table(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    from paperkg.export.tables import render_edges, render_nodes

    return render_nodes(graph) if form == "csv-nodes" else render_edges(graph)


def _render_list(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    from paperkg.export.canvas import render_canvas
    from paperkg.export.markdown import render_list

    return render_canvas(graph) if form == "canvas" else render_list(graph)


def _render_linked_data(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    from paperkg.export.linked_data import render_json_ld, render_rdf
    from paperkg.rdf.store import Syntax

    return render_json_ld(graph) if form == "json-ld" else render_rdf(graph, Syntax(form))
