"""Where authors work, which stands among their names: "Ann Poe and Bo Roe, University of Rain"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.words import is_given_name, words_of

__all__ = ["drop_affiliations", "is_affiliation"]

_HEADS = words_of("affiliations", "heads")
_NAMES = words_of("affiliations", "names")
_ACRONYMS = words_of("affiliations", "acronyms")
_ENDS = tuple(words_of("affiliations", "ends_unspaced"))
_WORD = re.compile(r"[^\W\d_][\w.&'’-]*")


def drop_affiliations(names: Iterable[str]) -> tuple[str, ...]:
    """Drop from authors where those before them work; a body that stands first signs itself.

    Examples
    --------
    >>> drop_affiliations(["Ann Poe", "Bo Roe", "University of Rain", "Cy Li", "MIT"])
    ('Ann Poe', 'Bo Roe', 'Cy Li')
    >>> drop_affiliations(["Rain Institute", "Ann Poe"])
    ('Rain Institute', 'Ann Poe')
    """
    kept: list[str] = []
    for name in names:
        if kept and is_affiliation(name) and not is_affiliation(kept[-1]):
            continue
        kept.append(name)
    return tuple(kept)


def is_affiliation(name: str) -> bool:
    """Whether a name has a word that places of work are called by, or is one that many know."""
    words = name.split() if name.replace(" ", "").isalpha() else _WORD.findall(name)
    if not words:
        return False
    first = words[0]
    if len(words) > 1 and not _HEADS.isdisjoint([word.lower() for word in words]):
        return True
    is_known = first in _ACRONYMS or (first.lower() in _NAMES and not is_given_name(first))
    return is_known or name.endswith(_ENDS)
