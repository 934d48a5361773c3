r"""Text copied from a profile that counts citations, as Google Scholar has it, as a table.

A title, who wrote it, and a line with where, how often cited and when, parted by tabs:
"Fine Rain ⏎ A Poe, BC Roe ⏎ Rain Letters 3 (2), 5-9 ⇥ 12 ⇥ 2001".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperkg.reading.dialects.pipe_rows import write_gap, write_row, write_rule
from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["as_markdown", "is_counted_rows"]

MIN_ROWS = 2
"""So many works at least; one tells nothing."""

MAX_ABOVE = 2
"""A title and its authors stand above the line with the counts, and no more."""

MAX_FRONT = 12
"""Above the first title stand whose profile it is and the names of the columns."""

_COUNT = re.compile(r"\d{1,7}\*?")
_YEAR = re.compile(YEAR)
# Initials without points come first: "A Poe", "BC van Roe".
_NAME = rf"{CAPITAL}{{1,4}}(?: [\w'’-]{{2,40}}){{1,4}}"
_NAMES = re.compile(rf"{_NAME}(?:, ?{_NAME}){{0,40}}(?:, ?(?:\.\.\.|…))?,?")
_COLUMNS = ("Title", "Authors", "Venue", "Year")
_HEAD = (write_row(_COLUMNS), write_rule(len(_COLUMNS)))


@dataclass(slots=True)
class _Row:
    """A work: on which line its title stands, and what is said of it."""

    place: int
    title: str
    authors: str
    venue: str
    year: str


def is_counted_rows(text: str) -> bool:
    r"""Whether a text is such works and nothing else, below the names of their columns.

    Examples
    --------
    >>> is_counted_rows("Rain\nA Poe\nLett. 3\t1\t2001\nSnow\nB Roe, A Poe\nJ. 4\t2\t2002")
    True
    >>> is_counted_rows("Rain\nAnn Poe\t12\nSnow\nBo Roe\t13")
    False
    """
    if "\t" not in text:
        return False
    rows = _read_rows(text.split("\n"))
    dated = sum(bool(row.year) for row in rows)
    named = sum(_NAMES.fullmatch(row.authors) is not None for row in rows)
    return len(rows) >= MIN_ROWS and 2 * dated > len(rows) and 2 * named > len(rows)


def as_markdown(text: str) -> str:
    r"""Write each work as a row of a table, on the line of its title.

    Examples
    --------
    >>> as_markdown("\n\nRain\nA Poe\nLett. 3\t1\t2001").split("\n")[2]
    '| Rain | A Poe | Lett. 3 | 2001 |'
    """
    lines = text.split("\n")
    rows = _read_rows(lines)
    written = [""] * len(lines)
    first = max(rows[0].place, len(_HEAD))  # the table has its head above
    written[first - len(_HEAD) : first] = _HEAD
    last = max(rows[-1].place, first)
    written[first : last + 1] = [write_gap(len(_COLUMNS))] * (last + 1 - first)
    for row in rows:
        cells = (row.title, row.authors, row.venue, row.year)
        written[max(row.place, first)] = write_row(cells)
    return "\n".join(written)


def _read_rows(lines: Sequence[str]) -> list[_Row]:
    """Read the works, each up to its line with counts; none where other lines stand between."""
    rows: list[_Row] = []
    above: list[int] = []
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        counts = _read_counts(line)
        if counts is None:
            above.append(place)
            continue
        row = _read_row([(at, lines[at].strip()) for at in above], counts, is_first=not rows)
        if row is None:
            return []
        rows.append(row)
        above = []
    return rows if len(above) <= MAX_ABOVE else []


def _read_counts(line: str) -> tuple[str, str] | None:
    """Read what stands before the counts of a line, and its year, which may lack."""
    said, *cells = (cell.strip() for cell in line.split("\t"))
    if not cells or not all(not cell or _COUNT.fullmatch(cell) for cell in cells):
        return None
    return said, cells[-1] if _YEAR.fullmatch(cells[-1]) else ""


def _read_row(
    above: Sequence[tuple[int, str]], counts: tuple[str, str], *, is_first: bool
) -> _Row | None:
    """Read a work from the lines above its counts; it may have no source, but authors there."""
    said, year = counts
    has_source = not _NAMES.fullmatch(said)
    size = MAX_ABOVE if has_source else 1
    if len(above) < size or len(above) > size + (MAX_FRONT if is_first else 0):
        return None
    place, title = above[-size]
    authors, venue = (above[-1][1], said) if has_source else (said, "")
    return _Row(place, title, authors, venue, year)
