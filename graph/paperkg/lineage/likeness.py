"""How alike two papers are by their people and their words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from paperkg.model import Paper

__all__ = ["compute_title_overlap", "share_authors"]

_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "all and are based can for from how into its more need new not one that the their through "
        "toward towards using via what when with without you",
    )
)


def share_authors(first: Paper, second: Paper) -> bool | None:
    """Say whether two papers have an author in common; None when authors are not known.

    Names are compared by surname and first initial: papers abbreviate them.

    Examples
    --------
    >>> first = Paper("x", "A", authors=("E. Frantar",))
    >>> share_authors(first, Paper("y", "B", authors=("Dan Alistarh", "Elias Frantar")))
    True
    """
    if not first.authors or not second.authors:
        return None
    return not _people(first.authors).isdisjoint(_people(second.authors))


@lru_cache(maxsize=20_000)  # a paper is compared with each that it cites, and that cites it
def _people(authors: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(map(_person, authors))


def _person(name: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", plain) or [name.lower()]
    return words[-1], words[0][:1]


def compute_title_overlap(first: Paper, second: Paper) -> float:
    """Compute which share of the telling words of the shorter title the other has, in [0, 1]."""
    words, others = _telling_words(first.title), _telling_words(second.title)
    shorter = min(len(words), len(others))
    return len(words & others) / shorter if shorter else 0.0


@lru_cache(maxsize=20_000)
def _telling_words(title: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(title))
    return frozenset(word.removesuffix("s") for word in found if word not in _COMMON)
