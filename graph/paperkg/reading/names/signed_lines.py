"""Lines without marks that go together: a title, who wrote it, and where it appeared.

Each is read by the one below it: a line of names belongs to the line above. Pages that were copied
as plain text have such lines with nothing between one work and the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.characters import has_digit
from paperkg.reading.names.people import read_people
from paperkg.reading.names.tokens import INITIALS_LAST

__all__ = ["are_signed_groups", "find_signed_lines", "is_signed"]

MIN_WORKS = 3
"""So many lines at least have one of names below them."""

MAX_LINES = 5
"""A work takes no more lines in the mean."""

NEARLY_ALL = 0.8
"""The share of the lines of names that must each stand below a title."""

MIN_GROUPS = 2
"""So many groups at least, which empty lines set off, tell as much as more lines without."""

_EMPTY = re.compile(r"\n[ \t]*\n")
_INITIAL = re.compile(r"\b[^\W\d_]\.")

MIN_NAMES = 3
"""So many names of two words or more make a list, where none is known."""

MAX_NAMES = 600
"""A line of names is no longer, in characters."""


def find_signed_lines(texts: Sequence[str]) -> list[bool]:
    """Say of each line whether it is a title with its authors below; empty where they are none.

    Examples
    --------
    >>> lines = ["Fine Trees", "Ann Poe, Bo Li and Cy Orr", "In Nature, 2001"]
    >>> find_signed_lines(lines * 3)
    [True, False, False, True, False, False, True, False, False]
    >>> find_signed_lines(["Fine Trees", "Finer Trees", "The Finest of Trees"])
    []
    """
    if len(texts) < 2 * MIN_WORKS:
        return []
    signing = list(map(_names_people, texts))
    signed = [not above and below for above, below in pairwise((*signing, False))]
    works = sum(signed)
    are_paired = works >= max(MIN_WORKS, NEARLY_ALL * sum(signing))
    return signed if are_paired and len(texts) <= MAX_LINES * works else []


def are_signed_groups(text: str) -> bool:
    r"""Whether lines stand in groups that empty lines part, each a title over a line of names.

    Lines alone are sections of them, or say something of the list.

    Examples
    --------
    >>> are_signed_groups("Fine Trees\nAnn Poe\n\nFiner Trees\nBo Li and Cy Orr\nNature, 2001")
    True
    >>> are_signed_groups("Fine Trees\nFiner Trees\n\nFine Rain\nFiner Rain")
    False
    """
    parts = [part.strip("\n").split("\n") for part in _EMPTY.split(text)]
    groups = [part for part in parts if len(part) > 1]
    if len(groups) < MIN_GROUPS or 2 * len(groups) < len(parts):
        return False
    signed = list(map(is_signed, groups))
    known = [_names_people(part[1]) for part in groups]
    return sum(signed) >= NEARLY_ALL * len(groups) and 2 * sum(known) >= len(known)


def is_signed(lines: Sequence[str]) -> bool:
    """Whether the second of several lines may be names, as the first is none.

    Examples
    --------
    >>> is_signed(["Fine Trees", "Ann Poe"]), is_signed(["Ann Poe and Bo Li", "Fine Trees"])
    (True, False)
    """
    return not _names_people(lines[0]) and _may_name(lines[1])


def _may_name(text: str) -> bool:
    """Whether a line may be names, as far as its form tells."""
    text = text.strip().rstrip(".")
    is_short = " " in text and len(text) <= MAX_NAMES and not has_digit(text)
    return is_short and read_people(text, single=True) is not None


def _names_people(text: str) -> bool:
    """Whether a line is names, one of which is known, or several of two words or more."""
    text = text.strip().rstrip(".")
    if len(text) > MAX_NAMES or " " not in text or has_digit(text):
        return False
    people = read_people(text, single=True)
    if people is None:
        return False
    full = sum(" " in name for name in people.names)
    are_full = full == len(people.names) >= MIN_NAMES
    are_full = are_full or all(map(INITIALS_LAST.fullmatch, people.names))  # Poe AB, Roe C
    return are_full or _INITIAL.search(text) is not None or people.has_given_name
