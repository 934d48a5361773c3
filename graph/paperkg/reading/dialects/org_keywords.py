"""Words of its own that a file of org declares for what is to be done: "#+TODO: TOFETCH | KEPT"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperkg.reading.patterns import TASK

__all__ = ["read_keywords", "write_known"]

_DECLARED = re.compile(
    r"^#\+(?:(?:SEQ|TYP)_)?TODO:[ \t]*(\S[^\n]{0,300})$", re.IGNORECASE | re.MULTILINE
)
_KNOWN = re.compile(TASK)
_KEY = re.compile(r"\([^()]{0,20}\)$")  # what to type for it: "TOFETCH(f@/!)"


def read_keywords(text: str) -> dict[str, str]:
    """Give the keywords that a file declares and no other file knows, each with what it stands for.

    Examples
    --------
    >>> read_keywords("#+TODO: TOFETCH(f) TODO | KEPT")
    {'TOFETCH': 'TODO', 'KEPT': 'DONE'}
    """
    stands_for: dict[str, str] = {}
    for declared in _DECLARED.findall(text):
        words = declared.split()
        # Without a bar, the last of several says that it is done.
        bar = words.index("|") if "|" in words else max(1, len(words) - 1)
        for place, word in enumerate(words):
            name = _KEY.sub("", word)
            if name != "|" and not _KNOWN.fullmatch(name):
                stands_for[name] = "TODO" if place < bar else "DONE"
    return stands_for


def write_known(name: str, keywords: Mapping[str, str]) -> str:
    """Exchange the keyword before a headline for one that every file knows."""
    first, space, rest = name.partition(" ")
    return f"{keywords[first]}{space}{rest}" if first in keywords and rest.strip() else name
