"""Tables of wikitext, "{| … |}", as tables in Markdown; each row stays on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paperkg.reading.dialects.pipe_rows import write_gap, write_row, write_rule

__all__ = ["as_markdown"]

MAX_CELLS = 100
"""A row with more cells is no row of a list."""

_BEGINS = re.compile(r"\s{0,8}:{0,3}\{\|")
_ENDS = re.compile(r"\s{0,8}\|\}")
_HEADS = re.compile(r"\s?(?:!!|\|\|)\s?")
_CELLS = re.compile(r"\s?\|\|\s?")
# What a cell says of how it looks, before its words: 'colspan="3" | no meeting'.
_LOOKS = re.compile(
    r"\s*(?:[\w-]{1,20}\s?=\s?(?:\"[^\"|]{0,200}\"|[^\s|\"]{1,60})\s*){1,8}\|(?!\|)\s*"
)


@dataclass(slots=True)
class _Row:
    """A row, and the line where its first cell stands, counted from 0."""

    line: int
    cells: list[str] = field(default_factory=list)
    is_head: bool = False


def as_markdown(lines: Sequence[str]) -> list[str]:
    """Write the tables among lines of text as Markdown does; as many lines are left.

    Examples
    --------
    >>> as_markdown(["{|", "|-", "! Title !! Year", "|-", "| A Fine Title || 2001", "|}"])
    ['', '', '| Title | Year |', '|---|---|', '| A Fine Title | 2001 |', '']
    """
    shown = list(lines)
    start = -1
    for place, line in enumerate(lines):
        if start < 0 and _BEGINS.match(line):
            start = place
        elif start >= 0 and (_ENDS.match(line) or _BEGINS.match(line)):
            _write(shown, start, place, list(_rows_of(lines, start, place)))
            start = place if _BEGINS.match(line) else -1
    return shown


def _rows_of(lines: Sequence[str], start: int, end: int) -> Iterator[_Row]:
    """Give the rows between two lines; a line without a mark goes on with the cell above it."""
    row = _Row(start)
    for place in range(start + 1, end):
        text = lines[place].strip()
        if text.startswith(("|-", "|+")):
            if row.cells:
                yield row
            row = _Row(place)
        elif text[:1] in ("!", "|"):
            if not row.cells:
                row.line, row.is_head = place, text[0] == "!"
            pattern = _HEADS if text[0] == "!" else _CELLS
            row.cells += [_LOOKS.sub("", cell, count=1) for cell in pattern.split(text[1:].strip())]
        elif text and row.cells:
            row.cells[-1] += f"<br>{text.lstrip('*-# ')}" if text[0] in "*-#" else f" {text}"
    if row.cells:
        yield row


def _write(shown: list[str], start: int, end: int, rows: Sequence[_Row]) -> None:
    """Write rows in the place of a table; what is no table of several cells is left."""
    width = max((len(row.cells) for row in rows), default=0)
    if not 1 < width <= MAX_CELLS or len(rows) < 2:
        return
    for place in range(start, end + 1):
        shown[place] = ""
    head, *others = rows
    first = head.line if others[0].line > head.line + 1 else head.line - 1
    shown[first] = _shown(head.cells, width)
    for place in range(first + 1, others[-1].line):
        shown[place] = write_gap(width)
    shown[first + 1] = write_rule(width)
    for row in others:
        shown[row.line] = _shown(row.cells, width)


def _shown(cells: Sequence[str], width: int) -> str:
    return write_row([*map(str.strip, cells), *[""] * (width - len(cells))])
