"""Names and publishers in brackets behind some titles of East Asia: "雨の構造（Ann Poe）".

A bracket may also go on with a title, "雨の構造（入門編）". Some tell by themselves: a publisher by
the end of its name, a foreigner by initials or a known given name. Where several of a document do,
others that have the form of names are names, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.citations.east_asian import read_han_signature
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.east_asian_names import is_known_name, read_east_asian_names
from paperkg.reading.names.east_asian_offices import split_by_offices
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import AGREED, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import EAST_ASIAN, is_given_name

__all__ = ["part_east_asian_brackets"]

MIN_SURE = 2
"""So many brackets that tell by themselves show what the others are."""

MAX_NAME = 4
"""A name of no frequent surname has no more signs."""

_LAST = re.compile(r"(?P<title>.*[^\s(（])\s?[（(](?P<said>[^（）()]{2,40})[)）]")
_PUBLISHER = re.compile(
    "[^\\s,、，]{1,12}?(?<![会会社])(?:出版社|出版会|出版部|出版|書房|書店|書院|书局|书店|新書|文庫|新社|社)"
)
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z](?:\.|(?=[・･·]))")
_PARTS = "编編篇版巻卷上中下号"
"""What ends words that say which part of a work a book is, "入門編"."""

_POINTS = re.compile("[・･·]")
_FOREIGN = re.compile("[\u30a1-\u30fa\u30fc]{2,}(?:[・･·][\u30a1-\u30fa\u30fc]+){1,3}")
"""A foreigner in the letters for words of other languages: "アン・ポー"."""

_MARKS = frozenset({Mark.PLAIN, Mark.STRONG, Mark.LINK})


class _Found(NamedTuple):
    """A record, its part that ends with a bracket, the words before it, and what it says.

    ``is_sure`` says that the bracket tells by itself.
    """

    record: Record
    part: Segment
    title: str
    said: Segment
    is_sure: bool


def part_east_asian_brackets(groups: Sequence[Group]) -> None:
    """Part such brackets from the titles, where some of them tell what they hold."""
    ended = [
        (record, part, found)
        for group in groups
        for record in group.records
        if (part := _find_last(record)) and (found := _LAST.fullmatch(part.text))
    ]
    read = [
        said
        for record, part, found in ended
        if EAST_ASIAN.search(found["title"]) and (said := _read(record, part, found))
    ]
    signed = sum(_is_signed(record) for group in groups for record in group.records)
    sure = signed + sum(found.is_sure for found in read)
    are_said = sure >= MIN_SURE and len(read) >= AGREED * len(ended)
    for record, part, title, names, is_sure in read:
        is_foreign = sure >= MIN_SURE and _FOREIGN.fullmatch(names.text) is not None
        if is_sure or are_said or is_foreign:
            part.text, part.end = title, part.start + len(title)
            record.segments.insert(record.segments.index(part) + 1, names)


def _is_signed(record: Record) -> bool:
    """Whether a bracket behind the title says who and when, "雨の構造(林,2012)"."""
    dated = any(part.bracket and part.date for part in record.segments[1:4])
    return dated and any(part.bracket and part.people for part in record.segments[1:3])


def _find_last(record: Record) -> Segment | None:
    """Find the last part of the words with which a record begins, if it ends with a bracket."""
    if not record.segments or record.is_parted:
        return None
    part = record.segments[0]
    for after in record.segments[1:]:
        if after.span != part.span:
            break
        part = after
    if part.kind is not Kind.TEXT or part.mark not in _MARKS or part.field or part.bracket:
        return None
    return part if part.text[-1:] in ("）", ")") else None


def _read(record: Record, part: Segment, found: re.Match[str]) -> _Found | None:
    said, title = found["said"].strip(), found["title"]
    made = replace(part, text=said, cut=Cut.BRACKET, bracket="（")
    made.start, made.end = part.start + found.start("said"), part.start + found.end("said")
    if _PUBLISHER.fullmatch(said):
        made.kind, made.venue = Kind.VENUE, Venue(said, "", False)
        return _Found(record, part, title, made, True)
    people, is_sure = _read_names(said)
    if people is None:
        return None
    made.take_for_people(replace(people, is_sure=True))
    return _Found(record, part, title, made, is_sure)


def _read_names(said: str) -> tuple[People | None, bool]:
    """Read a bracket as names, and say whether it can be nothing else."""
    if not EAST_ASIAN.search(said):
        people = read_people(said, single=True) if " " in said else None
        is_sure = people is not None and (is_given_name(said) or _INITIAL.search(said) is not None)
        return people, is_sure
    runs = list(split_by_offices(said))
    if any(run.has_office for run in runs):  # アン・ポー、雨宮花子訳
        names = [name for run in runs if not run.is_other for name in run.names]
        every = [name for run in runs for name in run.names]
        are_names = any(map(is_known_name, every)) and all(map(read_han_signature, every))
        return (People(tuple(names or every), len(said), True) if are_names else None), are_names
    if _POINTS.search(said):
        people = read_han_signature(said)
        return people, people is not None and _INITIAL.search(said) is not None
    named = read_east_asian_names(said)
    if named:
        return People(named.names, len(said), True, named.has_others), named.is_sure
    may_be_name = len(said) <= MAX_NAME and said[-1] not in _PARTS
    return read_han_signature(said) if may_be_name else None, False
