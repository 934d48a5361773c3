"""Tables with a token for each cell, where the parser has three.

What a table is, the parser says by its head; how its rows are read is written here as there, but
for a row whose line a break in a cell ends: it goes on in the lines below.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock, table

from paperkg.reading.patterns import BAR

__all__ = ["parse_flat_table"]

MAX_EMPTY_CELLS = 65_536
"""So many cells at most are added to rows with fewer than the head has."""


def parse_flat_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a table of GitHub: the tag of a cell says that it is one."""
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    outer, state.parentType = state.parentType, "table"
    head = _split_row(_line_of(state, start))
    opening = state.push("table_open", "table", 1)
    state.push("thead_open", "thead", 1)
    _push_row(state, start, head)
    state.push("thead_close", "thead", -1)
    is_framed = all(map(_is_whole, (_line_of(state, start), _line_of(state, start + 1))))
    line, left = start + 2, MAX_EMPTY_CELLS
    while _is_row(state, line, end):
        cells, after = _split_row(_line_of(state, line)), line + 1
        if is_framed and len(cells) < len(head):
            cells, after = _go_on(state, line, end, len(head)) or (cells, after)
        left -= len(head) - len(cells)
        if left < 0:
            break
        _push_row(state, line, [*cells, *[""] * (len(head) - len(cells))][: len(head)])
        line = after
    state.push("table_close", "table", -1)
    opening.map = [start, line]
    state.parentType, state.line = outer, line
    return True


def _is_row(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line goes on with a table."""
    if line >= end or state.sCount[line] < state.blkIndent or not _line_of(state, line):
        return False
    if state.is_code_block(line):
        return False
    ends = state.md.block.ruler.getRules("blockquote")
    return not any(rule(state, line, end, True) for rule in ends)


def _is_whole(row: str) -> bool:
    return row.startswith("|") and row.endswith("|")


def _go_on(state: StateBlock, line: int, end: int, width: int) -> tuple[list[str], int] | None:
    """Join a row with the lines below that a break in a cell leaves it; give the line after it.

    It begins with a bar, only its last line ends with one, and all its cells are there: "| Rain
    and" over "Hail | 2001 |".
    """
    row = _line_of(state, line)
    if not row.startswith("|") or row.endswith("|"):
        return None
    parts = [row]
    while _is_row(state, line + len(parts), end):
        part = _line_of(state, line + len(parts))
        if part.startswith("|"):
            return None
        parts.append(part)
        if part.endswith("|"):
            cells = _split_row(" ".join(parts))
            return (cells, line + len(parts)) if len(cells) == width else None
    return None


def _push_row(state: StateBlock, line: int, cells: list[str]) -> None:
    state.push("tr_open", "tr", 1).map = [line, line + 1]
    for cell in cells:
        token = state.push("inline", "td", 0)
        token.map, token.content = [line, line + 1], cell.strip()
    state.push("tr_close", "tr", -1)


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _split_row(line: str) -> list[str]:
    """Split a row at the bars that no backslash is before."""
    cells = line.split("|")
    if "\\|" in line:
        cells = [cell.replace("\\|", "|") for cell in BAR.split(line)]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells
