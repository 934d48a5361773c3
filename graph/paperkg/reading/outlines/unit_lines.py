"""Weeks and the like that stand right above their works, in one paragraph: "**Week 1: Rain** ⏎ …".

Nothing but the end of a line parts them from the works. Several such paragraphs tell that each
begins with the name of a section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.headings import section_label
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    join_numbered,
    make_item,
    plain_text,
    split_numbered,
)
from paperkg.reading.words import any_of, words_of

__all__ = ["head_unit_lines"]

# "Week 3:", "Sitzung 2", "第3周"; but "Part 1: Rain" over its authors is a work.
_UNIT = re.compile(
    rf"(?:{any_of(words_of('parts', 'classes') | words_of('parts', 'units'))})\s#?\d"
    r"|第\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[周週回講讲課课]",
    re.IGNORECASE,
)

_YEAR = re.compile(rf"\s*{RECENT_YEAR}[.:：]?\s*")

MIN_UNITS = 2
"""So many paragraphs at least begin with a week or the like."""

MAX_WORDS = 12
"""Its name has no more words."""

LEVEL = SUMMARY_LEVEL - 1
"""Such a section stands below all headings that are written otherwise."""


def head_unit_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make headings of the first lines of paragraphs, where several begin with a week.

    So are lines of a paragraph that are years alone, where there are several.
    """
    blocks = [part for block in blocks for part in _part_at_years(block)]
    found = {place: lines for place, block in enumerate(blocks) if (lines := _lines_of(block))}
    if len(found) < MIN_UNITS:
        return blocks
    made: list[Block] = []
    for place, block in enumerate(blocks):
        made += _part(block, found[place]) if place in found else [block]
    return made


def _part_at_years(block: Block) -> list[Block]:
    """Make sections of the lines of a paragraph that are years alone, and items of the others."""
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        return [block]
    lines = split_numbered(block.spans)
    years = [_YEAR.fullmatch(plain_text(line)) for _, line in lines]
    if not years[0] or sum(map(bool, years)) < MIN_UNITS or years[-1]:
        return [block]
    parts: list[Block] = []
    for (number, line), year in zip(lines, years, strict=True):
        if year:
            parts.append(_head(block.line + number, line))
            continue
        if parts[-1].kind is BlockKind.HEADING:
            parts.append(Block(BlockKind.LIST, block.line + number))
        parts[-1].children.append(make_item(block.line + number, line))
    return parts


def _head(line: int, spans: list[Span]) -> Block:
    return Block(BlockKind.HEADING, line, [Span(section_label(spans))], level=LEVEL)


def _lines_of(block: Block) -> list[NumberedLine]:
    """Give the lines of a paragraph that begins with a week, and has others below it."""
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        return []
    if not _UNIT.match(plain_text(block.spans[:1]).strip()):
        return []
    lines = split_numbered(block.spans)
    head = lines[0][1]
    is_short = len(plain_text(head).split()) <= MAX_WORDS and not has_link(head)
    return lines if is_short and len(lines) > 1 else []


def _part(block: Block, lines: Sequence[NumberedLine]) -> list[Block]:
    (_, head), *works = lines
    first = works[0][0]
    return [
        _head(block.line, head),
        Block(BlockKind.PARAGRAPH, block.line + first, join_numbered(works)),
    ]
