"""Rows of tables as Markdown has them, with pipes between their cells."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["write_gap", "write_row", "write_rule"]


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
