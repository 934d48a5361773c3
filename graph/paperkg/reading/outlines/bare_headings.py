"""Headings with nothing below them that are works: "### Rain" below "## Books to read"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.headings import names_list, section_label
from paperkg.reading.outlines.fields_below import is_heading
from paperkg.reading.text.blocks import Block

__all__ = ["find_bare"]

MIN_BARE = 3
"""So many headings below one at least have nothing below them."""

MOST = 0.75
"""The share of the headings below one that have nothing below them."""


def find_bare(blocks: Sequence[Block], ranks: Iterable[Sequence[int]]) -> list[int]:
    """Find the headings below one that lists of works are called, where most have nothing below.

    Parameters
    ----------
    blocks
        All blocks of a document.
    ranks
        The places of the headings of each level.
    """
    ranks = [rank for rank in ranks if len(rank) >= MIN_BARE]
    above = _places_above(blocks) if ranks else {}
    found: list[int] = []
    for rank in ranks:
        below: dict[int, list[int]] = {}
        for place in rank:
            below.setdefault(above[place], []).append(place)
        for parent, places in below.items():
            if len(places) < MIN_BARE or parent < 0 or not _names_list(blocks[parent]):
                continue
            bare = sum(_is_bare(blocks, place) for place in places)
            found += places if bare >= max(MIN_BARE, MOST * len(places)) else ()
    return found


def _places_above(blocks: Sequence[Block]) -> dict[int, int]:
    """Give for the place of each heading that of the heading that it stands below, or -1."""
    above: dict[int, int] = {}
    opened: list[int] = []
    for place, block in enumerate(blocks):
        if not is_heading(block):
            continue
        while opened and blocks[opened[-1]].level >= block.level:
            opened.pop()
        above[place] = opened[-1] if opened else -1
        opened.append(place)
    return above


def _is_bare(blocks: Sequence[Block], place: int) -> bool:
    """Whether neither words nor deeper headings follow a heading, and it is no name of a list."""
    is_last = all(
        is_heading(after) and after.level <= blocks[place].level
        for after in blocks[place + 1 : place + 2]
    )
    return is_last and not _names_list(blocks[place])


def _names_list(block: Block) -> bool:
    return names_list(section_label(block.spans))
