"""The formats that lists come in, and what the ending of a file's name says of its format."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ListFormat",
    "ending_of",
    "format_of",
    "has_other_marks",
    "holds_records",
    "is_known_ending",
]


class ListFormat(StrEnum):
    """A format that is read; the value is what ``--from`` takes."""

    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl-json"
    NBIB = "nbib"
    ENDNOTE = "endnote"
    WEB_OF_SCIENCE = "wos"
    CSV = "csv"
    HTML = "html"
    IDENTIFIERS = "ids"
    NOTE = "note"


# The first of each is what kg writes.
_ENDINGS = {
    ListFormat.MARKDOWN: (
        ".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".mkdn", ".mdx", ".rmd", ".rmarkdown",
        ".qmd", ".yml", ".yaml",
    ),
    ListFormat.BIBTEX: (".bib", ".bibtex"),
    ListFormat.RIS: (".ris",),
    ListFormat.CSL: (".json", ".csljson"),
    ListFormat.NBIB: (".nbib",),
    ListFormat.ENDNOTE: (".enw",),
    ListFormat.WEB_OF_SCIENCE: (".ciw",),
    ListFormat.CSV: (".csv", ".tsv", ".tab"),
    ListFormat.HTML: (
        ".html", ".htm", ".xhtml", ".php", ".jsx", ".tsx", ".vue", ".svelte", ".astro", ".erb",
        ".ejs", ".hbs", ".njk", ".aspx", ".jsp",
    ),
}  # fmt: skip
_TEXT = ".txt"
# Other marks, which are read as those of Markdown are.
_MARKED = (
    ".adoc", ".asciidoc", ".rst", ".org", ".tex", ".bbl", ".typ", ".ipynb", ".mediawiki",
    ".wikitext", ".wiki", ".textile",
)  # fmt: skip
_FORMATS = {ending: form for form, endings in _ENDINGS.items() for ending in endings}


def format_of(file: str) -> ListFormat | None:
    """Say which format a file has by the ending of its name; None where that says nothing.

    Examples
    --------
    >>> format_of("papers.BIB")
    <ListFormat.BIBTEX: 'bibtex'>
    """
    _, point, ending = file.rpartition(".")
    return _FORMATS.get(f"{point}{ending.lower()}")


def ending_of(list_format: ListFormat) -> str:
    """Give the ending that a file of a format has, such as ``.bib``."""
    return _ENDINGS.get(list_format, (_TEXT,))[0]


def is_known_ending(ending: str) -> bool:
    """Whether an ending says what an address sends, whatever the server calls it.

    Those of pages do not: ``.html``, as ``.php``, may send anything.
    """
    return ending in (_TEXT, *_MARKED) or _FORMATS.get(ending) not in (None, ListFormat.HTML)


def has_other_marks(file: str) -> bool:
    """Whether a file is named as text with other marks than Markdown has: ``.rst``, ``.org``."""
    return file.lower().endswith(_MARKED)


def holds_records(file: str) -> bool:
    """Whether a file is a table or a bibliography by its name, with fields for what is said."""
    return format_of(file) not in (None, ListFormat.MARKDOWN, ListFormat.HTML)
