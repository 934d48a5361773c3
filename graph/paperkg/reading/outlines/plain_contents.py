"""Contents without links: a list in a list whose items are the headings below, "- Rain ⏎ - Hail".

Short items by themselves may be titles. That a list and one inside it are called as headings of
the document are tells that it only says what stands where; some may not be written yet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, walk_blocks

__all__ = ["plain_contents_of"]

MIN_HEADS = 2
"""So many items of a list at least are headings."""

_KINDS = frozenset({BlockKind.LIST, BlockKind.ITEM, BlockKind.PARAGRAPH})
_Line = tuple[int, Sequence[Span]]
_Name = Callable[[Sequence[Span]], str]


def plain_contents_of(block: Block, heads: Set[str], name_of: _Name) -> list[_Line]:
    """Give the lines of a list that is such contents, each with its number.

    Parameters
    ----------
    block
        The list.
    heads
        The names of the headings below it.
    name_of
        How the name of a heading is made of its spans.
    """
    if len(heads) < 2 * MIN_HEADS or all(len(item.children) < 2 for item in block.children):
        return []
    if any(part.kind not in _KINDS for part in walk_blocks([block])):
        return []
    if not (_are_heads(block, heads, name_of) and _has_heads_inside(block, heads, name_of)):
        return []
    lines = _lines_of(block)
    return [] if any(has_link(spans) for _, spans in lines) else lines


def _are_heads(block: Block, heads: Set[str], name_of: _Name) -> bool:
    """Whether most items of a list are headings."""
    named = sum(_is_head(item, heads, name_of) for item in block.children)
    return named >= max(MIN_HEADS, AGREED * len(block.children))


def _has_heads_inside(block: Block, heads: Set[str], name_of: _Name) -> bool:
    """Whether most items of a list inside are headings, as all items are that it stands in."""
    return any(
        _are_heads(below, heads, name_of) or _has_heads_inside(below, heads, name_of)
        for item in block.children
        if len(item.children) > 1 and _is_head(item, heads, name_of)
        for below in item.children[1:]
    )


def _is_head(item: Block, heads: Set[str], name_of: _Name) -> bool:
    return bool(item.children) and name_of(item.children[0].spans) in heads


def _lines_of(block: Block) -> list[_Line]:
    """Give the lines of a list, and of those inside, in their order."""
    lines: list[_Line] = []
    stack = [block]
    while stack:
        part = stack.pop()
        if part.spans:
            lines.append((part.line, part.spans))
        stack += reversed(part.children)
    return lines
