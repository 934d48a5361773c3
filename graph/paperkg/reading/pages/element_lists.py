"""Lists of HTML as people write them: lists right inside lists, headings and text between items."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from paperkg.reading.pages.element_spans import HIDDEN, children_of
from paperkg.reading.text.blocks import Block, BlockKind, Span

__all__ = ["LISTS", "as_paragraph", "parts_of_list"]

LISTS = frozenset({"ul", "ol", "menu", "dir"})
MAX_WRAPPED = 8
"""Elements around items, such as a ``<b>`` that nobody closed, are looked into so deep."""


def parts_of_list(node: LexborNode, depth: int = 0) -> Iterator[LexborNode]:
    """Give the items of a list, and the lists, headings and texts between them, in their order."""
    for child in children_of(node):
        tag = child.tag or ""
        if tag in HIDDEN:
            continue
        is_part = tag == "li" or tag in LISTS or tag.startswith("-") or depth == MAX_WRAPPED
        if is_part or child.css_first("li") is None:
            yield child
        else:
            yield from parts_of_list(child, depth + 1)


def as_paragraph(loose: list[Span], line: int) -> list[Block]:
    """Make a paragraph of text between items, if it has a word."""
    has_words = any(any(map(str.isalnum, span.text)) or span.is_link for span in loose)
    return [Block(BlockKind.PARAGRAPH, line, loose)] if has_words else []
