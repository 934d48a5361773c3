"""What says that a work is read: a word for it, a mark in a field made for it, a plug-in's note."""

from __future__ import annotations

import re

from paperkg.reading.words import words_of

__all__ = ["is_read_word", "is_status", "notes_read", "says_read"]

_READ, _UNREAD = words_of("status", "read"), words_of("status", "unread")
_MARKS = _READ | words_of("status", "marks")
_NOTED = re.compile(r"^read_status\s?:\s?read\s*$", re.IGNORECASE | re.MULTILINE)


def is_read_word(word: str) -> bool:
    """Whether a word, such as a keyword, says by itself that a work is read."""
    return word.casefold() in _READ


def is_status(word: str) -> bool:
    """Whether a word says that a work is read, or that it is not: no topic."""
    return word.casefold() in _READ | _UNREAD


def says_read(text: str, *others: str) -> bool:
    """Whether a field that is made for it says that the work is read.

    Parameters
    ----------
    text
        What stands in the field.
    others
        What says so in this format alone, in small letters.

    Examples
    --------
    >>> says_read("Done"), says_read("x"), says_read("to read"), says_read("skimmed", "skimmed")
    (True, True, False, True)
    """
    mark = text.strip().casefold()
    return mark in _MARKS or mark in others


def notes_read(note: str) -> bool:
    """Whether a plug-in of Zotero notes that the work is read: "Read_Status: Read"."""
    return _NOTED.search(note) is not None
