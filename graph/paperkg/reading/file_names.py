"""What the name of a note's file says, where the note says nothing else: a day, and words."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.patterns import RECENT_YEAR

__all__ = ["FileName", "drop_number", "read_file_name"]

_SLUG = re.compile(
    r"(?:(\d{4}-\d\d-\d\d|\d{8})[-_. ])?"
    r"([^\W\d_A-Z][^\W_A-Z]*(?:([-_])[^\W_A-Z]+(?:\3[^\W_A-Z]+)+))"
)
# What Notion adds to the names of pages and folders.
_NOTION_NUMBER = re.compile(r" [0-9a-f]{32}$")
# A key, such as "poe-2020-fine-things".
_YEAR_INSIDE = re.compile(rf"[-_]{RECENT_YEAR}(?:[-_]|$)")


class FileName(NamedTuple):
    """What a name says: words that may be a title, and the day on which the note was begun."""

    title: str
    day: str = ""


def read_file_name(name: str) -> FileName:
    """Read words in small letters with dashes between them as a title; other names are left.

    The day is that of the note, not of the work.

    Parameters
    ----------
    name
        Without its ending.

    Examples
    --------
    >>> read_file_name("2026-05-05-fine-models-of-things")
    FileName(title='Fine models of things', day='2026-05-05')
    >>> read_file_name("Fine Things 0a1b2c3d4e5f60718293a4b5c6d7e8f9").title
    'Fine Things'
    >>> read_file_name("Attention Is All You Need").title
    'Attention Is All You Need'
    """
    name = drop_number(name)
    found = _SLUG.fullmatch(name)
    if not found or _YEAR_INSIDE.search(name, found.start(2)):
        return FileName(name)
    words = found[2].replace(found[3], " ")
    return FileName(words[0].upper() + words[1:], found[1] or "")


def drop_number(name: str) -> str:
    """Take off the name of a folder or a file what Notion adds to it."""
    return _NOTION_NUMBER.sub("", name)
