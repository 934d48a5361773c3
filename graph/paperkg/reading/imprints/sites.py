"""Names of sites, which the addresses of their pages hold: "Rain House", www.rain-house.com."""

from __future__ import annotations

import re

from paperkg.reading.words import words_of

__all__ = ["is_site"]

_LETTERS = re.compile(r"[^\W_]+")
_OF_SITES = words_of("sections", "sites") | {"developer", "docs", "engineering", "guide", "tech"}

MIN_NAME = 4
"""The name of a site has so many letters, to be found inside another."""

SHORT = 3
"""One of so many is all of a part of the address: "NPR", www.npr.org."""


def is_site(name: str, url: str) -> bool:
    """Whether a name is in the host of an address, with "blog" or the like behind it or not.

    Examples
    --------
    >>> is_site("Rain House", "https://www.rain-house.com/a"), is_site("A Survey", "https://b.org")
    (True, False)
    """
    names = _LETTERS.findall(url.partition("://")[2].partition("/")[0].lower())
    words = _LETTERS.findall(name.lower())
    while len(words) > 1 and words[-1] in _OF_SITES:
        words.pop()
    squashed = "".join(words)
    if len(squashed) < MIN_NAME:
        return len(squashed) == SHORT and squashed in names
    return squashed in "".join(names)
