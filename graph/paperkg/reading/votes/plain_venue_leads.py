"""A venue and a year before a title without any sign: "2017 ICLR A Fine Title", "CVPR 2018 Rain".

As a whole that may read as a venue, or as a title. That siblings begin so, several of them with
venues that are known, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import either, words_of

__all__ = ["agree_on_plain_venue_leads"]

MIN_TITLE = 3
"""Titles have so many words in the mean."""

# "ICLR", "NeurIPS", "S&P"; a name in small letters must be known: "Nature".
_ACRONYM = r"[A-Z](?=[A-Za-z]{0,11}[A-Z&])[\w&+-]{1,12}"
_IS_ACRONYM = re.compile(_ACRONYM)
_NAME = rf"(?:{_ACRONYM}|[A-Z][a-zA-Z]{{3,11}})"
_PART = rf"(?:\s(?i:{either('venues', 'tracks')})\b)?"
_LEAD = re.compile(
    rf"(?:(?P<first>{RECENT_YEAR})\s(?P<name>{_NAME})(?P<part>{_PART})"
    rf"|(?P<name2>{_NAME})(?P<part2>{_PART})\s(?P<last>{RECENT_YEAR})(?P<part3>{_PART}))"
    rf"\s+(?=[\"“‘(]?(?:{CAPITAL}|\d)[^\s,]*\s\S)"
)
_SERIES = words_of("series", "meetings") | words_of("venues", "words")


def agree_on_plain_venue_leads(groups: Sequence[Group]) -> None:
    """Cut such leads off the start of records, where most of their siblings begin so."""
    for group in voters_of(groups, rows=False):
        led = [(record, found) for record in group.records if (found := _find_lead(record))]
        if len(led) < max(MIN_GROUP, AGREED * len(group.records)):
            continue
        known = sum(read_venue(_name_of(found)) is not None for _, found in led)
        words = sum(count_words(found.string[found.end() :]) for _, found in led)
        if known >= KNOWN * len(led) and words >= MIN_TITLE * len(led):
            for record, found in led:
                _cut(record, found)


def _find_lead(record: Record) -> re.Match[str] | None:
    """Find a year and a name at the start of plain words, and more behind that is no venue."""
    head = record.segments[0] if record.segments else None
    if head is None or head.field or head.quoted or head.is_link or head.mark is not Mark.PLAIN:
        return None
    found = _LEAD.match(head.text)
    if found is None:
        return None
    name = _name_of(found)
    if not _IS_ACRONYM.match(name) and read_venue(name) is None:
        return None
    rest = head.text[found.end() :].lower().split()
    return None if not _SERIES.isdisjoint(rest[:4]) else found


def _name_of(found: re.Match[str]) -> str:
    return found["name"] or found["name2"]


def _cut(record: Record, found: re.Match[str]) -> None:
    """Cut the venue and its year off the first segment of a record; the rest is its title."""
    head = record.segments[0]
    lead = found[0].rstrip()
    place = head.whole.find(head.text[:8], head.start)
    date = found["first"] or found["last"]
    name = _name_of(found) + (found["part"] or found["part2"] or found["part3"] or "")
    venue: Segment = replace(
        head, text=lead, kind=Kind.VENUE, people=None, venue=Venue(name, date, True), date=date
    )
    venue.end = place + len(lead)
    head.text, head.start = head.text[found.end() :], place + found.end()
    head.cut = Cut.COMMA
    head.take_for_words()
    record.segments.insert(0, venue)
