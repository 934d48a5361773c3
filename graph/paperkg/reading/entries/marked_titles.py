"""Titles in italics after their authors: they are whole, whomever and whatever they name."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy

__all__ = ["is_named_outside", "keep_whole"]


def keep_whole(record: Record) -> None:
    """Take people, years and places in the italics of a title for words of it.

    Who wrote it stands before it; years and places are its own where it is dated outside, too.
    """
    title = record.segments[record.title] if record.title is not None else None
    if title is not None and title.mark in (Mark.LINK, Mark.QUOTE):
        _keep_question(record, record.title or 0, title)
    if title is None or title.mark is not Mark.EMPHASIS:
        return
    before = record.segments[: record.title]
    if not is_named_outside(before, title):
        return
    is_dated = any(
        part.span != title.span and part.line == title.line
        for part in record.segments
        if part.kind is Kind.DATE or (part.kind is Kind.VENUE and part.date)
    )
    kinds = (Kind.PEOPLE, Kind.DATE, Kind.VENUE) if is_dated else (Kind.PEOPLE,)
    parts = [
        part for part in record.segments if part.span == title.span and part.column == title.column
    ]
    if not any(part.kind in kinds and (is_dated or not part.bracket) for part in parts):
        return
    first, *rest = parts
    first.text, first.kind, first.people = tidy(first.whole).strip(" .,;:"), Kind.TEXT, None
    first.venue, first.date, first.end = None, "", len(first.whole)
    record.segments[:] = [part for part in record.segments if all(part is not it for it in rest)]
    record.title = next(at for at, part in enumerate(record.segments) if part is first)


def _keep_question(record: Record, place: int, title: Segment) -> None:
    """Take "Rainy Fields, Small Fish and Big Trees" for words behind the question of a title."""
    for part in record.segments[place + 1 : place + 2]:
        goes_on = part.cut is Cut.ASIDE and part.span == title.span and part.mark is title.mark
        if (
            goes_on
            and part.kind is Kind.PEOPLE
            and is_named_outside(record.segments[:place], title)
        ):
            part.kind, part.people = Kind.TEXT, None


def is_named_outside(before: Sequence[Segment], title: Segment) -> bool:
    """Whether authors stand before words in italics: whom these name is in the title."""
    return any(
        part.kind is Kind.PEOPLE and part.span < title.span and part.line == title.line
        for part in before
    )
