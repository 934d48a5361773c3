"""Tables that reStructuredText writes as lists in lists, or as lines of CSV.

They are written as Markdown has tables; lines keep their numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from paperkg.reading.dialects.pipe_rows import write_row, write_rule

__all__ = ["as_markdown"]

_DIRECTIVE = re.compile(r"([ \t]*)\.\. (?:(list)|csv)-table::[ \t]*(.*)")
_OPTION = re.compile(r"[ \t]+:([\w-]+):[ \t]*(.*)")
_ROW = re.compile(r"([ \t]*)[*+-][ \t]+[*+-](?:[ \t]+(.*)|$)")
_CELL = re.compile(r"([ \t]*)[*+-](?:[ \t]+(.*)|$)")

_WHOLE = ("| ", "..")
"""How cells begin that hold lines of verse or citations, which no row of Markdown can."""

_Rows = list[tuple[int, list[str]]]
"""Each row of a table with the line on which it begins."""


def as_markdown(text: str) -> str:
    """Write such tables with pipes between their cells; all else stays as it is."""
    if "-table::" not in text:
        return text
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        found = _DIRECTIVE.fullmatch(lines[place]) if "-table::" in lines[place] else None
        place = _write_table(lines, place, found) if found else place + 1
    return "\n".join(lines)


def _write_table(lines: list[str], first: int, found: re.Match[str]) -> int:
    """Write the table whose directive stands on a line: the line behind it."""
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or _is_deeper(lines[end], found[1])):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    options: dict[str, str] = {}
    start = first + 1
    while start < end and (option := _OPTION.fullmatch(lines[start])):
        options[option[1]] = option[2]
        start += 1
    if options.get("file") or options.get("url"):
        return end
    rows = _listed(lines, start, end) if found[2] is not None else _parted(lines, start, end)
    count = max((len(cells) for _, cells in rows), default=0)
    if count < 2 or any(cell[:2] in _WHOLE for _, cells in rows for cell in cells):
        return end
    head = _find_head(options, rows, is_list=found[2] is not None)
    written = dict(rows)
    above = rows[0][0] - 2 if rows else start
    if above < first:
        return end
    for place in range(first, end):
        lines[place] = "" if place < above else write_row(written.get(place, [""] * count))
    lines[above], lines[above + 1] = write_row(head), write_rule(count)
    if above > first:
        lines[above - 1] = found[3]
    return end


def _is_deeper(line: str, indent: str) -> bool:
    return len(line) - len(line.lstrip()) > len(indent)


def _find_head(options: dict[str, str], rows: _Rows, *, is_list: bool) -> list[str]:
    """Take the names of the columns, from the options or from the first row."""
    if not is_list and options.get("header"):
        return next(csv.reader([options["header"]], skipinitialspace=True), [])
    if options.get("header-rows", "0").strip() not in ("", "0"):
        return rows.pop(0)[1]
    return [""] * max(len(cells) for _, cells in rows)


def _listed(lines: Sequence[str], start: int, end: int) -> _Rows:
    """Read rows that are items, whose cells are the items in them."""
    rows: _Rows = []
    for place in range(start, end):
        line = lines[place]
        if row := _ROW.fullmatch(line):
            rows.append((place, [(row[2] or "").strip()]))
            depth = len(row[1])
        elif rows and (cell := _CELL.fullmatch(line)) and len(cell[1]) == depth + 2:
            rows[-1][1].append((cell[2] or "").strip())
        elif rows and line.strip():
            rows[-1][1][-1] = f"{rows[-1][1][-1]} {line.strip()}".strip()
    return rows


def _parted(lines: Sequence[str], start: int, end: int) -> _Rows:
    """Read rows of CSV, each on a line."""
    filled = [place for place in range(start, end) if lines[place].strip()]
    read = csv.reader([lines[place].strip() for place in filled], skipinitialspace=True)
    try:
        rows = list(read)
    except csv.Error:
        return []
    return list(zip(filled, rows, strict=True)) if len(rows) == len(filled) else []
