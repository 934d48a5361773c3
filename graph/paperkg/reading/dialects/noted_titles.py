"""Titles on lines of their own that break over remarks that are set in: "A Title␠␠ ⏎ ␠␠Why".

To Markdown all that is a paragraph, which reads as prose.
"""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["as_markdown", "is_noted_titles"]

MIN_TITLES = 4
"""So many lines at least have remarks set in below them."""

MOST = 0.5
"""The share of the lines that break that must have some."""

MEAN_WORDS = 3
"""The lines have so many words at least, in the mean."""

MAX_WORDS = 25
"""A longer line is a sentence."""

MAX_SIZE = 200_000
"""A longer text is nobody's own notes, in characters."""

# What breaks, stands at the margin and is marked as nothing else.
_HEAD = re.compile(
    r"(?![-*+•>|#<`=~:]|\d{1,4}[.)]\s|\[|!\[|https?:)\S[^\n]*[^\n.:;,。：，；\s](?:\s{2,}|\\)"
)
_SET_IN = re.compile(r"(?: {2,}|\t)\S")


def is_noted_titles(text: str) -> bool:
    r"""Whether lines that break have remarks set in below them, and may be titles.

    Examples
    --------
    >>> note = "{} Rain at Night  \n    It rains.  \n\n"
    >>> is_noted_titles("".join(map(note.format, ("Fine", "Wet", "Late", "Slow"))))
    True
    >>> is_noted_titles("Fine Rain at Night  \n    It rains.  \n\n")
    False
    """
    if len(text) > MAX_SIZE or not ("  \n " in text or "  \n\t" in text or "\\\n " in text):
        return False
    lines = [*text.split("\n"), ""]
    heads = [(line, after) for line, after in pairwise(lines) if _HEAD.fullmatch(line)]
    words = [len(line.split()) for line, after in heads if _SET_IN.match(after)]
    if len(words) < max(MIN_TITLES, MOST * len(heads)):
        return False
    return max(words) <= MAX_WORDS and sum(words) >= MEAN_WORDS * len(words)


def as_markdown(text: str) -> str:
    r"""Write the titles as items; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("# Rain\n\nFine Rain  \n    It rains.  ")
    '# Rain\n\n- Fine Rain  \n    It rains.  '
    """
    return "\n".join(f"- {line}" if _HEAD.fullmatch(line) else line for line in text.split("\n"))
