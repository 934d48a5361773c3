"""What the columns of a table hold, told by what stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from paperkg.reading.blocks import Block, Span
from paperkg.reading.labels import Field
from paperkg.reading.people import read_people
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_paper
from paperkg.reading.words import is_given_name

__all__ = [
    "SAMPLE",
    "TableRow",
    "find_author_columns",
    "find_title_column",
    "holds_citations",
    "weigh_part",
]

_WEIGHTS = {Mark.LINK: 2.0, Mark.STRONG: 1.0, Mark.QUOTE: 1.0}
MIN_WEIGHT = 0.15
"""In a table whose best column weighs less there are no titles, only results."""

MIN_LINKED = 1.5
"""A column of topics or notes that weighs more, in a table without titles, links to works."""

SIGNED = 0.5
"""The weight of a link to a paper that only names its authors."""

MIN_SURE = 2
"""So many cells of a column have to name people for sure, as "Poe et al." does."""

SAMPLE = 200
"""So many rows of a table vote on its columns."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, the lines of each of its cells, and what each cell is cut into."""

    block: Block
    lines: list[list[list[Span]]]
    cells: list[list[Segment]]


def find_title_column(rows: Sequence[TableRow], columns: dict[int, Field]) -> int:
    """Find the column with the titles: by its name, else by what stands in it in most rows.

    Gives 0 where no column has any.
    """
    weights: dict[int, float] = {}
    above: dict[int, str] = {}
    for row in rows[:SAMPLE]:
        for number, cell in enumerate(row.cells, start=1):
            text = cell[0].whole if cell else ""
            if text and above.get(number) == text:
                continue  # one cell over several rows names what they have in common
            above[number] = text
            weights[number] = weights.get(number, 0.0) + _weigh(cell) / min(len(rows), SAMPLE)
    is_told = Field.TITLE in columns.values()
    for number, kind in columns.items():
        weight = weights.get(number, 0.0)
        if kind is Field.TITLE and weight > 0:
            weights[number] = weight + 3.0
        elif kind is Field.NOTE and weight > MIN_LINKED and not is_told:
            weights[number] = weight  # "Topic" over the works of a reading group
        elif kind is not Field.SHORT_NAME:
            weights[number] = -9.0
    best = max(weights, key=lambda number: weights[number], default=0)
    if best and weights[best] > MIN_WEIGHT:
        return best
    return find_title_column(rows, {}) if columns else 0


def holds_citations(cells: Sequence[list[Segment]]) -> bool:
    """Whether most cells say who, what and when: "A Fine Title. Poe and Roe (2019)"."""
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(_says_who_what_when, filled)) > len(filled)


def _says_who_what_when(cell: Sequence[Segment]) -> bool:
    titled = any(part.kind is Kind.TEXT and part.text.count(" ") > 1 for part in cell)
    signed = any(part.kind is Kind.PEOPLE for part in cell)
    return titled and signed and any(part.date for part in cell)


def find_author_columns(
    rows: Sequence[TableRow], known: Set[int], *, unnamed: bool = False
) -> dict[int, Field]:
    """Find the columns without a telling name in which every cell names people, some for sure.

    Where the columns are ``unnamed``, given names that are known are as good.
    """
    named: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in rows[:SAMPLE]:
        for number, cell in enumerate(row.cells, start=1):
            if cell and number not in known:
                filled[number] += 1
                named[number] += all(map(_may_name_people, cell))
                sure[number] += any(
                    part.kind is Kind.PEOPLE or (unnamed and is_given_name(part.text))
                    for part in cell
                )
    return {
        number: Field.AUTHORS
        for number, cells in filled.items()
        if named[number] == cells and sure[number] >= MIN_SURE
    }


def _may_name_people(part: Segment) -> bool:
    return part.kind is Kind.PEOPLE or (
        part.kind is Kind.TEXT and read_people(part.text, single=True) is not None
    )


def _weigh(cell: Sequence[Segment]) -> float:
    """Weigh a cell as that of the titles: by its heaviest part, and by an address beside that."""
    heaviest = max(map(weigh_part, cell), default=0.0)
    names = any(part.kind is Kind.LABEL and part.url and leads_to_paper(part) for part in cell)
    return heaviest + (names and heaviest > 0)


def weigh_part(part: Segment) -> float:
    """Weigh a segment as the title of a row: "[Poe et al.](…)" leads to a paper as one does."""
    if part.people and part.is_link and part.kind is not Kind.TEXT and leads_to_paper(part):
        return SIGNED
    if part.kind is not Kind.TEXT or not any(map(str.isalpha, part.text)):
        return 0.0
    words = min(len(part.text.split()), 6) / 6
    return _WEIGHTS.get(part.mark, 0.4) * words + (part.is_link and leads_to_paper(part))
