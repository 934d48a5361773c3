"""A name below each title: "- A Fine Title ⏎   - Ann Poe".

One name alone may be a remark. Where most siblings have one as the first line below them, and many
begin with a given name, it says who wrote the work.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Group,
    Record,
    match_in_most,
    voters_of,
)
from paperkg.reading.segments import SPANS_BELOW, Cut, Kind, Mark, Segment

__all__ = ["agree_on_remark_names"]

MAX_WORDS = 6
"""Several names have more words, and are known as such without siblings."""

_Named = tuple[Record, People]


def agree_on_remark_names(groups: Sequence[Group]) -> None:
    """Take the first remark of each record for its author, where siblings agree on it."""
    if not any(record.remarks for group in groups for record in group.records):
        return
    for group in voters_of(groups, rows=False):
        most = max(MIN_GROUP, AGREED * len(group.records))
        named = match_in_most(group.records, _read_name, most)
        known = sum(people.has_given_name for _, people in named)
        if known >= KNOWN * len(named):
            for record, people in named:
                _name(record, people)


def _read_name(record: Record) -> People | None:
    """Read the first remark below a record as names; None where somebody is named already."""
    if not record.remarks or any(map(_says_who, record.segments)):
        return None
    text = record.remarks[0]
    words = text.split()
    if not 1 < len(words) <= MAX_WORDS or text[-1] in ".!?" or not text[:1].isupper():
        return None
    return read_people(text, single=True)


def _says_who(part: Segment) -> bool:
    return part.people is not None or part.field is Field.AUTHORS


def _name(record: Record, people: People) -> None:
    """Make the first remark of a record a part of it: its authors."""
    text = record.remarks.pop(0)
    line = record.segments[-1].line + 1
    author = Segment(text, Kind.PEOPLE, Mark.PLAIN, Cut.BREAK, whole=text, end=len(text))
    author.people, author.field = people, Field.AUTHORS
    author.line, author.span = line, SPANS_BELOW * line
    record.segments.append(author)
