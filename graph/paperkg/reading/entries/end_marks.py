"""Titles without the marks that a list sets behind many: "Rain+" for what was read twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.model import Entry

__all__ = ["drop_end_marks"]

MIN_MARKED = 4
"""So many titles have marks behind words that differ."""

_MARKS = tuple("+*@^%†‡§¹²³")
# An ordinary word: no name such as "RRT*", "C++" or "DeepLabV3+".
_MARKED = re.compile(
    r"(?P<title>.*\b(?P<word>[^\W\d_][^\W\d_A-Z]+)[)\]!?.]?)[+*@^%†‡§¹²³]{1,3}", re.DOTALL
)


def drop_end_marks(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out the marks behind titles, where some have them and others have none.

    Examples
    --------
    "Owls at Noon+", "The Small Pond@^" in a log of books, whose author means by them what is a
    tape and what is read once more.
    """
    ended = (entry for entry in entries if entry.title.endswith(_MARKS))
    marked = {id(entry): found for entry in ended if (found := _MARKED.fullmatch(entry.title))}
    words = {found["word"].lower() for found in marked.values()}
    if len(words) < MIN_MARKED or len(marked) == len(entries):
        return list(entries)
    return [
        replace(entry, title=marked[id(entry)]["title"]) if id(entry) in marked else entry
        for entry in entries
    ]
