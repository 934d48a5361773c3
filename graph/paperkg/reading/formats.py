"""How the format of a list is told, and which reader reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.dialects.notebook import is_notebook
from paperkg.reading.dialects.raw_html import holds_markdown
from paperkg.reading.endings import ListFormat, format_of, has_other_marks
from paperkg.reading.fields.pubmed_text import is_pubmed_text
from paperkg.reading.mark import is_by_kg
from paperkg.reading.patterns import BIBTEX
from paperkg.reading.refusals import WORD, Refusal, find_document, find_markup

__all__ = ["HEAD", "READ_FORMATS", "find_format", "has_marks", "parse_list", "read_word"]

Reader = Callable[..., ReadingList]

HEAD = 100_000
"""So much of a file says what it is, in characters."""

MAX_BYTES = 64_000_000
"""A larger file is refused before it is looked into."""

MIN_COLUMNS = 2
"""A line names so many columns at least, to be the head of a table in a file of text."""

MIN_ROWS = 3
"""So many rows at least follow it."""

READ_FORMATS = (
    "Markdown, BibTeX, BibLaTeX, RIS, JSON (CSL and its like), PubMed (NBIB), EndNote (.enw), "
    "Web of Science, CSV, TSV, YAML, HTML, bookmarks, Word (.docx), notebooks (.ipynb), "
    "bibliographies in LaTeX, a plain list of identifiers or titles, and a folder of Markdown notes"
)
"""The formats in words, for messages."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+(?:html|netscape)|html|head|body|dl)\b",
    re.IGNORECASE | re.DOTALL,
)
# A README whose first lines load a script for the site that it is shown on.
_HEAD_ALONE = re.compile(r"\s*<head\b.{0,4000}?</head>\s*[^\s<]", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(r"\s*(?:\[\s*(?:\{|\]\s*\Z)|\{\s*\")")  # no "[ ] A Task"
_RIS = re.compile(r"^TY {0,3}- ", re.MULTILINE)
_NBIB = re.compile(r"^PMID {0,2}- ?\d", re.MULTILINE)
_ENDNOTE = re.compile(r"^%0 [A-Z][a-z]", re.MULTILINE)
_WEB_OF_SCIENCE = re.compile(r"^PT [A-Z]\n(?:A[FU]|BE|CA|ED|TI) ", re.MULTILINE)
_STARTS = (
    (_NBIB, ListFormat.NBIB),
    (_ENDNOTE, ListFormat.ENDNOTE),
    (_WEB_OF_SCIENCE, ListFormat.WEB_OF_SCIENCE),
    (_RIS, ListFormat.RIS),
    (BIBTEX, ListFormat.BIBTEX),
)
_DELIMITERS = "\t;,"
# Sections and remarks in a plain list of identifiers.
_REMARKS = ("#", "%", "//")
_MARKDOWN = re.compile(r"^ {0,3}(?:[-*+] |\d{1,4}[.)] |#{1,6} |\||>)", re.MULTILINE)
_UNDERLINED = re.compile(r"^\S.*\n([=~^-])\1{3,}[ \t]*$", re.MULTILINE)
_OF_TEXT = (_MARKDOWN, _UNDERLINED)  # which may end with how to cite it


def parse_list(data: bytes, *, file: str, list_format: ListFormat | None = None) -> ReadingList:
    """Read a list in any of the formats.

    Parameters
    ----------
    data
        What the file holds.
    file
        Its name; its ending says what it is, where its content does not.
    list_format
        Its format, where a person says it.

    Raises
    ------
    InputError
        It is in no format that is read, or broken.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"is {len(data) / 1e6:.0f} MB large; kg reads lists of up to {MAX_BYTES / 1e6:.0f} MB: "
            "split it.",
            file=file,
        )
    document = find_document(data)
    if document is WORD:
        from paperkg.reading.html import parse_html

        return parse_html(read_word(data, file=file), file=file)
    if document:
        raise _refuse(document, file)
    head = _read_head(data, file)
    chosen = list_format or find_format(file, head)
    if chosen is None:
        raise _refuse(find_markup(head), file)
    return _reader(chosen)(data, file=file)


def read_word(data: bytes, *, file: str) -> str:
    """Give a Word document as a page in HTML.

    Raises
    ------
    InputError
        What reads it is not installed, or it is broken or too large.
    """
    from paperkg.reading.pages.word_document import as_page

    try:
        return as_page(data, file=file)
    except ImportError:
        raise _refuse(WORD, file) from None


def _refuse(refusal: Refusal | None, file: str) -> InputError:
    name, advice = refusal or ("in a format", "Export it in another one.")
    return InputError(
        f"is {name}, which kg does not read. {advice} It reads {READ_FORMATS}.", file=file
    )


def _read_head(data: bytes, file: str) -> str:
    """Decode the first characters, up to the end of a line, so that none is cut in two."""
    head = data[: 4 * HEAD]
    end = head.rfind(b"\n") + 1 if len(data) > len(head) else 0
    return decode(head[:end] if end else head, file=file)[:HEAD]


def find_format(file: str, head: str) -> ListFormat | None:
    """Tell the format of a list from its content and its name; None when it is none that is read.

    Parameters
    ----------
    file
        Its name; may be without an ending.
    head
        Its first characters.

    Examples
    --------
    >>> find_format("-", "@article{lecun1990, title = {…}}")
    <ListFormat.BIBTEX: 'bibtex'>
    """
    by_name = format_of(file)
    # These say it themselves, whatever the file is called: PubMed saves its lists as .txt, and the
    # address of a Markdown file may be answered by a page.
    if _HTML.match(head) and not _HEAD_ALONE.match(head):
        return ListFormat.MARKDOWN if holds_markdown(head) else ListFormat.HTML
    if "type:" in head and _is_csl_yaml(head, file):
        return ListFormat.CSL
    if by_name is ListFormat.MARKDOWN or is_by_kg(head):
        return ListFormat.CSV if _is_table_throughout(head) else ListFormat.MARKDOWN
    if _JSON.match(head):
        is_book = file.lower().endswith(".ipynb") or is_notebook(head)
        return ListFormat.MARKDOWN if is_book else ListFormat.CSL
    if is_pubmed_text(head):
        return ListFormat.NBIB
    for pattern, list_format in _STARTS:
        found = pattern.search(head)
        if found and not any(mark.search(head, 0, found.start()) for mark in _OF_TEXT):
            return list_format
    if by_name:
        return by_name
    if find_markup(head):
        return None
    return ListFormat.MARKDOWN if has_other_marks(file) else _guess(head)


def _is_csl_yaml(head: str, file: str) -> bool:
    from paperkg.reading.fields.csl_yaml import is_csl_yaml

    return is_csl_yaml(head, file=file)


def has_marks(head: str) -> bool:
    """Whether a text has a line that Markdown takes for more than words: an item, a heading."""
    return _MARKDOWN.search(head) is not None


def _is_table_throughout(head: str) -> bool:
    """Whether the first line names columns, and each below has a cell for them: "A; B; C"."""
    from paperkg.reading.fields.columns import count_known, find_columns

    if has_marks(head):  # as nearly all Markdown has, and soon
        return False
    lines = [line for line in head.split("\n") if line.strip()]
    if len(lines) <= MIN_ROWS:
        return False
    delimiter = max(_DELIMITERS, key=lines[0].count)
    count = lines[0].count(delimiter)
    if count < MIN_COLUMNS - 1:
        return False
    known = count_known(find_columns([cell.strip() for cell in lines[0].split(delimiter)]))
    return known >= MIN_COLUMNS and all(line.count(delimiter) >= count for line in lines)


def _guess(head: str) -> ListFormat:
    """Tell apart what has no mark of its own: identifiers, a table, and anything else."""
    from paperkg.reading.fields.columns import find_columns

    lines = [line.strip() for line in head.split("\n")[:200]]
    lines = [line for line in lines if line and not line.startswith(_REMARKS)]
    named = sum(_starts_with_identifier(line) for line in lines)
    if lines and named * 2 > len(lines):
        return ListFormat.IDENTIFIERS
    first = lines[0] if lines else ""
    delimiter = max(_DELIMITERS, key=first.count)
    is_table = all(line.count(delimiter) for line in lines[:2])
    if is_table and not _MARKDOWN.match(first):
        columns = find_columns([cell.strip('" ') for cell in first.split(delimiter)])
        if columns and len(first) < 2_000:
            return ListFormat.CSV
    return ListFormat.MARKDOWN


def _starts_with_identifier(line: str) -> bool:
    from paperkg.reading.fields.identifier_list import is_keyed

    words = line.split(None, 2)
    starts = (" ".join(words[:count]).rstrip(",;") for count in (1, 2))
    return any(map(parse_identifier, starts)) or is_keyed(line)


def _parse_markdown(data: bytes, *, file: str) -> ReadingList:
    from paperkg.reading.markdown import parse_markdown
    from paperkg.reading.notes.note import parse_described

    found = parse_markdown(decode(data, file=file), file=file)
    return found if found.entries else parse_described(data, file=file) or found


def _parse_table(data: bytes, *, file: str) -> ReadingList:
    from paperkg.reading.cited_rows import parse_cited_rows
    from paperkg.reading.fields.spreadsheet import is_unnamed, parse_rows, read_rows
    from paperkg.reading.unnamed_table import parse_unnamed_rows

    rows = read_rows(data, file=file)
    found = parse_cited_rows(rows, file=file) if rows else None
    if found is None and is_unnamed(rows):
        found = parse_unnamed_rows(rows, file=file)
    return found or parse_rows(rows, file=file)


def _reader(list_format: ListFormat) -> Reader:
    """Give the reader of a format; loaded only when needed, for some take a while."""
    match list_format:
        case ListFormat.MARKDOWN:
            return _parse_markdown
        case ListFormat.BIBTEX:
            from paperkg.reading.fields.bibtex import parse_bibtex

            return parse_bibtex
        case ListFormat.CSL:
            from paperkg.reading.fields.csl import parse_csl

            return parse_csl
        case ListFormat.CSV:
            return _parse_table
        case ListFormat.HTML:
            from paperkg.reading.html import parse_html

            return parse_html
        case ListFormat.IDENTIFIERS:
            from paperkg.reading.fields.identifier_list import parse_identifier_list

            return parse_identifier_list
        case ListFormat.NOTE:
            from paperkg.reading.notes.note import parse_note

            return parse_note
        case tagged:
            return _tagged_reader(tagged)


def _tagged_reader(
    list_format: Literal[
        ListFormat.RIS, ListFormat.NBIB, ListFormat.ENDNOTE, ListFormat.WEB_OF_SCIENCE
    ],
) -> Reader:
    match list_format:
        case ListFormat.RIS:
            from paperkg.reading.fields.ris import parse_ris

            return parse_ris
        case ListFormat.NBIB:
            from paperkg.reading.fields.nbib import parse_nbib

            return parse_nbib
        case ListFormat.ENDNOTE:
            from paperkg.reading.fields.endnote import parse_endnote

            return parse_endnote
        case ListFormat.WEB_OF_SCIENCE:
            from paperkg.reading.fields.web_of_science import parse_web_of_science

            return parse_web_of_science
