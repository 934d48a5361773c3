"""Which of two papers may build on the other, as far as their dates tell."""

from __future__ import annotations

import re

from paperkg.identifiers import Scheme
from paperkg.model import Paper

__all__ = ["find_date", "is_possible"]

GRACE_YEARS = 1
"""Where only years are known, a paper may build on one of the year after: a preprint may precede
its publication by that much. Where both months are known, there is no grace."""

_ARXIV = re.compile(
    r"(?:[a-z.-]+/)?(\d\d)(0[1-9]|1[0-2])(?:\.\d{4,5}|\d{3})(?:v\d+)?", re.IGNORECASE
)


def find_date(paper: Paper) -> str:
    """Give the date of a paper, ``YYYY`` or ``YYYY-MM``; empty when nothing tells it.

    The number of an arXiv paper tells its month, where no source says more.
    """
    if len(paper.issued) > len("YYYY"):
        return paper.issued[:7]
    months = (
        _read_month(identifier.value)
        for identifier in paper.identifiers
        if identifier.scheme is Scheme.ARXIV
    )
    month = next(filter(None, months), "")
    return month if month[:4] == paper.issued or not paper.issued else paper.issued


def _read_month(number: str) -> str:
    match = _ARXIV.fullmatch(number)
    if not match:
        return ""
    return f"{'19' if match[1] > '90' else '20'}{match[1]}-{match[2]}"


def is_possible(later: Paper, earlier: Paper) -> bool:
    """Say whether dates allow a paper to build on another.

    Examples
    --------
    >>> new, old = Paper("x", "New", issued="2020-03"), Paper("y", "Old", issued="2020-02")
    >>> is_possible(new, old), is_possible(old, new)
    (True, False)
    """
    after, before = find_date(later), find_date(earlier)
    if not after or not before:
        return True
    if len(after) == len(before) == len("YYYY-MM"):
        return before <= after
    return int(before[:4]) <= int(after[:4]) + GRACE_YEARS
