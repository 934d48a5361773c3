"""Headlines of org with nothing below, which are what items are in Markdown.

Beside many of them one with a remark below is such an item, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from paperkg.reading.patterns import TASK
from paperkg.reading.words import words_of

__all__ = ["write_leaves"]

MIN_LEAVES = 3
"""So many headlines stand side by side, at least, and none has anything below."""

NEARLY_ALL = 0.8
"""The share of the headlines of a section that have nothing below."""

_PARTS = words_of("pointers", "named")
"""What parts of one text are called, whose outline is no list: "Introduction"."""

_HEADING = re.compile(r"#{1,6} +(?=\S)")
_TASK = re.compile(rf"#+ +{TASK}\s")  # told to be works as they are
_ESCAPED = r"\1\\"  # as a number of Markdown, it would begin another list
_NUMBER = re.compile(r"^(\d{1,9})(?=[.)] )")


def write_leaves(lines: Sequence[str], levels: Mapping[int, int]) -> list[str]:
    """Write as items the headlines of each section that has headlines alone, nearly all bare.

    Parameters
    ----------
    lines
        A document of org as Markdown has it.
    levels
        The places of its headlines in it, each with its number of stars.

    Examples
    --------
    >>> write_leaves(["# Books", "## Rain", "## Snow", "## Hail"], {0: 1, 1: 2, 2: 2, 3: 2})
    ['# Books', '- Rain', '- Snow', '- Hail']
    """
    shown = list(lines)
    ends = dict(pairwise([*levels, len(lines)]))
    for parent, places in _by_section(levels).items():
        if len(places) < MIN_LEAVES or _has_text(lines, parent, places[0]):
            continue
        if any(levels.get(ends[place], 0) > levels[place] for place in places):
            continue  # deeper ones stand below it
        names = [_HEADING.sub("", lines[place], count=1) for place in places]
        if not _PARTS.isdisjoint(map(str.lower, names)):
            continue
        bare = sum(not _has_text(lines, place, ends[place]) for place in places)
        if bare >= NEARLY_ALL * len(places) and all(_may_be_item(lines[place]) for place in places):
            for place, name in zip(places, names, strict=True):
                shown[place] = f"- {_NUMBER.sub(_ESCAPED, name)}"
                for below in range(place + 1, ends[place]):
                    shown[below] = f"  {lines[below]}".rstrip()
    return shown


def _by_section(levels: Mapping[int, int]) -> dict[int, list[int]]:
    """Give the places of headlines by that of the one which they stand right below, or -1."""
    below: dict[int, list[int]] = {}
    opened: list[int] = []
    for place, level in levels.items():
        while opened and levels[opened[-1]] >= level:
            opened.pop()
        below.setdefault(opened[-1] if opened else -1, []).append(place)
        opened.append(place)
    return below


def _has_text(lines: Sequence[str], place: int, end: int) -> bool:
    """Whether text stands below a headline, up to the next; that above all is of the file."""
    return place >= 0 and any(line.strip() for line in lines[place + 1 : end])


def _may_be_item(headline: str) -> bool:
    """Whether a headline has words, and no keyword of a task."""
    return _HEADING.match(headline) is not None and not _TASK.match(headline)
