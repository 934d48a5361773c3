"""Surnames and years behind titles and a sign: "*Fine Rain* - Turing 1950".

By itself "Turing 1950" may be a meeting or a company, "Owl Days 1950". That most siblings end so,
and some of them with several names, tells.
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
from paperkg.reading.segments import Cut, Kind, Mark

__all__ = ["agree_on_dated_tails"]

MAX_TAIL = 100
"""Who and when take no more signs."""

_TOLD = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE, Kind.DATE})


class _Tail(NamedTuple):
    """A record, at which segment the tail begins, and what it says."""

    record: Record
    place: int
    people: People
    year: str


def agree_on_dated_tails(groups: Sequence[Group]) -> None:
    """Take such tails for who and when; the records of all small groups vote together."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        tails = find_in_most(group.records, _find, max(MIN_GROUP, AGREED * len(group.records)))
        if any(len(tail.people.names) > 1 or tail.people.has_others for tail in tails):
            for tail in tails:
                _part(tail)


def _find(record: Record) -> _Tail | None:
    """Find what stands behind the first dash, if it is who and when, and nothing follows."""
    for place, part in enumerate(record.segments[1:], start=1):
        if part.cut is not Cut.DASH or part.mark is not Mark.PLAIN or part.line:
            continue
        text = part.whole[part.start :].strip()
        if len(text) > MAX_TAIL or text[-1:] not in "0123456789)":
            return None
        rest = record.segments[place:]
        is_last = all(other.span == part.span and other.kind in _TOLD for other in rest)
        found = read_linked_lead(text) if is_last and record.segments[0].people is None else None
        return _Tail(record, place, *found) if found and found[1] else None
    return None


def _part(tail: _Tail) -> None:
    """Let two segments say who and when."""
    first = tail.record.segments[tail.place]
    end = first.start + len(first.whole[first.start :])
    at = first.whole.rfind(tail.year)
    who = replace(first, text=first.whole[first.start : at].strip(" ,("), end=at)
    who.take_for_people(tail.people)
    when = replace(who, text=tail.year, kind=Kind.DATE, people=None, date=tail.year)
    when.cut, when.start, when.end = Cut.SPACE, at, end
    tail.record.segments[tail.place :] = [who, when]
    tail.record.ends_with_authors = True
