"""Names that nobody knows before a colon and a title, where most begin so: "Berg Judit: Drifter".

What stands before a colon is more often a title than a name. Where most of a list begin with names
that are known, and a colon, two or three words in capitals there are a name as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import People
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.votes.lone_names import cut_head

__all__ = ["name_before_colons"]

MOST = 0.5
"""The share of the records that begin with known names and a colon."""

_NAME = re.compile(
    rf"(?P<name>{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w.'’-]*){{1,2}})(?: etc\.?| et al\.?)?:\s+(?=\w)"
)


def name_before_colons(groups: Sequence[Group], common: frozenset[str]) -> None:
    """Take such words for who wrote a work; the records of all small groups vote together.

    Parameters
    ----------
    groups
        The groups of a document.
    common
        Words that the list writes in small letters: no names.
    """
    for group in voters_of(groups, rows=False):
        if group.container is Container.ITEM:
            _name(group.records, common)


def _name(records: Sequence[Record], common: frozenset[str]) -> None:
    heads = [(record, head) for record in records if (head := _find_head(record))]
    led = sum(map(_is_led, records))
    if led < max(MIN_GROUP, len(heads), MOST * len(records)):
        return
    for record, head in heads:
        found = _NAME.match(head.text)
        if found and common.isdisjoint(found["name"].lower().split()):
            people = People((found["name"],), len(found["name"]), True)
            cut_head(record, head, found.end("name"), found.end(), people)
    for record in filter(_is_led, records):
        _join_in_link(record)


def _find_head(record: Record) -> Segment | None:
    """Give the text with which a record begins, if it may have such a name before a colon."""
    head = record.segments[0] if record.segments else None
    if head is None or head.kind is not Kind.TEXT or ":" not in head.text:
        return None
    is_open = not (head.quoted or head.bracket or head.field or record.is_parted)
    return head if is_open and _NAME.match(head.text) else None


def _is_led(record: Record) -> bool:
    """Whether a record begins with names, a colon and a text."""
    if len(record.segments) < 2 or record.segments[0].kind is not Kind.PEOPLE:
        return False
    head = record.segments[0]
    return head.whole[head.end : head.end + 1] == ":"


def _join_in_link(record: Record) -> None:
    """Join what dashes part in a link behind names and a colon: it is all the title."""
    head, *parts = record.segments
    title = [part for part in parts if part.span == head.span]
    if len(title) > 1 and title[0].is_link and all(map(_goes_on, title[1:])):
        text = head.whole[title[0].start : title[-1].end].strip()
        record.segments[1 : 1 + len(title)] = [replace(title[0], text=text, end=title[-1].end)]


def _goes_on(part: Segment) -> bool:
    return part.cut is Cut.DASH and part.kind in (Kind.TEXT, Kind.PEOPLE)
