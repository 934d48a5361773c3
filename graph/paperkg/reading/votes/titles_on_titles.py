"""Titles that name another work in quotation marks: "Comment on “A Fine Title”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.words import any_of, words_of

__all__ = ["join_titles_on_titles"]

_WORDED = frozenset({Kind.TEXT, Kind.VENUE})
_ON = re.compile(rf"(?:an? |the )?{any_of(words_of('said', 'on_works'))}[:]?", re.IGNORECASE)


def join_titles_on_titles(groups: Sequence[Group]) -> None:
    """Join what a quotation is of with it: the comment is the work, and not what it is on."""
    for group in groups:
        for record in group.records:
            if (place := _find(record)) is not None:
                record.join_segments(place, place + 1)
                record.segments[place].take_for_words()


def _find(record: Record) -> int | None:
    """Find such words right before a quotation in the same span."""
    for place, part in enumerate(record.segments[1:]):
        if part.mark is Mark.QUOTE and not part.bracket:
            before = record.segments[place]
            is_next = before.span == part.span and not before.whole[before.end : part.start].strip()
            if is_next and before.kind in _WORDED and _ON.fullmatch(before.text):
                return place
    return None
