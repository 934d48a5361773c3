"""Who signs as a body and no person: an institute, a ministry, a museum, the OECD."""

from __future__ import annotations

import re
from itertools import pairwise

from paperkg.reading.names.people import People, read_people
from paperkg.reading.words import words_of

__all__ = ["read_body"]

MAX_SIGNS = 120
"""The name of a body has no more signs."""

MAX_WORDS = 10
"""The name of a body has no more words."""

MIN_WORDS = 2
"""It has so many at least, and where its last word may be that of a title, one more."""

_ACRONYMS = words_of("bodies", "acronyms")
_NAMES = words_of("bodies", "names")
_LEADING = words_of("bodies", "leading_heads")
_HEADS = words_of("bodies", "heads") | _LEADING
_WEAK = words_of("bodies", "weak_heads")
_SMALL = words_of("bodies", "small")
_FOR = ("for", "on")
_ARTICLES = words_of("bodies", "articles")
_SHORT_LAST = re.compile(r" \([A-ZÀ-Þ][\w&.-]*[A-ZÀ-Þ]\)$")
_COMPOUND = re.compile(
    r"\w{3,}(?:amt|ministerium|institut|stiftung|verband|akademie|universität)s?"
)


def read_body(text: str) -> People | None:
    """Read the name of a body, perhaps behind several people, and nothing else.

    Examples
    --------
    >>> read_body("Fine Institute of Rain (FIR)").names
    ('Fine Institute of Rain (FIR)',)
    >>> read_body("Ann Poe, Bo Roe, Eve Hill, Rain Group").names
    ('Ann Poe', 'Bo Roe', 'Eve Hill', 'Rain Group')
    >>> read_body("OECD").names
    ('OECD',)
    >>> read_body("The Museum of Rain") is None, read_body("Neural Networks") is None
    (True, True)
    """
    name = _SHORT_LAST.sub("", text) if text[-1:] == ")" else text
    if name in _ACRONYMS or name.removeprefix("The ").lower() in _NAMES or _is_named(name):
        people, _, last = text.rpartition(", ")
        before = read_people(people) if ", " in people else None
        names = (*before.names, last) if before and len(before.names) > 1 else (text,)
        return People(names, len(text), True)
    return None


def _is_named(name: str) -> bool:
    """Whether a name in capitals has a word that bodies are called by, last or before "of"."""
    words = name.split() if len(name) <= MAX_SIGNS else []
    if not MIN_WORDS <= len(words) <= MAX_WORDS or name[:1].islower():
        return False
    for word in words:
        if not (word[0].isupper() or word.isdecimal() or word.lower() in _SMALL):
            return False  # as most titles
    lower = name.lower().split()
    has_small = not _SMALL.isdisjoint(lower)
    is_whole = len(words) > MIN_WORDS and not has_small  # no "Mending the Foundation"
    is_last = _is_head(lower[-1]) or (lower[-1] in _WEAK and is_whole)
    if lower[0] in _ARTICLES:
        return is_last and len(words) > MIN_WORDS
    return is_last or lower[0] in _LEADING or (has_small and _has_inner_head(lower))


def _has_inner_head(words: list[str]) -> bool:
    """Whether a word for a body stands before a small word: "National Museum of Rain"."""
    if any(after in _SMALL and _is_head(word) for word, after in pairwise(words)):
        return True
    return any(word in _WEAK and after in _FOR for word, after in pairwise(words[1:]))


def _is_head(word: str) -> bool:
    return word in _HEADS or _COMPOUND.fullmatch(word) is not None
