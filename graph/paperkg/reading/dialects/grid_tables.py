"""Tables in frames of signs, "+----+----+", as reStructuredText and Pandoc have them.

They are written as Markdown has tables; lines keep their numbers, and what a cell says on several
lines stands on the first of them. Lines of a line block ("| Rain") are rows of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.dialects.pipe_rows import spread_wide, write_row, write_rule

__all__ = ["as_markdown"]

_RULE = re.compile(r"[ \t]{0,8}\+(?:[-=:]{2,}\+){1,40}[ \t]*")
_LINE_BLOCK = "| "
"""What begins a line of reStructuredText that is one for itself: a row, in a table."""


def as_markdown(text: str) -> str:
    r"""Write tables in frames with pipes alone between their cells; all else stays as it is.

    Examples
    --------
    >>> text = "+-----+------+\n| Day | Book |\n+=====+======+\n| May | Rain |\n+-----+------+"
    >>> print(as_markdown(text).strip())
    | Day | Book |
    |---|---|
    | May | Rain |
    """
    if "+" not in text or not ("+--" in text or "+==" in text or "+:-" in text):
        return text
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        is_rule = "+" in lines[place] and _RULE.fullmatch(lines[place])
        place = _write_table(lines, place) if is_rule else place + 1
    return "\n".join(lines)


def _write_table(lines: list[str], first: int) -> int:
    """Write the table whose frame begins at a line: the line behind it."""
    end = first
    while end < len(lines) and lines[end].strip()[:1] in ("|", "+"):
        end += 1
    frame = lines[first].strip()
    rows: list[tuple[int, list[str]]] = []
    rule = 0
    is_new = True
    for place in range(first, end):
        line = lines[place].strip()
        if line.startswith("+"):
            rule = place if "=" in line and not rule else rule
            is_new = True
            continue
        cells = _cut(line, frame)
        if cells is None:
            return end  # a cell takes several columns or rows in ways that Markdown has not
        if is_new or any(cell.startswith(_LINE_BLOCK) for cell in cells):
            rows.append((place, [cell.removeprefix(_LINE_BLOCK) for cell in cells]))
        else:
            rows[-1] = rows[-1][0], _join(rows[-1][1], cells)
        is_new = False
    count = frame.count("+") - 1
    heads = [row for row in rows if row[0] < rule]
    if not rows or len(heads) > 1 or (not heads and first == 0) or end - first < len(rows) + 2:
        return end
    if not heads and lines[first - 1].strip():
        return end  # no room for a head that says nothing
    head = rule - 1 if heads else first - 1
    for place in range(first, end):
        lines[place] = "" if place < head else _row([""] * count)
    for place, cells in rows:
        lines[head if heads and place < rule else place] = _row(cells)
    lines[head] = lines[head] if heads else _row([""] * count)
    lines[head + 1] = write_rule(count)
    lines[end - 1] = ""
    return end


def _cut(line: str, frame: str) -> list[str] | None:
    """Cut a line into its cells: by its signs, else where the frame has them."""
    if not line.endswith("|") or "+--" in line or "+==" in line:
        return None
    count = frame.count("+") - 1
    cells = re.split(r"(?<!\\)\|", line[1:-1])
    if len(cells) == count:
        return [cell.strip() for cell in cells]
    if len(cells) == 1:
        return [cells[0].strip(), *[""] * (count - 1)]  # one that goes over the whole row
    edges = [place for place, sign in enumerate(frame) if sign == "+"]
    columns: list[str] = []
    shown = spread_wide(line)
    for start, end in pairwise(edges):
        if shown[start : start + 1] != "|" or shown[end : end + 1] != "|":
            return None
        columns.append(shown[start + 1 : end].replace("\0", "").strip())
    return columns


def _join(above: Sequence[str], below: Sequence[str]) -> list[str]:
    return [" ".join(filter(None, pair)) for pair in zip(above, below, strict=True)]


def _row(cells: Sequence[str]) -> str:
    return write_row(cell.replace("\\|", "|") for cell in cells)
