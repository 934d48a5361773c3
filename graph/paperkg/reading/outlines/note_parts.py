"""Notes on several works, each in the same parts: "## A Title", "### Summary", "### Limits"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.labels import Field, read_field
from paperkg.reading.text.blocks import SUMMARY_LEVEL, Block, BlockKind, plain_text

__all__ = ["Whole", "find_wholes", "is_end_inside"]

MIN_NOTES = 2
"""So many headings of a rank have a part of one name below them, at least."""

_PART_LEVEL = 100
"""Bold words that stand for a heading rank below every real one."""


class Whole(NamedTuple):
    """Where a note ends with all its parts, and whether one is named for what notes say."""

    end: int
    is_named: bool


def find_wholes(blocks: Sequence[Block], ends: Sequence[int]) -> dict[int, Whole]:
    """Find the headings whose sections go on in parts that others of their rank have, too.

    A list has sections of other names, or with entries in them, which is told later.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ends
        For each, where the next heading stands, or bold words that stand for one, or a rule.
    """
    heads = sorted({0, *ends} - {len(blocks)})
    parts = _parts_below(blocks, heads)
    ranks: dict[int, list[int]] = {}
    for head in parts:
        ranks.setdefault(blocks[head].level, []).append(head)
    wholes: dict[int, Whole] = {}
    for rank in ranks.values():
        names = [{_name_of(blocks[part]) for part in parts[head]} for head in rank]
        shared = _shared_by(names)
        is_named = any(map(_is_of_notes, shared))
        for head, own in zip(rank, names, strict=True):
            if 2 * len(own & shared) >= len(own):
                wholes[head] = Whole(_end_of(blocks, head, ends), is_named)
    return wholes


def is_end_inside(blocks: Sequence[Block], place: int, end: int) -> bool:
    """Whether the section of a heading only seems to end: a part of it does, opened by a click."""
    if blocks[end].kind is not BlockKind.END:
        return False
    inside = blocks[place + 1 : end]
    opened = sum(
        block.kind is BlockKind.HEADING and block.level % SUMMARY_LEVEL == 0 for block in inside
    )
    return opened > sum(block.kind is BlockKind.END for block in inside)


def _parts_below(blocks: Sequence[Block], heads: Sequence[int]) -> dict[int, list[int]]:
    """Give the places of the parts right below each heading that has some."""
    below: dict[int, list[int]] = {}
    above: list[int] = []
    for place in heads:
        if blocks[place].kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            above = []
            continue
        level = _level_of(blocks[place])
        while above and _level_of(blocks[above[-1]]) >= level:
            above.pop()
        if above:
            below.setdefault(above[-1], []).append(place)
        if level < _PART_LEVEL:
            above.append(place)
    return below


def _shared_by(names: Sequence[set[str]]) -> set[str]:
    """Give the names that half of some headings have below them."""
    counts = Counter(name for own in names for name in own)
    return {name for name, count in counts.items() if count >= max(MIN_NOTES, len(names) / 2)}


def _end_of(blocks: Sequence[Block], head: int, ends: Sequence[int]) -> int:
    """Say where the section of a heading ends, with all that ranks below it."""
    end = ends[head]
    while end < len(blocks) and _level_of(blocks[end]) > blocks[head].level:
        end = ends[end]
    return end


def _level_of(block: Block) -> int:
    """Give the rank of a heading; that of a rule is above all."""
    if block.kind is BlockKind.HEADING:
        return block.level
    return _PART_LEVEL if block.kind is BlockKind.PARAGRAPH else 0


def _name_of(block: Block) -> str:
    return plain_text(block.spans).casefold().strip(" :：.")


def _is_of_notes(name: str) -> bool:
    """Whether a part is named for what notes say, as fields are: "Summary", "Authors"."""
    field = read_field(f"{name}:")
    return field is not None and field[0] in (Field.NOTE, Field.AUTHORS)
