"""Venues in brackets whose names are in no list: "(CHEOPS 22)", where siblings say "(VLDB 2019)".

By itself an acronym and two digits may be a data set or a part of the title, "(CIFAR 10)". Siblings
with venues in brackets tell what it is, and their years whether the digits are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.venues import Venue

__all__ = ["agree_on_venue_tags"]

MIN_GROUP = 2
"""So many siblings at least have a venue and a year in brackets."""

NEAR = 2
"""A year of two digits is no more years than this away from those of the siblings."""

_TAG = re.compile(r"([A-Za-z&]*[A-Z]{2}[A-Za-z&]*)\s?['’]?\s?(\d\d)")


def agree_on_venue_tags(groups: Sequence[Group]) -> None:
    """Take "(CHEOPS 22)" for a venue and a year, where siblings have theirs in brackets."""
    for group in groups:
        tags = [tag for record in group.records for tag in _find_bracketed(record)]
        years = [int(tag.date[:4]) for tag in tags if tag.kind is Kind.VENUE and tag.date]
        if len(years) < MIN_GROUP:
            continue
        for tag in tags:
            found = _TAG.fullmatch(tag.text) if not tag.date else None
            year = 2000 + int(found[2]) if found else 0
            if found and min(years) - NEAR <= year <= max(years) + NEAR:
                tag.kind, tag.date = Kind.VENUE, str(year)
                tag.venue = Venue(found[1], tag.date, False)


def _find_bracketed(record: Record) -> Iterator[Segment]:
    """Find what stands in round brackets at the end of its span, a text or a venue."""
    for part in record.segments:
        is_last = part.bracket == "(" and not part.whole[part.end :].strip(" .:-–—,")
        if is_last and part.kind in (Kind.TEXT, Kind.VENUE):
            yield part
