"""A venue and a year before a title: "RA-L 2024, A Fine Paper", "nips2016, A Title".

So they may stand without a sign between, if a mark says that the year is short: "FCC'20 A Title",
or the name is a venue or has capitals: "2020 FCC A Title".

By itself that may be the start of the title, or all of it the name of a venue. That siblings begin
so, some of them with venues that are known, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.dates import read_date, read_month, year_in_full
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    match_in_most,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import either

__all__ = ["agree_on_venue_leads"]

MIN_TITLE = 4
"""Titles have so many words in the mean: "NIPS 2016 Tutorials, Long Beach" says where."""

FEWEST = 2
"""So few tell it, too, where both names are venues without their years."""

MAX_LEAD = 40
"""A venue and its year before a title have no more signs."""

_HAS_MARK = re.compile(r"['’‘`´]\d\d|\d\d['’‘`´]")
_LEAD = re.compile(
    r"((?:[^\W\d_][\w.&+/-]{0,20},?\s){0,3}[^\W\d_][\w.&+/-]{0,20}?,?\s?)"
    rf"({RECENT_YEAR}(?:[-/.]\d{{1,2}})?)(?: \w+)?,\s+(?=[^\s,]\S* \S)"
)
# "22_OSDI_A Fine Title"
_JOINED = re.compile(r"(\d\d|20\d\d)_([^\W\d_][^\W_]{1,15})_(?=[^\W_])")

# "2018-FCC-A Fine Title", and how such a lead is once it is cut off.
_DASHED = re.compile(rf"({RECENT_YEAR})-([^\W\d_][\w&+]{{1,15}})-(?=[\"“‘'(]?[^\W\d_])")
_DASHED_CUT = re.compile(rf"{RECENT_YEAR}-[^\W\d_]\S{{1,15}}")


# "FCC20' A Fine Title", "FCC '20 A Fine Title"
_MARKED = re.compile(
    r"((?:[A-Z][A-Za-z]{1,9}[ -]){0,2}[^\W\d_][\w&+/-]{1,14}?)"
    r"(?:[ -]?['’‘`´](\d\d)|[ -]?(\d\d)['’‘`´]):?\s+(?=[\"“‘«「]?[^\W\d_]\S* \S)"
)


# "2020 FCC A Fine Title", "FCC 2020 A Fine Title": no sign parts them.
_NAME = rf"[^\W\d_][\w&+/-]{{1,15}}(?:\s(?i:{either('venues', 'tracks')})\b)?"
_PLAIN = re.compile(
    rf"(?:(?P<before>{RECENT_YEAR})\s(?P<after>{_NAME})|(?P<first>{_NAME})\s(?P<last>{RECENT_YEAR}))"
    r"\s(?=[\"“‘«「]?[^\W_]\S*\s\S)"
)
_CAPITALS = re.compile(r"[A-Z]\S*[A-Z]")


class _Lead(NamedTuple):
    """A venue and its year at the start of a text, and where they end.

    Where a mark or capitals alone tell a name, it must be known without its year.
    """

    name: str
    date: str
    end: int
    is_marked: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it is a venue; as a mark makes one of any word, "Rain '70", its name tells."""
        return read_venue(self.name if self.is_marked else f"{self.name} {self.date}") is not None


def agree_on_venue_leads(groups: Sequence[Group]) -> None:
    """Cut venues and years off the start of records, where most of their siblings begin so.

    A small group listens to all small groups of its kind in the document.
    """
    small = {container: Group(container) for container in Container.every()}
    for group in groups:
        if len(group.records) < MIN_GROUP:
            small[group.container].records.extend(group.records)
        else:
            _cut_group(group.records)
            _take_for_titles(group.records)
    for group in small.values():
        _cut_group(group.records)
        _take_for_titles(group.records)
    _cut_dashed([record for group in groups for record in group.records if record.segments])


def _cut_dashed(records: Sequence[Record]) -> None:
    """Cut "2018-FCC-A Fine Title", where so many others of a document name venues known as such."""
    known = sum(_is_dashed_venue(record.segments[0]) for record in records)
    if known < MIN_GROUP:
        return
    left = [(record, lead) for record in records if (lead := _find_dashed(record.segments[0]))]
    if known >= len(left):
        for record, lead in left:
            _cut(record, lead)


def _find_dashed(head: Segment) -> _Lead | None:
    found = _DASHED.match(head.text) if head.kind is Kind.TEXT and not head.field else None
    if found is None or read_month(found[2]):
        return None
    return _Lead(found[2], found[1], found.end())


def _is_dashed_venue(head: Segment) -> bool:
    is_dated = head.kind is Kind.VENUE and bool(head.date)
    return is_dated and _DASHED_CUT.fullmatch(head.text) is not None


def _take_for_titles(records: Sequence[Record]) -> None:
    """Take what reads as names for a title, "[2016] Simple Things And Tracking", as by siblings."""
    most = max(MIN_GROUP, AGREED * len(records))
    led = find_in_most(records, _led_by_bracket, most)
    if sum(part.kind is Kind.TEXT for part in led) >= most:
        for part in led:
            part.kind, part.people = Kind.TEXT, None


def _led_by_bracket(record: Record) -> Segment | None:
    """Give what a record says after a year in brackets, if that is all."""
    parts = [part for part in record.segments if part.kind is not Kind.TAG]
    if len(parts) != 2 or not parts[0].bracket or not parts[0].date:
        return None
    return parts[1] if parts[1].kind in (Kind.TEXT, Kind.PEOPLE) and not parts[1].url else None


def _cut_group(records: Sequence[Record]) -> None:
    are_two = len(records) == FEWEST
    least = FEWEST if are_two else max(MIN_GROUP, AGREED * len(records))
    begun = match_in_most(records, _find_start, least)
    led = [(record, found) for record, found in begun if isinstance(found, _Lead)]
    if not led or (are_two and not all(read_venue(found.name) for _, found in led)):
        return
    dated = len(begun) - len(led)
    known = sum(found.is_known for _, found in led)
    words = sum(count_words(record.segments[0].text[found.end :]) for record, found in led)
    if words >= MIN_TITLE * len(led) and known + dated >= KNOWN * len(led):
        for record, found in led:
            _cut(record, found)


def _find_start(record: Record) -> _Lead | str:
    """Find the venue and its year with which a record begins, or the date that is cut off."""
    return _find_lead(record) or (record.segments[0].date if record.segments else "")


def _find_lead(record: Record) -> _Lead | None:
    head = record.segments[0] if record.segments else None
    if head is None or head.field or head.quoted:
        return None
    if _has_mark(head.text[:MAX_LEAD]) and (marked := _MARKED.match(head.text)):
        year = year_in_full(marked[2] or marked[3])
        return _Lead(marked[1], year, marked.end(), is_marked=True)
    if head.mark is Mark.PLAIN and (plain := _find_plain(head.text)):
        return plain
    if head.mark is not Mark.PLAIN or head.is_link:
        return None
    if "," in head.text and (found := _LEAD.match(head.text)):
        return _Lead(found[1].strip(" ,"), read_date(found[2]) or found[2][:4], found.end())
    joined = _JOINED.match(head.text) if head.text[:1].isdecimal() else None
    return _Lead(joined[2], f"20{joined[1][-2:]}", joined.end()) if joined else None


def _find_plain(text: str) -> _Lead | None:
    """Find a venue and its year that only a space parts from a title: a known name, or capitals."""
    found = _PLAIN.match(text)
    name = (found["after"] or found["first"]) if found else ""
    if not found or not (_CAPITALS.match(name) or read_venue(name)):
        return None
    return _Lead(name, found["before"] or found["last"], found.end(), is_marked=True)


def _has_mark(text: str) -> bool:
    """Whether a text has a mark beside the last digits of a year, as few have."""
    may_have = "'" in text or "`" in text or not text.isascii()
    return may_have and _HAS_MARK.search(text) is not None


def _cut(record: Record, found: _Lead) -> None:
    """Cut the venue and its year off the first segment of a record; the rest is its title."""
    head = record.segments[0]
    lead = head.text[: found.end].rstrip(" ,_:-")
    place = head.whole.find(head.text[:8], head.start)
    venue: Segment = replace(
        head,
        text=lead,
        url="",
        local="",
        kind=Kind.VENUE,
        venue=Venue(found.name, found.date, True),
        date=found.date,
        end=place + len(lead),
    )
    title = replace(
        head,
        text=head.text[found.end :],
        kind=Kind.TEXT,
        venue=None,
        date="",
        cut=Cut.COMMA,
        start=place + found.end,
    )
    record.segments[:1] = [venue, title]
