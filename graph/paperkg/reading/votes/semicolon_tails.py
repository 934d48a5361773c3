"""Who wrote a work behind its title and a semicolon: "[A Fine Title; Poe, Reed](…)".

Surnames alone look like the last words of a title there, and two like one name turned round. That
most titles of a document with a semicolon have names behind it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.english import is_english
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, SURNAME
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Vocabulary
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_semicolon_tails"]

MIN_WORDS = 3
"""Titles have so many words in the mean."""

MOST_ENGLISH = 0.5
"""The share of the names that may be words of English alone, as "Taylor" is."""

MAX_TAIL = 200
"""Who wrote a work takes no more signs."""

_GIVEN = rf"(?:{SURNAME}|(?:[^\W\d_a-zß-ÿ]\.[ -]?){{1,3}})"
_NAME = rf"(?:{_GIVEN}\s?){{0,2}}{SURNAME}"
_JOINT = rf"(?:,\s(?:{AND}\s)?|;\s|\s{AND}\s)"
_NAMES = re.compile(rf"{_NAME}(?:{_JOINT}{_NAME}){{0,15}}(?P<others>,?\set\sal\.?)?")
_BETWEEN = re.compile(_JOINT)
_END = " .,;[(–—-"
_TOLD = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})


class _Tail(NamedTuple):
    """A record, where the semicolon stands in its first span, and who stands behind it."""

    record: Record
    end: int
    people: People


def agree_on_semicolon_tails(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take names behind semicolons for authors; all items and paragraphs of a document vote."""
    marked = [
        record
        for group in groups
        if group.container in (Container.ITEM, Container.PARAGRAPH)
        for record in group.records
        if _has_semicolon(record)
    ]
    for mark in {record.segments[0].mark for record in marked}:
        voters = [record for record in marked if record.segments[0].mark is mark]
        tails = [tail for record in voters if (tail := _find(record, vocabulary))]
        if len(tails) >= max(MIN_GROUP, AGREED * len(voters)) and _are_names(tails):
            for tail in tails:
                _part(tail)


def _has_semicolon(record: Record) -> bool:
    """Whether the first span of a record is words with a semicolon inside, and nothing else."""
    first = record.segments[0] if record.segments else None
    if first is None or first.line or first.column or record.is_parted or "; " not in first.whole:
        return False
    return first.cut is Cut.START and not (first.bracket or first.field or first.quoted)


def _find(record: Record, vocabulary: Vocabulary) -> _Tail | None:
    """Find the names behind the first semicolon of a record, up to the end of its span."""
    whole = record.segments[0].whole
    end = whole.index("; ")
    text = whole[end + 1 :].strip(_END)
    if len(text) > MAX_TAIL or count_words(whole[:end]) < 2 or _names_people(whole[:end]):
        return None
    inside = [part for part in record.segments if part.span == record.segments[0].span]
    if any(part.kind not in _TOLD for part in inside if part.start > end):
        return None
    if not (found := _NAMES.fullmatch(text)):
        people = read_people(text)
        is_whole = people is not None and people.is_sure and people.end >= len(text)
        return _Tail(record, end, people) if people and is_whole else None
    names = tuple(_BETWEEN.split(text[: found.start("others")] if found["others"] else text))
    if any(name in vocabulary.common for name in names):
        return None
    return _Tail(record, end, People(names, len(text), True, has_others=bool(found["others"])))


def _names_people(text: str) -> bool:
    """Whether a text is names and nothing else, which may be no title."""
    people = read_people(text)
    return people is not None and people.is_known and people.end >= len(text.rstrip())


def _are_names(tails: Sequence[_Tail]) -> bool:
    """Whether titles of several words stand before what are names, and more than words."""
    titles = [tail.record.segments[0].whole[: tail.end] for tail in tails]
    names = [name for tail in tails for name in tail.people.names]
    english = sum(not is_given_name(name) and is_english(name.lower()) for name in names)
    is_long = sum(map(count_words, titles)) >= MIN_WORDS * len(titles)
    return is_long and english <= MOST_ENGLISH * len(names)


def _part(tail: _Tail) -> None:
    """Cut a record at its semicolon, and leave nothing but names behind it in the span."""
    segments, first = tail.record.segments, tail.record.segments[0]
    before = [part for part in segments if part.span == first.span and part.start < tail.end]
    after = [part for part in segments if part.span != first.span]
    if (last := before[-1]).end > tail.end:
        last.text, last.end = last.whole[last.start : tail.end].strip(), tail.end
        last.take_for_words()
    first.take_for_words()
    text = first.whole[tail.end + 1 :].strip(_END)
    who = replace(first, text=text, cut=Cut.STOP, start=tail.end + 1, end=len(first.whole))
    who.take_for_people(tail.people)
    segments[:] = [*before, who, *after]
    tail.record.ends_with_authors = True
