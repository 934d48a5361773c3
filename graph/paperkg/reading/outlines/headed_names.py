"""Headings that say who wrote the work of the heading above: "## Fine Rain" over "### Ann Poe".

That they are names, and no parts of a text, is told by all of a document: each stands right below
a heading that is none, and enough of them are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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

HALF = 0.5
"""The share of them that must be known as names."""

_YEAR_LAST = re.compile(rf",?\s\(?{YEAR}\)?$")


def read_headed_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make fields of such headings, if a document is written so."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    for level in sorted({heading.level for heading in headings}):
        if named := _find_named(blocks, headings, level):
            return [_as_field(block) if id(block) in named else block for block in blocks]
    return blocks


def _find_named(blocks: Sequence[Block], headings: Sequence[Block], level: int) -> set[int]:
    """Find the headings of a level that are names, by their identity."""
    below = [heading for heading in headings if heading.level == level]
    if len(below) < MIN_GROUP:
        return set()
    beside = {id(under): over for over, under in pairwise(blocks)}
    named: set[int] = set()
    known = 0
    for heading in below:
        over, people = beside.get(id(heading)), _read(heading)
        if people and over and over.kind is BlockKind.HEADING and over.level < level:
            if read := _read(over):
                known -= read.is_known  # of "Ann Poe" over "Bo Roe" neither tells
            named.add(id(heading))
            known += people.is_known
    is_so = len(named) >= max(MIN_GROUP, NEARLY_ALL * len(below)) and known >= HALF * len(named)
    return named if is_so else set()


def _read(heading: Block) -> People | None:
    """Read a heading that is names of more than a word, with a year or none, and nothing else."""
    text = _YEAR_LAST.sub("", tidy(plain_text(heading.spans)))
    if has_link(heading.spans) or " " not in text:
        return None
    return read_people(text, single=True)


def _as_field(heading: Block) -> Block:
    names = tidy(plain_text(heading.spans)).removeprefix("by ")
    return Block(BlockKind.PARAGRAPH, heading.line, [author_field(names)])
