"""Paragraphs of a title over a line that only leads to it, or says who wrote it.

"A Title ⏎ Link: https://…", "A Title ⏎ by Ann Poe ⏎ It is fine". That a line which says who and
when stands below a title, "A Title ⏎ Ann Poe, Rain Times (2020)", is seen by several of them.
"""

from __future__ import annotations

from itertools import takewhile

from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    has_verb,
    reads_as_sentence,
)

__all__ = ["MAX_PLAIN_WORDS", "is_over_line", "is_over_source", "may_be_over_source"]

MAX_PLAIN_WORDS = 25
"""A longer item without any link is a remark, not a title with its authors."""

_BESIDE = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG})


def is_over_line(record: Record, place: int) -> bool:
    """Whether a title stands over such a line, whatever is said below."""
    title, first = record.segments[place], record.segments[0]
    beside = [part for part in record.segments if part.line == first.line and part is not title]
    below = [part for part in record.segments if part.line == first.line + 1]
    is_alone = all(part.bracket or part.kind in _BESIDE for part in beside)
    is_title = title.kind is Kind.TEXT and title.line == first.line and not title.field
    if not (below and is_alone and is_title) or count_words(title.text) > MAX_PLAIN_WORDS:
        return False
    leads = below[0].is_link and below[0].field is Field.LINK
    return (leads and count_words(title.text) > 1) or _is_signed_by(title, below)


def _is_signed_by(title: Segment, below: list[Segment]) -> bool:
    """Whether a line says who wrote what is no sentence, and no more."""
    is_worded = begins_big(title.text) and not has_verb(title.text)
    names = below[0].people
    is_named = names is not None and (names.is_known or " " in names.names[0])
    return is_worded and is_named and len(below) == 1 and starts_with_by(below[0].text)


def may_be_over_source(record: Record) -> bool:
    """Whether the first line of a paragraph is words that may be a title, over a short line."""
    if record.title != 0 or len(record.segments) < 2:
        return False
    title, after = record.segments[0], record.segments[1]
    is_text = title.kind is Kind.TEXT and not title.is_link and not title.field
    if not is_text or after.cut is not Cut.BREAK or after.is_link or after.field:
        return False
    text = title.whole.rstrip()
    is_worded = begins_big(text) and not text.endswith((".", ",", ":", ";"))
    return (
        is_worded and 1 < count_words(text) <= MAX_PLAIN_WORDS and not reads_as_sentence(after.text)
    )


def is_over_source(record: Record) -> bool:
    """Whether the line below such a title says when or where, and more, such as who."""
    below = takewhile(lambda part: part.cut is not Cut.BREAK, record.segments[2:])
    kinds = [record.segments[1].kind, *(part.kind for part in below)]
    return len(kinds) > 1 and (Kind.VENUE in kinds or Kind.DATE in kinds)
