"""What a programme has between talks: "Coffee break", "Registration and breakfast"."""

from __future__ import annotations

import re

from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Segment
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.words import words_of

__all__ = ["is_pause", "names_pause"]

LONGEST = 60
"""What happens between talks takes no more signs."""

_PAUSES, _BESIDE = words_of("meetings", "pauses"), words_of("meetings", "beside_pauses")
_WORD = re.compile(r"[^\W\d_]+")


def is_pause(record: Record, title: Segment) -> bool:
    """Whether a row or a line says what happens between talks, by its words alone.

    A word by itself, "Reception", may be a title elsewhere than in a row of a table.
    """
    if title.url or not (record.container is Container.ROW or " " in title.text):
        return False
    return names_pause(title.text) and says_nothing_of_paper(record)


def names_pause(text: str) -> bool:
    """Whether words say what happens between talks, and no more.

    Examples
    --------
    >>> names_pause("Registration and breakfast"), names_pause("Breakfast of Owls")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    small = text.lower()
    first = _WORD.search(small)
    if first is None or not (first[0] in _PAUSES or first[0] in _BESIDE):
        return False  # as nearly all
    words = _WORD.findall(small)
    is_named = not _PAUSES.isdisjoint(words)
    return is_named and all(word in _PAUSES or word in _BESIDE for word in words)
