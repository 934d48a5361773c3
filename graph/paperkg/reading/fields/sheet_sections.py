"""Rows of a spreadsheet that are headings of those below: "## The North", or one cell alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile

__all__ = ["find_sections", "read_heading"]

MIN_SECTION = 2
"""The rows below a section are more than so many in the mean."""

MIN_FIRST = 2
"""So many rows with a title alone, of which one stands first, are sections."""

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)[\s#]*")


def read_heading(cells: Sequence[str]) -> tuple[int, str] | None:
    """Read a row of one cell with signs of Markdown before it: its level, and what it says.

    Examples
    --------
    >>> read_heading(["## The North", "", ""]), read_heading(["# 1", "The North"])
    ((2, 'The North'), None)
    """
    said = list(filter(None, cells))
    found = _HEADING.fullmatch(said[0]) if len(said) == 1 else None
    return (len(found[1]), found[2]) if found else None


def find_sections(
    rows: Sequence[tuple[int, Sequence[str]]], titled: Set[int]
) -> dict[int, tuple[str, ...]]:
    """Find the rows that are headings: where those below stand, by the lines of the headings.

    Such rows begin with signs as in Markdown; else they fill one cell, and not that of the title,
    unless the first row does, and others after it.
    """
    if max((len(cells) for _, cells in rows), default=0) < MIN_SECTION:
        return {}
    marked = {line: heading for line, cells in rows if (heading := read_heading(cells))}
    if marked:
        return _open_headings(rows, marked)
    alone = {line: "".join(cells) for line, cells in rows if sum(map(bool, cells)) == 1}
    paths: dict[int, tuple[str, ...]] = {line: (name,) for line, name in alone.items()}
    found = {line: path for line, path in paths.items() if line not in titled}
    if not found and _begin_groups(rows, alone.keys()):
        return paths
    return found if MIN_SECTION * len(found) < len(titled) else {}


def _open_headings(
    rows: Sequence[tuple[int, Sequence[str]]], marked: dict[int, tuple[int, str]]
) -> dict[int, tuple[str, ...]]:
    """Give the headings that are open below each; one that holds all rows is none of them."""
    found: dict[int, tuple[str, ...]] = {}
    held: list[tuple[str, ...]] = []
    opened: list[tuple[int, str]] = []
    for line, _ in rows:
        if line in marked:
            level, _ = marked[line]
            opened = [*(above for above in opened if above[0] < level), marked[line]]
            found[line] = tuple(name for _, name in opened)
        else:
            held.append(tuple(name for _, name in opened))
    shared = len([*takewhile(lambda names: len(set(names)) == 1, zip(*held, strict=False))])
    return {line: path[shared:] for line, path in found.items()}


def _begin_groups(rows: Sequence[tuple[int, Sequence[str]]], alone: Set[int]) -> bool:
    """Whether rows of one cell begin all groups of rows: the first row does, and more follow it.

    A work whose title alone is known hardly stands first, and never over others alone.
    """
    if len(alone) < MIN_FIRST or rows[0][0] not in alone:
        return False
    lengths = [*_measure_groups(rows, alone)]
    return min(lengths) >= MIN_SECTION and len(rows) > (MIN_SECTION + 1) * len(alone)


def _measure_groups(rows: Sequence[tuple[int, Sequence[str]]], alone: Set[int]) -> Iterator[int]:
    places = [place for place, (line, _) in enumerate(rows) if line in alone]
    return (after - place - 1 for place, after in pairwise([*places, len(rows)]))
