"""Tables of Typst, whose cells stand one behind the other: rows of Markdown are made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from paperkg.reading.dialects.pipe_rows import write_row

__all__ = ["Table"]

_MAX_WIDTH = 50
_COLUMNS = re.compile(
    r"\s{0,20}(?:(?P<count>\d{1,3})\b(?!\s{0,9}\*)|\((?P<each>[^()]{0,400})\)(?:\s{0,9}\*\s{0,9}(?P<times>\d{1,2}))?)"
)


@dataclass(slots=True)
class Table:
    """A table that is read.

    Attributes
    ----------
    width
        How many columns it has.
    cells
        Where its cells begin, among the pieces that a text is written in.
    is_headed
        Whether it says which row names its columns.
    is_simple
        Whether each cell is one.
    """

    width: int = 1
    cells: list[int] = field(default_factory=list)
    is_headed: bool = False
    is_simple: bool = True

    def read_columns(self, text: str, place: int) -> None:
        """Read how many columns there are: ``3``, ``(auto, 1fr)`` or ``(1fr,) * 3``."""
        found = _COLUMNS.match(text, place)
        if found is None:
            self.is_simple = False
        elif found["count"]:
            self.width = int(found["count"])
        else:
            each = sum(bool(width.strip()) for width in found["each"].split(","))
            self.width = each * int(found["times"] or 1)

    def write(self, pieces: Sequence[str], start: int) -> str:
        r"""Write the table with as many lines as its pieces have, each row where it begins.

        The names of the columns stand a line above, so that the rule below them has one. Rows
        without text stand for lines between; where lines are too few, the text is left out.

        Examples
        --------
        >>> table = Table(width=2, cells=[1, 2, 4, 5], is_headed=True)
        >>> print(table.write(["\n", "Year", "Title", "\n", "2001", "Owls", "\n"], 0))
        | Year | Title |
        | --- | --- |
        | 2001 | Owls |
        <BLANKLINE>
        """
        starts = [place - start for place in self.cells]
        line = "".join(pieces[: starts[0]] if starts else pieces).count("\n")
        cells: list[tuple[int, str]] = []
        for first, end in pairwise([*starts, len(pieces)]):
            said = "".join(pieces[first:end])
            cells.append((line, " ".join(said.split())))
            line += said.count("\n")
        if not (cells and self.is_simple and 0 < self.width <= _MAX_WIDTH):
            return "\n" * line
        rows = [cells[place : place + self.width] for place in range(0, len(cells), self.width)]
        places = [row[0][0] for row in rows]
        is_headed = self.is_headed or places[0] < 2 or all(_is_strong(cell) for _, cell in rows[0])
        top = places[0] - (1 if is_headed else 2)
        if top < 0 or any(before == behind for before, behind in pairwise(places)):
            return "\n" * line
        lines = [""] * (line + 1)
        lines[top : places[-1]] = ["|  |"] * (places[-1] - top)
        for place, row in zip(places, rows, strict=True):
            lines[place] = write_row([cell for _, cell in row])
        if is_headed:
            lines[top] = lines[places[0]]
        lines[top + 1] = f"|{' --- |' * self.width}"
        if not is_headed:
            lines[top] = f"|{'  |' * self.width}"
        return "\n".join(lines)


def _is_strong(cell: str) -> bool:
    return cell.startswith("**") and cell.endswith("**")
