"""Years that are a part of a title: "Bread in Paris (1789-1815)", "A Test of Poe’s (2020) Rule"."""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["has_years_of_subject", "is_year_of_other"]

CENTURY, PROJECT = 100, 5
"""What a work is about takes so many years at least: before the year 1000, and in our time."""

MIN_SPACES = 2
"""A title has three words at least before the work that it is on."""

_YEARS = re.compile(r"(\d{3,4})\s?[-–—]{1,2}\s?(\d{3,4}|\d{2})(?!\d)")

_ONE_YEAR = re.compile(YEAR)
_OWN_YEAR = re.compile(rf"\({YEAR}[a-z]?\)")
_NAME_LAST = re.compile(rf"\s{CAPITAL}[\w-]{{1,20}}(?:\set\sal\.?)?(?:[’']s?)?\s$")


def has_years_of_subject(inner: str, after: str) -> bool:
    """Whether a bracket is the years that a work is about, or words right before them.

    So in "Rain (and Snow) 1800-1900", but "12 (1994) 1387-1404" has pages.
    """
    years = _YEARS.fullmatch(inner) if has_digit(inner) else _YEARS.match(after)
    return years is not None and _are_of_subject(years[1], years[2], after[:1])


def _are_of_subject(first: str, last: str, following: str) -> bool:
    """Whether years are those that a work is about, "Bread in Paris (1789-1815)".

    A work may have taken a few of ours, "(2019-2021)", or many, "Fine Group (2009-2021). A Title".
    "(1957-05)" is a month, "(210-223)" are pages.
    """
    if len(last) == 2:
        return first[0] == "1" and len(first) == 4 and last > first[2:]
    span = int(last) - int(first)
    if len(first) == 3:
        return span >= CENTURY
    if last[0] == "2" and (following == "." or span < PROJECT):
        return False
    return first[0] in "12" and len(last) == 4 and span >= 0


def is_year_of_other(text: str, piece: int, start: int, inner: str) -> bool:
    """Whether a bracket behind a few words and a name is the year of the work that a title is on.

    Its own year stands before it: "(2023). A Test of Poe et al.’s (2020) Rule". ``piece`` is where
    the title begins, ``start`` where the bracket does.
    """
    if not _ONE_YEAR.fullmatch(inner) or text.count(" ", piece, start) <= MIN_SPACES:
        return False
    has_own = _OWN_YEAR.search(text, 0, piece) is not None
    return has_own and _NAME_LAST.search(text, max(piece, start - 30), start) is not None
