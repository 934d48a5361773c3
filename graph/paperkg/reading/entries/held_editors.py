"""Who edited the book that holds a work: "“A Title.” In *A Book*, edited by Ann Poe. Rain Press".

They wrote none of it, whoever did.
"""

from __future__ import annotations

import re

from paperkg.reading.records import Record
from paperkg.reading.words import any_of, words_of

__all__ = ["edits_book", "follows_editors"]

_WITHIN = words_of("venues", "in_words")
_EDITED = rf"(?:{any_of(words_of('people', 'edited'))}|eds?|hrsg|hg|dirs?)"
_EDITED_FIRST = re.compile(rf"{_EDITED}\b", re.IGNORECASE)
_EDITED_LAST = re.compile(rf",?\s\(?{_EDITED}\.?\)?$", re.IGNORECASE)


def edits_book(record: Record, place: int, title: int) -> bool:
    """Whether names behind "In" and a book are those of its editors."""
    before = record.segments[title + 1 : place]
    if not any(part.text.lower().rstrip(":") in _WITHIN for part in before):
        return False
    is_led = _EDITED_FIRST.match(before[-1].text) is not None
    return is_led or _EDITED_LAST.search(record.segments[place].text) is not None


def follows_editors(record: Record, place: int, title: int) -> bool:
    """Whether words like names stand right behind such editors: the press of the book."""
    is_behind = place > title + 1 and record.segments[place - 1].people is not None
    return is_behind and edits_book(record, place - 1, title)
