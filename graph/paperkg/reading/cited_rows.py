"""A spreadsheet whose works stand as whole citations in one column, with others beside it.

"id, region, description" with "Poe A. 2001: A Fine Title. Rain Letters 4: 6-7" in the last one:
what the citations say is written into columns of their own, and the table is read as any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperkg.model import Entry, ReadingList
from paperkg.reading.column_names import plain_name
from paperkg.reading.fields.columns import find_columns
from paperkg.reading.fields.spreadsheet import SheetRow, parse_rows
from paperkg.reading.unnamed_table import find_citations, read_column

__all__ = ["parse_cited_rows"]

MOST = 0.7
"""The share of the rows whose citations say who wrote what."""

MAX_NAME = 2.5
"""Words beside citations that are no titles, but names of things, have no more in the mean."""

MAX_LENGTH = 600
"""Citations have no more signs in the mean: abstracts do."""

_WRITTEN = ("title", "authors", "venue", "date published", "href", "identifier", "remark")


def parse_cited_rows(rows: Sequence[SheetRow], *, file: str) -> ReadingList | None:
    """Read a table by its column of citations; None where it has none, or no row that names it."""
    place = find_citations(rows)
    if place is None or place >= len(rows[0].cells) or len(rows) < 2:
        return None
    header, *works = rows
    if find_citations([header]) == place or _are_long(works, place):
        return None
    names = [plain_name(name) for name in header.cells]
    meanings = find_columns([*names, "title"])
    titles = [at for at in meanings["title"] if at not in (place, len(names))]
    if titles and not _are_names(works, titles[0]):
        return None
    cited = _read(works, place, file=file)
    if len(cited) < MOST * len(works):
        return None
    told = {place, *(at for said in ("title", "authors", "venue") for at in meanings[said])}
    kept = ["" if at in told or name in _WRITTEN else name for at, name in enumerate(names)]
    written = [SheetRow(header.line, [*kept, *_WRITTEN])]
    for line, cells in works:
        padded = [*cells, *([""] * (len(names) - len(cells)))][: len(names)]
        written.append(SheetRow(line, [*padded, *_write(cited.get(line))]))
    return parse_rows(written, file=file)


def _are_long(rows: Sequence[SheetRow], place: int) -> bool:
    cells = [cell for row in rows for cell in row.cells[place : place + 1] if cell]
    return sum(map(len, cells)) > MAX_LENGTH * len(cells)


def _are_names(rows: Sequence[SheetRow], place: int) -> bool:
    """Whether what seems a column of titles has only short names of what the citations are on."""
    names = [cell for row in rows for cell in row.cells[place : place + 1] if cell]
    return sum(len(name.split()) for name in names) <= MAX_NAME * len(names)


def _read(rows: Sequence[SheetRow], place: int, *, file: str) -> dict[int, Entry]:
    """Read the citations of a column: what each says, by its line, where it says who and what."""
    found: dict[int, Entry] = {}
    for entry in read_column(rows, place, file=file).entries:
        found.setdefault(entry.line, entry)
    told = sum(bool(entry.authors) for entry in found.values())
    return found if told >= MOST * len(rows) else {}


def _write(entry: Entry | None) -> Sequence[str]:
    """Write what a citation says as cells of the columns that are added."""
    if entry is None:
        return [""] * len(_WRITTEN)
    said: Mapping[str, str] = {
        "title": entry.title,
        "authors": "".join(f"{name}; " for name in entry.authors),
        "venue": entry.venue,
        "date published": entry.date,
        "href": " ".join(link.url for link in entry.links),
        "identifier": next((found.curie for found in entry.identifiers), ""),
        "remark": entry.note,
    }
    return [said[name] for name in _WRITTEN]
