"""Titles that are worded as remarks, or are one word, beside names as their siblings are."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Record
from paperkg.reading.segments import Cut, Kind
from paperkg.reading.verdicts.coursework import is_coursework
from paperkg.reading.verdicts.paragraph_forms import MIN_LINK, is_marked
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["accept_placed"]

FEW = 2
"""So many siblings tell of a title in a style beside a known name."""


def accept_placed(records: Sequence[Record]) -> None:
    """Accept titles that are worded as remarks, where most in their place are entries.

    "we need trees - Ann Poe" reads as a sentence, and so does a title in the column of titles. A
    title of a word in a style, "**Rain** ⏎ Ann Poe", is told by two siblings if the name is known.
    """
    if not any(record.reason == reasons.REMARK for record in records):
        return
    forms: dict[tuple[object, ...], list[Record]] = {}
    for record in records:
        if record.title is not None and (form := _place_of(record, record.title)):
            forms.setdefault(form, []).append(record)
    for alike in forms.values():
        kept = sum(not record.reason for record in alike)
        if not len(alike) > kept >= max(FEW, AGREED * len(alike)):
            continue
        for record in alike:
            is_told = kept >= MIN_GROUP or _is_signed_in_full(record)
            if is_told and record.reason == reasons.REMARK and not is_coursework(record.text):
                record.reason = ""


def _is_signed_in_full(record: Record) -> bool:
    """Whether a full name that is known is all that stands on the line of a title or below it."""
    title, *after = record.segments
    people = after[0].people if after else None
    is_known = people is not None and " " in people.names[0] and is_given_name(people.names[0])
    return is_known and is_marked(title) and title.text[:1].isupper()


def _place_of(record: Record, place: int) -> tuple[object, ...]:
    """Say where a title stands beside names, or in which column; of any other, nothing."""
    title = record.segments[place]
    if record.container is Container.ROW:
        is_title = count_words(title.text) >= MIN_LINK and title.text[:1].isupper()
        return (title.column, title.mark) if is_title and title.column else ()
    before, after = record.segments[:place], record.segments[place + 1 : place + 2]
    if [part.kind for part in before] == [Kind.PEOPLE]:
        return (title.cut, title.mark) if title.cut is not Cut.SPACE or is_marked(title) else ()
    if before or not after or after[0].kind is not Kind.PEOPLE:
        return ()
    is_set_off = after[0].cut is not Cut.SPACE or title.quoted  # “Rain”, Ann Poe
    return (title.mark, after[0].cut, Kind.PEOPLE) if is_set_off else ()
