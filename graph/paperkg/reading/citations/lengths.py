"""How long a book is, at the end of a citation: ", 1982, 314 p. A classic"."""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL

__all__ = ["UNITS", "ends_length"]

UNITS = frozenset(("p", "pp", "s", "pág", "págs", "str"))
"""What a length is told in, in small letters."""

_LENGTH = re.compile(r",\s\d{1,4}\s(?:pp?|[Ss]|págs?|str)$")
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
