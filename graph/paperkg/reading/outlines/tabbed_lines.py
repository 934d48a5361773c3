"""Rows of a spreadsheet pasted into Markdown: lines whose parts stand between tabs, a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from paperkg.reading.tables.column_votes import tell_columns
from paperkg.reading.tables.plain_heads import mark_head
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text

__all__ = ["write_tabbed_tables"]

MIN_ROWS = 2
"""A single line with tabs is no table."""

ALIKE = 0.75
"""This share of the lines, and more, has as many parts."""


def write_tabbed_tables(blocks: Sequence[Block]) -> list[Block]:
    r"""Make tables of the paragraphs each of whose lines has tabs, most as many.

    The first row says what the columns hold, "Author\tTitle", or the votes of all rows do; where
    neither tells, the lines are others, such as hours and what is done then.

    Examples
    --------
    >>> lines = ["Ann Poe\tOwls at Noon\t2001", "Bo Roe\tThe Slow Snow\t2004"]
    >>> text = "\n".join(["Author\tTitle\tYear", *lines])
    >>> (table,) = write_tabbed_tables([Block(BlockKind.PARAGRAPH, 3, [Span(text)])])
    >>> [(row.line, len(row.children)) for row in table.children]
    [(3, 3), (4, 3), (5, 3)]
    """
    return [_as_table(block) or block for block in blocks]


def _as_table(block: Block) -> Block | None:
    is_paragraph = block.kind is BlockKind.PARAGRAPH
    if not is_paragraph or not any("\t" in span.text for span in block.spans):
        return None
    rows = _split_rows(block)
    counts = Counter(len(row.children) for row in rows)
    if len(rows) < MIN_ROWS or 1 in counts or counts.most_common(1)[0][1] < ALIKE * len(rows):
        return None
    table = Block(BlockKind.TABLE, block.line, children=rows)
    mark_head(table)
    if rows[0].level == 1:
        return table
    names = tell_columns([[plain_text(cell.spans) for cell in row.children] for row in rows])
    if not names:
        return None
    head = [Block(BlockKind.CELL, block.line, [Span(name)] if name else []) for name in names]
    table.children = [Block(BlockKind.ROW, block.line, level=1, children=head), *rows]
    return table


def _split_rows(block: Block) -> list[Block]:
    """Cut a paragraph into rows at the ends of its lines, and these into cells at tabs."""
    line = block.line
    rows = [_open_row(line)]
    for span in block.spans:
        if span.is_break:
            line += span.text.count("\n")
            rows.append(_open_row(line))
            continue
        first, *lines = span.text.split("\n")
        _add_cells(rows[-1], span, first)
        for text in lines:
            line += 1
            rows.append(_open_row(line))
            _add_cells(rows[-1], span, text)
    return rows


def _open_row(line: int) -> Block:
    return Block(BlockKind.ROW, line, children=[Block(BlockKind.CELL, line)])


def _add_cells(row: Block, span: Span, text: str) -> None:
    """Put a span into the last cell of a row, and what follows each of its tabs into a new one."""
    first, *cells = text.split("\t")
    if first or span.is_image:
        row.children[-1].spans.append(span._replace(text=first))
    for cell in cells:
        spans = [span._replace(text=cell)] if cell else []
        row.children.append(Block(BlockKind.CELL, row.line, spans))
