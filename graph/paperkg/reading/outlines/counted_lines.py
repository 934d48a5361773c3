"""Numbers that count headings, items and paragraphs without a sign: "1 The Rain Bird", "2 Owls".

Markdown knows "1. " and "1) ". Behind other numbers stands a blank, a colon, a dash or a bar, and
they would be part of the title: "1984", "2001: A Space Story" are titles. That they count up from 1
in the order of the document, or down to it, tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from paperkg.reading.text.blocks import Block, BlockKind, plain_text

__all__ = ["drop_counts", "find_counted"]

MIN_LINES = 3
"""Fewer numbers count nothing."""

IN_ORDER = 0.8
"""The share of the lines with a number that count on."""

_KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH)
# "1 The Rain", "01: The Rain", "1 - The Rain", "1 | 「雨」"; no "3 days", "2 1/2 Owls", "1/2".
_NUMBER = re.compile(r"\s*(\d{1,3})(?:\s?[:|–—-]\s+|\s+)(?=[^\W\da-zß-ÿ_]|[\"“«„‘'「『《〈]|$)")

_Kind = tuple[BlockKind, int, bool, bool]


def drop_counts(every: Sequence[Block]) -> None:
    """Take the numbers off the lines that they count.

    What is told apart by its number alone keeps it: "1 Samuel", "2 Samuel". The blocks of a
    document are given from its last to its first.
    """
    alike: dict[_Kind, list[tuple[Block, re.Match[str]]]] = defaultdict(list)
    for block in reversed(every):
        if block.kind in _KINDS and (number := _NUMBER.match(block.spans[0].text)):
            first = block.spans[0]
            alike[block.kind, block.level, first.strong, first.is_link].append((block, number))
    for found in alike.values():
        numbers = [int(number[1]) for _, number in found]
        downs = [len(found) - 1 - place for place in find_counted(numbers[::-1])]
        counted = [found[place] for place in max(find_counted(numbers), downs, key=len)]
        names = {plain_text(block.spans)[number.end() :].strip() for block, number in counted}
        for block, number in counted if len(names) == len(counted) else ():
            _drop(block, number)


def find_counted(numbers: Sequence[int]) -> list[int]:
    """Give the places of the numbers that are 1, or one more than the last that counted.

    None where these are few, or few of them all.

    >>> find_counted([1, 2, 12, 3, 4, 1])
    [0, 1, 3, 4, 5]
    """
    counted: list[int] = []
    for place, number in enumerate(numbers):
        if number == 1 or (counted and number == numbers[counted[-1]] + 1):
            counted.append(place)
    return counted if len(counted) >= max(MIN_LINES, IN_ORDER * len(numbers)) else []


def _drop(block: Block, number: re.Match[str]) -> None:
    head = block.spans[0]
    rest = head.text[number.end() :]
    if rest or len(block.spans) > 1:
        block.spans[:1] = [head._replace(text=rest)] if rest else []
