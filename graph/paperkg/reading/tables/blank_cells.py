"""Cells that are left empty where a table says a year or a topic once, for several rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.labels import Field
from paperkg.reading.tables.table_columns import find_topics, name_columns
from paperkg.reading.text.blocks import Block, plain_text

__all__ = ["fill_down"]

MIN_ROWS = 4
"""Fewer rows show no such order."""


def fill_down(table: Block) -> None:
    """Write what stands above into the empty cells of a column of years or of topics.

    The first row has one, no more than half of all do, and each differs from the one before;
    years are in order, and stand before the titles. Others are only unknown.
    """
    heads = [row for row in table.children if row.level == 1]
    rows = [row.children for row in table.children if not row.level]
    if not heads or len(rows) < MIN_ROWS:
        return
    names = [plain_text(cell.spans).lower() for cell in heads[-1].children]
    fields = name_columns(names)
    titles = [number for number, field in fields.items() if field is Field.TITLE]
    first = min(titles, default=len(names) + 1)
    dates = [number for number, field in fields.items() if field is Field.DATE and number < first]
    rows = [row for row in rows if not titles or any(_says(row, number) for number in titles)]
    for number in (*dates, find_topics(names, set(titles)) if titles else 0):
        column = [row[number - 1] for row in rows if len(row) >= number > 0]
        texts = [plain_text(cell.spans).strip() for cell in column]
        if _are_said_once(texts, is_date=number in dates):
            for above, cell in pairwise(column):
                cell.spans = cell.spans if plain_text(cell.spans).strip() else above.spans


def _says(row: Sequence[Block], number: int) -> bool:
    """Whether a row has something in a column."""
    return len(row) >= number and bool(plain_text(row[number - 1].spans).strip())


def _are_said_once(texts: Sequence[str], *, is_date: bool) -> bool:
    """Whether texts stand in a column once for all rows below them."""
    said = list(filter(None, texts))
    if not said or not texts[0] or 2 * len(said) > len(texts):
        return False
    is_in_order = said in (sorted(said), sorted(said, reverse=True))
    return len(set(said)) == len(said) and (is_in_order or not is_date)
