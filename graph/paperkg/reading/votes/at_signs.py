"""Venues behind "@", which end titles: "A Fine Title @ KDD 2020", "[A Fine Title @ KDD 2020](…)".

A venue that is known, with its year, tells by itself; what else stands there, "@ Owls 2020", is
one where others of a document tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.at_signs import VenueAtSign, find_venue_at_sign
from paperkg.reading.names.people import read_people
from paperkg.reading.records import KNOWN, MIN_GROUP, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["cut_venues_at_signs"]

FEW = 0.25
"""Where more of the titles have a dash before "@", it may set off who, or what is said of them."""

_CUT = frozenset({Kind.TEXT, Kind.VENUE})


def cut_venues_at_signs(groups: Sequence[Group]) -> None:
    """Cut venues behind "@" off the titles, or the names, before them."""
    found = [
        (record, part, end)
        for group in groups
        for record in group.records
        if "@" in record.text
        for part in record.segments
        if (end := _find(part))
    ]
    told = sum(_is_sure(end) for *_, end in found)
    are_many = len(found) >= MIN_GROUP and told >= KNOWN * len(found)
    cut = [at for at in found if are_many or _is_sure(at[-1])]
    for record, part, end in cut:
        _cut(record, part, end)
    dashed = [(record, part) for record, part, _ in cut if _is_dashed(record, part)]
    if len(dashed) <= FEW * len(cut):
        for record, part in dashed:
            place = record.segments.index(part)
            record.join_segments(place - 1, place)


def _find(part: Segment) -> VenueAtSign | None:
    return find_venue_at_sign(part.text) if part.kind in _CUT and not part.field else None


def _is_sure(end: VenueAtSign) -> bool:
    return end.venue.is_sure and bool(end.venue.date)


def _cut(record: Record, part: Segment, end: VenueAtSign) -> None:
    """Cut a venue off the end of a part; what is before it is who wrote the work, or its title."""
    place = record.segments.index(part)
    behind = replace(
        part,
        text=end.text,
        kind=Kind.VENUE,
        cut=Cut.SPACE,
        url="",
        local="",
        venue=end.venue,
        date=end.venue.date,
        start=part.start + end.start,
    )
    part.text, part.end = part.text[: end.start], part.start + end.start
    people = read_people(part.text) if part.kind is Kind.VENUE and place else None
    if people:
        part.take_for_people(people)
    else:
        part.take_for_words()
    record.segments.insert(place + 1, behind)


def _is_dashed(record: Record, part: Segment) -> bool:
    """Whether a dash parts a title before "@": "FineNet - A Fine Title @ KDD 2020"."""
    place = record.segments.index(part)
    if not place or part.kind is not Kind.TEXT or part.cut is not Cut.DASH:
        return False
    before = record.segments[place - 1]
    is_beside = before.span == part.span and before.column == part.column
    return is_beside and before.kind is Kind.TEXT and not (before.bracket or before.quoted)
