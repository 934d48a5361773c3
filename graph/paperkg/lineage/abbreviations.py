"""Short forms and what they stand for, as texts define them: "multi-query attention (MQA)".

The algorithm is that of Schwartz and Hearst (2003), A simple algorithm for identifying abbreviation
definitions in biomedical text, Pacific Symposium on Biocomputing 8, 451 to 462.
"""

from __future__ import annotations

import re

__all__ = ["find_abbreviations", "find_long_form"]

_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_SHORT = re.compile(r"[^\W_][\w.+/-]{1,9}")
_REACH = 300


def find_abbreviations(text: str) -> list[tuple[str, str]]:
    """Find "long form (SHORT)" in a text.

    Returns
    -------
    list of (str, str)
        Short and long form, in the order of the text.

    Examples
    --------
    >>> find_abbreviations("We introduce multi-query attention (MQA) and more (2019).")
    [('MQA', 'multi-query attention')]
    """
    found = []
    for match in _BRACKETS.finditer(text):
        short = match[1].strip()
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        long_form = find_long_form(short, before)
        if long_form:
            found.append((short, long_form))
    return found


def find_long_form(short: str, before: str) -> str:
    """Find what a short form stands for at the end of the words before it; empty when nowhere.

    Parameters
    ----------
    short
        Of 2 to 10 letters, with a capital among them.
    before
        The text up to the bracket.
    """
    if not _SHORT.fullmatch(short) or not any(map(str.isupper, short)):
        return ""
    words = before.split()
    reach = " ".join(words[-min(len(short) + 5, len(short) * 2) :])
    place = len(reach)
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for number in range(len(letters) - 1, -1, -1):
        place = _step_back(reach, place, letters[number], starts_word=number == 0)
        if place < 0:
            return ""
    long_form = reach[place:].strip(" ,;:\"'“”")
    return long_form if len(long_form) > len(short) and short not in long_form.split() else ""


def _step_back(text: str, place: int, letter: str, *, starts_word: bool) -> int:
    """Find a letter before a place, the nearest; the first letter has to begin a word."""
    for at in range(place - 1, -1, -1):
        is_start = at == 0 or not text[at - 1].isalnum()
        if text[at].lower() == letter and (is_start or not starts_word):
            return at
    return -1
