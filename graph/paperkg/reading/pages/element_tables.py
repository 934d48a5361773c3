"""Tables of HTML: their rows, cells that span several, and tables that only lay a page out."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from paperkg.reading.charset import tidy_text
from paperkg.reading.imprints.section_dates import read_section
from paperkg.reading.pages.element_spans import (
    children_of,
    join_ends,
    line_of,
    read_element,
    spans_inside,
)
from paperkg.reading.pages.metric_badges import settle_row
from paperkg.reading.text.blocks import SUMMARY_LEVEL, Block, BlockKind

__all__ = ["BLOCKS", "CELLS", "is_for_layout", "read_caption", "rows_in", "rows_of"]

BLOCKS = "ul, ol, table, p, h1, h2, h3, h4, h5, h6, blockquote, dl"
"""Elements that are no part of a line."""

CELLS = frozenset({"td", "th"})
_SECTIONS = "table, h1, h2, h3"

# An item of a list that is written with signs, on a line of its own.
_LISTED = re.compile(r"<br[^<>]*>\s*(?:[-•·*]|\d{1,2}[.)])\s", re.IGNORECASE)
MIN_LISTED = 2
"""So many rows with lists in them make a table a part of a page."""

MAX_LAYOUT = 2
"""A table of so few rows with lists or paragraphs in them says where parts of the page go."""

SECTION = 2
"""The level of a row that is the heading of those below, as the outline has it."""

MAX_SPANNING = 20
"""Cells that span rows are repeated in so many columns."""


def rows_in(table: LexborNode) -> Iterator[LexborNode]:
    """Give the rows of a table, without those of tables in it."""
    for child in children_of(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in children_of(child) if row.tag == "tr")


def is_for_layout(rows: list[LexborNode]) -> bool:
    """Whether cells hold sections or lists, or one or two rows hold all.

    Items of several lines each, as the talks of a session are, are no fields of a row.
    """
    if any(row.css_first(_SECTIONS) is not None for row in rows):
        return True
    if any(row.css_first("th") for row in rows):
        return False
    broken = [row for row in rows if row.css_first("br") is not None]
    if sum(len(_LISTED.findall(row.html or "")) > 1 for row in broken) >= MIN_LISTED:
        return True
    if sum(len(row.css("li br")) for row in broken) >= MIN_LISTED:
        return True
    is_short = 0 < len(rows) <= MAX_LAYOUT
    return is_short and any(row.css_first(BLOCKS) is not None for row in rows)


def read_caption(table: LexborNode, line: int) -> Block | None:
    """Make a heading of the caption of a table that says when its works appeared: "2022"."""
    caption = next((child for child in children_of(table) if child.tag == "caption"), None)
    if caption is None or not read_section(tidy_text(caption.text())).date:
        return None
    return Block(BlockKind.HEADING, line, list(spans_inside(caption)), level=SUMMARY_LEVEL)


def rows_of(rows: list[LexborNode], line: int) -> Iterator[Block]:
    """Make the rows of a table that starts on a line; rows of names alone are marked."""
    spanning: dict[int, tuple[Block, int]] = {}
    first = _find_plain_head(rows)
    sections = _find_sections(rows)
    for row in rows:
        cells = [cell for cell in children_of(row) if cell.tag in CELLS]
        start = line_of(row, line)
        children = _with_spanning(cells, spanning, start)
        settle_row(children)
        if children:
            is_head = row is first or all(cell.tag == "th" for cell in cells)
            level = SECTION if row.mem_id in sections else int(is_head)
            yield Block(BlockKind.ROW, start, children=children, level=level)


def _find_sections(rows: list[LexborNode]) -> set[int]:
    """Find the rows of one heading over all columns: several, or one that says when, "2022"."""
    found = [row for row in rows if _is_spanned(row)]
    is_one = len(found) == 1 and len(rows) > 1 and read_section(tidy_text(found[0].text())).date
    return {row.mem_id for row in found} if len(found) > 1 or is_one else set()


def _is_spanned(row: LexborNode) -> bool:
    cells = [cell for cell in children_of(row) if cell.tag in CELLS]
    is_one = len(cells) == 1 and cells[0].tag == "th"
    return is_one and (cells[0].attributes.get("colspan") or "1") != "1"


def _find_plain_head(rows: list[LexborNode]) -> LexborNode | None:
    """Find the head of a table that is marked as such, though its cells are not: ``<thead><td>``.

    It is the only row there, for some programs put all rows into the head.
    """
    heads = [row for row in rows if row.parent is not None and row.parent.tag == "thead"]
    is_one = len(heads) == 1 and len(rows) > 1 and heads[0].css_first("th, a[href]") is None
    return heads[0] if is_one else None


def _read_cell(node: LexborNode, line: int) -> Block:
    """Make a cell, on the line of the file where its first words stand."""
    spans = [span for child in children_of(node) for span in read_element(child)]
    if spans and (blank := len(spans[0].text) - len(spans[0].text.lstrip())):
        line += spans[0].text.count("\n", 0, blank)
        spans[0] = spans[0]._replace(text=spans[0].text[blank:])
    return Block(BlockKind.CELL, line, list(join_ends(spans)))


def _with_spanning(
    cells: list[LexborNode], spanning: dict[int, tuple[Block, int]], line: int
) -> list[Block]:
    """Make the cells of a row, with those of rows above that span it, which are the same blocks.

    ``spanning`` says how many rows are left to each.
    """
    row: list[Block] = []
    rest = deque(cells)
    while rest or (len(row) in spanning and len(row) < MAX_SPANNING):
        if len(row) in spanning and len(row) < MAX_SPANNING:
            cell, left = spanning.pop(len(row))
        else:
            node = rest.popleft()
            cell = _read_cell(node, line_of(node, line))
            value = node.attributes.get("rowspan") or ""
            left = int(value) if value.isdecimal() and len(value) < 4 else 1
        if left > 1:
            spanning[len(row)] = (cell, left - 1)
        row.append(cell)
    return row
