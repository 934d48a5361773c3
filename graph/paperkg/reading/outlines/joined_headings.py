"""Headings with the numbers of several works, "2/3. Fine Rain and Small Owls by Ann Poe".

Each becomes a heading of its own. Of what stands below, each has its block where there are as many
as works, such as a picture that leads to a shop; else all belongs to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.patterns import AND
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text
from paperkg.reading.words import either

__all__ = ["part_joined_headings"]

MAX_WORKS = 4
"""So many works at most stand in one heading."""

_NUMBERS = re.compile(r"\s{0,9}(\d{1,3})\s?(?:[/&+,–-]|and|und|et|y)\s?(\d{1,3})(?P<sign>[.):])\s+")
_BY = re.compile(rf"\s{{1,9}}(?={either('people', 'by')}\s)", re.IGNORECASE)
_JOINT = re.compile(rf",?\s{{1,9}}{AND}\s{{1,9}}|,\s{{1,9}}")


def part_joined_headings(blocks: Sequence[Block]) -> list[Block]:
    """Part the headings that begin with several numbers, one after the other."""
    if not any(map(_numbers_of, blocks)):
        return list(blocks)
    parted: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if not (numbers := _numbers_of(block)):
            parted.append(block)
            continue
        end = next(
            (at for at in range(place, len(blocks)) if _ends(blocks[at])),
            len(blocks),
        )
        parted += _part(block, numbers, blocks[place:end])
        place = end
    return parted


def _numbers_of(block: Block) -> re.Match[str] | None:
    """Find the numbers that a heading begins with, if each follows the one before it."""
    if block.kind is not BlockKind.HEADING or has_link(block.spans):
        return None
    found = _NUMBERS.match(plain_text(block.spans[:1]))
    count = int(found[2]) - int(found[1]) if found else 0
    return found if 0 < count < MAX_WORKS else None


def _ends(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.RULE, BlockKind.END)


def _part(block: Block, numbers: re.Match[str], below: Sequence[Block]) -> Iterator[Block]:
    """Give a heading for each work, and what belongs to it."""
    first, last = int(numbers[1]), int(numbers[2])
    text = plain_text(block.spans)[numbers.end() :]
    named, *signed = _BY.split(text, maxsplit=1)
    titles = [title.strip() for title in _JOINT.split(named)]
    if len(titles) != last - first + 1:
        titles = [named]
    behind = f" {signed[0]}" if signed else ""
    is_shared = len(below) == len(titles)
    for count, title in enumerate(titles):
        words = f"{first + count}{numbers['sign']} {title}{behind}"
        yield Block(BlockKind.HEADING, block.line, [Span(words)], level=block.level)
        if is_shared:
            yield below[count]
    if not is_shared:
        yield from below
