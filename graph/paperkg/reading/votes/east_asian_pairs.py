"""Names beside titles in Chinese, Japanese and Korean: "三体（刘慈欣）", "刘慈欣：三体".

No capitals and no spaces tell there where a name begins, and each sign that parts it from the title
may stand in a title. That siblings have names in the same place tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.citations.east_asian import read_han_signature
from paperkg.reading.names.east_asian_names import begins_with_surname
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import EAST_ASIAN, is_foreign_name

__all__ = ["part_east_asian_names"]

# Each way in which a line is a title and names, the most telling signs first.
_SIGNS = (
    (r"\s?[（(]", r"[)）]"),
    (r"\s?[/／|｜]\s?", ""),
    (r"\s?(?:——|—|–)\s?|\s-\s", ""),
    (r"\s?[，,]\s?", ""),
    ("[ \u3000]+", ""),
)
_BEHIND = tuple(
    re.compile(rf"(?P<title>.+)(?<!\sby)(?:{sign})(?P<names>[^（）()/／|｜:：]+){close}")
    for sign, close in _SIGNS
)
_BEFORE = tuple(
    re.compile(rf"(?P<names>[^（）()/／|｜:：，,]+)(?:{sign})(?P<title>.+)")
    for sign in (r"\s?[：:]\s?", *(sign for sign, close in _SIGNS[1:4] if not close))
)
# What somebody did in a year or a month: "2010.02 雨大学".
_DAY = re.compile(r"(?:19|20)\d\d(?:[./~–-]|\s?[年년])")
# Signs that part names from titles where some siblings are signed and others are not.
_SOME = _BEHIND[1:4]
MAX_TAIL = 4
"""What stands behind such a sign is no subtitle where it has no more signs."""

MAX_NAMES = 40
"""Names take no more signs."""


class _Parted(NamedTuple):
    """A record, its part that holds a title and names, and where each stands in it."""

    record: Record
    part: Segment
    found: re.Match[str]
    people: People


def part_east_asian_names(groups: Sequence[Group]) -> None:
    """Part names from titles in the lines of siblings that are written in signs of East Asia."""
    for group in voters_of(groups, rows=False):
        heads = [(record, part) for record in group.records if (part := _find_whole(record))]
        led = [record for record in group.records if _is_parted(record)]
        named = len(led)
        least = max(MIN_GROUP, AGREED * len(group.records))
        if group.container is Container.HEADING or not heads or len(heads) + named < least:
            continue
        for form in (*_BEHIND, *_BEFORE):
            parted = [found for record, part in heads if (found := _part(record, part, form))]
            known = named + sum(found.people.is_known for found in parted)
            told = named + len(parted)
            if parted and told >= least and known >= KNOWN * told:
                for found in parted:
                    _cut(found)
                for record in led:
                    record.is_of_works = True
                break
    _part_some([record for group in groups for record in group.records])


def _part_some(records: Sequence[Record]) -> None:
    """Part names from some titles of a document, where nearly all short words so set off are."""
    items = [record for record in records if record.container is Container.ITEM]
    heads = [(record, part) for record in items if (part := _find_whole(record))]
    for form in _SOME if len(heads) >= MIN_GROUP else ():
        short = [
            (record, part, found)
            for record, part in heads
            if (found := form.fullmatch(part.text)) and len(found["names"].strip()) <= MAX_TAIL
        ]
        tails = [
            _Parted(record, part, found, people)
            for record, part, found in short
            if (people := _read_tail(found["names"].strip()))
        ]
        named = sum(_is_name(tail.found["names"].strip()) for tail in tails)
        if named >= max(MIN_GROUP, AGREED * len(short)):
            for tail in tails:
                _cut(tail)
            return


def _read_tail(text: str) -> People | None:
    return read_people(text, single=True) or read_han_signature(text)


def _is_name(text: str) -> bool:
    return begins_with_surname(text) or is_foreign_name(text)


def _is_parted(record: Record) -> bool:
    """Whether a record is a title and names already, whatever sign parts them."""
    parts = record.segments[:2]
    is_told = any(EAST_ASIAN.search(part.text) for part in parts)
    return len(parts) > 1 and is_told and any(map(_may_be_names, parts))


def _may_be_names(part: Segment) -> bool:
    if part.people is not None:
        return True
    is_plain = part.mark is Mark.PLAIN and EAST_ASIAN.match(part.text) is not None
    return is_plain and read_people(part.text, single=True) is not None


def _find_whole(record: Record) -> Segment | None:
    """Find the first part of a record, where it is all that says what and who."""
    part, *others = record.segments or (None,)
    if part is None or part.kind not in (Kind.TEXT, Kind.PEOPLE) or part.mark is not Mark.PLAIN:
        return None
    if part.is_link or part.bracket or part.field or not EAST_ASIAN.search(part.text):
        return None
    is_alone = all(after.kind is not Kind.TEXT and not after.people for after in others)
    return part if is_alone else None


def _part(record: Record, part: Segment, form: re.Pattern[str]) -> _Parted | None:
    """Part a text into a title and names; None where what should be names is none."""
    found = form.fullmatch(part.text)
    if (
        not found
        or _DAY.match(found["title"])
        or len(found["names"]) > MAX_NAMES
        or not EAST_ASIAN.search(found["names"])
    ):
        return None
    people = read_people(found["names"], single=True)
    return _Parted(record, part, found, people) if people else None


def _cut(parted: _Parted) -> None:
    record, part, found, people = parted
    names = replace(part, text=found["names"].strip())
    title = replace(part, text=found["title"].strip())
    for piece, name in ((names, "names"), (title, "title")):
        piece.start = part.start + found.start(name)
        piece.end = part.start + found.end(name)
    names.take_for_people(replace(people, is_sure=True))
    title.take_for_words()
    first, second = sorted((names, title), key=lambda piece: piece.start)
    second.cut = Cut.COMMA
    record.segments[:1] = [first, second]
    record.is_of_works = True
