"""Titles that end with a letter, which is no initial: "Rain Using R. London: Fine Press"."""

from __future__ import annotations

import re

from paperkg.reading.imprints.imprint import is_city
from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["ends_title"]

_IMPRINT = re.compile(rf"\.\s({CAPITAL}[^:.;()]{{1,30}}):\s{CAPITAL}")
_YEAR = re.compile(rf"\b{YEAR}\b")
# Two words at least since the last sign, one of them small: no name.
_SENTENCE = re.compile(r"(?:^|[.,:;]\s)(?:[^.,:;\s]+\s)*[a-zß-ÿ]+\s(?:[^.,:;\s]+\s)+$")


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
    found = _IMPRINT.match(text, place)
    if not found or text[place - 2 : place - 1] != " " or not is_city(found[1]):
        return False
    return bool(_YEAR.search(text, 0, place) or _SENTENCE.search(text[: place - 1]))
