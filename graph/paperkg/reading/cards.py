"""Cards: works of a page whose parts stand in elements that are named for what they hold.

Pages of labs have them: an element for each work, and in it ``<div class="pub-title">`` and
``<div class="pub-authors">``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from paperkg.reading.blocks import Span, has_link
from paperkg.reading.element_spans import HIDDEN, children_of, read_on_one_line

__all__ = ["CARDS", "read_card"]

CARDS = frozenset({"article", "div", "li", "p", "section"})
"""The elements that may be cards."""

MAX_PARTS = 40
"""A card has no more parts; what has more is a list of cards."""

MAX_DEPTH = 2
"""Parts stand no deeper in a card, in columns and rows."""

_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "ul"})
_AROUND = frozenset({"article", "div", "header", "section"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"[A-Z]?[a-z]+")
_AUTHORS = frozenset({"author", "authors"})
_VENUES = frozenset({"conference", "journal", "venue"})
# What these name is the title of something else, such as the page.
_OTHERS = frozenset({"blog", "book", "page", "post", "section", "site"})


def read_card(node: LexborNode) -> list[Span] | None:
    """Read a card as lines, its title in bold and its authors with a label; None of no card."""
    parts = list(islice(_parts_of(node, 0), MAX_PARTS + 1))
    names = [name for name, _ in parts]
    if len(parts) > MAX_PARTS or names.count("title") != 1 or names.count("authors") != 1:
        return None
    if any(not name and part.tag in _HEADINGS for name, part in parts):
        return None  # the page around a single card
    spans: list[Span] = []
    is_apart = True
    for name, part in parts:
        is_block = bool(name) or part.tag in _BLOCKS
        if spans and (is_block or is_apart):
            spans.append(Span("", is_break=True))
        spans.extend(_read_part(name, part))
        is_apart = is_block
    return spans


def _read_part(name: str, part: LexborNode) -> list[Span]:
    """Read a part of a card: the title in bold, who wrote it and where it appeared with a label."""
    spans = [span for span in read_on_one_line(part) if span.text or span.is_link]
    if name == "title" and not has_link(spans):
        return [span._replace(strong=True) for span in spans]
    if name in ("authors", "venue"):
        return [Span(f"{name.title()}: {''.join(span.text for span in spans)}")]
    return spans


def _parts_of(node: LexborNode, depth: int) -> Iterator[tuple[str, LexborNode]]:
    """Give the parts of what may be a card, each with its name, or none."""
    for child in islice(children_of(node), MAX_PARTS + 1):
        tag = child.tag or ""
        if tag in HIDDEN or (tag == "-text" and not (child.text() or "").strip()):
            continue
        name = _name_of(child)
        if not name and tag in _AROUND and depth < MAX_DEPTH:
            yield from _parts_of(child, depth + 1)
        else:
            yield name, child


def _name_of(node: LexborNode) -> str:
    """Say what an element holds by the words of its class."""
    named = "" if (node.tag or "").startswith("-") else node.attributes.get("class") or ""
    words = {word.lower() for word in _WORD.findall(named)}
    if not words.isdisjoint(_VENUES):
        return "venue"
    if not words.isdisjoint(_OTHERS):
        return ""
    return "title" if "title" in words else "" if words.isdisjoint(_AUTHORS) else "authors"
