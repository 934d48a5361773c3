"""Groups that sign studies behind people: "Poe AB, Roe C; the RAIN Study Group. A Title"."""

from __future__ import annotations

import re

from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.words import words_of

__all__ = ["find_group"]

# Behind initials without stops, and before a stop and a title, or nothing.
_GROUP = re.compile(
    r"(?<=[a-zß-ÿ’]\s)[A-ZÀ-Þ]{1,3}"
    rf"(?P<sign>,?\s(?:{AND}|(?:writing )?for|on behalf of)\s|[,;]\s(?!\S+\s[A-ZÀ-Þ]{{1,3}}\b))"
    rf"(?P<the>the\s)?(?P<group>{CAPITAL}[^\n,.;:()]{{2,110}})"
    rf"(?=\.\s[\"“'‘(]?(?:{CAPITAL}|\d)|\.?$)"
)
_HEADS = frozenset().union(
    *(words_of("bodies", name) for name in ("groups", "heads", "teams", "weak_heads"))
)


def find_group(text: str) -> re.Match[str] | None:
    """Find the group that signs last, behind people in Vancouver style.

    It stands behind "the", or has several words, of which the last is one that groups are called
    by. ``sign`` is what stands between, ``group`` its name.

    Examples
    --------
    >>> find_group("Poe A, Roe B on behalf of the RAIN Study. On rain")["group"]
    'RAIN Study'
    >>> find_group("Poe A, Roe B. On the rain. Nature") is None
    True
    """
    for found in _GROUP.finditer(text):
        *words, last = found["group"].lower().split()
        if found["the"] or (words and last in _HEADS):
            return found
    return None
