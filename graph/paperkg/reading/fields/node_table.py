"""The table of papers and concepts that kg exports, read to the letter: nothing is guessed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading.charset import tidy_text
from paperkg.reading.fields.bibliography import Described, make_list

__all__ = ["is_node_table", "parse_node_table"]

_COLUMNS = {"Id", "Label", "Type", "Title", "Authors", "Listed", "Identifiers"}
_KINDS = {kind.value: kind for kind in PaperKind}


def is_node_table(header: Sequence[str]) -> bool:
    """Whether the first row of a table is that of ``kg export csv-nodes``."""
    return set(header) >= _COLUMNS


def parse_node_table(
    rows: Iterable[tuple[int, Sequence[str]]], header: Sequence[str], *, file: str
) -> ReadingList:
    """Read the papers of the list out of the table; concepts and outside works are left out.

    Parameters
    ----------
    rows
        Each with the line where it starts, without the first.
    header
        The first row.
    file
        The name to give as the place of entries.
    """
    works: list[Described] = []
    skipped: list[Skipped] = []
    for line, cells in rows:
        row = dict(zip(header, cells, strict=False))
        kind = _KINDS.get(row["Type"])
        if kind is None or row.get("Listed") != "true":
            reason = "a concept" if kind is None else "a work that is not on the list"
            skipped.append(Skipped(file, line, tidy_text(row.get("Title", ""))[:100], reason))
        else:
            works.append(_describe(line, row, kind))
    return make_list(works, file=file, skipped=skipped)


def _describe(line: int, row: dict[str, str], kind: PaperKind) -> Described:
    return Described(
        line=line,
        title=row.get("Title", ""),
        authors=_split(row.get("Authors", "")),
        venue=row.get("Venue", ""),
        date=row.get("Date", ""),
        note=row.get("Notes", ""),
        names=tuple(row.get("Identifiers", "").split()),
        urls=tuple(filter(None, [row.get("URL", "")])),
        folders=tuple((topic,) for topic in _split(row.get("Topics", ""))),
        is_read=row.get("Read") == "true",
        kind=kind,
    )


def _split(cell: str) -> tuple[str, ...]:
    """Split at semicolons; what holds one stands in quotation marks."""
    values = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    return tuple(filter(None, values))
