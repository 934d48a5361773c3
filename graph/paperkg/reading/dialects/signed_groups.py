"""A text file whose works are groups of lines: a title, who wrote it, and where, or more of it.

Empty lines part them: "Fine Rain ⏎ Ann Poe, Bo Li ⏎ Rain Letters, 2001". Lines alone are sections.
"""

from __future__ import annotations

import re

from paperkg.reading.names.signed_lines import are_signed_groups, is_signed
from paperkg.reading.patterns import YEAR

__all__ = ["as_markdown", "is_signed_groups"]

MAX_WORDS = 20
"""A line that says where a work appeared has no more words."""

MIN_LETTERS = 4
"""Words of so many letters begin with a capital in the name of a venue."""

_MARKED = re.compile(r"\s*(?:[-*+•>|`~]|\d{1,4}[.)]\s|\[\S{1,24}\]\s)")
_ADDRESS = re.compile(r"https?://|\bdoi\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…]$|[^\W\d_]{4}[.!?] |[:;\"“”]")
_WORD = re.compile(r"[^\W\d_]+")
_DATED = re.compile(rf"\W?{YEAR}\W?")


def is_signed_groups(text: str, *, file: str) -> bool:
    r"""Whether a text file has groups of lines that are signed, and no marks of items.

    Examples
    --------
    >>> text = "Fine Trees\nAnn Poe\n\nFiner Trees\nBo Li and Cy Orr\nNature, 2001"
    >>> is_signed_groups(text, file="list.txt"), is_signed_groups(text, file="list.md")
    (True, False)
    """
    if not file.lower().endswith(".txt") or any(map(_MARKED.match, text.split("\n"))):
        return False
    return are_signed_groups(text)


def as_markdown(text: str) -> str:
    r"""Write each group as an item, and each line alone as a section; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Trees\n\nFine Trees\nAnn Poe\nNature, 2001\n")
    '## Trees\n\n- **Fine Trees**<br>Authors: Ann Poe<br>Venue: Nature, 2001\n\n\n'
    """
    lines = [line.strip() for line in text.split("\n")]
    start = 0
    for end in [*(place for place, line in enumerate(lines) if not line), len(lines)]:
        group = lines[start:end]
        if len(group) > 1 and is_signed(group[:2]):
            lines[start:end] = [_write(group), *("" for _ in group[1:])]
        elif len(group) == 1 and not (group[0].startswith("#") or group[0][-1] in ".!?…"):
            lines[start] = f"## {group[0].rstrip(':')}"
        start = end + 1
    return "\n".join(lines)


def _write(group: list[str]) -> str:
    title, who, *rest = group
    labelled = [f"Venue: {line}" if _says_where(line) else line for line in rest[:1]]
    return "<br>".join((f"- **{title}**", f"Authors: {who.rstrip('.')}", *labelled, *rest[1:]))


def _says_where(line: str) -> bool:
    """Whether a line may name a venue: no sentence, whose longer words begin with a capital."""
    if _DATED.fullmatch(line) or _ADDRESS.search(line) or _SENTENCE.search(line):
        return False
    words = [word for word in _WORD.findall(line) if len(word) >= MIN_LETTERS]
    capital = sum(not word[0].islower() for word in words)
    return len(line.split()) <= MAX_WORDS and capital == len(words) > 0
