"""Titles that a comma and their year end: "A Fine Title, 2020, Fine Venue".

Where nearly all siblings are written so, all that stands before the year is the title, whatever
quotation marks and dashes it holds, and the year ends it also where what follows is no known venue.
A month and its year between commas end a title in most siblings already, and what follows is a
remark: "Fine Rain, Apr 2022, wet and cold".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import MONTH_NAME, RECENT_YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["agree_on_years_behind_titles"]

NEARLY_ALL = 0.8
"""The share of the siblings that must be written so."""

MAX_PARTS = 8
"""The parts of a title that signs cut are no more."""

MIN_MONTHS = 2
"""So many siblings at least have a month behind their titles."""

_YEAR = re.compile(rf", ({RECENT_YEAR}), (?=[^\W_])")
_MONTH = re.compile(
    rf", ((?:\d{{1,2}}\.? )?(?i:{MONTH_NAME})\.?,? (?:\d{{1,2}}, )?{RECENT_YEAR}"
    rf"|{RECENT_YEAR}[-./](?:0[1-9]|1[0-2])(?:[-./]\d\d)?), (?=[^\W_])"
)


def agree_on_years_behind_titles(groups: Sequence[Group]) -> None:
    """End the titles of such siblings at their years."""
    for group in voters_of(groups, rows=False):
        if group.container is Container.ROW:
            continue
        ended = sum(_is_ended(record) for record in group.records)
        if ended == len(group.records) or ended < max(MIN_GROUP, NEARLY_ALL * len(group.records)):
            continue
        for record in group.records:
            if not _is_ended(record):
                if last := _find_when(record, _YEAR):
                    _cut_at(record, last)
                _join(record)
    for group in groups:
        if group.container is not Container.ROW:
            _agree_on_months(group.records)


def _agree_on_months(records: Sequence[Record]) -> None:
    """End titles at months, where most siblings have one there, whether it is cut off or not."""
    months = [_find_when(record, _MONTH) for record in records]
    whole = sum(month is not None for month in months)
    if not whole:
        return
    ended = sum(_is_ended(record, of_month=True) for record in records)
    if whole + ended < max(MIN_MONTHS, AGREED * len(records)):
        return
    for record, month in zip(records, months, strict=True):
        if last := month or _find_when(record, _YEAR):
            _cut_at(record, last, said=True)


def _first_text(record: Record) -> int:
    """Find the words with which a record begins, behind a number or a tag; -1 of another."""
    for place, part in enumerate(record.segments[:3]):
        if part.kind is Kind.TEXT and part.mark in (Mark.PLAIN, Mark.QUOTE) and not part.bracket:
            return place
        if part.kind not in (Kind.NUMBER, Kind.TAG):
            break
    return -1


def _is_ended(record: Record, *, of_month: bool = False) -> bool:
    """Whether the year, or a month, stands right behind the title with which a record begins."""
    place = record.title
    if place is None or len(record.segments) < place + 3 or place != _first_text(record):
        return False
    title, year, source = record.segments[place : place + 3]
    return _is_year(year, title, of_month=of_month) and source.cut is Cut.COMMA


def _is_year(part: Segment, title: Segment, *, of_month: bool = False) -> bool:
    is_behind = part.cut is Cut.COMMA and not part.bracket and part.span == title.span
    return is_behind and part.kind is Kind.DATE and part.text.isdecimal() is not of_month


def _find_when(record: Record, when: re.Pattern[str]) -> re.Match[str] | None:
    """Find the last year, or month, between commas in the words with which a record begins."""
    place = _first_text(record)
    text = record.segments[place].text if place >= 0 else ""
    found = [*when.finditer(text)] if ", " in text else []
    return found[-1] if found and found[-1].start() else None


def _cut_at(record: Record, last: re.Match[str], *, said: bool = False) -> None:
    """Cut a text at the year or month that it holds between commas: a title, when and where.

    What follows is a remark where siblings have remarks there, as is ``said``.
    """
    place = _first_text(record)
    title = record.segments[place]
    start = title.whole.find(title.text, title.start)
    if start < 0:
        return
    date = read_date(last[1])
    year = replace(title, text=last[1], kind=Kind.DATE, cut=Cut.COMMA, date=date)
    year.start, year.end = start + last.start(1), start + last.end(1)
    source = replace(title, text=title.text[last.end() :], kind=Kind.VENUE, cut=Cut.COMMA)
    source.start, source.venue = start + last.end(), Venue(source.text, "", False)
    if said:
        source.take_for_words()
    title.text, title.end = title.text[: last.start()], start + last.start()
    record.segments[place + 1 : place + 1] = [year, source]
    record.title, record.why = place, "the words before the year, as in most siblings"


def _join(record: Record) -> None:
    """Join what stands before the year to one title, if none of it says more than words."""
    place = _first_text(record)
    if place < 0:
        return
    title = record.segments[place]
    for last, part in enumerate(record.segments[place + 1 : place + MAX_PARTS], start=place + 1):
        if _is_year(part, title):
            record.join_segments(place, last - 1)
            title.mark, title.quoted = Mark.PLAIN, False
            title.take_for_words()
            record.title, record.why = place, "the words before the year, as in most siblings"
            return
        if part.kind is not Kind.TEXT or part.span != title.span:
            return
