"""How long a book is, at the end of a citation: ", 1982, 314 p. A classic"."""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL

__all__ = ["UNITS", "ends_length", "find_length"]

UNITS = frozenset(("p", "pp", "s", "pág", "págs", "str"))
"""What a length is told in, in small letters."""

_UNITS = "pp?|[Ss]|págs?|str"
_LENGTH = re.compile(rf",\s\d{{1,4}}\s(?:{_UNITS})$")
_LENGTH_LAST = re.compile(rf",\s(\d{{1,4}}\s(?:{_UNITS}|pages|Seiten|páginas|pagine))\.?\s*$")
_SENTENCE = re.compile(rf"\.\s+[\"“(\[]?{CAPITAL}")
MAX_LENGTH = 14
"""It takes no more characters, with the comma before it."""


def ends_length(text: str, place: int) -> bool:
    """Whether the point at a place ends how long a book is, and a sentence follows.

    Examples
    --------
    >>> ends_length("Paris, 1982, 314 p. Un classique", 18)
    True
    >>> ends_length("Fine Letters 12, p. 314", 18)
    False
    """
    is_length = _LENGTH.search(text, max(0, place - MAX_LENGTH), place) is not None
    return is_length and _SENTENCE.match(text, place) is not None


def find_length(text: str) -> re.Match[str] | None:
    """Find how long a book is at the end of a text: a match of it with the comma before it.

    Examples
    --------
    >>> find_length("A Fine Title, Ann Poe, 314 pp.")[0]
    ', 314 pp.'
    """
    return _LENGTH_LAST.search(text, max(0, len(text) - MAX_LENGTH - len("páginas. ")))
