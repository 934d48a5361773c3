"""Months before titles, in four digits: "2105.A Fine Title"; days of meetings: "01/09: ".

So are days with a year of two digits, "20.09.03 A Fine Title". Four digits may be a number or a
year, too. The arXiv numbers of the works, which begin with the month, tell what they are.
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
MONTHS, DAYS = 12, 31
"""There are no more of them in a year, and in a month."""

MIN_SHORT_DAYS = 2
"""So many works at least begin with a day of six digits: no two titles do."""

# "20.09.03 A Title", "[03/09/20] A Title", "21-03-04(목): A Title"
_SHORT_DAY = re.compile(
    r"[\[(（]?['’]?(\d\d)([./-])(\d\d)\2(\d\d)(?:\s?[(（][^\W\d_]{1,4}\.?[)）])?[\])）]?"
    r"(?:\Z|(?:\s?[.:：|,–—-])?\s+(?=[^\W_]|[\"“‘'「『《〈(\[]))"
)
_WEEKDAY = re.compile(r"[^\W\d_]{1,4}\.?")
_DIGITS = r"(\d\d)[.-]?(0[1-9]|1[0-2])"
_ALONE = re.compile(_DIGITS)
_BEFORE_TITLE = re.compile(rf"{_DIGITS}(?:\s?[.:：,_-]\s?|\s+)(?=[^\W\d_]|\d\w*[^\W\d_])")


def agree_on_month_leads(groups: Sequence[Group]) -> None:
    """Take four digits before titles for months, where arXiv numbers of works say the same.

    Days before titles are part of nothing.
    """
    records = [
        record
        for group in groups
        for record in group.records
        if record.segments and not record.segments[0].text[:1].isalpha()
    ]
    days = [record.segments[0] for record in records if _begins_with_day(record)]
    for day in days if len(days) >= MIN_DAYS else ():
        day.kind = Kind.TAG
    _cut_short_days(records)
    found = [(record, month) for record in records if (month := _match_month(record.segments[0]))]
    if len(found) < MIN_MONTHS:
        return
    numbered = [(number, month) for record, month in found if (number := _arxiv_number(record))]
    alike = sum(number.startswith("".join(month.groups())) for number, month in numbered)
    if alike >= max(MIN_MONTHS, AGREED * len(numbered)):
        for record, month in found:
            _cut_month(record, month)


def _cut_short_days(records: Sequence[Record]) -> None:
    """Cut days of six digits off the titles behind them."""
    found = [(record, day) for record in records if (day := _match_short_day(record.segments))]
    for record, day in found if len(found) >= MIN_SHORT_DAYS else ():
        head = record.segments[0]
        if day.end() < len(head.text):
            when = replace(head, text=day[0].strip(), kind=Kind.TAG)
            when.end = head.start = head.whole.find(head.text[:8], head.start) + day.end()
            head.text = head.text[day.end() :]
            record.segments.insert(0, when)
        head.take_for_words()
        if day.end() == len(day.string):
            head.kind = Kind.TAG
            after = record.segments[1]
            if after.bracket and _WEEKDAY.fullmatch(after.text):
                after.kind = Kind.TAG


def _match_short_day(segments: Sequence[Segment]) -> re.Match[str] | None:
    """Match a day of six digits before the words of a title, in any order of its parts."""
    head = segments[0]
    is_text = head.kind not in (Kind.LABEL, Kind.IDENTIFIER) and not (head.is_link or head.field)
    may_be = is_text and any(map(str.isdecimal, head.text[:3]))
    day = _SHORT_DAY.match(head.text) if may_be else None
    if day is None or (day.end() == len(head.text) and len(segments) < 2):
        return None
    first, second, last = int(day[1]), int(day[3]), int(day[4])
    is_day = (0 < second <= MONTHS and 0 < last <= DAYS) or (
        0 < min(first, second) <= MONTHS and 0 < max(first, second) <= DAYS
    )
    return day if is_day else None


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
