"""The graph as two tables in CSV, with the columns that Gephi wants."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from paperkg.export.nodes import list_links, list_nodes
from paperkg.model import KnowledgeGraph

__all__ = ["render_edges", "render_nodes"]

_FORMULA = re.compile("'*[=+@-]")
"""A cell that begins so is a formula for a spreadsheet (CSV injection, OWASP), or looks as if it
had been made harmless already."""

_NODE_COLUMNS = (
    "Id", "Label", "Type", "Title", "Authors", "Year", "Date", "Venue", "Topics", "Listed", "Read",
    "Notes", "URL", "Identifiers",
)  # fmt: skip
_EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "Relation", "Why")


def render_nodes(graph: KnowledgeGraph) -> Iterator[str]:
    """Write papers, then concepts, a row each."""
    rows = (
        (
            node.iri, node.label, node.kind, node.title, _join(node.authors),
            "" if node.year is None else node.year, node.issued, node.venue,
            _join(node.topics), str(node.listed).lower(), str(node.read).lower(),
            "; ".join(node.notes), node.url, " ".join(node.identifiers),
        )
        for node in list_nodes(graph)
    )  # fmt: skip
    return _write(_NODE_COLUMNS, rows)


def render_edges(graph: KnowledgeGraph) -> Iterator[str]:
    """Write builds-on edges, citations and relations, from the later thing to the earlier one.

    The weight of a builds-on edge is its confidence; all others have 1.
    """
    rows = (
        (link.source, link.target, "Directed", f"{link.weight:g}", link.relation, link.why)
        for link in list_links(graph)
    )
    return _write(_EDGE_COLUMNS, rows)


def _join(values: Iterable[str]) -> str:
    """Join with semicolons; what holds one stands in quotation marks."""
    return "; ".join(map(_quote, values))


def _quote(value: str) -> str:
    needs_marks = ";" in value or value.lstrip().startswith('"')
    return '"{}"'.format(value.replace('"', '""')) if needs_marks else value


def _write(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Write rows as they come."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_make_harmless(cell) for cell in row])


class _Echo:
    """Gives back what is written: the writer of a row hands it on."""

    def write(self, text: str) -> str:
        return text


def _make_harmless(cell: object) -> object:
    if isinstance(cell, str):
        shown = " ".join(cell.split())
        return f"'{shown}" if _FORMULA.match(shown) else shown
    return cell
