"""Initials of several letters, as names from other scripts have them: "Yu. I. Poe"."""

from __future__ import annotations

import re

__all__ = ["LONG_INITIALS", "are_long_initials", "ends_long_initial"]

MAX_NAME = 60
"""An initial and the surname behind it have no more signs."""

_LETTERS = (
    "Yu",
    "Ya",
    "Ye",
    "Zh",
    "Kh",
    "Ts",
    "Ch",
    "Sh",
    "Iu",
    "Ia",
    "Ju",
    "Ja",
    "Th",
    "Chr",
    "Fr",
)
_LONG = rf"(?:{'|'.join(_LETTERS)})\."
_SURNAME = r"[A-ZÀ-Þ][\w’'-]+(?:[,.;]|\s(?:and|&|\())"

_LONG_FIRST = rf"{_LONG}\s?[A-Z]\.(?:\s?[A-Z]\.)?"
_LONG_LAST = rf"[A-Z]\.\s?{_LONG}"

LONG_INITIALS = rf"{_LONG_FIRST}|{_LONG_LAST}(?=\s{_SURNAME})|(?<=,\s){_LONG_LAST}(?=\s?[,;&(])"
"""One beside an initial of a letter, and behind it no title, as in "J. Yu. Deep Trees"."""

_AROUND = re.compile(LONG_INITIALS)
_WHOLE = re.compile(rf"{_LONG_FIRST}|{_LONG_LAST}")


def are_long_initials(word: str) -> bool:
    """Whether a text is such initials and nothing else.

    Examples
    --------
    >>> are_long_initials("Yu. I."), are_long_initials("Yu.")
    (True, False)
    """
    return "." in word[1:4] and _WHOLE.fullmatch(word) is not None


def ends_long_initial(text: str, place: int) -> bool:
    """Whether the point at a place ends such an initial.

    Examples
    --------
    >>> ends_long_initial("Yu. I. Poe", 2), ends_long_initial("J. Yu. Deep Trees", 5)
    (True, False)
    """
    if not text.endswith(_LETTERS, 0, place):
        return False
    letters = next(part for part in _LETTERS if text.endswith(part, 0, place))
    start = place - len(letters)
    if text[start - 1 : start].isalpha():
        return False
    found = _AROUND.search(text, max(0, start - 3), start + MAX_NAME)
    return found is not None and found.start() <= start < found.end()
