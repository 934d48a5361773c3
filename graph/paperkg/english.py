"""Which words stand in an English dictionary."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

__all__ = ["is_english"]


def is_english(word: str) -> bool:
    """Say whether a word, in small letters, stands in a dictionary of English.

    Examples
    --------
    >>> is_english("memory"), is_english("paxos")
    (True, False)
    """
    return word in _dictionary()


@cache
def _dictionary() -> SpellChecker:
    # Loaded only here: it takes a third of a second, and few titles come so near.
    from spellchecker import SpellChecker

    return SpellChecker(distance=1)
