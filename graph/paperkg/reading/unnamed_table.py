"""A spreadsheet whose columns have no names: what stands in them tells what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.model import ReadingList
from paperkg.reading.fields.spreadsheet import SheetRow
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.markdown import read_blocks_as_list
from paperkg.reading.text.blocks import Block, BlockKind, Span, make_item
from paperkg.reading.text.inline import split_addresses
from paperkg.reading.votes.title_words import count_words

__all__ = ["find_citations", "parse_unnamed_rows", "read_column"]

MIN_WORDS = 6
"""A citation has more words: who, what, where and when."""


def parse_unnamed_rows(rows: Sequence[SheetRow], *, file: str) -> ReadingList | None:
    """Read a table without names, or its column of citations; None where no row is an entry."""
    place = find_citations(rows)
    if place is None:
        found = read_blocks_as_list([_as_table(rows)], file=file).reading_list
    else:
        found = read_column(rows, place, file=file)
    return found if found.entries else None


def read_column(rows: Sequence[SheetRow], place: int, *, file: str) -> ReadingList:
    """Read a column of citations as a list."""
    return read_blocks_as_list([_as_list(rows, place)], file=file).reading_list


def find_citations(rows: Sequence[SheetRow]) -> int | None:
    """Find the first column in most of whose cells a citation stands; None if none has any."""
    for place in range(max(len(row.cells) for row in rows)):
        cells = [row.cells[place] for row in rows if place < len(row.cells)]
        cited = sum(map(_is_citation, cells))
        if 2 * cited > len(rows):
            return place
    return None


def _is_citation(cell: str) -> bool:
    return count_words(cell) > MIN_WORDS and find_date(cell) is not None


def _as_list(rows: Sequence[SheetRow], place: int) -> Block:
    """Write a column as a list."""
    said = [(row.line, row.cells[place]) for row in rows if any(row.cells[place : place + 1])]
    items = [make_item(line, _read_text(cell)) for line, cell in said]
    return Block(BlockKind.LIST, rows[0].line, children=items)


def _as_table(rows: Sequence[SheetRow]) -> Block:
    made = [
        Block(
            BlockKind.ROW,
            row.line,
            children=[Block(BlockKind.CELL, row.line, _read_text(cell)) for cell in row.cells],
        )
        for row in rows
    ]
    return Block(BlockKind.TABLE, rows[0].line, children=made)


def _read_text(cell: str) -> list[Span]:
    return list(split_addresses(Span(cell))) if cell else []
