"""Rows of CSV, also below one in which a quotation mark is left open.

Such a mark takes the lines below into its cell, "Lark Press, 1983" and the next work. In a table
that a program wrote, a mark ends a cell before a comma or the end of a line; where it does not, and
the line below is a row by itself, as long as the others, the lines are rows apart.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["read_cells"]

SAMPLE = 200
"""So many lines tell how long a row is."""

MIN_WIDTH = 2
"""A table has so many columns."""

MOST = 100
"""So many open marks are mended: each is looked for to the end of the text."""

_MARK = '"'


def read_cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    r"""Give the cells of each row, with the line where it starts.

    Raises
    ------
    csv.Error
        A cell is too long.

    Examples
    --------
    >>> list(read_cells('"Rain","Lark Press, 1983\n"Owls","Hail Press",1990\n', ","))
    [(1, ['Rain', 'Lark Press', '1983']), (2, ['Owls', 'Hail Press', '1990'])]
    """
    lines = text.splitlines(keepends=True)
    width = _find_width(lines, delimiter)
    first = mended = 0
    while first < len(lines):
        reader = csv.reader(lines[first:], delimiter=delimiter, strict=False)
        start = first
        for row in reader:
            after = first + reader.line_num
            taken = lines[start:after]
            is_open = mended < MOST and _is_left_open(taken, row, delimiter, width)
            yield start + 1, _mend(lines[start], delimiter, width) if is_open else row
            start = start + 1 if is_open else after
            mended += is_open
            if is_open and len(taken) > 1:
                break
        first = start


def _find_width(lines: Sequence[str], delimiter: str) -> int:
    """Find how many cells most lines have that are rows by themselves."""
    counts = Counter(
        len(row)
        for line in lines[:SAMPLE]
        if line.strip() and (row := _read_strictly([line], delimiter))
    )
    return max(counts, key=lambda count: counts[count], default=0)


def _read_strictly(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """Read the first row of lines that keep the rules; None of others."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def _is_left_open(lines: Sequence[str], row: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether lines that are read as one row break the rules, and those below the first are rows.

    A single line breaks them where it has more or fewer cells than others.
    """
    if width < MIN_WIDTH or (len(lines) == 1 and len(row) == width) or not any(row):
        return False
    if _read_strictly(lines, delimiter) is not None:
        return False
    below = next(filter(str.strip, lines[1:]), "")
    alone = _read_strictly([below], delimiter)
    if alone is None:  # it leaves a mark open, too
        is_row = below.startswith(_MARK) and len(_mend(below, delimiter, width)) == width
    else:
        is_row = len(alone) == width and below.count(_MARK) % 2 == 0
    return is_row or len(lines) == 1


def _mend(line: str, delimiter: str, width: int) -> list[str]:
    """Read a line with a mark left open: cut beside the other marks, or as most rows are.

    Then the cells that it lacks stand at the end of the last one.
    """
    line = line.rstrip("\r\n")
    sign = re.escape(delimiter)
    cells = [cell.strip(_MARK) for cell in re.split(rf'(?<="){sign}|{sign}(?=")', line)]
    if len(cells) == width:
        return cells
    *cells, last = next(csv.reader([line], delimiter=delimiter), [""])
    parts = last.rsplit(delimiter, max(width - len(cells) - 1, 0))
    return [*cells, *map(str.strip, parts)]
