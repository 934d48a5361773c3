"""Surnames and years behind titles and a sign: "*Fine Rain* - Turing 1950, a classic".

By itself "Turing 1950" may be a meeting or a company, "Owl Days 1950". That most siblings end so,
and some of them with several names, or no two with the same, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import People
from paperkg.reading.patterns import RECENT_YEAR
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
from paperkg.reading.words import words_of

__all__ = ["agree_on_dated_tails"]

_WHO_AND_WHEN = re.compile(
    rf"[^\d\n]{{2,90}}?\(?(?P<year>1[5-8]\d\d|{RECENT_YEAR})[a-z]?\)?(?=[\s,;:.([]|$)"
)
MAX_WHO = 93
"""A year that follows who wrote a work begins before so many signs."""

_NO_NAMES = words_of("people", "no_names")


class _Tail(NamedTuple):
    """A record, at which segment the tail begins, what it says, and where in its span it ends."""

    record: Record
    place: int
    people: People
    year: str
    end: int


def agree_on_dated_tails(groups: Sequence[Group]) -> None:
    """Take such tails for who and when; the records of all small groups vote together."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        tails = find_in_most(group.records, _find, max(MIN_GROUP, AGREED * len(group.records)))
        if tails and _are_people([tail.people for tail in tails]):
            for tail in tails:
                _part(tail)


def _are_people(tails: Sequence[People]) -> bool:
    """Whether some are several, or all are others, of which a company or a meeting is none."""
    if any(len(people.names) > 1 or people.has_others for people in tails):
        return True
    names = {people.names[0].lower() for people in tails}
    return len(names) == len(tails) and names.isdisjoint(_NO_NAMES)


def _find(record: Record) -> _Tail | None:
    """Find who and when behind the first dash."""
    for place, part in enumerate(record.segments[1:], start=1):
        if part.cut is not Cut.DASH or part.mark is not Mark.PLAIN or part.line:
            continue
        if not has_digit(part.whole[part.start : part.start + MAX_WHO]):
            return None  # as most remarks
        found = _WHO_AND_WHEN.match(part.whole, part.start)
        if found is None or record.segments[0].people is not None:
            return None
        lead = read_linked_lead(found[0].strip())
        if lead is None or any(read_month(name.lower()) for name in lead[0].names):
            return None  # "Fine Rain - Acme, July 2023"
        return _Tail(record, place, lead[0], found["year"], found.end())
    return None


def _part(tail: _Tail) -> None:
    """Let two segments say who and when, and leave what stands behind them."""
    record, first = tail.record, tail.record.segments[tail.place]
    at = first.whole.rfind(tail.year, 0, tail.end)
    who = replace(first, text=first.whole[first.start : at].strip(" ,("), end=at)
    who.take_for_people(tail.people)
    when = replace(who, text=tail.year, kind=Kind.DATE, people=None, date=tail.year)
    when.cut, when.start, when.end = Cut.SPACE, at, tail.end
    rest = [part for part in record.segments[tail.place :] if not _is_told(part, first, tail.end)]
    if rest and rest[0].span == first.span and rest[0].start < tail.end:
        rest[0] = _cut(rest[0], tail.end)
    record.segments[tail.place :] = [who, when, *rest]
    record.ends_with_authors = True


def _is_told(part: Segment, first: Segment, end: int) -> bool:
    """Whether a part stands before the end of who and when, and says no more."""
    return part.span == first.span and not part.whole[max(part.start, end) : part.end].strip(
        " ,;.)"
    )


def _cut(part: Segment, end: int) -> Segment:
    """Take who and when off the part that goes on behind them: ", a classic", "ICML"."""
    text = part.whole[end : part.end].strip()
    rest = replace(part, text=text.strip(" ,;:."), start=end, people=None, date="")
    rest.cut = Cut.SPACE if text[0].isalnum() else Cut.COMMA
    rest.venue = read_venue(rest.text)
    rest.kind = Kind.VENUE if rest.venue else Kind.TEXT
    return rest
