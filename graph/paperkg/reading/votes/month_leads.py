"""Months before titles, in four digits: "2105.A Fine Title"; days of meetings: "01/09: ".

Four digits may be a number or a year, too. The arXiv numbers of the works, which begin with the
month, tell what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.identifiers import Scheme
from paperkg.reading.imprints.dates import year_in_full
from paperkg.reading.records import AGREED, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["agree_on_month_leads"]

MIN_MONTHS = 2
"""So many works at least have an arXiv number that begins with the digits before their title."""

MIN_DAYS = 3
"""So many siblings at least begin with a day for it to be one: "01/09: A Fine Title"."""

_DAY = re.compile(r"[0-3]?\d/[0-3]?\d")
_DIGITS = r"(\d\d)[.-]?(0[1-9]|1[0-2])"
_ALONE = re.compile(_DIGITS)
_BEFORE_TITLE = re.compile(rf"{_DIGITS}(?:\s?[.:：,_-]\s?|\s+)(?=[^\W\d_]|\d\w*[^\W\d_])")


def agree_on_month_leads(groups: Sequence[Group]) -> None:
    """Take four digits before titles for months, where arXiv numbers of works say the same.

    Days before titles are part of nothing.
    """
    records = [record for group in groups for record in group.records if record.segments]
    days = [record.segments[0] for record in records if _begins_with_day(record)]
    for day in days if len(days) >= MIN_DAYS else ():
        day.kind = Kind.TAG
    found = [(record, month) for record in records if (month := _match_month(record.segments[0]))]
    if len(found) < MIN_MONTHS:
        return
    numbered = [(number, month) for record, month in found if (number := _arxiv_number(record))]
    alike = sum(number.startswith("".join(month.groups())) for number, month in numbered)
    if alike >= max(MIN_MONTHS, AGREED * len(numbered)):
        for record, month in found:
            _cut_month(record, month)


def _begins_with_day(record: Record) -> bool:
    """Whether a record begins with the day of a meeting, and a colon or a dash: "01/09: "."""
    head = record.segments[0]
    if head.kind is not Kind.TEXT or not head.text[:1].isdecimal() or len(record.segments) < 2:
        return False
    is_lead = record.segments[1].cut in (Cut.COLON, Cut.DASH)
    return is_lead and _DAY.fullmatch(head.text) is not None


def _match_month(head: Segment) -> re.Match[str] | None:
    """Match what may be a month: digits alone, or before the words of a title."""
    if not head.text[:2].isdecimal():
        return None
    if head.kind is Kind.TEXT and (found := _BEFORE_TITLE.match(head.text)):
        return found
    return _ALONE.fullmatch(head.text) if head.bracket or head.kind is Kind.NUMBER else None


def _arxiv_number(record: Record) -> str:
    """Give the first arXiv number of a record, if any."""
    named = (part.identifier for part in record.segments)
    return next((name.value for name in named if name and name.scheme is Scheme.ARXIV), "")


def _cut_month(record: Record, month: re.Match[str]) -> None:
    head = record.segments[0]
    date = f"{year_in_full(month[1])}-{month[2]}"
    if month.end() == len(head.text):
        head.kind, head.date = Kind.DATE, date
        return
    when = replace(head, text=month[0].strip(" .:：,_-"), kind=Kind.DATE, date=date)
    when.end = head.start = head.whole.find(head.text[:8], head.start) + month.end()
    when.url = when.local = ""
    when.is_link = False
    head.text, head.cut = head.text[month.end() :], Cut.COLON
    head.venue, head.people, head.date = None, None, ""
    record.segments.insert(0, when)
