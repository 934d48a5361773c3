"""Rows of tables as Markdown has them, with pipes between their cells."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["write_row"]


def write_row(cells: Iterable[str]) -> str:
    r"""Write a row; a pipe in a cell is no end of it.

    Examples
    --------
    >>> print(write_row(["Rain", "Snow | Hail"]))
    | Rain | Snow \| Hail |
    """
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
