"""Names before a dash and a title in some lines, and behind both in others of the same list.

"Ann Poe - What Is Rain?" beside "The Long Rain - Bo Reed (Oxford)": in most lines one of the two
can be no name, by its small words, and that tells the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.cuts.named_sources import is_about_life
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.words import is_given_name

__all__ = ["tell_mixed_pairs"]

MIN_PAIRS = 4
"""So many lines at least have a name on one side of a dash."""

MOST = 0.75
"""The share of the lines with a dash in which exactly one side may be a name."""

MANY = 0.6
"""The share of these names whose given name is known."""

MAX_WORDS = 4
"""A name has no more words."""

MAX_SEAT = 3
"""Where somebody works is said in no more words."""

_OPEN = frozenset({Kind.TEXT, Kind.PEOPLE})


class _Pair(NamedTuple):
    """A name, whether it stands first, the title on the other side of the dash, and a bracket.

    It is clear if nothing else may be one.
    """

    people: People
    is_first: bool
    name: Segment
    title: Segment
    seat: Segment | None
    is_clear: bool


def tell_mixed_pairs(groups: Sequence[Group]) -> None:
    """Tell names from titles line by line where a list has them on both sides of dashes."""
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ROW:
            _tell(group.records)


def _tell(records: Sequence[Record]) -> None:
    sides = [parts for record in records if (parts := _find_sides(record))]
    if len(sides) < MIN_PAIRS:
        return
    pairs = [pair for parts in sides if (pair := _find_name(parts))]
    if len({pair.is_first for pair in pairs if pair.is_clear}) < 2:
        return  # "Oliver Twist - Dickens of Kent" beside "The Long Rain - Bo Reed"
    first = sum(pair.is_first for pair in pairs)
    known = sum(is_given_name(pair.name.text) for pair in pairs)
    are_most = 0 < first < len(pairs) and len(pairs) >= max(MIN_PAIRS, MOST * len(sides))
    if not are_most or known < MANY * len(pairs):
        return
    for pair in pairs:
        if not (pair.seat or is_given_name(pair.name.text)) or is_about_life(pair.title.text):
            continue  # "Fine Trees Without a Gardener - Purely Functional", "Ann Poe - A Life"
        pair.name.kind, pair.name.people = Kind.PEOPLE, replace(pair.people, is_sure=True)
        pair.title.kind, pair.title.people = Kind.TEXT, None
        if pair.seat:
            pair.seat.kind = Kind.TAG


def _find_sides(record: Record) -> list[Segment] | None:
    """Find what stands on the two sides of a dash, and a bracket, if these are all of a record."""
    parts = record.segments
    if not 2 <= len(parts) <= 3:
        return None
    first, second, *rest = parts
    if second.cut is not Cut.DASH or first.span != second.span or first.bracket or second.bracket:
        return None
    if any(part.field or part.kind not in _OPEN for part in parts):
        return None
    is_seated = all(part.bracket and part.text.count(" ") < MAX_SEAT for part in rest)
    return list(parts) if is_seated else None


def _find_name(parts: Sequence[Segment]) -> _Pair | None:
    """Find the side that may be a name, if the other may not, or is no known one."""
    first, second, *rest = parts
    seat = rest[0] if rest else None
    leading, following = _read_name(first.text), _read_name(second.text)
    if seat and following is None and second.text.istitle():
        following = People((second.text,), len(second.text), False)  # "June Poe (Oxford)"
    is_clear = not (leading and following)
    if leading and following:
        known = [is_given_name(part.text) for part in (first, second)]
        if known[0] == known[1] and not seat:
            return None
        leading, following = (None, following) if seat or known[1] else (leading, None)
    if following:
        return _Pair(following, False, second, first, seat, is_clear)
    return _Pair(leading, True, first, second, None, is_clear) if leading and not seat else None


def _read_name(text: str) -> People | None:
    words = text.split()
    is_short = 1 < len(words) <= MAX_WORDS and not any(map(str.isdigit, text))
    return read_people(text, single=True) if is_short else None
