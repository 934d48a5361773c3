"""Lists written with signs and breaks inside a paragraph: "Readings<br>- A Title<br>- Another"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    has_break,
    join_numbered,
    make_item,
    plain_text,
    split_numbered,
)

__all__ = ["list_marked_lines"]

MIN_ITEMS = 2
"""So many lines at least begin as items."""

MIN_HEADED = 3
"""So many paragraphs at least are a line in bold over items."""

# "- Rain", "2. Rain", "[2] Rain", "2、Rain".
_ITEM = re.compile(
    r"\s*(?:(?:[-–•·▪○●※]|(?P<number>\d{1,2})[.)]|[\[［【]\d{1,3}[\]］】])\s+"
    r"|(?P<mark>\d{1,2})[、．]\s*)(?=\S)"
)


def list_marked_lines(blocks: Sequence[Block]) -> list[Block]:
    """Make lists of the lines of paragraphs that begin as items, below the lines before them.

    One item alone is a list where several paragraphs are a line in bold and such items.
    """
    least = 1 if sum(map(_is_headed, blocks)) >= MIN_HEADED else MIN_ITEMS
    return [
        part for block in blocks for part in _part(block, least if _is_headed(block) else MIN_ITEMS)
    ]


def _is_headed(block: Block) -> bool:
    """Whether a paragraph is a line in bold, and each line below it begins as an item."""
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        return False
    (_, head), *below = split_numbered(block.spans)
    is_bold = all(span.strong or not span.text.strip() for span in head)
    return is_bold and all(_ITEM.match(plain_text(line)) for _, line in below)


def _part(block: Block, least: int) -> Iterator[Block]:
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        yield block
        return
    lines = split_numbered(block.spans)
    marks = [_ITEM.match(plain_text(line)) for _, line in lines]
    first = next((place for place, mark in enumerate(marks) if mark), len(marks))
    marked = sum(mark is not None for mark in marks)
    if marked < least or 2 * marked < len(lines) - first or (not first and marked < len(marks)):
        yield block
        return
    if first:
        yield replace(block, spans=join_numbered(lines[:first]))
    starts = [place for place, mark in enumerate(marks) if mark]
    items = [
        _item(lines[start:end], block.line)
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]
    is_ordered = any(mark and (mark["number"] or mark["mark"]) for mark in marks)
    yield Block(BlockKind.LIST, items[0].line, children=items, ordered=is_ordered)


def _item(lines: Sequence[NumberedLine], above: int) -> Block:
    """Make an item of its lines, without the sign before the first."""
    (number, (head, *rest)), *others = lines
    first = (number, [head._replace(text=_ITEM.sub("", head.text, count=1)), *rest])
    return make_item(above + number, join_numbered([first, *others]))
