"""Headings that say who wrote the work of the heading above: "## Fine Rain" over "### Ann Poe".

That they are names, and no parts of a text, is told by all of a document: each stands right below
a heading that is none, and enough of them are known. A heading below such names, of their level,
says where and when: "### Rain Letters 2021".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import MIN_GROUP
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text

__all__ = ["read_headed_names"]

NEARLY_ALL = 0.8
"""The share of the headings of the lower level that must be names right below another."""

MIN_KNOWN = 2
"""So many names are enough where all are known."""

HALF = 0.5
"""The share of them that must be known as names."""

_YEAR_LAST = re.compile(rf",?\s\(?{YEAR}\)?$")


def read_headed_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make fields of such headings, if a document is written so."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    for level in sorted({heading.level for heading in headings}):
        below = [heading for heading in headings if heading.level == level]
        if len(below) >= MIN_KNOWN and (named := _find_named(blocks, below)):
            behind = {id(under) for over, under in pairwise(blocks) if id(over) in named}
            behind.intersection_update(map(id, below))
            return [_lower(block, named, behind) for block in blocks]
    return blocks


def _find_named(blocks: Sequence[Block], below: Sequence[Block]) -> set[int]:
    """Find the headings of a level that are names, by their identity."""
    beside = {id(under): over for over, under in pairwise(blocks)}
    named: set[int] = set()
    known = behind = 0
    for heading in below:
        over = beside.get(id(heading))
        if over is None or id(over) in named:
            behind += over is not None
            continue
        if over.kind is not BlockKind.HEADING or over.level >= heading.level:
            continue
        if people := _read(heading):
            if read := _read(over):
                known -= read.is_known  # of "Ann Poe" over "Bo Roe" neither tells
            named.add(id(heading))
            known += people.is_known
    least = MIN_KNOWN if known == len(named) else MIN_GROUP
    is_so = len(named) >= max(least, NEARLY_ALL * (len(below) - behind))
    return named if is_so and known >= HALF * len(named) else set()


def _read(heading: Block) -> People | None:
    """Read a heading that is names of more than a word, with a year or none, and nothing else."""
    text = _YEAR_LAST.sub("", tidy(plain_text(heading.spans)))
    if has_link(heading.spans) or " " not in text:
        return None
    return read_people(text, single=True)


def _lower(block: Block, named: Collection[int], behind: Collection[int]) -> Block:
    """Give names as a field, and what stands behind them as a paragraph."""
    if id(block) in named:
        names = tidy(plain_text(block.spans)).removeprefix("by ")
        return Block(BlockKind.PARAGRAPH, block.line, [author_field(names)])
    return Block(BlockKind.PARAGRAPH, block.line, block.spans) if id(block) in behind else block
