"""The names of columns in a table of HTML that marks no row as its head."""

from __future__ import annotations

from paperkg.reading.labels import Field
from paperkg.reading.tables.table_columns import name_columns, names_meetings, says_what
from paperkg.reading.text.blocks import Block, has_link, plain_text

__all__ = ["mark_head"]

MIN_ROWS, MIN_NAMES = 3, 2
"""A table of fewer rows, or a row of fewer names, may be anything."""

_SURE = frozenset({Field.TITLE, Field.AUTHORS})
"""Beside "Author" and "Title" half of the names may be any words: "Pages", "Catagory"."""

MAX_WORDS = 4
"""The name of a column has no more words."""


def mark_head(table: Block) -> None:
    """Mark the first row as the head if the cells say what its columns hold: "Title", "Author".

    A head that says nothing may stand above it, as Markdown must have one.
    """
    first = int(bool(table.children) and _is_blank_head(table.children[0]))
    rows = table.children[first:]
    if len(rows) < MIN_ROWS or any(row.level == 1 for row in rows):
        return
    names = [plain_text(cell.spans).strip().lower() for cell in rows[0].children]
    said = [name for name in names if name]
    if len(said) < MIN_NAMES or any(has_link(cell.spans) for cell in rows[0].children):
        return
    unknown = [name for name in said if len(name.split()) > MAX_WORDS or not says_what(name)]
    fields = set(name_columns(names).values())
    are_names = 2 * len(unknown) <= len(said) and all(map(str.isalpha, unknown))
    if unknown and not (are_names and fields >= _SURE):
        return
    is_of_course = first > 0 and any(map(names_meetings, said))  # Lesson, Book
    if Field.TITLE in fields and (len(fields) >= MIN_NAMES or is_of_course):
        rows[0].level = 1
        table.children = rows


def _is_blank_head(row: Block) -> bool:
    return row.level == 1 and not any(plain_text(cell.spans).strip() for cell in row.children)
