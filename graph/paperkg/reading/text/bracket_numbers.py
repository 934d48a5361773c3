"""Lines with a number, a key or a box in brackets, "[1] A Fine Title", as the items they are."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["make_items"]

MIN_NUMBERS = 3
"""Fewer numbers make no list."""

IN_ORDER = 0.8
"""The share of the numbers that follow the one before them."""

KEYED = 0.6
"""The share of the paragraphs that begin with keys."""

# Behind the number no address alone: that is where a reference leads.
_NUMBERED = re.compile(
    r"^ {0,3}(?=(?:\\?\[(?P<square>\d{1,3})\\?\]|[(（](?P<round>\d{1,3})[)）])"
    r"(?:[ \t]+(?!<?https?://\S+[ \t]*$)\S|[^\W\d_]|[“\"《「*]))",
    re.MULTILINE,
)
# A task box without the mark of an item.
_BOXED = re.compile(r"^ {0,3}(?=\[[ xX✓✔]\][ \t]+\S)", re.MULTILINE)
MIN_BOXES = 2
"""One box may be anything."""

# A key of a work before it: "[poe01] A Fine Title", "[Poe2001a] Ann Poe, A Fine Title".
_KEYED = re.compile(
    r"(?:\A|(?<=\n\n)) {0,3}(?=\\?\[(?P<key>[^\W\d_][\w+.:-]{1,24})\\?\][ \t]+"
    r"(?:[^\s(\[:]|\[[^\]\n]{3,200}\]\(http))"
)
_PARAGRAPH = re.compile(r"(?:\A|(?<=\n\n)) {0,3}[^\s#>|+*-]")


def make_items(text: str) -> str:
    r"""Write a dash before each line that begins with a number in brackets, if they count up.

    And before each paragraph that begins with a key in brackets, if no two are alike, and before
    each line that begins with a task box.

    Examples
    --------
    >>> print(make_items("[1] Rain\n[2] Snow\n[3] Hail"))
    - [1] Rain
    - [2] Snow
    - [3] Hail
    """
    numbers = [int(match["square"] or match["round"]) for match in _NUMBERED.finditer(text)]
    follows = sum(later in (number + 1, 1) for number, later in pairwise(numbers))
    if len(numbers) >= MIN_NUMBERS and follows >= IN_ORDER * (len(numbers) - 1):
        text = _NUMBERED.sub("- ", text)
    if len(_BOXED.findall(text)) >= MIN_BOXES:
        text = _BOXED.sub("- ", text)
    keys = [match["key"] for match in _KEYED.finditer(text)] if "\n[" in text else []
    if len(keys) < MIN_NUMBERS or len(set(keys)) < len(keys):
        return text
    paragraphs = len(_PARAGRAPH.findall(text))
    return _KEYED.sub("- ", text) if len(keys) >= KEYED * paragraphs else text
