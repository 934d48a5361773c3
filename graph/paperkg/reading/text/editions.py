"""Editions as programs write them, "3. ed. ed. Springer": "ed." added to what says it already."""

from __future__ import annotations

import re

__all__ = ["write_editions"]

_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_ENDS = {1: "st", 2: "nd", 3: "rd"}
_EDITION = re.compile(
    rf", (?:(?P<number>\d{{1,2}})(?:\.|st|nd|rd|th)?|(?P<word>{'|'.join(_NTH)})) ed(?:\.|ition)"
    r"(?: ed\.)?(?= (?-i:[^\Wa-z\d_]))",
    re.IGNORECASE,
)


def write_editions(text: str) -> str:
    """Write which edition a book is as most citations do.

    Examples
    --------
    >>> write_editions("Open rain, 3. ed. ed. Springer"), write_editions("Rain, Second ed. ed. Li")
    ('Open rain, 3rd ed. Springer', 'Rain, 2nd ed. Li')
    """
    return _EDITION.sub(_write, text) if " ed. " in text else text


def _write(found: re.Match[str]) -> str:
    number = int(found["number"]) if found["number"] else _NTH[found["word"].lower()]
    end = "th" if 10 < number % 100 < 20 else _ENDS.get(number % 10, "th")
    return f", {number}{end} ed."
