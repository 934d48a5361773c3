"""Authors whose names are links, each to a page of theirs, which by themselves may be anything.

A name alone is known by its given name. Where a link stands beside known authors, or where rows of
such links in a group hold somebody who is known, all of the row are authors.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.shapes import leads_to_paper, leads_to_person
from paperkg.reading.names.people import read_people
from paperkg.reading.records import Record, Role
from paperkg.reading.segments import Cut, Segment
from paperkg.reading.words import is_given_name, words_of

__all__ = ["mend_linked_authors"]

MIN_WORDS, MAX_WORDS = 2, 4
"""A name has so many words."""

KNOWN = 0.25
"""The share of rows that must hold somebody known; most given names are not."""

_BY = words_of("people", "by")
_JOINTS = frozenset({Cut.START, Cut.COMMA, Cut.BREAK, Cut.SPACE, Cut.DASH})


def mend_linked_authors(records: Sequence[Record]) -> None:
    """Take for authors the links of a row that are names, where rows of the group hold people."""
    rows = [(record, row) for record in records if (row := _find_row(record))]
    known = sum(_is_known(record, row) for record, row in rows)
    if not known or known < KNOWN * len(rows):
        return
    for record, row in rows:
        for place in row:
            record.roles[place] = Role.AUTHORS
            if _is_by(record.segments[place - 1]):
                record.roles[place - 1] = Role.NONE


def _find_row(record: Record) -> list[int]:
    """Find the row of names after the title; empty where none of its links is in question."""
    if record.title is None:
        return []
    row: list[int] = []
    for place in range(record.titles[-1] + 1, len(record.segments)):
        segment, role = record.segments[place], record.roles[place]
        if row and segment.line != record.segments[row[-1]].line:
            break
        may_be = role is Role.NOTE and segment.is_link and _may_be_author(record, place)
        if may_be or role is Role.AUTHORS:
            row.append(place)
        elif row or not (segment.is_link or _is_by(segment)):
            break
    return row if row and any(record.roles[place] is Role.NOTE for place in row) else []


def _may_be_author(record: Record, place: int) -> bool:
    """Whether a link is worded as a name, or stands after "by", whatever it is called."""
    return _is_signed(record, place) or _may_be_name(record.segments[place])


def _is_signed(record: Record, place: int) -> bool:
    """Whether a link of a few words in capitals stands after "by"."""
    segment = record.segments[place]
    is_name = segment.is_link and segment.text[:1].isupper() and not leads_to_paper(segment)
    return is_name and _is_by(record.segments[place - 1]) and segment.text.count(" ") < MAX_WORDS


def _is_by(segment: Segment) -> bool:
    return segment.text.lower() in _BY and not segment.is_link


def _may_be_name(segment: Segment) -> bool:
    """Whether a link to no paper is worded as a name is."""
    if not segment.is_link or segment.bracket or segment.cut not in _JOINTS:
        return False
    words = segment.text.split()
    is_name = MIN_WORDS <= len(words) <= MAX_WORDS and words[0][0].isupper()
    if not is_name or any(char.isdigit() for char in segment.text) or leads_to_paper(segment):
        return False
    return read_people(segment.text, single=True) is not None


def _is_known(record: Record, row: Sequence[int]) -> bool:
    """Whether somebody in a row is known as a person, by name or by the page of theirs."""
    return any(record.roles[place] is Role.AUTHORS for place in row) or any(
        _is_signed(record, place)
        or is_given_name(record.segments[place].text)
        or leads_to_person(record.segments[place])
        for place in row
    )
