"""Rows of tables as Markdown has them, with pipes between their cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from paperkg.reading.patterns import FENCE

__all__ = ["spread_wide", "write_gap", "write_row", "write_rule", "write_tables"]

_WIDE = "WF"
"""What the letters of Chinese and Japanese are: they take the room of two signs."""


def spread_wide(line: str) -> str:
    """Give a line with a sign of its own for each place that its letters take."""
    if line.isascii():
        return line
    return "".join(
        f"{sign}\0" if unicodedata.east_asian_width(sign) in _WIDE else sign for sign in line
    )


def write_row(cells: Iterable[str]) -> str:
    r"""Write a row; a pipe in a cell is no end of it.

    Examples
    --------
    >>> print(write_row(["Rain", "Snow | Hail"]))
    | Rain | Snow \| Hail |
    """
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write_rule(count: int) -> str:
    """Write the line below the head of a table, for so many columns."""
    return "|" + "---|" * count


def write_gap(count: int) -> str:
    """Write an empty row: a table ends at a line without a sign."""
    return "|" * (count + 1)


def write_tables(text: str, write: Callable[[list[str], int], int]) -> str:
    """Write the tables of a text that stand outside code.

    Parameters
    ----------
    text
        What holds them.
    write
        Writes the table that a line shows, if it shows one, into the lines; gives the place after.
    """
    lines = text.split("\n")
    place, is_code = 0, False
    while place < len(lines):
        if FENCE.match(lines[place]):
            is_code = not is_code
        place = place + 1 if is_code else write(lines, place)
    return "\n".join(lines)
