"""Paragraphs of a title over a line that only leads to it: "A Title ⏎ Link: https://…"."""

from __future__ import annotations

from paperkg.reading.labels import Field
from paperkg.reading.records import Record
from paperkg.reading.segments import Kind
from paperkg.reading.votes.title_words import count_words

__all__ = ["MAX_PLAIN_WORDS", "is_over_address"]

MAX_PLAIN_WORDS = 25
"""A longer item without any link is a remark, not a title with its authors."""

_BESIDE = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG})


def is_over_address(record: Record, place: int) -> bool:
    """Whether a title stands over such a line, whatever is said below."""
    title, first = record.segments[place], record.segments[0]
    beside = [part for part in record.segments if part.line == first.line and part is not title]
    below = next((part for part in record.segments if part.line == first.line + 1), None)
    leads = below is not None and below.is_link and below.field is Field.LINK
    is_alone = all(part.bracket or part.kind in _BESIDE for part in beside)
    is_title = title.kind is Kind.TEXT and title.line == first.line and not title.field
    return leads and is_alone and is_title and 1 < count_words(title.text) <= MAX_PLAIN_WORDS
