"""Identifiers that stand for many things: a course page, one DOI in all records of a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.fuzz import token_set_ratio

from paperkg.identifiers import Identifier
from paperkg.model import Entry
from paperkg.names import normalize_name

__all__ = ["are_alike", "find_shared"]

ALIKE = 60.0
"""From this score on, two titles may be two names of one work (token set ratio of RapidFuzz)."""

MOST_TITLES = {True: 3, False: 1}
"""So many unlike titles may have an identifier in common: of a paper, or a plain address."""


def are_alike(title: str, other: str) -> bool:
    """Tell whether two titles have enough words in common to be two names of one work."""
    return token_set_ratio(normalize_name(title), normalize_name(other)) >= ALIKE


def find_shared(entries: Iterable[Entry]) -> frozenset[Identifier]:
    """Find the identifiers that stand with too many unlike titles to identify one paper.

    A paper may be on a list twice, once with its title and once with its short name; so an
    identifier that is issued for papers may stand with a few.
    """
    titles: dict[Identifier, list[str]] = defaultdict(list)
    for entry in entries:
        for identifier in entry.identifiers:
            unlike = titles[identifier]
            too_many = len(unlike) > MOST_TITLES[identifier.names_paper]
            if not too_many and not any(are_alike(entry.title, other) for other in unlike):
                unlike.append(entry.title)
    return frozenset(
        identifier
        for identifier, unlike in titles.items()
        if len(unlike) > MOST_TITLES[identifier.names_paper]
    )
