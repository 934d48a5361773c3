"""Who edited the book that holds a work: "“A Title.” In *A Book*, edited by Ann Poe. Rain Press".

They wrote none of it, whoever did.
"""

from __future__ import annotations

import re

from paperkg.reading.records import Record, Role
from paperkg.reading.words import any_of, words_of

__all__ = ["role_in_book"]

_WITHIN = words_of("venues", "in_words")
_EDITED = rf"(?:{any_of(words_of('people', 'edited'))})"
_EDITED_FIRST = re.compile(rf"{_EDITED}\b", re.IGNORECASE)
_EDITED_LAST = re.compile(rf",?\s\(?{_EDITED}\.?\)?$", re.IGNORECASE)


def role_in_book(record: Record, place: int, title: int) -> Role | None:
    """Say what names are behind "In" and a book: its editors are noted, and its press is where."""
    if _edits(record, place, title):
        return Role.NOTE
    is_behind = place > title + 1 and record.segments[place - 1].people is not None
    return Role.VENUE if is_behind and _edits(record, place - 1, title) else None


def _edits(record: Record, place: int, title: int) -> bool:
    before = record.segments[title + 1 : place]
    if not any(part.text.lower().rstrip(":") in _WITHIN for part in before):
        return False
    is_led = _EDITED_FIRST.match(before[-1].text) is not None
    return is_led or _EDITED_LAST.search(record.segments[place].text) is not None
