"""Headings that are titles with their authors: "A Fine Title - Ann Poe", told by their rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.reading.blocks import Block, BlockKind
from paperkg.reading.cuts import Cuts
from paperkg.reading.people import People, read_people
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Cut, Kind, drop_numbers

__all__ = ["find_signed"]


def find_signed(blocks: Sequence[Block], ranks: Iterable[Sequence[int]], cuts: Cuts) -> list[int]:
    """Find the headings that are signed where most of their rank are, and half by known names.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of its headings, those of each rank together.
    cuts
        What cuts lines into segments.
    """
    found: list[int] = []
    for rank in ranks:
        read = {place: _read_signature(blocks[place], cuts) for place in rank}
        named = {place: people for place, people in read.items() if people}
        known = sum(people.has_given_name for people in named.values())
        if len(named) >= max(2, AGREED * len(rank)) and 2 * known >= len(named):
            found.extend(named)
    return found


def _read_signature(block: Block, cuts: Cuts) -> People | None:
    """Read full names that stand before a text or after it, and are all of a heading but that."""
    parts = drop_numbers(cuts.look(block.spans)) if block.kind is BlockKind.HEADING else []
    parts = [part for part in parts if part.kind is not Kind.DATE]
    if len(parts) != 2 or any(part.is_link for part in parts):
        return None
    if not all(part.kind in (Kind.TEXT, Kind.PEOPLE) for part in parts):
        return None
    people = next((part.people for part in parts if part.people), None)
    if people is None and parts[-1].cut is Cut.DASH:
        people = read_people(parts[-1].text)
    is_full = people is not None and all(" " in name for name in people.names)
    return people if is_full else None
