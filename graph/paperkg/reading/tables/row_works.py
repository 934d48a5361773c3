"""Whether the rows of a table are works, by the cells of the titles and those beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.labels import Field
from paperkg.reading.records import KNOWN
from paperkg.reading.segments import STYLED, Kind, Mark, Segment
from paperkg.reading.tables.number_columns import RESULT
from paperkg.reading.tables.table_cells import TableRow, has_cell
from paperkg.reading.tables.table_columns import (
    names_books,
    names_meetings,
    names_papers,
    names_titles,
)
from paperkg.reading.votes.title_words import count_words

__all__ = ["are_all_works", "are_dated", "are_papers", "find_days_read", "holds_works"]

MIN_WORDS = 3
"""Titles have so many words in the mean, or more."""

HALF = 0.5
"""The share of worded titles in a column called "Name" or the like that shows it to hold works."""

UNLIKE = 0.9
"""Names of papers differ: such a share of their cells does, as a few stand in two tables."""

_STYLES = STYLED | {Mark.STRONG}
_DAY = len("2026-01-12")


def holds_works(rows: Sequence[TableRow], fields: dict[int, Field], title: int) -> bool:
    """Whether a column without a telling name has titles: who or where beside it, or links."""
    if not {Field.AUTHORS, Field.VENUE}.isdisjoint(fields.values()):
        return True
    cells = [row.cells[title - 1] for row in rows if has_cell(row, title)]
    if are_dated(cells):
        return True
    words = sum(len(cell[0].text.split()) for cell in cells if cell)
    linked = sum(any(map(leads_to_paper, chain(*row.cells))) for row in rows)
    return words > MIN_WORDS * len(cells) and 2 * linked > len(rows)


def are_dated(cells: Sequence[Sequence[Segment]]) -> bool:
    """Whether most cells say in a bracket where and when a work appeared: "Oak (OSDI'22)"."""
    dated = sum(any(part.bracket and part.venue and part.date for part in cell) for cell in cells)
    return dated > HALF * len(cells)


def find_days_read(rows: Sequence[TableRow]) -> list[int]:
    """Find the columns of days alone: those on which somebody read works that say their year."""
    columns = range(1, max(len(row.cells) for row in rows) + 1)
    filled = {n: [row.cells[n - 1] for row in rows if has_cell(row, n)] for n in columns}
    return [n for n, cells in filled.items() if all(cell and _is_day(*cell) for cell in cells)]


def _is_day(part: Segment, *others: Segment) -> bool:
    return not others and part.kind is Kind.DATE and len(part.date) == _DAY


def are_all_works(cells: Sequence[Sequence[Segment]], names: Sequence[str], title: int) -> bool:
    """Whether every cell of titles is a work, "Dune": below "Book", in a style, or as many are.

    But in the schedule of a course one may be "Introduction" or "Spring Break"; in that of a
    book club, whose cells mostly say who wrote a book, all are.
    """
    filled = [cell for cell in cells if cell]
    name = "".join(names[title - 1 : title])
    if not filled or any(map(names_meetings, names)):
        signed = sum(part.kind is Kind.PEOPLE for cell in filled for part in cell[1:2])
        return names_books(name) and signed > HALF * len(filled)
    if all(cell[0].mark in _STYLES for cell in filled):
        return True
    worded = sum(count_words(cell[0].text) >= MIN_WORDS for cell in filled)
    return names_books(name) or worded >= (KNOWN if names_titles(name) else HALF) * len(filled)


def are_papers(rows: Sequence[TableRow], names: Sequence[str], title: int) -> bool:
    """Whether each row is a paper by its name, "LoRA", below "Paper", and told of beside it.

    A table of results has numbers there: "| Paper | Accuracy |".
    """
    if not names_papers("".join(names[title - 1 : title])) or any(map(names_meetings, names)):
        return False
    cells = [row.cells[title - 1] for row in rows if has_cell(row, title)]
    texts = {cell[0].text for cell in cells if cell and cell[0].kind is not Kind.LABEL}
    if len(texts) < UNLIKE * len(cells) or any(map(str.islower, texts)):
        return False
    others = [*chain(*(chain(*row.cells[: title - 1], *row.cells[title:]) for row in rows))]
    said = (part.text for part in others if part.kind is not Kind.DATE)
    return bool(others) and not any(map(RESULT.search, said))
