"""Tables whose columns stand below lines of signs, as Pandoc and reStructuredText have them.

They are written as Markdown has tables; lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.dialects.pipe_rows import write_row, write_rule, write_tables

__all__ = ["as_markdown"]

_MAY_BE = (re.compile("-- +--"), re.compile("== +=="))
_RULE = re.compile(r" {0,3}(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+) *")
_RUN = re.compile(r"[-=]+")


def as_markdown(text: str) -> str:
    r"""Write simple tables with pipes between their cells; all else stays as it is.

    Examples
    --------
    >>> print(as_markdown("Day   Reading\n----- ----------\nMay 1 Fine Book"))
    | Day | Reading |
    |---|---|
    | May 1 | Fine Book |
    """
    if not any(rule.search(text) for rule in _MAY_BE):
        return text
    return write_tables(text, _write_table)


def _write_table(lines: list[str], place: int) -> int:
    """Write the table whose first line of signs stands at a place: the place after it."""
    if not _RULE.fullmatch(lines[place]):
        return place + 1
    starts = [run.start() for run in _RUN.finditer(lines[place])]
    is_framed = "=" in lines[place]  # reStructuredText: a line of signs above and below as well
    below = _find(lines, place + 1, is_framed=is_framed)
    head, rule = (place + 1, below) if is_framed else (place - 1, place)
    end = _find(lines, below + 1, is_framed=True) if is_framed else below
    is_whole = 0 <= head < rule < end - 1 and lines[head].strip() and end <= len(lines)
    if not is_whole or (is_framed and rule != head + 1):
        return place + 1
    for row in (head, *range(rule + 1, end)):
        lines[row] = _write_row(lines[row], starts)
    lines[rule] = write_rule(len(starts))
    if is_framed:
        lines[place] = lines[end] = ""
    return end + 1


def _find(lines: Sequence[str], place: int, *, is_framed: bool) -> int:
    """Find the next line of signs, or the next empty line."""
    for number in range(place, len(lines)):
        if _RULE.fullmatch(lines[number]) if is_framed else not lines[number].strip():
            return number
    return len(lines) + 1 if is_framed else len(lines)


def _write_row(line: str, starts: Sequence[int]) -> str:
    ends = [*starts[1:], len(line)]
    cells = (line[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return write_row(cells)
