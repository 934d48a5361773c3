"""Surnames and years in brackets behind titles: "Rain on Slow Fish (Poe 2013)".

By itself "(Poe 2013)" may as well be where a work appeared. That siblings have another word there
each, none of which is a known venue, tells that they are names; so do siblings with names there
that are known as such, "(Poe et al. 2012)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.cuts.bracketed_presses import names_author
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import AGREED, Group, Record, voters_of
from paperkg.reading.segments import Kind, Segment

__all__ = ["agree_on_bracketed_names"]

MIN_NAMES = 2
"""So many words at least are different."""

OTHERS = 0.6
"""The share of different words: a venue stands behind several works."""

_SURNAME = re.compile(
    rf"{CAPITAL}[a-zß-ÿ][\w’'-]*(?:(?:,? (?:and|&)|,) {CAPITAL}[a-zß-ÿ][\w’'-]*)*"
)


def agree_on_bracketed_names(groups: Sequence[Group]) -> None:
    """Take such words for who wrote a work, and the year for when."""
    for group in voters_of(groups):
        found = [(record, part) for record in group.records if (part := _find(record))]
        named = sum(map(_is_named, group.records)) if found else 0
        if not found or len(found) + named < AGREED * len(group.records):
            continue
        names = {part.venue.name for _, part in found if part.venue}
        if len(names) + named >= max(MIN_NAMES, OTHERS * (len(found) + named)):
            for record, part in found:
                _name(record, part)


def _find(record: Record) -> Segment | None:
    """Find an unknown venue of a word, with a year, in brackets behind other words but names."""
    for part in record.segments[1:]:
        venue = part.venue
        if venue and part.bracket == "(" and not venue.is_sure and len(part.date) == len("2013"):
            is_named = any(map(names_author, record.segments))
            return part if _SURNAME.fullmatch(venue.name) and not is_named else None
    return None


def _is_named(record: Record) -> bool:
    """Whether names that are known as such stand in brackets behind other words, with a year."""
    return any(part.people and part.bracket == "(" and part.date for part in record.segments[1:])


def _name(record: Record, part: Segment) -> None:
    name = part.venue.name if part.venue else part.text
    year = replace(part, text=part.date, kind=Kind.DATE, venue=None)
    part.text = name
    part.take_for_people(read_people(name, single=True) or People((name,), len(name), True))
    record.segments.insert(record.segments.index(part) + 1, year)
