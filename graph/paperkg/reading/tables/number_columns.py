"""Columns of numbers: what they count is no year, and rows of things that recur are no works."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperkg.reading.labels import Field
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.tables.table_cells import TableRow
from paperkg.reading.tables.table_columns import names_counts

__all__ = ["RESULT", "are_counted", "are_sorts", "read_counts"]

MIN_SORTED, MOST_SORTS = 4, 0.6
"""Of so many words in a column, names of works recur less: more than this share differ."""

RESULT = re.compile(r"\b\d+\.\d+\b|\d\s?%")
"""What was measured: "16.3", "99 %"."""


def read_counts(
    rows: Sequence[TableRow], fields: Mapping[int, Field], names: Sequence[str]
) -> None:
    """Read the numbers that fill a column as what they are, where its name says that they count.

    So are they in a column without a telling name of which most are no years: "328", "1940".
    """
    width = max(len(row.cells) for row in rows)
    for column in range(1, width + 1):
        cells = [row.cells[column - 1] for row in rows if column <= len(row.cells)]
        filled = [cell for cell in cells if cell]
        parts = [cell[0] for cell in filled if len(cell) == 1 and cell[0].text.isdecimal()]
        others = sum(not part.date for part in parts)
        is_told = any(map(names_counts, names[column - 1 : column]))
        is_of_numbers = column not in fields and len(parts) == len(filled) > 1
        if is_told or (is_of_numbers and 2 * others >= len(filled)):
            for part in parts:
                part.kind, part.date = Kind.NUMBER, ""


def are_counted(rows: Sequence[TableRow], fields: Mapping[int, Field], title: int) -> bool:
    """Whether rows are of things that recur, beside years and results: "Storm (Ann) | 2005 | 16.3".

    No work has the same title as most others.
    """
    titles = [row.cells[title - 1] for row in rows if 0 < title <= len(row.cells)]
    if not are_sorts(titles) or not {Field.AUTHORS, Field.VENUE}.isdisjoint(fields.values()):
        return False
    every = [part for row in rows for cell in row.cells for part in cell]
    beside = [part for part in every if part.column != title]
    if any(part.is_link for part in every) or not all(map(_is_number, beside)):
        return False
    return any(RESULT.search(part.text) for part in beside)


def are_sorts(cells: Sequence[Sequence[Segment]]) -> bool:
    """Whether a column below "Method" or the like says of what sort a work is: its words recur."""
    texts = [cell[0].text for cell in cells if cell]
    return len(texts) >= MIN_SORTED and len(set(texts)) <= MOST_SORTS * len(texts)


def _is_number(part: Segment) -> bool:
    return any(map(str.isdecimal, part.text)) and not any(map(str.isalpha, part.text))
