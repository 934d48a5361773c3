"""Titles that end with a letter, which is no initial: "Rain Using R. London: Fine Press"."""

from __future__ import annotations

import re

from paperkg.reading.imprints.imprint import is_city
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.words import OPEN_WORDS

__all__ = ["ends_title"]

_IMPRINT = re.compile(rf"\.\s({CAPITAL}[^:;()]{{1,30}}):\s{CAPITAL}")
_YEAR = re.compile(rf"\b{YEAR}\b")
# Two words at least since the last sign, one of them small: no name.
_SENTENCE = re.compile(r"(?:^|[.,:;]\s)(?:[^.,:;\s]+\s)*[a-zß-ÿ]+\s(?:[^.,:;\s]+\s)+$")


# "Systems of Rain I. Letters on Rain": a word and a numeral, then words of which one begins small.
_NUMERAL = re.compile(r"([^\W\d_]{4,}) [IVX]$")
_SOURCE = re.compile(rf"\.\s{CAPITAL}[^\W\d_]{{3,}} (?:[^.,:;]*\s)?(?:[a-zß-ÿ]|\d)")


def ends_title(text: str, place: int) -> bool:
    """Whether the letter before the point at a place ends a title, before a city and a publisher.

    A year stands before the title, or its words are none of a name.

    Examples
    --------
    >>> ends_title("Poe, A. 2008. Rain Using R. London: Fine Press.", 26)
    True
    >>> ends_title("Poe, R. London: The Story of Rain.", 6)
    False
    """
    numeral = _NUMERAL.search(text, max(0, place - 30), place)
    if numeral and numeral[1].lower() not in OPEN_WORDS:
        return _SOURCE.match(text, place) is not None
    found = _IMPRINT.match(text, place)
    if not found or text[place - 2 : place - 1] != " " or not is_city(found[1]):
        return False
    return bool(_YEAR.search(text, 0, place) or _SENTENCE.search(text[: place - 1]))
