"""Full names of two words with commas or "and" between them: "Ann Poe, Bo Li, and John Roe".

Most lists of authors are such, and the grammar of names has nothing to decide there.
"""

from __future__ import annotations

import re

from paperkg.reading.names.tokens import sort_word
from paperkg.reading.words import words_of

__all__ = ["split_full_names"]

MAX_SIGNS = 600
"""A longer list is left to the grammar, which says where a list is too long."""

_FULL_NAME = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+ [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_FULL_NAMES = re.compile(rf"{_FULL_NAME}(?:, {_FULL_NAME})*(?:,? (?:and|&) {_FULL_NAME})?")
_LAST_JOINTS = (", and ", " and ", ", & ", " & ")
_ACRONYMS = words_of("venues", "acronyms")
_PLACES = words_of("citations", "places")


def split_full_names(text: str) -> tuple[list[str], tuple[str, ...]] | None:
    """Split a text that is such names and nothing else.

    Returns
    -------
    tuple or None
        The names, and all their words in small letters; None where a word may be no part of a
        name, or the first or the last name something else.

    Examples
    --------
    >>> split_full_names("Ann Poe & Bo Li")
    (['Ann Poe', 'Bo Li'], ('ann', 'poe', 'bo', 'li'))
    >>> split_full_names("Ann Poe, NeurIPS") is None
    True
    """
    if len(text) > MAX_SIGNS or not _FULL_NAMES.fullmatch(text):
        return None
    for joint in _LAST_JOINTS:
        text = text.replace(joint, ", ")
    names = text.split(", ")
    words = text.replace(", ", " ").split(" ")
    for sorted_word in map(sort_word, words):
        if sorted_word is None or not sorted_word.is_plain or sorted_word.is_others:
            return None
    if not _ACRONYMS.isdisjoint(words) or not _ACRONYMS.isdisjoint(names):
        return None
    return None if names[0].lower() in _PLACES else (names, tuple(map(str.lower, words)))
