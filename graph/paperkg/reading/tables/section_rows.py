"""Rows that say what the rows below them are on: "| **Rain** | | |"."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.headings import is_sentence
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import Block, has_link, plain_text

__all__ = ["SECTION", "mark_sections"]

SECTION = 2
"""The level of a row that is the heading of others; 1 is that of the names of columns."""

MIN_BELOW = 2
"""More than so many rows stand below each in the mean."""


def mark_sections(table: Block) -> None:
    """Mark the rows with one cell in bold among others that fill several.

    A plain year is none: it may be a book, "1984", or when somebody read what stands below.
    """
    rows = [row for row in table.children if not row.level]
    width = max((len(row.children) for row in rows), default=0)
    alone = [(row, column) for row in rows if (column := _find_only(row)) >= 0]
    mostly_bold = {column: _are_bold(rows, column) for column in {place for _, place in alone}}
    found = [
        row
        for row, column in alone
        if not mostly_bold[column] and _is_heading(row.children[column])
    ]
    if width > 1 and len(found) * MIN_BELOW < len(rows) - len(alone) + len(found):
        for row in found:
            row.level = SECTION


def _find_only(row: Block) -> int:
    """Give the one column in which a row says something, from 0; -1 where it has several."""
    only = -1
    for place, cell in enumerate(row.children):
        if _text_of(cell):
            if only >= 0:
                return -1  # as most rows end at their second cell
            only = place
    return only


def _text_of(cell: Block) -> str:
    return tidy(plain_text(cell.spans)).strip()


def _are_bold(rows: Sequence[Block], column: int) -> bool:
    """Whether at least half of the cells of a column are in bold."""
    cells = [row.children[column] for row in rows if column < len(row.children)]
    return 2 * sum(map(_is_bold, cells)) >= len(cells)


def _is_heading(cell: Block) -> bool:
    """Whether a cell is words in bold, which lead nowhere and are no sentence."""
    return _is_bold(cell) and not (has_link(cell.spans) or is_sentence(_text_of(cell)))


def _is_bold(cell: Block) -> bool:
    shown = [span for span in cell.spans if span.text.strip()]
    return bool(shown) and all(span.strong for span in shown)
