"""Which of two papers may build on the other, as far as their dates tell."""

from __future__ import annotations

from paperkg.dates import GRACE_YEARS, read_identifier_date
from paperkg.identifiers import Scheme
from paperkg.model import Paper

__all__ = ["find_date", "is_possible"]


def find_date(paper: Paper) -> str:
    """Give the date of a paper, ``YYYY`` or ``YYYY-MM``; empty when nothing tells it.

    The number of an arXiv paper tells its month, where no source says more.
    """
    if len(paper.issued) > len("YYYY"):
        return paper.issued[:7]
    months = (
        read_identifier_date(identifier)
        for identifier in paper.identifiers
        if identifier.scheme is Scheme.ARXIV
    )
    month = next(filter(None, months), "")
    return month if month[:4] == paper.issued or not paper.issued else paper.issued


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
