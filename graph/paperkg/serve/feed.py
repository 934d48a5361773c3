"""An Atom feed (RFC 4287) of what is new on a list."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from urllib.parse import quote

from paperkg.characters import remove_controls
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["render_feed"]

ATOM = "http://www.w3.org/2005/Atom"

MAX_ENTRIES = 50
"""So many papers, the newest on the list, are in the feed."""


def render_feed(graph: KnowledgeGraph, seen: Mapping[str, str]) -> bytes:
    """Write the papers that came onto the list last.

    Parameters
    ----------
    graph
        The knowledge graph.
    seen
        When each listed paper was first seen, in UTC, by IRI.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    newest = sorted(graph.listed, key=lambda paper: seen[paper.iri], reverse=True)[:MAX_ENTRIES]
    _add(feed, "id", f"urn:paperkg:{quote(graph.title)}")
    _add(feed, "title", graph.title)
    _add(feed, "updated", max(seen.values(), default="1970-01-01T00:00:00Z"))
    _add(_add(feed, "author"), "name", graph.title)
    for paper in newest:
        _add_entry(feed, paper, seen[paper.iri])
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(feed: ET.Element, paper: Paper, seen: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", paper.iri)
    _add(entry, "title", paper.title)
    _add(entry, "updated", seen)
    ET.SubElement(entry, f"{{{ATOM}}}link", href=f"map.html#focus={quote(paper.iri, safe='')}")
    for author in paper.authors:
        _add(_add(entry, "author"), "name", author)
    text = " ".join((*paper.listing.notes, paper.record.summary)).strip()
    if text:
        _add(entry, "summary", text)


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = remove_controls(text) or None
    return child
