"""English words: which stand in a dictionary, and what they are in the singular."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

__all__ = ["fold_plural", "is_common", "is_english"]

_RARE = 50
"""How often the dictionary has its rarest words, among them names of people."""


def is_english(word: str) -> bool:
    """Say whether a word, in small letters, stands in a dictionary of English.

    Examples
    --------
    >>> is_english("memory"), is_english("paxos")
    (True, False)
    """
    return word in _dictionary()


def is_common(word: str) -> bool:
    """Say whether a word, in small letters, is English and none of the rarest, as surnames are.

    Examples
    --------
    >>> is_common("memory"), is_common("hegel")
    (True, False)
    """
    return word in _dictionary() and int(_dictionary()[word]) > _RARE


def fold_plural(word: str) -> str:
    """Give a word, in small letters, in the singular, as far as its end tells.

    Examples
    --------
    >>> fold_plural("networks"), fold_plural("consensus"), fold_plural("loss"), fold_plural("gas")
    ('network', 'consensus', 'loss', 'gas')
    """
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


@cache
def _dictionary() -> SpellChecker:
    # Loaded only here: it takes a third of a second, and few titles come so near.
    from spellchecker import SpellChecker

    return SpellChecker(distance=1)
