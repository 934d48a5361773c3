"""Links that say who wrote a work and when, behind its title: "On rain, [Poe 2019](…)".

One surname and a year look like a title of their own. That siblings end so, by other names, tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.names.people import People
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_linked_tails"]

MOSTLY = 0.7
"""So many of the names differ at least: what all have in common is a journal, or a site."""

MEAN_TITLE = 2.5
"""Titles have more words in the mean than topics."""

_SET_OFF = frozenset({Cut.STOP, Cut.COMMA, Cut.DASH, Cut.COLON, Cut.BRACKET})
_MARKS = frozenset({Mark.PLAIN, Mark.EMPHASIS, Mark.STRONG, Mark.QUOTE})


class _Tail(NamedTuple):
    """A record, where its link begins and ends among the segments, and what that says."""

    record: Record
    start: int
    end: int
    people: People
    year: str


def agree_on_linked_tails(groups: Sequence[Group]) -> None:
    """Take links behind titles for who and when, where most siblings have such links."""
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ITEM:
            continue
        tails = find_in_most(group.records, _find, max(MIN_GROUP, AGREED * len(group.records)))
        names = {tail.people.names for tail in tails}
        if len(names) >= MOSTLY * len(tails) and _are_titles(tails):
            for tail in tails:
                _part(tail)


def _find(record: Record) -> _Tail | None:
    """Find the link right behind plain words or a title in a style, if that says who and when."""
    if len(record.segments) < 2:
        return None
    title, link = record.segments[:2]
    if title.is_link or title.field or title.bracket or title.mark not in _MARKS:
        return None
    if not link.url or link.line or link.field or link.cut not in _SET_OFF:
        return None
    found = read_linked_lead(link.whole or link.text)
    if found is None or not found[1]:
        return None
    end = 1 + sum(part.span == link.span for part in record.segments[1:])
    return _Tail(record, 1, end, *found)


def _are_titles(tails: Sequence[_Tail]) -> bool:
    """Whether the words before the links are more than topics: "Rain: [Poe 2019](…)"."""
    words = sum(count_words(tail.record.segments[0].text) for tail in tails)
    return words >= MEAN_TITLE * len(tails)


def _part(tail: _Tail) -> None:
    """Let the link say who and when, and the words before it be the title."""
    title, link = tail.record.segments[0], tail.record.segments[tail.start]
    title.take_for_words()
    link.text = (link.whole or link.text).strip()
    link.take_for_people(tail.people)
    tail.record.segments[tail.start : tail.end] = [link, _date_of(link, tail.year)]


def _date_of(link: Segment, year: str) -> Segment:
    when = replace(link, kind=Kind.DATE, text=year, people=None, date=year)
    when.cut = Cut.SPACE
    return when
