"""Keys in brackets before titles, "[1986-Poe] A Fine Title", "[poe2019fine]": they say when.

One such key may be anything. Where most siblings have one it holds the year; whether the word
beside it is a surname or a journal, "[2020-Sensors]", is told by a sibling with two surnames.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Group, Record, match_in_most, voters_of
from paperkg.reading.segments import Kind, Segment

__all__ = ["agree_on_bracketed_keys"]

_NAME = rf"{CAPITAL}[\w'’]*[a-z][\w'’]*"
_NAMES = rf"{_NAME}(?:(?:, | and | & |-|_){_NAME}){{0,3}}(?: et al\.?)?"
MAX_KEY = 60
"""A key has no more signs."""

_KEY = re.compile(
    rf"({YEAR})[a-z]?[-_ ]({_NAMES})|({_NAMES})[-_ ]?({YEAR})[a-z]?|[a-z]{{2,}}({YEAR})[a-z]*"
)
_JOINT = re.compile(r", | and | & | et al")


def agree_on_bracketed_keys(groups: Sequence[Group]) -> None:
    """Take keys in brackets for the year, and the authors, where most siblings begin with one."""
    for group in groups:
        for record in group.records:
            if record.segments:
                _set_key_aside(record)
    _set_keys_aside([record for group in groups for record in group.records if record.segments])
    for group in voters_of(groups):
        most = max(MIN_GROUP, AGREED * len(group.records))
        found = match_in_most(group.records, _find_key, most)
        are_names = any(_JOINT.search(key[2] or key[3] or "") for _, key in found)
        for record, key in found:
            _take_key(record, key, are_names=are_names)


def _set_key_aside(record: Record) -> None:
    """Take a venue in brackets for a key where another says where: "[MM] Poe, *A Title*, OUP"."""
    head, *rest = record.segments
    if head.bracket != "[" or not head.venue or head.date or head.is_link:
        return
    is_signed = any(part.people for part in rest[:1])
    if is_signed and any(part.venue and part.venue.is_sure for part in rest):
        head.kind, head.venue = Kind.TAG, None


def _set_keys_aside(records: Sequence[Record]) -> None:
    """Take "[POE 2008] POE, A. A Title" for a key, no venue, where most name who follows them."""
    led = [record.segments[:2] for record in records if _leads_with_venue(record.segments[0])]
    named = sum(_names_next(*parts) for parts in led if len(parts) > 1)
    if 2 * named > len(led):
        for head, *_ in led:
            head.kind, head.venue = Kind.DATE, None


def _leads_with_venue(head: Segment) -> bool:
    """Whether a record begins with a venue and a year in brackets, "[FCC 2019]"."""
    return bool(head.venue and head.date) and head.bracket == "[" and not head.is_link


def _names_next(key: Segment, following: Segment) -> bool:
    """Whether the word of a key is the one that follows it."""
    name = key.venue.name.casefold() if key.venue else ""
    return bool(name) and following.text.casefold().startswith(name)


def _find_key(record: Record) -> re.Match[str] | None:
    """Find the key in brackets that a record begins with, and that is nothing else by itself."""
    if len(record.segments) < 2:
        return None
    head, title = record.segments[:2]
    if not head.bracket or head.is_link or head.date or head.kind not in (Kind.TAG, Kind.TEXT):
        return None
    is_short = len(head.text) <= MAX_KEY
    return _KEY.fullmatch(head.text) if title.line == head.line and is_short else None


def _take_key(record: Record, key: re.Match[str], *, are_names: bool) -> None:
    head = record.segments[0]
    year = key[1] or key[4] or key[5]
    head.kind, head.date = Kind.DATE, year
    names = key[2] or key[3]
    people = read_people(names.replace("-", ", "), single=True) if names and are_names else None
    if people:
        author = replace(head, text=names, kind=Kind.PEOPLE, people=people, date="")
        head.text = year
        record.segments.insert(0, author)
