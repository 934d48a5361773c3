"""A text file whose citations are filled: their lines go on, set in or not, up to the margin."""

from __future__ import annotations

import re
from itertools import pairwise

from paperkg.reading.words import any_of, words_of

__all__ = ["as_markdown", "is_filled_text"]

MIN_WORKS = 3
"""Fewer citations tell nothing of each other."""

MIN_WIDTH = 48
"""A line that another goes on with is no shorter, in characters."""

SLACK = 24
"""So many characters may be left free at the end of a line, before a long word."""

FILLED = 0.9
"""The share of the lines that others go on with which must reach the margin."""

_SET_IN = re.compile(r"[ \t]+\S")
# What is Markdown already, or no text that goes on.
_MARKED = re.compile(r"\s*(?:[-*+•>|#`~]\s?|\d{1,4}\)\s)|https?:")
# A word that no line had room for, however short that is: an address.
_ADDRESS = re.compile(r"\s*(?:doi:\s?)?https?:\S+")
_NUMBER = re.compile(r"\d{1,4}\.\s|\[\S{1,24}\]\s")
_HEAD = re.compile(r"#{1,6} ")
_NAMED = re.compile(rf"(?:{any_of(words_of('sections', 'bibliographies'))})\s*:?", re.IGNORECASE)


def is_filled_text(text: str, *, file: str) -> bool:
    r"""Whether the lines of a text file go on, as they do where citations are filled.

    Examples
    --------
    >>> line = "Poe, Ann. A Fine Title That Is So Long that it goes on"
    >>> text = "\n".join(f"{line}\n    with what it says. Paris, 200{n}." for n in range(3))
    >>> is_filled_text(text, file="books.txt"), is_filled_text(text, file="books.md")
    (True, False)
    """
    if not file.lower().endswith(".txt"):
        return False
    lines = text.expandtabs(4).split("\n")
    if any(_MARKED.match(line) and not _HEAD.match(line) for line in lines):
        return False
    starts = _find_starts(lines)
    goes_on = [
        before
        for place, (before, line) in enumerate(pairwise(lines), start=1)
        if line.strip() and place not in starts and not _ADDRESS.match(line)
    ]
    width = max(map(len, goes_on), default=0)
    full = sum(len(line) >= max(MIN_WIDTH, width - SLACK) for line in goes_on)
    works = sum(not _HEAD.match(lines[place]) for place in starts)
    is_told = len(goes_on) > 1 or (_hangs(lines) and all(map(_ends_open, goes_on)))
    return works >= MIN_WORKS and full >= max(1, FILLED * len(goes_on)) and is_told


def _ends_open(line: str) -> bool:
    """Whether no sentence, bracket or number ends with a line: one alone may go on."""
    last = line.rstrip()[-1:]
    return last not in '.)]>"”»' and not last.isdecimal()


def _hangs(lines: list[str]) -> bool:
    """Whether lines that go on with others are set in."""
    return any(before.strip() and _SET_IN.match(line) for before, line in pairwise(lines))


def _find_starts(lines: list[str]) -> set[int]:
    """Find the lines that begin a citation: not set in, or after an empty line, or numbered."""
    hangs = _hangs(lines)
    found = set()
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else ""
        follows = bool(before.strip()) and not _HEAD.match(before) and not _HEAD.match(line)
        goes_on = follows and (
            _SET_IN.match(line) is not None if hangs else not _NUMBER.match(line)
        )
        if line.strip() and not goes_on:
            found.add(place)
    return found


def as_markdown(text: str) -> str:
    """Write each citation in one line, and leave the others empty, so that all keep their numbers.

    Where lines are set in, each citation is an item.
    """
    lines = text.expandtabs(4).split("\n")
    starts, hangs = _find_starts(lines), _hangs(lines)
    written = ["" if place not in starts else line.strip() for place, line in enumerate(lines)]
    start = 0
    for place, line in enumerate(lines):
        if place in starts:
            start = place
        elif line.strip():
            written[start] += f" {line.strip()}"
    first = min(starts)
    is_head = _NAMED.fullmatch(written[first]) is not None
    if is_head:
        written[first] = f"# {written[first].rstrip(' :')}"
    for place in starts if hangs else ():
        is_item = not (is_head and place == first) and not _HEAD.match(written[place])
        if is_item and not _NUMBER.match(written[place]):
            written[place] = f"- {written[place]}"
    return "\n".join(written)
