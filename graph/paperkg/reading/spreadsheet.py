"""A reading list as a spreadsheet saves it: CSV, TSV, or with semicolons."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.bibliography import (
    Described,
    find_spelled,
    limit_works,
    make_list,
    plain_name,
    split_keywords,
)
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.node_table import is_node_table, parse_node_table
from paperkg.reading.words import is_given_name

__all__ = ["find_columns", "parse_spreadsheet"]

# What columns are called, in lower case and without signs; the first that is there counts.
_COLUMNS = {
    "title": ("title", "paper title", "paper", "article title", "document title", "name",
              "paper name", "titel", "titre", "article", "ti"),
    "ids": ("doi", "arxiv", "arxiv id", "arxivid", "pmid", "pubmed id", "pmcid", "identifier",
            "id", "isbn", "openalex id", "openalex", "corpusid", "s2 id", "acl id", "item doi",
            "di"),
    "urls": ("url", "link", "links", "paper link", "paper url", "pdf", "address", "href",
             "pdf link", "paper pdf", "source", "website"),
    "other_urls": ("code", "code link", "project", "project page", "github", "data", "dataset",
                   "video", "slides", "demo"),
    "authors": ("authors", "author", "author full names", "autoren", "auteurs", "first author",
                "af", "au"),
    "date": ("date", "publication date", "published", "year", "publication year", "jahr", "annee",
             "pub year", "py"),
    "venue": ("venue", "journal", "conference", "publication title", "source title", "publication",
              "container title", "publisher", "where", "journal book", "so"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "remark", "summary", "takeaway",
              "tldr", "my notes"),
    "topics": ("topic", "topics", "category", "categories", "section", "area", "theme", "group",
               "collection", "collections", "folder", "task"),
    "keywords": ("tags", "manual tags", "keywords", "tag", "author keywords", "labels", "label",
                 "de"),
    "read": ("read", "status", "done", "finished", "is read", "read status", "reading status"),
    "short": ("short title", "short name", "acronym", "abbreviation", "model", "method", "alias"),
    "kind": ("item type", "type", "kind"),
    "extra": ("extra",),
}  # fmt: skip
_BY_LAST_WORD = ("title", "authors", "date", "venue")
"""Meanings of columns that are told by the last word of their names where no name is known."""

_PREFIXES = {"doi": "doi:", "arxiv": "arxiv:", "arxiv id": "arxiv:", "arxivid": "arxiv:",
             "pmid": "pmid:", "pubmed id": "pmid:", "pmcid": "pmcid:", "isbn": "isbn:",
             "item doi": "doi:", "di": "doi:", "acl id": "acl:"}  # fmt: skip
_URL = re.compile(r"https?://[^\s\"<>)\]]+")
_LINKED = re.compile(r"\[(.+)\]\((https?://[^\s)]+)\)")  # as Markdown writes a link
# The apostrophe before what a spreadsheet would take for a formula.
_HARMLESS = re.compile(r"^'(?='*[=+\-@])")
_READ = re.compile(r"(?:read|done|finished|yes|y|x|true|1|✓|✔|✅|☑|gelesen)", re.IGNORECASE)
_PAGE = re.compile(r"webpage|blogpost|software|computerprogram", re.IGNORECASE)
MAX_FIELD = 1_000_000
"""So long may one cell be, in characters."""


def parse_spreadsheet(source: str | bytes, *, file: str) -> ReadingList:
    """Read a table whose first row names its columns; one is a title or an identifier.

    Without such a row, each row that holds an identifier or an address is an entry.

    Raises
    ------
    InputError
        The file is binary, no table, or too long; or no column is a title or an identifier.
    """
    text = decode(source, file=file)
    rows = list(limit_works(_read_rows(text, file), file=file))
    if not rows:
        return make_list([], file=file)
    if is_node_table(rows[0][1]):
        return parse_node_table(rows[1:], rows[0][1], file=file)
    columns = find_columns(rows[0][1])
    works: list[Described] = []
    skipped: list[Skipped] = []
    for line, cells in rows[1:] if columns else rows:
        work = _describe(line, cells, rows[0][1], columns) if columns else _guess(line, cells)
        if work:
            works.append(work)
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


def _read_rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not empty, with the line where it starts."""
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max("\t;,|", key=head.count)
    before = csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=False)
    line = 1
    try:
        for row in reader:
            cells = [_HARMLESS.sub("", cell.strip()) for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        reason = f"is not a valid table ({error}): is a quotation mark left open?"
        raise InputError(reason, file=file, line=line) from error
    finally:
        csv.field_size_limit(before)


def find_columns(names: Sequence[str]) -> dict[str, list[int]]:
    """Find what the columns mean: places by meaning; empty unless one is a title or identifier."""
    plain = [plain_name(name) for name in names]
    found = {
        meaning: [plain.index(name) for name in known if name in plain]
        for meaning, known in _COLUMNS.items()
    }
    for meaning in _BY_LAST_WORD:
        if not found[meaning]:
            last = [place for place, name in enumerate(plain) if _ends_with(name, meaning)]
            found[meaning] = last[:1]
    return found if found["title"] or found["ids"] or found["urls"] else {}


def _ends_with(name: str, meaning: str) -> bool:
    """Tell "Lead Authors" and "Preprint Title" by their last word."""
    return name.rpartition(" ")[2] in _COLUMNS[meaning]


def _describe(
    line: int, cells: Sequence[str], header: Sequence[str], columns: Mapping[str, list[int]]
) -> Described | None:
    def all_of(meaning: str) -> list[str]:
        return [cells[place] for place in columns[meaning] if place < len(cells) and cells[place]]

    def first(meaning: str) -> str:
        return next(iter(all_of(meaning)), "")

    names = [
        _PREFIXES.get(plain_name(header[place]), "") + cells[place]
        for place in columns["ids"]
        if place < len(cells) and cells[place]
    ]
    names += [found for text in all_of("extra") for found in find_spelled(text)]
    urls = [url for text in all_of("urls") for url in _URL.findall(text)]
    title = first("title")
    if linked := _LINKED.fullmatch(title):
        title = linked[1]
        urls.insert(0, linked[2])
    if not (title or any(map(parse_identifier, (*names, *urls)))):
        return None
    is_page = _PAGE.fullmatch(first("kind")) is not None
    return Described(
        line=line,
        title=title,
        authors=_split_authors(first("authors")),
        venue=first("venue"),
        date=max(all_of("date"), key=len, default=""),
        note="; ".join(all_of("notes")),
        short_name=first("short"),
        # An ISBN beside a DOI is that of the volume.
        names=tuple(name for name in names if len(names) == 1 or not name.startswith("isbn:")),
        urls=tuple(urls),
        other_urls=tuple(url for text in all_of("other_urls") for url in _URL.findall(text)),
        folders=tuple((topic,) for text in all_of("topics") for topic in split_keywords(text)),
        keywords=tuple(word for text in all_of("keywords") for word in split_keywords(text)),
        is_read=_READ.fullmatch(first("read")) is not None,
        kind=PaperKind.PAPER if first("kind") and not is_page else None,
    )


def _split_authors(text: str) -> tuple[str, ...]:
    reversed_names = text.split(" and ")
    if ";" in text or "|" in text or all(map(_is_reversed, reversed_names)):
        names = re.split(r"\s*(?:[;|]|\sand\s)\s*", text)
        names = [name for name in names if name and not name.startswith("et al")]
        return tuple(" ".join(reversed(name.split(", ", 1))) for name in names)
    names = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", text)
    return tuple(name for name in names if name and name.lower() != "et al.")


def _is_reversed(name: str) -> bool:
    """Tell "Poe, Ann" from two authors with a comma between them."""
    family, comma, given = name.partition(", ")
    return bool(comma) and " " not in family and "," not in given and is_given_name(given)


def _guess(line: int, cells: Sequence[str]) -> Described | None:
    """Read a row of a table without names: cells that identify, and the longest other one."""
    names = [cell for cell in cells if parse_identifier(cell)]
    others = [cell for cell in cells if cell not in names]
    if not names:
        return None
    return Described(line=line, title=max(others, key=len, default=""), names=tuple(names),
                     urls=tuple(names))  # fmt: skip
