"""Titles of one word before names: "Babel, R. F. Kuang", "Stoner, John Williams".

By themselves they read as "Surname, Given Names". Siblings tell: they have titles of more words
before their names, or no title at all, and none has a surname and initials before words. So do
they of a title that reads as a name before a surname and others, "Slow Actor-Critic, Poe et al.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import AGREED, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import is_given_name

__all__ = ["part_one_word_titles"]

MIN_GROUP = 2
"""One line tells nothing of another."""

_INITIALS = re.compile(r"(?P<title>[^,]+), (?P<initials>(?:[^\W\d_]\.[ -]?){1,4})")
_GIVEN = re.compile(r"(?P<title>[^\s,]+), (?P<name>[^\s,]+ [^,]+)")
_OTHERS = re.compile(rf"(?P<title>[^,.]+ [^,.]+), (?P<name>{CAPITAL}[\w'’-]+,? et al\.?)")
_SURNAME = re.compile(rf"(?:(?:de|van|von|Le|La|Du) )?{CAPITAL}[\w'’-]+")


def part_one_word_titles(groups: Sequence[Group]) -> None:
    """Part such titles from the names behind them; each list votes, then small ones together."""
    unchanged = {id(group) for group in groups if not _part(group)}
    for group in voters_of(groups, rows=False):
        if id(group) not in unchanged:  # a large list would vote the same again
            _part(group)


def _part(group: Group) -> bool:
    """Part the titles of a group, and say whether there were such."""
    records = group.records
    if group.container not in (Container.ITEM, Container.PARAGRAPH) or len(records) < MIN_GROUP:
        return False
    named = list(filter(_begins_with_names, records))
    found = [(record, parts) for record in named if (parts := _read(record))]
    untitled = sum(count == 1 for _, (count, _) in found)
    found += [(record, parts) for record in named if (parts := _read_with_others(record))]
    before = sum(map(_is_title_before_names, records)) if found else 0
    if not (before or untitled >= MIN_GROUP) or before + len(found) < AGREED * len(records):
        return False
    if any(map(_begins_with_initials, records)):
        return False
    for record, (count, written) in found:
        start = _start_of(record)
        record.segments[start : start + count] = written
    return True


def _read_with_others(record: Record) -> tuple[int, list[Segment]] | None:
    """Read a title before a surname and others, in a record that has no other words."""
    head, _ = _first_of(record)
    if head is None or head.kind is not Kind.PEOPLE or head.mark is not Mark.PLAIN or head.is_link:
        return None
    found = _OTHERS.fullmatch(head.text)
    if found is None or any(part.kind is Kind.TEXT for part in record.segments):
        return None
    written = _make(head, head.end, found["title"], found["name"])
    return None if is_given_name(found["title"]) else (1, written)


def _begins_with_names(record: Record) -> bool:
    """Whether names stand first, or behind when: in most records a title does."""
    parts = record.segments
    if parts and parts[0].kind is Kind.DATE:
        parts = parts[1:2]
    return bool(parts) and parts[0].kind is Kind.PEOPLE


def _start_of(record: Record) -> int:
    """Give how many parts say when, before a record begins: "[2018] Slow Rain, Poe et al."."""
    kinds = [part.kind for part in record.segments[:2]]
    return int(len(kinds) > 1 and kinds[0] is Kind.DATE)


def _read(record: Record) -> tuple[int, list[Segment]] | None:
    """Read a title of one word and names: how many segments they are, and what they would be."""
    head, after = _first_of(record)
    if head is None or head.kind is not Kind.PEOPLE or head.mark is not Mark.PLAIN or head.is_link:
        return None
    if after and after.span == head.span and (found := _INITIALS.fullmatch(head.text)):
        is_name = after.kind is Kind.TEXT and _SURNAME.fullmatch(after.text) is not None
        name = f"{found['initials'].strip()} {after.text}" if is_name else ""
        return (2, _make(head, after.end, found["title"], name)) if name else None
    found = _GIVEN.fullmatch(head.text)
    people = read_people(found["name"], single=True) if found else None
    if found is None or people is None or not people.has_given_name:
        return None
    if is_given_name(found["name"].rpartition(" ")[2]):  # "Poe, Ann Mary" is one person
        return None
    if any(part.kind is Kind.TEXT for part in record.segments):
        return None
    return 1, _make(head, head.end, found["title"], found["name"])


def _first_of(record: Record) -> tuple[Segment | None, Segment | None]:
    """Give the first two segments of a record, as far as it has any."""
    start = _start_of(record)
    head, after, *_ = (*record.segments[start : start + 2], None, None)
    return head, after


def _make(head: Segment, end: int, title: str, name: str) -> list[Segment]:
    start = max(head.whole.find(title, head.start), head.start) + len(title)
    words = replace(head, text=title, kind=Kind.TEXT, people=None, end=start)
    who = replace(head, text=name, cut=Cut.COMMA, start=start + 2, end=end)
    who.take_for_people(read_people(name, single=True) or People((name,), len(name), is_sure=True))
    return [words, who]


def _is_title_before_names(record: Record) -> bool:
    """Whether a record is words, a comma and a name: "The Long Rain, Ann Poe"."""
    head, after = _first_of(record)
    if head is None or head.kind is not Kind.TEXT or head.is_link:
        return False
    if after is not None and after.kind is Kind.PEOPLE:
        return after.cut is Cut.COMMA and not after.bracket
    title, _, name = head.text.rpartition(", ")
    people = read_people(name, single=True) if " " in title and " " in name else None
    return people is not None and people.has_given_name


def _begins_with_initials(record: Record) -> bool:
    """Whether a record begins with a surname and initials, and words: "Poe, A. The Long Rain"."""
    head, after = _first_of(record)
    if head is None or after is None or not _INITIALS.fullmatch(head.text):
        return False
    return after.kind is Kind.TEXT and " " in after.text and not _SURNAME.fullmatch(after.text)
