"""Tables whose cells run over several lines below a rule of dashes that shows the columns.

Pandoc has them: empty lines part the rows, and a rule without gaps stands above the names of the
columns; without names the same rule stands above and below. They are written as Markdown has
tables, each row on its first line; lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.dialects.pipe_rows import (
    spread_wide,
    write_gap,
    write_row,
    write_rule,
    write_tables,
)

__all__ = ["as_markdown"]

_MAY_BE = re.compile("-- +--")
_RULE = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_FRAME = re.compile(r" {0,3}-{3,} *")
_RUN = re.compile("-+")
MAX_HEAD = 6
"""The names of columns take no more lines."""


def as_markdown(text: str) -> str:
    r"""Write such tables with pipes between their cells; all else stays as it is.

    Examples
    --------
    >>> head = ["------------", "Title   Who", "------- ----"]
    >>> rows = ["A Fine  Poe", "Title", "", "Owls    Roe", "------------"]
    >>> print(as_markdown("\n".join(head + rows)).strip())
    | Title | Who |
    |---|---|
    | A Fine Title | Poe |
    |||
    |||
    | Owls | Roe |
    """
    if not _MAY_BE.search(text):
        return text
    return write_tables(text, _write_table)


def _write_table(lines: list[str], rule: int) -> int:
    """Write the table whose columns a rule shows: the place after it, or after the line alone."""
    if "-- " not in lines[rule] or not _RULE.fullmatch(lines[rule]):
        return rule + 1
    starts = [run.start() for run in _RUN.finditer(lines[rule])]
    frame = _find_frame(lines, rule)
    if frame is None and (rule == 0 or lines[rule - 1].strip()):
        return rule + 1  # the rule of a simple table, or no room for a head that says nothing
    end = _find_end(lines, rule, starts, is_framed=frame is not None)
    rows = list(_rows_of(lines, rule + 1, end))
    if not rows or (frame is not None and not _fit(lines[frame + 1 : rule], starts)):
        return rule + 1
    head = [""] * len(starts)
    if frame is not None:
        head = _join_cells(lines[frame + 1 : rule], starts)
        lines[frame:rule] = [""] * (rule - frame)
    cells = [_join_cells(lines[start:stop], starts) for start, stop in rows]
    lines[rule - 1], lines[rule] = write_row(head), write_rule(len(starts))
    last = rows[-1][1]
    lines[rule + 1 : last] = [write_gap(len(starts))] * (last - rule - 1)
    for (start, _), row in zip(rows, cells, strict=True):
        lines[start] = write_row(row)
    if end < len(lines):
        lines[end] = "" if _is_rule(lines[end]) else lines[end]
    return end + 1


def _is_rule(line: str) -> bool:
    return bool(_FRAME.fullmatch(line) or _RULE.fullmatch(line))


def _find_frame(lines: Sequence[str], rule: int) -> int | None:
    """Find the rule above the names of the columns, which nothing stands right above."""
    for place in range(rule - 1, max(rule - MAX_HEAD, 0) - 2, -1):
        if place < 0 or not lines[place].strip():
            return None
        if _FRAME.fullmatch(lines[place]):
            is_first = place == 0 or not lines[place - 1].strip()
            return place if is_first and place < rule - 1 else None
    return None


def _find_end(lines: Sequence[str], rule: int, starts: Sequence[int], *, is_framed: bool) -> int:
    """Find the rule below a table; it is the first one again where no frame stands above.

    A table in a frame that is cut off goes on as long as no cell goes beyond its column. The rule
    itself is the end of what is no table.
    """
    place = rule + 1
    while place < len(lines) and not _is_rule(lines[place]) and _fit([lines[place]], starts):
        place += 1
    is_ended = place < len(lines) and _is_rule(lines[place])
    is_apart = not any(line.strip() for line in lines[place + 1 : place + 2])
    if is_ended and is_apart and (is_framed or lines[place].strip() == lines[rule].strip()):
        return place
    return place if is_framed and not is_ended else rule


def _fit(rows: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether there is a space in front of each column."""
    shown = map(spread_wide, rows)
    return all(line[start - 1 : start] in ("", " ") for line in shown for start in starts[1:])


def _rows_of(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the first line of each row, and the line behind its last one.

    Each line is a row where no empty line parts any.
    """
    is_parted = not all(line.strip() for line in lines[start:end])
    first = start
    for place in range(start, end):
        if not lines[place].strip():
            first = place + 1
        elif not is_parted or place + 1 >= end or not lines[place + 1].strip():
            yield first, place + 1
            first = place + 1


def _join_cells(rows: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Join what stands in each column on the lines of a row."""
    ends = [*starts[1:], None]
    begins = [0, *starts[1:]]
    shown = [spread_wide(line) for line in rows]
    return [
        " ".join(filter(None, (line[begin:end].replace("\0", "").strip() for line in shown)))
        for begin, end in zip(begins, ends, strict=True)
    ]
