"""What a work is, who made it and when, behind its title: "[Rain](…) - a talk by Ann Poe, 2014".

By itself such words are a remark, and stay in the note. Whose work it is, and of which year, is
told by the sort of work that they begin with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.dates import find_date
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.name_leads import BY
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import words_alone
from paperkg.reading.words import words_of

__all__ = ["read_makers"]

MAX_LEAD = 3
"""So many words stand before the sort of a work: "a short video course"."""

MAX_NAMES = 120
"""Who made a work is told in no more signs."""

_SORTS = (
    words_of("said", "made")
    | words_of("said", "held")
    | (words_of("said", "works") - words_of("said", "of_works"))
)
_NOTES = words_of("said", "notes")
_SET_OFF = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA, Cut.STOP, Cut.BRACKET, Cut.SPACE})
_TOLD = frozenset({Kind.PEOPLE, Kind.VENUE})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_OF = words_of("people", "by_after") | {"от", "van", "von", "par"}
_YEAR = rf"(?P<year>{RECENT_YEAR})(?:\s?(?:г\.|года|год\b|р\.|року))?"
# "thesis, 2019", "survey from 2019", "книга 1994 г.": the year right behind the sort of work.
_WHEN = re.compile(
    rf",?\s(?:\({_YEAR.replace('<year>', '<inside>')}\)"
    rf"|(?:(?:from|of|aus|von|vom|de|del|di|от|за)\s(?:dem\sJahre?\s|the\syear\s)?)?{_YEAR})"
    r"(?=\s*$|[.,;:)]|(?<=\.)\s)"
)
_YEAR_BEFORE = re.compile(rf"(?:(?:an?|the|eine?|une?|una)\s)?({RECENT_YEAR})\s", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(?:^|,?\s)\(?{_YEAR}\)?\.?\s*$")
_STOP = re.compile(r"[,;:]\s|\s[-–—(]|\.\s")


class _Made(NamedTuple):
    """Who made a work, and when, as far as that is told."""

    people: People | None
    year: str


def read_makers(groups: Sequence[Group]) -> None:
    """Read who made a work, and when, in what is said right behind its title."""
    for group in groups:
        if group.container not in (Container.ROW, Container.HEADING):
            for record in group.records:
                _read(record)


def _read(record: Record) -> None:
    place = record.titles[-1] + 1 if record.titles else (record.title or 0) + 1
    if record.title is None or len(record.segments) <= place:
        return
    part = record.segments[place]
    is_said = part.kind is Kind.TEXT and part.mark is Mark.PLAIN and part.cut in _SET_OFF
    if not is_said or part.field or part.line != record.segments[record.title].line:
        return
    if part.bracket not in ("", "(") or not (made := _match(part.text)):
        return
    _tell(record, part, made)


def _match(text: str) -> _Made | None:
    """Match a text that begins with the sort of a work.

    Examples
    --------
    >>> _match("a short talk by Ann Poe, 2014").people.names
    ('Ann Poe',)
    >>> _match("covers the rain of 2019") is None
    True
    """
    end = _end_of_sort(text)
    if not end:
        return None
    first = _YEAR_BEFORE.match(text)
    year = first[1] if first else ""
    if when := _WHEN.match(text, end):
        year, end = when["year"] or when["inside"], when.end()
    names, is_by = _names_behind(text, end)
    stop = _STOP.search(names)
    for told in (names, names[: stop.start()] if stop else ""):  # all of it, or up to a sign
        last = _YEAR_LAST.search(told)
        people = _read_names(told[: last.start()] if last else told, is_by=is_by)
        if people or (last and not last.start()):
            return _Made(people, year or (last["year"] if last else ""))
    return _Made(None, year)


def _end_of_sort(text: str) -> int:
    """Say where the sort of work ends with which a text begins; 0 of any other.

    Notes of lectures are a work, and other notes are on one.
    """
    end = 0
    if text.isascii() and _SORTS.isdisjoint(words_alone(text.lower())):
        return end  # as most
    for number, word in enumerate(_WORD.finditer(text)):
        name = word[0].lower().rstrip(".")
        if name in _SORTS or (end and name in _NOTES):
            end = word.end() - word[0].endswith(".")
        elif end or number >= MAX_LEAD or name in _OF:
            break
    return end


def _names_behind(text: str, end: int) -> tuple[str, bool]:
    """Give the text that may be names, without "by" before it, and whether that stands there."""
    rest = text[end : end + MAX_NAMES].lstrip(" ,")
    lead, space, names = rest.partition(" ")
    return (names, lead + space in BY) if space and lead in _OF else (rest, False)


def _read_names(text: str, *, is_by: bool) -> People | None:
    """Read names in full: known ones, or any behind "by" that are no body."""
    names = text.strip(" .,")
    people = read_people(names, single=True)
    if people is None or not all(" " in name for name in people.names):
        return None
    is_free = is_by and read_body(names) is None
    return replace(people, is_sure=True) if people.is_known or is_free else None


def _tell(record: Record, part: Segment, made: _Made) -> None:
    """Add who and when behind the words that say it, which stay whole in the note."""
    told = [other for other in record.segments if other.span == part.span]
    place = record.segments.index(told[-1]) + 1
    added = replace(part, cut=Cut.SPACE, bracket="", start=told[-1].end, end=told[-1].end)
    if made.people and not any(other.kind in _TOLD for other in record.segments):
        names = ", ".join(made.people.names)
        author = replace(added, text=names, kind=Kind.PEOPLE, people=made.people)
        record.segments.insert(place, author)
    if made.year and not any(other.date for other in record.segments):
        found = find_date(part.text)  # "Book, Jan 2017"
        date = found.date if found and found.date.startswith(made.year) else made.year
        record.segments.append(replace(added, text=made.year, kind=Kind.DATE, date=date))
