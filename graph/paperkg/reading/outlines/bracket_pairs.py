"""Lines of two brackets each, "[FCC 2015][A Fine Title]<br/>", that say where, when and what.

They look like links by a name that nothing defines. Markdown has no sign for such lines, and takes
all in a paragraph for a sentence. That several name a venue and its year tells that they are items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.records import AGREED, MIN_GROUP
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    join_numbered,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["list_bracket_pairs"]

MIN_TITLE = 2
"""One bracket has so many words that name no venue: "[FCC 2015][pdf]" has a label."""

_JOINTS = ("][", "] [")
_PAIR = re.compile(r"\[([^\[\]]{2,400})\]\s?\[([^\[\]]{2,400})\]")


class _Lines(NamedTuple):
    """The lines of a paragraph, how many stand before the first such, and how many tell."""

    lines: Sequence[NumberedLine]
    before: int
    told: int


def list_bracket_pairs(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make lists of the paragraphs whose lines are such, below the lines before them.

    Pictures may stand before the brackets, and links behind them.
    """
    found = {place: lines for place, block in enumerate(blocks) if (lines := _find(block))}
    pairs = sum(len(each.lines) - each.before for each in found.values())
    if sum(each.told for each in found.values()) < max(MIN_GROUP, AGREED * pairs):
        return blocks
    return [
        part
        for place, block in enumerate(blocks)
        for part in (_part(block, found[place]) if place in found else (block,))
    ]


def _find(block: Block) -> _Lines | None:
    """Find the lines of a paragraph, if all behind the first such begin with two brackets."""
    if block.kind is not BlockKind.PARAGRAPH or not _has_joint(block):
        return None
    lines = split_numbered(block.spans)
    pairs = [_PAIR.match(plain_text(line)) for _, line in lines]
    before = next((place for place, pair in enumerate(pairs) if pair), len(pairs))
    if before == len(pairs) or not all(pairs[before:]):
        return None
    return _Lines(lines, before, sum(_is_told(pair[1], pair[2]) for pair in pairs if pair))


def _has_joint(block: Block) -> bool:
    for span in block.spans:
        if "]" in span.text and any(joint in span.text for joint in _JOINTS):
            return True
    return False


def _is_told(first: str, second: str) -> bool:
    """Whether one of two brackets says where and when, and the other has other words."""
    for place, title in ((first, second), (second, first)):
        venue = read_venue(place)
        if venue and venue.date:
            return len(title.split()) >= MIN_TITLE and read_venue(title) is None
    return False


def _part(block: Block, found: _Lines) -> Iterator[Block]:
    """Part a paragraph into the lines before the first such, and a list of the others."""
    if above := found.lines[: found.before]:
        yield replace(block, spans=join_numbered(above))
    lines = found.lines[found.before :]
    yield make_list([make_item(block.line + number, line) for number, line in lines])
