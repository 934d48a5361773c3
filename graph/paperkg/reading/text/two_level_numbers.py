"""Lines with numbers of two levels: "1.1 A Title", "1.2 Another" below "1. Rain".

To Markdown they are text that goes on. They are items where they count up one by one in each
section; numbers with anything else below them are sections themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperkg.reading.patterns import FENCE

__all__ = ["list_two_level_numbers"]

MIN_NUMBERS = 3
"""Fewer numbers make no list."""

NEARLY_ALL = 0.9
"""The share of the numbers that count on, and of those with no more below than the next number."""

_NUMBER = re.compile(r"[ \t]*([-*+][ \t]+)?(\d{1,2})\.(\d{1,3})[.)]?[ \t]+(?=\S)")
_SECTION = re.compile(r"( {0,3}(\d{1,2})[.)][ \t]+)\S")
# What may stand below the last line of a number: the next one, a heading, a line in bold.
_NEXT = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:\d{1,2}[.):]?[ \t]|\d{1,2}\.\d|#{1,6}[ \t]|\*\*|__)")
# Contents of a document: they lead to headings with such numbers, or to pages behind dots.
_CONTENTS = re.compile(r"^(?:#{1,6}[ \t]+\d{1,2}\.\d|[ \t]*\d{1,2}\.\d.*?\.\.\.\.)", re.MULTILINE)


class _Numbered(NamedTuple):
    """A line with a number of two levels: its place, and what stands in front of its text."""

    place: int
    number: re.Match[str]

    @property
    def section(self) -> int:
        return int(self.number[2])

    @property
    def step(self) -> int:
        return int(self.number[3])


def list_two_level_numbers(text: str) -> str:
    r"""Write lines with numbers of two levels as items, in those with the first of their numbers.

    Examples
    --------
    >>> print(list_two_level_numbers("1. Rain\n1.1 Ann Poe, Owls\n1.2 Drops\n2. Ice\n2.1 Hail"))
    1. Rain
       - Ann Poe, Owls
       - Drops
    2. Ice
       - Hail
    """
    if ".1" not in text:
        return text
    lines = text.split("\n")
    found = list(_find_numbers(lines))
    if len(found) < MIN_NUMBERS or not (_count_up(found) and _are_leaves(lines, found)):
        return text
    if _CONTENTS.search(text):
        return text
    widths = {
        int(section[2]): len(section[1]) for line in lines if (section := _SECTION.match(line))
    }
    for numbered in found:
        line = lines[numbered.place]
        mark = line[: numbered.number.end(1)] if numbered.number[1] else ""
        mark = mark or f"{' ' * widths.get(numbered.section, 0)}- "
        lines[numbered.place] = mark + line[numbered.number.end() :]
    return "\n".join(lines)


def _find_numbers(lines: Sequence[str]) -> Iterator[_Numbered]:
    is_code = False
    for place, line in enumerate(lines):
        is_code ^= FENCE.match(line) is not None
        if not is_code and (number := _NUMBER.match(line)):
            yield _Numbered(place, number)


def _count_up(found: Sequence[_Numbered]) -> bool:
    """Whether each number follows the one before it, or is the first of the next section."""
    follows = sum(
        (after.section, after.step) in ((before.section, before.step + 1), (before.section + 1, 1))
        for before, after in pairwise(found)
    )
    return found[0].step == 1 and follows >= NEARLY_ALL * (len(found) - 1)


def _are_leaves(lines: Sequence[str], found: Sequence[_Numbered]) -> bool:
    """Whether nearly all have nothing below them that they could be the name of.

    Whatever stands below the last one may be about the whole list.
    """
    leaves = sum(_is_leaf(lines, numbered.place) for numbered in found[:-1])
    return leaves >= NEARLY_ALL * (len(found) - 1)


def _is_leaf(lines: Sequence[str], place: int) -> bool:
    """Whether a line has text that goes on below it, or what is set in, and then the next one."""
    margin = _margin_of(lines[place])
    is_apart = False
    for line in lines[place + 1 :]:
        if not line.strip():
            is_apart = True
        elif _NEXT.match(line):
            return True
        elif (is_apart or line.lstrip()[:2] in ("- ", "* ", "+ ")) and _margin_of(line) <= margin:
            return False
    return True


def _margin_of(line: str) -> int:
    return len(line) - len(line.lstrip())
