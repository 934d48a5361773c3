"""Names that nobody knows before a colon and a title, where most begin so: "Berg Judit: Drifter".

What stands before a colon is more often a title than a name. Where most of a list begin with words
in capitals and a colon, and enough of these are known names, the others are names as well; so are
single words then, if hardly any is a word of English: "Jurecic: Rain".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.english import is_english
from paperkg.reading.names.people import People
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.lone_names import cut_head
from paperkg.reading.votes.made_up_names import is_made_up
from paperkg.reading.words import is_given_name

__all__ = ["name_before_colons"]

MOST, KNOWN = 0.5, 0.25
"""The share of the records that begin so, and of these with a known name; and of English words."""

_NAME = re.compile(
    rf"(?P<name>{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w.'’-]*){{0,2}})(?: etc\.?| et al\.?)?:\s+(?=\w)"
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
        if group.container in (Container.ITEM, Container.HEADING) or _are_strong(group.records):
            _name(group.records, common)


def _are_strong(records: Sequence[Record]) -> bool:
    """Whether all paragraphs that begin so do it in bold: "**Ann Poe: Rain** (Owl Press)"."""
    heads = [record.segments[0] for record in records if _match(record) or _is_led(record)]
    return bool(heads) and all(head.mark is Mark.STRONG for head in heads)


def _name(records: Sequence[Record], common: frozenset[str]) -> None:
    heads = [(record, head) for record in records if (head := _match(record))]
    titled = {record.topics for record, head in heads if not _may_name(head["name"])}
    heads = [pair for pair in heads if pair[0].topics not in titled]  # there titles have colons
    led = sum(map(_is_led, records))
    names = [head["name"] for _, head in heads]
    if sum(map(is_made_up, names)) > KNOWN * (led + len(names)):
        return
    known = led + sum(" " in name and is_given_name(name) for name in names)
    if known < max(MIN_GROUP, KNOWN * (led + len(heads))):
        return
    english = sum(" " not in name and is_english(name.lower()) for name in names)
    if led + len(heads) < MOST * len(records) or english > KNOWN * (led + len(heads)):
        return
    for record, head in heads:
        name = head["name"]
        if common.isdisjoint(name.lower().split()) and not is_made_up(name):
            people = People((name,), len(name), True)
            cut_head(record, record.segments[0], head.end("name"), head.end(), people)
    for record in filter(_is_led, records):
        _join_in_link(record)


def _may_name(text: str) -> bool:
    """Whether words may be a name: "Deep Trees" is English, "Mark Reed" begins with one known."""
    words = text.split()
    is_known = any(map(is_given_name, words))
    return len(words) == 1 or is_known or not all(is_english(word.lower()) for word in words)


def _match(record: Record) -> re.Match[str] | None:
    """Match what may be such a name before a colon, in the text with which a record begins."""
    head = record.segments[0] if record.segments else None
    if head is None or head.kind is not Kind.TEXT or ":" not in head.text:
        return None
    is_open = not (head.quoted or head.bracket or head.field or record.is_parted)
    return _NAME.match(head.text) if is_open else None


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
