"""Items whose numbers are years: "1998. A Fine Title", where Markdown sees places in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import Block, BlockKind, Span

__all__ = ["begins_with_year", "write_years"]

MAX_COUNTED = 4
"""So many years may follow each other, a work each."""

_YEAR = re.compile(rf"[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)]) +)?({YEAR})[.)] ")


def begins_with_year(line: str) -> bool:
    """Whether a line is an item whose number may be a year."""
    return _YEAR.match(line) is not None


def write_years(block: Block, lines: Sequence[str]) -> None:
    """Write the numbers of a list before the texts of its items again, where all are years.

    A long list that counts up by one does no more than count.

    Parameters
    ----------
    block
        A numbered list; it is none any more where its numbers are years.
    lines
        The lines of its document.
    """
    found = [_YEAR.match(lines[item.line - 1]) for item in block.children]
    years = [match[1] for match in found if match]
    counted = sum(int(after) == int(before) + 1 for before, after in pairwise(years))
    if len(years) < len(found) or 2 * counted >= len(years) > MAX_COUNTED:
        return
    block.ordered = False
    for item, year in zip(block.children, years, strict=True):
        head = item.children[0] if item.children else None
        if head and head.kind is BlockKind.PARAGRAPH:
            head.spans.insert(0, Span(f"{year}: "))
