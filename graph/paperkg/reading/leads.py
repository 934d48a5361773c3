"""What stands before the titles of siblings: a year, or a surname and a year.

"1984: A Fine Paper" may be a title by itself, as "2001: A Space Odyssey" is, and "Poe (2010) - A
Fine Paper" may begin with a name that the paper coins. What its siblings begin with tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.dates import read_date
from paperkg.reading.people import read_people
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_title

__all__ = ["agree_on_leads"]

AGREED = 0.6
"""The share of the siblings that must begin so for all to do."""

MIN_GROUP = 3
"""Fewer siblings agree on nothing."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/.](?:0[1-9]|1[0-2]))?(?=\s?[:：]\s)")
_SIGNS = re.compile(r"\s?[:：]\s+")


def agree_on_leads(groups: Sequence[Group]) -> None:
    """Take years and surnames before titles for what they are, where most siblings have them."""
    for group in groups:
        _cut_years(group.records)
        _name_authors(group.records)


def _cut_years(records: Sequence[Record]) -> None:
    headed = [record for record in records if record.segments and _YEAR.match(_head(record).text)]
    dated = sum(bool(record.segments) and _head(record).kind is Kind.DATE for record in records)
    if len(headed) + dated < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in headed:
        _cut_year(record)


def _head(record: Record) -> Segment:
    return record.segments[0]


def _cut_year(record: Record) -> None:
    head = _head(record)
    found = _YEAR.match(head.text)
    sign = _SIGNS.match(head.text, found.end()) if found else None
    if head.kind is not Kind.TEXT or not found or not sign:
        return
    place = head.whole.find(found[0], head.start)
    year = replace(head, text=found[0], kind=Kind.DATE, date=read_date(found[0]))
    year.end = place + len(found[0])
    title = replace(head, text=head.text[sign.end() :], cut=Cut.COLON, start=place + sign.end())
    record.segments[:1] = [year, title]


def _name_authors(records: Sequence[Record]) -> None:
    """Take a lone surname for the author where siblings name theirs in the same place."""
    headed = [record for record in records if _is_headed(record)]
    if len(headed) < AGREED * len(records):
        return
    if not any(_head(record).kind is Kind.PEOPLE for record in headed):
        return
    for record in headed:
        head = _head(record)
        if head.kind is Kind.TEXT and (people := read_people(head.text, single=True)):
            head.kind, head.people = Kind.PEOPLE, people


def _is_headed(record: Record) -> bool:
    """Whether a record begins with a text, a year in brackets, and a sign before its title."""
    parts = record.segments[:3]
    if [part.kind for part in parts[1:]] != [Kind.DATE, Kind.TEXT]:
        return False
    may_name = parts[0].kind in (Kind.TEXT, Kind.PEOPLE) and parts[0].mark is not Mark.CODE
    return may_name and (leads_to_title(parts[1]) or _is_closed(parts[0], parts[1]))


def _is_closed(head: Segment, year: Segment) -> bool:
    """Whether a point ends the text before a year in brackets, and another the year."""
    between = head.whole[head.end : year.start]
    after = head.whole[year.end :].lstrip()
    return head.span == year.span and between.strip() == "." and after.startswith(".")
