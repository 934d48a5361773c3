"""A spreadsheet whose columns have no names: what stands in them tells what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList
from paperkg.reading.fields.sheet_sections import read_heading
from paperkg.reading.fields.spreadsheet import SheetRow, parse_rows
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.markdown import read_blocks_as_list
from paperkg.reading.tables.column_votes import tell_columns
from paperkg.reading.tables.section_rows import SECTION
from paperkg.reading.tables.table_columns import says_what
from paperkg.reading.text.blocks import Block, BlockKind, Span, make_item
from paperkg.reading.text.inline import split_addresses
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["find_citations", "parse_unnamed_rows", "read_column"]

MIN_WORDS = 6
"""A citation has more words: who, what, where and when."""

MAX_NAME = 2
"""What a column is called in a row of such names has no more words."""

MAX_SAID = 5
"""Nor has one that says what the column holds more than so many."""

_OF_SIGNS = ("year", "identifier", "url")
"""Columns with digits or addresses, so that words over them name them."""

_WORDS = re.compile(r"[^\W\d_]+(?:[ _-][^\W\d_]+)*")


def parse_unnamed_rows(rows: Sequence[SheetRow], *, file: str) -> ReadingList | None:
    """Read a table without names, or its column of citations; None where no row is an entry.

    Where the votes of all rows tell what the columns hold, it is read as if they had these names.
    One that identifies works is else no table of words.
    """
    place = find_citations(rows)
    names, works = _tell_below(rows) if place is None else ([], rows)
    if names:
        made = [SheetRow(0, names), *(_fill_row(row, names) for row in works)]
        return parse_rows(made, file=file)
    if any(any(map(parse_identifier, cells)) for _, cells in rows):
        return None
    if place is None:
        found = read_blocks_as_list([_as_table(rows)], file=file).reading_list
    else:
        found = read_column(rows, place, file=file)
    return found if found.entries else None


def _tell_below(rows: Sequence[SheetRow]) -> tuple[list[str], Sequence[SheetRow]]:
    """Tell what the columns hold, and give the rows of works: the first may be a head.

    It has no vote then: few rows of years below "When" are a column of years all the same.
    """
    names = tell_columns([row.cells for row in rows[1:]])
    if names and _is_head(rows[0].cells, names):
        return names, rows[1:]
    return tell_columns([row.cells for row in rows]), rows


def _is_head(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the first row names the columns: each says what it holds, "Papers I read".

    Words that are not known do so above years, too: "vuosi".
    """
    said = [cell.lower() for cell in cells if cell]
    if len(said) > 1 and all(count_words(cell) <= MAX_SAID and says_what(cell) for cell in said):
        return True
    if not all(0 < count_words(cell) <= MAX_NAME and _WORDS.fullmatch(cell) for cell in cells):
        return False
    pairs = [*zip(cells, names, strict=False)]
    is_signed = any(name == "author" and is_given_name(cell) for cell, name in pairs)
    return not is_signed and any(name in _OF_SIGNS for _, name in pairs)


def _fill_row(row: SheetRow, names: Sequence[str]) -> SheetRow:
    """Put the year where it belongs in a row of fewer cells, and its longest text for the title.

    The commas between who, what and where may stand inside one cell there.
    """
    line, (*cells, last) = row
    if not cells or len(row.cells) >= len(names) or names[-1] != "year" or not last.isdecimal():
        return row
    cells += [""] * (len(names) - len(row.cells))
    title = names.index("title")
    if not cells[title]:
        longest = max(range(len(cells)), key=lambda place: len(cells[place]))
        cells[title], cells[longest] = cells[longest], ""
    return SheetRow(line, [*cells, last])


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
    return Block(BlockKind.TABLE, rows[0].line, children=list(map(_as_row, rows)))


def _as_row(row: SheetRow) -> Block:
    heading = read_heading(row.cells)
    texts = [heading[1]] if heading else row.cells
    cells = [Block(BlockKind.CELL, row.line, _read_text(text)) for text in texts]
    return Block(BlockKind.ROW, row.line, level=SECTION if heading else 0, children=cells)


def _read_text(cell: str) -> list[Span]:
    return list(split_addresses(Span(cell))) if cell else []
