"""Tables whose rows run over several lines, as html2text writes those of HTML.

A bar alone on its line, or " | ", parts the cells; two spaces at the end of a line end a row that
has all its cells; a heading between rows is what those below it are on. Each row is written on its
first line, and the other lines of it are empty rows: lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.dialects.pipe_rows import write_row, write_rule

__all__ = ["as_markdown"]

_RULE = re.compile(r"---(?:\|---)+  ")
_SPLIT = re.compile(r"(?<!\\) ?\|(?: |$)", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}\s+(?P<name>\S.*)")
EMPTY = "|"
"""A row without cells."""


def as_markdown(text: str) -> str:
    r"""Write each such table with a row on a line; a text without one stays as it is.

    Examples
    --------
    >>> print(as_markdown("Title | Who  \n---|---  \nA Fine\nTitle | Poe  "))
    | Title | Who |
    |---|---|
    | A Fine Title | Poe |
    |
    """
    lines = text.split("\n")
    rules: list[int] = []
    last = 0  # the rule before, which may only stand again
    for place in [place for place, line in enumerate(lines) if _RULE.fullmatch(line)]:
        if rules and _goes_on(lines, last, place, _width(lines[rules[-1]])):
            lines[place] = ""
        else:
            rules.append(place)
        last = place
    heads = [_start_of_head(lines, rule) for rule in rules]
    for place, (head, rule) in enumerate(zip(heads, rules, strict=True)):
        end = heads[place + 1] if place + 1 < len(heads) else len(lines)
        if head < rule:
            _write_table(lines, head, rule, end)
    return "\n".join(lines)


def _goes_on(lines: Sequence[str], last: int, again: int, width: int) -> bool:
    """Whether a rule only stands again inside a table, as on a new page, behind the last one."""
    if _width(lines[again]) != width:
        return False
    filled = [place for place in range(last + 1, again) if lines[place].strip()]
    if not filled:
        return not lines[last]  # which stood again itself, behind rows
    stops = [stop for _, stop, _ in _rows_of(lines, last + 1, again, width)]
    return bool(stops) and stops[-1] == filled[-1]


def _count_bars(line: str) -> int:
    return len(_SPLIT.findall(line))


def _width(rule: str) -> int:
    return rule.count("|") + 1


def _start_of_head(lines: Sequence[str], rule: int) -> int:
    """Say where the names of the columns begin: so many bars stand above a rule as in it."""
    bars, place = 0, rule
    while place > 0 and bars < _width(lines[rule]) - 1:
        place -= 1
        bars += _count_bars(lines[place])
        if _RULE.fullmatch(lines[place]):
            return rule
    return place if bars == _width(lines[rule]) - 1 else rule


def _write_table(lines: list[str], head: int, rule: int, end: int) -> None:
    """Write the rows of a table on their first lines, if one of them runs over several."""
    width = _width(lines[rule])
    rows = list(_rows_of(lines, rule + 1, end, width))
    if not any(start < stop for start, stop, _ in rows):
        return
    names = _cells_of(lines[head:rule])
    last = max(stop for _, stop, _ in rows)
    lines[head:rule] = [""] * (rule - head)
    lines[rule - 1] = write_row(names)
    lines[rule] = write_rule(width)
    lines[rule + 1 : last + 1] = [EMPTY] * (last - rule)
    for start, _, cells in rows:
        lines[start] = write_row(cells)


def _rows_of(
    lines: Sequence[str], start: int, end: int, width: int
) -> Iterator[tuple[int, int, list[str]]]:
    """Give each row: its first line, its last one, and its cells."""
    own: list[int] = []  # lines with words of the row so far
    bars = 0  # in them
    for place in range(start, end):
        line = lines[place]
        if not bars and (heading := _HEADING.match(line)):
            yield place, place, [f"**{heading['name'].strip()}**", *[""] * (width - 1)]
            own = []
            continue
        if line.strip():
            inside = _count_bars(line)
            is_apart = bool(own) and own[-1] < place - 1
            if is_apart and not (bars or inside):
                return  # a text behind the table
            own.append(place)
            bars += inside
        if own and bars >= width - 1 and line.endswith("  "):
            yield own[0], own[-1], _cells_of([lines[at] for at in own])
            own, bars = [], 0


def _cells_of(lines: Sequence[str]) -> list[str]:
    """Cut the lines of a row into its cells."""
    return [" ".join(cell.split()) for cell in _SPLIT.split("\n".join(lines))]
