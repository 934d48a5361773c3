"""Who signs after the titles of siblings: "A Fine Title - Ann Poe", told by the vote of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.citations.east_asian import read_han_signature
from paperkg.reading.names.east_asian_names import begins_with_surname
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import BOOK_MARKS
from paperkg.reading.records import KNOWN, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_signatures"]

NAMED = 0.6
"""The share of the siblings that must have names after their titles for all to have them."""

MIN_NAMED = 3
"""So many siblings at least must have them."""


class _Signature(NamedTuple):
    """What follows a title in one place, and the names that it may hold."""

    record: Record
    part: Segment
    people: People | None
    is_known: bool
    is_foreign: bool


_CUTS = frozenset({Cut.DASH, Cut.COMMA, Cut.BRACKET, Cut.SPACE})

_Slot = tuple[Cut, str]
"""Where names may stand after a title: the sign before them, and their bracket."""


class _Signatures(NamedTuple):
    """How many records have a title, and what follows it, by place."""

    titled: int
    slots: dict[_Slot, list[_Signature]]


def agree_on_signatures(groups: Sequence[Group]) -> None:
    """Take what follows the titles after a dash, a comma or in brackets for authors, by vote.

    Most siblings must hold names there, and some of them names that are known as such. A small
    group listens to all groups of its kind in the document.
    """
    found = [_find_signatures(group) for group in groups]
    everywhere: dict[Container, _Signatures] = {}
    for group, (titled, slots) in zip(groups, found, strict=True):
        both = everywhere.setdefault(group.container, _Signatures(0, {}))
        for slot, signatures in slots.items():
            both.slots.setdefault(slot, []).extend(signatures)
        everywhere[group.container] = both._replace(titled=both.titled + titled)
    told = {kind: _tell(both) for kind, both in everywhere.items()}
    for group, own in zip(groups, found, strict=True):
        named = _tell(own) if own.titled >= MIN_GROUP else told[group.container]
        for slot, signatures in own.slots.items():
            are_names = slot in named
            _take_names([found for found in signatures if are_names or found.is_foreign])
            if are_names and slot[0] is Cut.DASH:
                for record in group.records:
                    _take_number(record)


def _find_signatures(group: Group) -> _Signatures:
    """Find what follows the titles of a group, by the sign before it and its bracket."""
    titled = [record for record in group.records if record.title is not None]
    slots: dict[_Slot, list[_Signature]] = {}
    for record in titled:
        if found := _find_signature(record):
            slots.setdefault((found.part.cut, found.part.bracket), []).append(found)
    return _Signatures(len(titled), slots)


def _tell(voters: _Signatures) -> set[_Slot]:
    """Give the places in which most titles have names."""
    return {slot for slot, some in voters.slots.items() if _are_names(some, voters.titled)}


def _are_names(signatures: Sequence[_Signature], titled: int) -> bool:
    """Whether most titles have names in a place; if some are sure, most of the texts there."""
    named = [found for found in signatures if found.people]
    known = sum(found.is_known for found in named)
    foreign = sum(found.is_foreign for found in named)
    asked = NAMED * (len(signatures) if foreign > 1 else titled)
    return len(named) >= max(MIN_NAMED, asked) and known >= KNOWN * len(named)


def _take_names(signatures: Sequence[_Signature]) -> None:
    for found in signatures:
        if found.people and found.part.kind is Kind.TEXT:
            found.part.kind, found.part.people = Kind.PEOPLE, found.people
        elif not found.people:
            _turn_round(found)


def _take_number(record: Record) -> None:
    """Take "1984 - George Orwell" for what and who, among titles with names after a dash."""
    if record.title is not None or [part.cut for part in record.segments[1:]] != [Cut.DASH]:
        return
    number, name = record.segments
    people = name.people or read_people(name.text, single=True)
    is_number = number.kind in (Kind.DATE, Kind.NUMBER) and number.text.isdecimal()
    if is_number and people and not number.bracket:
        number.kind, number.date = Kind.TEXT, ""
        name.kind, name.people = Kind.PEOPLE, people
        record.title, record.titles = 0, (0,)


def _find_signature(record: Record) -> _Signature | None:
    """Find the part right after a title, with a date between or not, that may be names."""
    place = record.title or 0
    title = record.segments[place]
    part = _find_beside(title, record.segments[place + 1 :])
    if not part or part.line != title.line or part.field or part.quoted:
        return None
    if part.is_link and not (part.span == title.span and part.cut is Cut.DASH):
        return None
    if part.kind not in (Kind.TEXT, Kind.PEOPLE) or part.cut not in _CUTS:
        return None
    if place and any(before.people for before in record.segments[:place]):
        return None
    text = part.text.replace("/", ", ") if "/" in part.text else part.text
    people = part.people or read_people(text, single=True)
    in_marks = False
    if people is None and not text.isascii():
        people = read_han_signature(text)
        in_marks = title.whole[title.start : title.start + 1] in BOOK_MARKS
    is_known = people is not None and (
        in_marks
        or begins_with_surname(people.names[0])
        or part.kind is Kind.PEOPLE
        or people.is_sure
        or len(people.names) > 1
        or is_given_name(people.names[0])
    )
    may_be_words = part.kind is Kind.TEXT or not part.text.isascii()
    is_foreign = people is not None and people.is_sure and may_be_words
    return _Signature(record, part, people, is_known, is_foreign)


def _find_beside(title: Segment, rest: Sequence[Segment]) -> Segment | None:
    """Find what follows a title, and is neither when nor a number."""
    if title.mark in (Mark.EMPHASIS, Mark.STRONG):
        rest = _outside_style(title, rest)
    for part in rest:
        if part.kind not in (Kind.DATE, Kind.NUMBER) and part.cut is not Cut.ASIDE:
            return part  # but "To Rain or Not? …"
    return None


def _outside_style(title: Segment, rest: Sequence[Segment]) -> Sequence[Segment]:
    """Leave out what has the style of a title in italics or bold: it is part of it.

    So it is where names stand outside: "*Good Rain -- Bad Rain* -- Ann Poe".
    """
    outside = [part for part in rest if part.span != title.span]
    is_inside = len(outside) < len(rest)
    return outside if is_inside and outside and outside[0].cut is Cut.DASH else rest


def _turn_round(found: _Signature) -> None:
    """Read "Ann Poe - A Fine Title" among siblings that end with their authors."""
    title = found.record.segments[found.record.title or 0]
    people = read_people(title.text) if title.kind is Kind.TEXT and not title.is_link else None
    if people and is_given_name(people.names[0]) and begins_big(found.part.text):
        title.kind, title.people = Kind.PEOPLE, people
        found.record.title = found.record.segments.index(found.part)
        found.record.why = "the words after a name, where siblings have one at their end"
