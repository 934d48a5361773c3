"""A reading list as a spreadsheet saves it: CSV, TSV, or with semicolons."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.column_names import prefix_of
from paperkg.reading.fields.author_cells import are_turned, says_life, split_authors
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.citation_cells import read_citation_cell
from paperkg.reading.fields.columns import count_known, find_columns
from paperkg.reading.fields.field_texts import find_spelled, split_keywords
from paperkg.reading.fields.node_table import is_node_table, parse_node_table
from paperkg.reading.fields.open_quotes import read_cells
from paperkg.reading.fields.read_marks import notes_read, says_read
from paperkg.reading.fields.sheet_sections import find_sections, read_heading
from paperkg.reading.fields.year_fields import find_released, find_years
from paperkg.reading.names.people import read_people
from paperkg.reading.names.turned_names import may_be_turned
from paperkg.reading.page_titles import tidy_page_title
from paperkg.reading.record_names import BESIDE_WORKS
from paperkg.reading.words import any_of, words_of

__all__ = ["SheetRow", "is_unnamed", "parse_rows", "read_rows"]

_URL = re.compile(r"https?://[^\s\"<>)\]]+")
_LINKED = re.compile(r"\[(.+)\]\((https?://[^\s)]+)\)")  # as Markdown writes a link
# The apostrophe before what a spreadsheet would take for a formula.
_HARMLESS = re.compile(r"^'(?='*[=+\-@])")
# What keeps a spreadsheet from taking an ISBN for a number.
_FORMULA = re.compile(r'="(.*)"')
# The braces of BibTeX, where a program made the table of it: a year has them as well.
_BRACED = re.compile(r"\{([^{}]*)\}", re.DOTALL)
_BRACED_YEAR = re.compile(r"\{\d{4}\}")
_DATE = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}){0,2}")
_SHORT_DAY = re.compile(r"(?:(?P<day>\d{1,2})-)?(?P<month>[A-Z][a-z]{2})-(?P<year>\d\d)")
_PAGE = re.compile(r"webpage|blogpost|software|computerprogram", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<who>[^\W\d][^:?!]{1,80}?) [—–-] (?P<title>\S.*)", re.DOTALL)
_NO_TITLES = ("untitled", "n/a", "-")
# "Total: 5", "Summe 12": a row that counts the others.
_TOTAL = re.compile(
    rf"{any_of(words_of('cells', 'totals'))}\s?(?:[:：=]?\s?[\d.,]{{0,12}})[.:]?", re.IGNORECASE
)
_OWN_FOLDERS = ("unread", "archive", "starred")
_DELIMITERS = "\t;,|"
FIRST_OF_OLD = 30
"""Years of two digits from this on are those of the last century."""

LONG_TITLE = 80
"""A title has hardly more signs than this."""

MOSTLY = 0.6
"""The share of the text of the fullest column that a column of titles has at least."""

SIGNED = 0.9
"""The share of titles that stand behind names where all are read so."""

LINES_ABOVE = 5
"""So many rows may stand above the one that names the columns, which then names at least two."""

MAX_FIELD = 1_000_000
"""So long may one cell be, in characters."""


class SheetRow(NamedTuple):
    """A row that is not empty: the line where it starts, and its cells."""

    line: int
    cells: list[str]


def read_rows(source: str | bytes, *, file: str) -> list[SheetRow]:
    """Read the rows of a table.

    Raises
    ------
    InputError
        The file is binary, no table, or too long.
    """
    return list(limit_works(_read_rows(decode(source, file=file), file), file=file))


def is_unnamed(rows: Sequence[SheetRow]) -> bool:
    """Whether a table names no columns."""
    return bool(rows) and not (is_node_table(rows[0].cells) or _find_header(rows)[1])


def parse_rows(rows: Sequence[SheetRow], *, file: str) -> ReadingList:
    """Read a table whose first row names its columns; one is a title or an identifier.

    Without such a row, each row that holds an identifier or an address is an entry.

    Raises
    ------
    InputError
        No column is a title or an identifier.
    """
    if not rows:
        return make_list([], file=file)
    if is_node_table(rows[0][1]):
        return parse_node_table(rows[1:], rows[0][1], file=file)
    place, columns = _find_header(rows)
    below = rows[place + 1 :]
    if columns and not columns["title"]:
        columns["title"] = _find_unnamed_titles(below, columns)
    if columns:
        columns["date"] = _find_year_column(below, columns, rows[place].cells)
    header = rows[place][1]
    titled = _titles_in(below, columns["title"]) if columns else []
    is_signed = (
        columns
        and not (columns["authors"] or columns["family"])
        and _are_signed([title for _, title in titled])
    )
    signed = [_Row(cells, columns).first("authors") for _, cells in below] if columns else []
    is_parted = any(";" in text for text in signed)
    is_turned = are_turned(signed)
    titles = -1 if columns else _find_titles([cells for _, cells in rows])
    sections = find_sections(below, {line for line, _ in titled})
    section: tuple[str, ...] = ()
    works: list[Described] = []
    skipped: list[Skipped] = []
    for number, (line, cells) in enumerate(rows):
        section = sections.get(line, section)
        if (columns and number == place) or line in sections:
            continue
        has_names = columns and number > place
        row = _Row(cells, columns, is_parted=is_parted, is_turned=is_turned)
        work = _describe(line, row, header) if has_names else _guess(line, cells, titles)
        work = _take_author(work) if work and is_signed else work
        if work:
            works.append(replace(work, folders=(section, *work.folders)) if section else work)
        elif any(cells):
            reason = reasons.SPREADSHEET_ROW
            skipped.append(Skipped(file, line, tidy_text(" ".join(cells))[:100], reason))
    if not works and not columns:
        raise InputError(
            "has no column that is called title, DOI, arXiv or URL: name the columns in the first "
            "row.",
            file=file,
            line=1,
        )
    return make_list(works, file=file, skipped=skipped)


def _titles_in(rows: Sequence[SheetRow], columns: Sequence[int]) -> list[tuple[int, str]]:
    """Give the titles of the first column of titles, each with the line of its row."""
    return [
        (line, title)
        for line, cells in rows
        for column in columns[:1]
        for title in cells[column : column + 1]
        if title
    ]


def _find_header(rows: Sequence[SheetRow]) -> tuple[int, dict[str, list[int]]]:
    """Find the row that names the columns: the first, or one below remarks on the table."""
    if (columns := find_columns(rows[0][1])) and not _stands_over(rows):
        return 0, columns
    for place, (_, cells) in enumerate(rows[:LINES_ABOVE]):
        columns = find_columns(cells)
        if columns and count_known(columns) > 1:
            return place, columns
    return 0, {}


def _stands_over(rows: Sequence[SheetRow]) -> bool:
    """Whether the first row is one cell over rows of several: "Books", or "# Books"."""
    cells = rows[0].cells
    several = sum(len(row.cells) > 1 for row in rows)
    return read_heading(cells) is not None or (len(cells) == 1 and 2 * several > len(rows))


def _read_rows(text: str, file: str) -> Iterator[SheetRow]:
    """Give each row that is not empty, with the line where it starts."""
    head = text.lstrip("\n").split("\n", LINES_ABOVE)[:LINES_ABOVE]
    first = next((line for line in head if any(sign in line for sign in _DELIMITERS)), "")
    delimiter = max(_DELIMITERS, key=first.count)
    before = csv.field_size_limit(MAX_FIELD)
    line = 1
    try:
        for line, row in read_cells(text, delimiter):
            cells = [_read_cell(cell.strip()) for cell in row]
            if any(map(_BRACED_YEAR.fullmatch, cells)):
                cells = [_BRACED.sub(r"\1", cell) for cell in cells]
            if any(cells):
                yield SheetRow(line, cells)
    except csv.Error as error:
        reason = f"is not a valid table ({error}): is a quotation mark left open?"
        raise InputError(reason, file=file, line=line) from error
    finally:
        csv.field_size_limit(before)


def _read_cell(cell: str) -> str:
    """Give what a cell holds without what keeps a program from changing it."""
    found = _FORMULA.fullmatch(cell)
    return found[1] if found else _HARMLESS.sub("", cell)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, asked for by what their columns mean.

    Where semicolons part the authors of any row, a comma parts no two; nor does one behind a
    surname where names are turned.
    """

    cells: Sequence[str]
    columns: Mapping[str, list[int]]
    is_parted: bool = False
    is_turned: bool = False

    def places(self, meaning: str) -> Iterator[int]:
        """Give the places of the cells that are not empty."""
        return (
            place
            for place in self.columns[meaning]
            if place < len(self.cells) and self.cells[place]
        )

    def all(self, meaning: str) -> list[str]:
        return [self.cells[place] for place in self.places(meaning)]

    def first(self, meaning: str) -> str:
        return next(iter(self.all(meaning)), "")

    def urls(self, meaning: str) -> list[str]:
        return [url for text in self.all(meaning) for url in _URL.findall(text)]


def _describe(line: int, row: _Row, header: Sequence[str]) -> Described | None:
    """Say what a row describes; None where it has neither a title nor an identifier."""
    title, names, urls = row.first("title"), _find_names(row, header), row.urls("urls")
    if linked := _LINKED.fullmatch(title):
        title = linked[1]
        urls.insert(0, linked[2])
    is_named = any(map(parse_identifier, (*names, *urls)))
    is_total = _TOTAL.fullmatch(title) is not None and not row.first("authors")
    title = "" if title.lower() in _NO_TITLES or is_total else title
    if not (title or is_named) or row.first("kind").lower() in BESIDE_WORKS:
        return None
    cited = read_citation_cell(row.first("cited"), title)
    authors = row.first("authors") or f"{row.first('given')} {row.first('family')}".strip()
    authors = authors or "".join(f"{name}; " for name in cited.authors)
    is_one = (row.is_parted and "," in authors) or (row.is_turned and may_be_turned(authors))
    authors = f"{authors};" if is_one else authors
    folders = row.all("folders")
    if row.columns["saved"]:  # Instapaper: its own folders say what is read
        folders = [folder for folder in folders if folder.lower() not in _OWN_FOLDERS]
    is_page = _PAGE.fullmatch(row.first("kind")) is not None
    is_read = says_read(row.first("read"), "archive", "archived") or (
        bool(row.columns["saved"]) and row.first("folders").lower() == "archive"
    )
    return Described(
        line=line,
        title=tidy_page_title(title) if row.columns["saved"] and urls else title,
        authors=(*split_authors(authors), *split_authors(row.first("other_authors"))),
        venue=next((text for text in row.all("venue") if not _URL.match(text)), cited.venue),
        date=_read_day(max(row.all("date"), key=len, default=cited.date)),
        note="; ".join(text for text in row.all("notes") if not text.startswith("RAYYAN-")),
        short_name=row.first("short"),
        names=tuple(_without_volume(names)),
        urls=tuple(urls),
        other_urls=tuple(row.urls("other_urls")),
        folders=tuple(_read_folders(row.all("topics"), row.first("subtopics"), folders)),
        keywords=tuple(word for text in row.all("keywords") for word in split_keywords(text)),
        is_read=is_read or any(map(notes_read, row.all("extra"))),
        kind=PaperKind.PAPER if row.first("kind") and not is_page else None,
    )


def _without_volume(names: Sequence[str]) -> Sequence[str]:
    """Leave out an ISBN beside the identifier of a paper: it is that of the volume."""
    others = [name for name in names if not name.startswith("isbn:")]
    return others if any(map(parse_identifier, others)) else names


def _read_day(date: str) -> str:
    """Give a date as spreadsheets shorten it in full: "30-Mar-16", "Jan-18".

    They take years from 30 on for those of the last century:
    https://learn.microsoft.com/en-us/office/troubleshoot/excel/two-digit-year-numbers
    """
    found = _SHORT_DAY.fullmatch(date)
    if not found:
        return date
    century = "20" if int(found["year"]) < FIRST_OF_OLD else "19"
    return f"{found['day'] or ''} {found['month']} {century}{found['year']}".strip()


def _find_names(row: _Row, header: Sequence[str]) -> list[str]:
    """Find what may name the work: in columns of identifiers, in remarks, and beside addresses."""
    names = [prefix_of(header[place]) + row.cells[place] for place in row.places("ids")]
    names += [found for text in row.all("extra") for found in find_spelled(text)]
    names += [text for text in row.all("urls") if not _URL.match(text) and parse_identifier(text)]
    return names


def _read_folders(
    topics: Sequence[str], inner: str, folders: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Give topics, with those inside them, and folders with those around: "Papers / Retrieval"."""
    parts = split_keywords(inner)
    if parts and len(topics) == 1:
        yield from ((tidy_text(topics[0]), part) for part in parts)
    else:
        yield from ((topic,) for text in (*topics, inner) for topic in split_keywords(text))
    for text in folders:
        for folder in split_keywords(text):
            yield tuple(filter(None, map(str.strip, folder.split("/"))))


def _find_unnamed_titles(
    rows: Sequence[SheetRow], columns: Mapping[str, Sequence[int]]
) -> list[int]:
    """Find the column of titles whose name does not say so, beside one that leads to the works.

    Most of its cells are of several words, all are unlike each other, and no column is known that
    may name the works in its place.
    """
    known = {place for places in columns.values() for place in places}
    if not columns["urls"] or columns["ids"]:
        return []
    others = [
        ["" if place in known else cell for place, cell in enumerate(cells)] for _, cells in rows
    ]
    column = _find_titles(others)
    texts = [cells[column] for cells in others if cells[column : column + 1] and cells[column]]
    is_worded = 2 * sum(" " in text for text in texts) > len(texts)
    is_full = len(texts) >= MOSTLY * len(rows) and len(set(texts)) == len(texts)
    return [column] if column >= 0 and is_worded and is_full else []


def _find_year_column(
    rows: Sequence[SheetRow], columns: Mapping[str, Sequence[int]], header: Sequence[str]
) -> list[int]:
    """Find the columns of years: also where no name says so, or one that says when it was read."""
    known = {place for places in columns.values() for place in places}
    others = {place: name for place, name in enumerate(header) if place not in known}
    records = [dict(enumerate(cells)) for _, cells in rows] if others else []
    dated = list(columns["date"])
    years = find_released(records, others, dated[0]) if dated else find_years(records, others)
    return dated if years is None else [years]


def _are_signed(titles: Sequence[str]) -> bool:
    """Whether nearly all titles stand behind who wrote them: "Ann Poe — A Fine Title"."""
    found = [match for title in titles if (match := _SIGNED.fullmatch(title))]
    named = [match for match in found if read_people(match["who"], single=True)]
    return len(found) >= SIGNED * len(titles) > 0 and 2 * len(named) >= len(titles)


def _take_author(work: Described) -> Described:
    """Part who wrote a work from its title."""
    found = _SIGNED.fullmatch(work.title)
    if not found:
        return work
    return replace(work, title=found["title"], authors=tuple(split_authors(found["who"])))


def _find_titles(rows: Sequence[Sequence[str]]) -> int:
    """Find the column of titles: the first with about as much text as any that is no name or date.

    A cell is counted up to so many signs, lest remarks outweigh titles.
    """
    tally: Counter[int] = Counter()
    for cells in rows:
        for place, cell in enumerate(cells):
            tally[place] += min(len(cell), LONG_TITLE) if _may_be_title(cell) else 0
    most = max(tally.values(), default=0)
    return min((place for place, count in tally.items() if count >= MOSTLY * most), default=-1)


def _may_be_title(cell: str) -> bool:
    """Whether a cell neither identifies, nor says when somebody lived or something appeared."""
    return not (parse_identifier(cell) or says_life(cell) or _DATE.fullmatch(cell))


def _guess(line: int, cells: Sequence[str], titles: int) -> Described | None:
    """Read a row of a table without names: cells that identify, and one from the column of titles.

    Where that is empty, the longest other cell is the title. One that says when somebody lived
    names who wrote it.
    """
    names = [cell for cell in cells if parse_identifier(cell)]
    if not names:
        return None
    authors = [cell for cell in cells if says_life(cell)]
    others = list(filter(_may_be_title, cells))
    own = [cell for cell in cells[titles : titles + 1] if cell and cell in others]
    return Described(
        line=line,
        title=max(own or others, key=len, default=""),
        authors=tuple(name for cell in authors for name in split_authors(cell)),
        date=next(filter(_DATE.fullmatch, cells), ""),
        names=tuple(names),
        urls=tuple(names),
    )
