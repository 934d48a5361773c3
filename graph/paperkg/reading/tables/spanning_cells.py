"""Cells that span several rows of a table, and say what the works beside them are on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from paperkg.reading.cuts.headings import is_sentence
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import Block, has_link, plain_text

__all__ = ["find_spanning"]

MIN_CELLS = 2
"""One cell over all rows parts nothing."""

MIN_ROWS = 2
"""Each spans so many rows at least, in the mean."""


def find_spanning(rows: Sequence[Block], title: int, known: Set[int]) -> int:
    """Find the column before that of the titles whose cells span rows; 0 where there is none.

    Its cells are words that lead nowhere, each others; what its name says is not known.
    """
    places = (place for place in range(1, title) if place not in known)
    return next((place for place in places if _are_topics(rows, place)), 0)


def _are_topics(rows: Sequence[Block], place: int) -> bool:
    cells = list(_cells_of(rows, place))
    texts = [tidy(plain_text(cell.spans)).strip() for cell in cells]
    if len(cells) < MIN_CELLS or MIN_ROWS * len(cells) > len(rows) or len(set(texts)) < len(cells):
        return False
    have_words = all(any(map(str.isalpha, text)) and not is_sentence(text) for text in texts)
    return have_words and not any(has_link(cell.spans) for cell in cells)


def _cells_of(rows: Sequence[Block], place: int) -> Iterator[Block]:
    """Give each cell of a column once, however many rows it spans."""
    column = [row.children[place - 1] for row in rows if len(row.children) >= place]
    yield from column[:1]
    yield from (cell for above, cell in pairwise(column) if cell is not above)
