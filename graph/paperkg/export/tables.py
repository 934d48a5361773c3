"""The graph as two tables in CSV, with the columns that Gephi wants."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from paperkg.model import KnowledgeGraph

__all__ = ["render_edges", "render_nodes"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula for a spreadsheet (CSV injection, OWASP)."""

_NODE_COLUMNS = (
    "Id", "Label", "Type", "Title", "Authors", "Year", "Date", "Venue", "Topics", "Listed", "Read",
    "Notes", "URL",
)  # fmt: skip
_EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "Relation", "Why")


def render_nodes(graph: KnowledgeGraph) -> Iterator[str]:
    """Write papers, then concepts, a row each."""
    yield _row(_NODE_COLUMNS)
    for paper in graph.papers.values():
        topics = (graph.topics[topic].label for topic in paper.listing.topics)
        yield _row(
            (
                paper.iri, paper.name, paper.kind.value, paper.title, "; ".join(paper.authors),
                paper.year or "", paper.issued, paper.venue, "; ".join(topics),
                str(paper.listed).lower(), str(paper.read).lower(),
                "; ".join(paper.listing.notes), paper.url,
            )
        )  # fmt: skip
    for concept in graph.concepts.values():
        rest = ("", "", "", "", "", "", str(concept.known).lower(), concept.definition, "")
        yield _row((concept.iri, concept.label, "concept", concept.label, *rest))


def render_edges(graph: KnowledgeGraph) -> Iterator[str]:
    """Write builds-on edges, citations and relations, from the later thing to the earlier one.

    The weight of a builds-on edge is its confidence; all others have 1.
    """
    yield _row(_EDGE_COLUMNS)
    for edge in graph.edges:
        why = edge.evidence[0].text
        yield _row((edge.later, edge.earlier, "Directed", edge.confidence, "builds on", why))
    for citation in graph.citations:
        yield _row((citation.citing, citation.cited, "Directed", 1, "cites", citation.note))
    for concept in graph.concepts.values():
        for iri in concept.introduced_by:
            yield _row((iri, concept.iri, "Directed", 1, "introduces", ""))
        for iri in concept.used_by:
            yield _row((iri, concept.iri, "Directed", 1, "uses", ""))
        for iri in concept.prerequisites:
            yield _row((concept.iri, iri, "Directed", 1, "has prerequisite", ""))


def _row(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([_make_harmless(cell) for cell in cells])
    return text.getvalue()


def _make_harmless(cell: object) -> object:
    if isinstance(cell, str):
        shown = " ".join(cell.split())
        return f"'{shown}" if shown.startswith(_FORMULA) else shown
    return cell
