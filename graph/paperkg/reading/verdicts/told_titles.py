"""Titles that lead nowhere before a dash and what is said of each, however much that is.

"The Weight of Rain - a paper that weighs small drops, and one of the first to do so" is a remark by
itself. That others of the document are written so, or that what stands behind the dash says where
and when a work appeared, or who wrote it, tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.verdicts.coursework import is_coursework
from paperkg.reading.votes.title_words import begins_big, count_words, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["accept_told_titles"]

MIN_TITLE, MEAN_TITLE = 3, 5
"""So many words has such a title at least, and in the mean: terms that are explained have fewer."""

MIN_TOLD, SOME = 5, 0.2
"""So many of a list of papers tell together; so large a share of others is called papers."""

MAX_BEFORE = 8
"""A work is called one in so many words behind the dash."""

_SORTS = words_of("said", "works")


def accept_told_titles(groups: Sequence[Group], *, is_of_works: bool) -> None:
    """Accept such items: by where and when, as their siblings are, or in a list of papers."""
    items = [group.records for group in groups if group.container is Container.ITEM]
    told = [
        (record, title)
        for records in items
        for record in records
        if record.reason in ("", reasons.REMARK) and (title := _find_title(record))
    ]
    left = [(record, title) for record, title in told if record.reason]
    for record, title in left:
        if _is_sourced(record, title):
            record.reason = ""
    left = [(record, title) for record, title in left if record.reason]
    if not left or len(told) < MIN_GROUP:
        return
    words = sum(count_words(title.text) for _, title in told)
    kept = len(told) - len(left)
    others = sum(not record.has_link for records in items for record in records)
    called = sum(_is_called_work(record) for record, _ in told)
    is_list = is_of_works or called >= max(MIN_GROUP, SOME * len(told))
    is_list = is_list and len(told) >= max(MIN_TOLD, AGREED * others)
    if words < MEAN_TITLE * len(told) or not (is_list or kept >= max(MIN_GROUP, KNOWN * len(told))):
        return
    for record, _ in left:
        record.reason = ""


def _find_title(record: Record) -> Segment | None:
    """Find plain words at the start of an item that leads nowhere, which a dash ends."""
    if record.title != 0 or len(record.segments) < 2:
        return None
    title, after = record.segments[:2]
    is_plain = title.mark is Mark.PLAIN and title.kind is Kind.TEXT and not title.field
    if not is_plain or after.cut is not Cut.DASH or after.line != title.line or record.has_link:
        return None
    is_title = count_words(title.text) >= MIN_TITLE and begins_big(title.text)
    is_said = reads_as_sentence(title.text) or is_coursework(record.text)
    return title if is_title and not is_said else None


def _is_called_work(record: Record) -> bool:
    """Whether what stands behind the dash calls it a work: "a paper that weighs small drops"."""
    words = record.segments[1].text.lower().split(maxsplit=MAX_BEFORE)[:MAX_BEFORE]
    return not _SORTS.isdisjoint(words)


def _is_sourced(record: Record, title: Segment) -> bool:
    """Whether a journal and its year, or several authors, stand right behind the dash."""
    after = record.segments[1]
    people, venue = after.people, after.venue
    is_placed = venue is not None and bool(venue.name) and bool(venue.date)
    is_signed = people is not None and people.is_sure and len(people.names) > 1
    return (is_placed or is_signed) and count_words(title.text) >= MEAN_TITLE
