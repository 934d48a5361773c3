"""Years at the end of links that hold all of a work: "[A Fine Title, Ann Poe, 2015](…)".

Behind a question, or a name that nobody knows, a year may be part of a title. That most links of
siblings end with when, and some with who before it, tells. It also tells that "[Rain, Owls and Dark
Woods (2015)](…)" is a work, not who is cited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["agree_on_link_years"]

MIN_SIGNED = 2
"""So many links of siblings at least say who before the year."""

NAME_WORDS = range(2, 5)
"""A full name has so many words."""

_YEAR_IN_BRACKETS = re.compile(rf"(?P<text>\S.*?)\s+\((?P<year>{RECENT_YEAR})\)")
_YEAR_LAST = re.compile(rf"(?P<text>\S.*?),\s+(?P<year>{RECENT_YEAR})\.?")


def agree_on_link_years(groups: Sequence[Group]) -> None:
    """Cut the years off links, and tell names before them, where most of the siblings have both."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        insides = [inside for record in group.records if (inside := _parts_inside(record))]
        dated = [inside for inside in insides if inside[-1].date]
        if len(dated) < max(MIN_GROUP, AGREED * len(insides)):
            continue
        _part_cited(group.records, dated)
        signed = sum(len(inside) > 2 and inside[-2].kind is Kind.PEOPLE for inside in dated)
        for record in group.records:
            _cut(record, are_signed=signed >= MIN_SIGNED)


def _part_cited(records: Sequence[Record], dated: Sequence[Sequence[Segment]]) -> None:
    """Part links that read as who and when, where the years of most siblings are in brackets."""
    cited = [record for record in records if _is_cited(record)]
    if not cited or sum(inside[-1].bracket == "(" for inside in dated) < AGREED * len(dated):
        return
    for record in cited:
        title = record.segments[0]
        if found := _YEAR_IN_BRACKETS.fullmatch(title.text):
            title.take_for_words()
            title.text, year = found["text"], found["year"]
            date = replace(
                title, text=year, kind=Kind.DATE, cut=Cut.BRACKET, bracket="(", date=year
            )
            record.segments.append(date)


def _is_cited(record: Record) -> bool:
    """Whether a record is a link that reads as names, none of which is known, and a year."""
    only = record.segments[0] if len(record.segments) == 1 else None
    if only is None or only.kind is not Kind.LABEL or not only.date or only.people is None:
        return False
    return not only.people.is_known


def _parts_inside(record: Record) -> Sequence[Segment]:
    """Give the parts of the link that a record begins with."""
    first = record.segments[0] if record.segments else None
    if first is None or first.mark is not Mark.LINK or first.kind is Kind.LABEL or first.start:
        return ()
    return [part for part in record.segments if part.span == first.span and part.line == first.line]


def _cut(record: Record, *, are_signed: bool) -> None:
    """Part the year from the last words of a link, and take these for a name if they are one."""
    inside = _parts_inside(record)
    last = inside[-1] if inside else None
    if last is None or last.kind is not Kind.TEXT or last.bracket or last.quoted:
        return
    found = _YEAR_LAST.fullmatch(last.text)
    if not found:
        return
    start = last.whole.rfind(found["year"], last.start, last.end)
    year = replace(last, text=found["year"], kind=Kind.DATE, cut=Cut.COMMA, date=found["year"])
    year.start = start
    last.text, last.end = found["text"], last.whole.rfind(",", last.start, start)
    if are_signed and len(inside) > 1 and (people := _read_name(last)):
        last.take_for_people(people)
    record.segments.insert(record.segments.index(last) + 1, year)


def _read_name(part: Segment) -> People | None:
    """Read a part behind a comma that is one full name by its form."""
    if part.cut is not Cut.COMMA or len(part.text.split()) not in NAME_WORDS:
        return None
    return read_people(part.text, single=True)
