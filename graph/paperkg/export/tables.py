"""The graph as two tables in CSV, with the columns that Gephi wants."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from paperkg.export.nodes import list_links, list_nodes
from paperkg.model import KnowledgeGraph

__all__ = ["render_edges", "render_nodes"]

PART = 1_000
"""So many rows are text in memory at a time."""

_SIGNS = "'=+@-"
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
            iri, _cell(label), kind, _cell(title), _cell(_join(authors)),
            "" if year is None else year, issued, _cell(venue), _list_topics(topics),
            "true" if listed else "false", "true" if read else "false", _cell("; ".join(notes)),
            _cell(url), " ".join(identifiers),
        )
        for iri, label, kind, title, authors, year, issued, venue, topics, listed, read, notes,
            url, identifiers in list_nodes(graph)
    )  # fmt: skip
    return _write(_NODE_COLUMNS, rows)


def render_edges(graph: KnowledgeGraph) -> Iterator[str]:
    """Write builds-on edges, citations and relations, from the later thing to the earlier one.

    The weight of a builds-on edge is its confidence; all others have 1.
    """
    rows = (
        (link.source, link.target, "Directed", f"{link.weight:g}", link.relation, _cell(link.why))
        for link in list_links(graph)
    )
    return _write(_EDGE_COLUMNS, rows)


def _write(columns: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    """Write rows as they come, many at a time: the writer of the library goes through them."""
    part: Iterable[tuple[object, ...]] = [columns]
    while part:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(part)
        yield text.getvalue()
        part = list(islice(rows, PART))


@lru_cache(maxsize=1_000)  # many papers share their topics
def _list_topics(topics: tuple[str, ...]) -> str:
    return _cell(_join(topics))


def _join(values: tuple[str, ...]) -> str:
    """Join with semicolons; what holds one stands in quotation marks."""
    if not values:
        return ""
    joined = "; ".join(values)
    if '"' not in joined and joined.count(";") < len(values):
        return joined
    return "; ".join(map(_quote, values))


def _quote(value: str) -> str:
    needs_marks = ";" in value or value.lstrip().startswith('"')
    return '"{}"'.format(value.replace('"', '""')) if needs_marks else value


def _cell(text: str) -> str:
    """Write words that a person or a source chose on one line, and never as a formula."""
    if not text:
        return ""
    shown = " ".join(text.split())
    if shown[:1] not in _SIGNS:  # nearly all cells; "" is in any text, and no formula
        return shown
    return f"'{shown}" if _FORMULA.match(shown) else shown
