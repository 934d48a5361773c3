"""Tables without names whose rows are citations, with who wrote each work in a cell of its own.

"| **Poe, Ann/Roe, Bo** | Rain Letters, 2001, S. 20 ff, „Owls at Noon“ |", as theses in law have
their sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from paperkg.reading.cuts.line_roles import may_be_names
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.text.blocks import Block, BlockKind, Span, make_item, plain_text
from paperkg.reading.votes.title_words import count_words

__all__ = ["list_named_citations"]

MIN_ROWS = 3
"""Fewer rows tell nothing of each other."""

NEARLY_ALL = 0.9
"""The share of the rows that have names in bold in the first cell."""

NAMED, DATED = 0.75, 0.6
"""The share of the rows whose names are of people, and that say when, beside institutes and sites.
"""

MIN_WORDS = 5
"""Citations without their authors have so many words in the mean."""


def list_named_citations(table: Block) -> Block | None:
    """Make a list of such a table: names, a colon, and the rest of the citation.

    Its first row may stand as the head, where a table must have one.
    """
    rows: list[tuple[Block, list[list[Span]]]] = []
    for row in table.children:
        if len(cells := list(islice(_filled(row), 3))) > 2:
            return None  # as most tables end here
        if cells:
            rows.append((row, cells))
    if len(rows) < MIN_ROWS:
        return None
    pairs = [(row, cells[0], cells[1]) for row, cells in rows if _is_pair(cells)]
    heads = [row for row, _ in rows if row.level]
    if len(pairs) < NEARLY_ALL * len(rows) or any(row is not rows[0][0] for row in heads):
        return None
    if heads and pairs[0][0] is not heads[0]:
        return None  # names of columns
    names = [plain_text(who).strip() for _, who, _ in pairs]
    texts = [plain_text(what) for _, _, what in pairs]
    named, dated = sum(map(may_be_names, names)), sum(find_date(text) is not None for text in texts)
    words = sum(map(count_words, texts))
    if named < NAMED * len(pairs) or dated < DATED * len(pairs) or words < MIN_WORDS * len(pairs):
        return None
    items = [
        make_item(row.line, [*_without_edges(who), Span(": "), *what]) for row, who, what in pairs
    ]
    return Block(BlockKind.LIST, table.line, children=items)


def _filled(row: Block) -> Iterable[list[Span]]:
    return (cell.spans for cell in row.children if plain_text(cell.spans).strip())


def _is_pair(cells: Sequence[Sequence[Span]]) -> bool:
    """Whether the first of two cells is in bold as a whole and leads nowhere, unlike the other."""
    if len(cells) != 2:
        return False
    who, what = cells
    return _is_bold(who) and not _is_bold(what) and not any(span.is_link for span in who)


def _is_bold(spans: Sequence[Span]) -> bool:
    return all(span.strong for span in spans if span.text.strip())


def _without_edges(spans: Iterable[Span]) -> list[Span]:
    """Give the names of a cell on one line, without blanks around them."""
    text = " ".join(plain_text(list(spans)).split())
    return [Span(text.rstrip(":"), strong=True)]
