"""Columns that lead to the works of a table: by labels alone, or by addresses written out."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.labels import Field
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.tables.table_cells import TableRow

__all__ = ["take_addresses", "tell_links"]

HALF = 0.5

_LEADS = frozenset({Kind.LABEL, Kind.IDENTIFIER})


def tell_links(rows: Sequence[TableRow], fields: dict[int, Field]) -> None:
    """Take a column called "Paper" that has labels alone for links, where another names the works.

    So it is in "| Model | Year | Paper |" above "| RainNet | 2018 | [arXiv](…) |".
    """
    named = [number for number, kind in fields.items() if kind is Field.SHORT_NAME]
    titled = [number for number, kind in fields.items() if kind is Field.TITLE]
    parts = [part for number in titled for cell in _cells_of(rows, number) for part in cell]
    if named and parts and all(map(_is_lead, parts)):
        fields.update(dict.fromkeys(titled, Field.LINK))
        fields[named[0]] = Field.TITLE


def _is_lead(part: Segment) -> bool:
    """Whether a part is "[arXiv](…)", or an address; no words that may be a title."""
    return part.kind in _LEADS and (part.is_link or part.kind is Kind.IDENTIFIER)


def take_addresses(rows: Sequence[TableRow], fields: dict[int, Field], title: int) -> int:
    """Take the column that leads to the works for their titles, where no other names them.

    So it is in "| Date | URL |". Gives the column of titles.
    """
    linking = (number for number, kind in fields.items() if kind is Field.LINK)
    link = next((number for number in linking if _lead_to_papers(rows, number)), 0)
    if not link or title not in (0, link):
        return title
    fields[link] = Field.TITLE
    return link


def _lead_to_papers(rows: Sequence[TableRow], column: int) -> bool:
    """Whether most of what a column has is addresses that are known for papers."""
    cells = _cells_of(rows, column)
    bare = [cell[0].identifier for cell in cells if "://" in cell[0].text]
    named = [link for link in bare if link and link.names_paper]
    return len(named) > HALF * len(cells)


def _cells_of(rows: Sequence[TableRow], column: int) -> list[list[Segment]]:
    return [cell for row in rows for cell in row.cells[column - 1 : column] if cell]
