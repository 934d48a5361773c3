"""Links that hold who, when and what: "[Poe and Roe 2006, On the rain](…)".

By itself such a link may be a title that begins with a name. That most links which begin the
siblings say so tells, or that several name more people than one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.names.people import People
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["agree_on_cited_links"]

_FORM = re.compile(
    rf"\s*(?P<who>[^\W\d_][^()\d]{{1,80}}?(?P<bracket>\()?{RECENT_YEAR}[a-z]?(?(bracket)\)))"
    r"(?(bracket)[,:;.]?|(?:[,:;.]|\s[-–—]{1,2}))\s+(?P<title>[^\W_].*\S)\s*"
)


class _Cited(NamedTuple):
    """A record, how many of its segments its link holds, and what that says."""

    record: Record
    length: int
    people: People
    year: str
    title: re.Match[str]


def agree_on_cited_links(groups: Sequence[Group]) -> None:
    """Part links that begin with who and when, where most or several of the siblings do."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        linked = [record for record in group.records if _begins_with_link(record)]
        cited = [found for record in linked if (found := _read(record))]
        several = sum(len(it.people.names) > 1 or it.people.has_others for it in cited)
        if several >= MIN_GROUP or len(cited) >= max(MIN_GROUP, AGREED * len(linked)):
            for found in cited:
                _part(found)


def _begins_with_link(record: Record) -> bool:
    first = record.segments[0] if record.segments else None
    return first is not None and first.mark is Mark.LINK and not first.bracket


def _read(record: Record) -> _Cited | None:
    """Read the link that begins a record as who, when and what."""
    first = record.segments[0]
    found = _FORM.fullmatch(first.whole) if "19" in first.whole or "20" in first.whole else None
    lead = read_linked_lead(found["who"]) if found else None
    if found is None or lead is None or not lead[1]:
        return None
    length = sum(part.span == first.span and part.line == first.line for part in record.segments)
    return _Cited(record, length, *lead, found)


def _part(cited: _Cited) -> None:
    """Let the parts of the link be who, when and the title."""
    record, found = cited.record, cited.title
    first = record.segments[0]
    who = replace(first, text=found["who"], end=found.end("who"), quoted=False)
    who.take_for_people(cited.people)
    when = replace(who, kind=Kind.DATE, text=cited.year, people=None, date=cited.year)
    when.cut = Cut.COMMA
    title = _title_of(first, found)
    record.segments[: cited.length] = [who, when, title]
    record.begins_with_authors = record.is_parted = True


def _title_of(first: Segment, found: re.Match[str]) -> Segment:
    start, end = found.span("title")
    title = replace(first, text=found["title"], start=start, end=end, cut=Cut.STOP, quoted=False)
    title.take_for_words()
    return title
