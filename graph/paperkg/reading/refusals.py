"""Files that are no list in any format: what each is, and how to make a list of it."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["WORD", "Refusal", "find_document", "find_markup"]


class Refusal(NamedTuple):
    """What a file is, and what a person may do instead."""

    name: str
    advice: str


_EXPORT = "Export it as BibTeX, RIS or CSV from the program that wrote it."
WORD = Refusal(
    "a Word document", "Install what reads it, `pip install 'paperkg[word]'`, or save it as .html."
)
"""It is read where the library for it is installed."""

_TEXT = Refusal("a document of an office program", "Save it as a web page (.html) there.")
_SHEET = Refusal("a spreadsheet", "Save its sheet as CSV there.")
_SLIDES = Refusal("a presentation", "Copy its list into a text file.")
_PICTURE = Refusal("a picture", "Type its list into a text file.")
_PDF = Refusal("a PDF", "Copy its list into a text file, or export it as BibTeX, RIS or CSV.")
_DATABASE = Refusal("a database", _EXPORT)
_PACKED = Refusal("compressed", "Unpack it first.")
_ARCHIVE = Refusal("an archive", "Unpack it, and name the files or the folder in it.")
_BOOK = Refusal("an e-book", "Copy its list into a text file.")
_LATEX = Refusal("LaTeX without a bibliography", "Name its BibTeX file (.bib) instead.")
_XML = Refusal("XML", _EXPORT)
# What is in XML, told by a name that only it has, and how its program gives a list that is read.
_KINDS_OF_XML = (
    ("<ref-type", Refusal("XML of EndNote", "In EndNote, export it as RefMan (RIS) or BibTeX.")),
    ("zotero.org/namespaces", Refusal("RDF of Zotero", "In Zotero, export it as BibTeX or RIS.")),
    ("<opml", Refusal("OPML, an outline or a list of feeds", "Export it as Markdown or HTML.")),
    ("<PubmedArticle", Refusal("XML of PubMed", "In PubMed, save it in the format PubMed.")),
    ("loc.gov/mods", Refusal("MODS", "Export it as BibTeX or RIS, or convert it with bibutils.")),
    ("http://www.w3.org/2005/Atom", Refusal("a feed (Atom)", "Save the page that it is of.")),
    ("<rss", Refusal("a feed (RSS)", "Save the page that it is of.")),
    ("<rdf:RDF", Refusal("RDF in XML", _EXPORT)),
    ("<article", Refusal("an article in XML (JATS)", "Save its page as HTML.")),
)

_STARTS = {
    b"%PDF": _PDF,
    b"\x1f\x8b": _PACKED,
    b"7z\xbc\xaf": _ARCHIVE,
    b"Rar!": _ARCHIVE,
    b"\xd0\xcf\x11\xe0": Refusal("an old office document", "Save it as CSV or as .html there."),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"SQLite format 3": _DATABASE,
    b"{\\rtf": Refusal("a document in RTF", "Save it as a web page (.html) or as plain text."),
}
# Files of names that only one program gives to what it packs.
_PACKS = {
    b"word/": WORD,
    b"xl/": _SHEET,
    b"ppt/": _SLIDES,
    b"opendocument.text": _TEXT,
    b"opendocument.spreadsheet": _SHEET,
    b"application/epub": _BOOK,
}
_LOOKED_AT = 10_000
"""So much at each end of an archive says what it holds, in bytes."""

_MARKUP = re.compile(r"\s*<(?:\?xml|rdf:RDF|opml|rss|feed|xml|records|mods\w*)\b", re.IGNORECASE)
_REFWORKS = re.compile(r"\s*RT [A-Z][a-z]+[^\n]*\n(?:[A-Z][A-Z0-9] [^\n]*\n){2}")
_LATEX_START = re.compile(r"^\s*\\documentclass\b", re.MULTILINE)
_LATEX_LIST = re.compile(r"^[ \t]*\\bibitem\b", re.MULTILINE)
_LATEX_ITEM = re.compile(
    r"^[^%\n]*\\(?:item\b|href\b|begin\{(?:longtable|tabular)|cv(?:list)?item\b|[a-zA-Z]{0,8}section\*?\{)",
    re.MULTILINE,
)
# It has its works in a file of BibTeX.
_LATEX_FILE = re.compile(
    r"^[^%\n]*\\(?:bibliography|addbibresource|printbibliography)\b", re.MULTILINE
)


def find_document(data: bytes) -> Refusal | None:
    """Tell a file that is no text by its first bytes; None for any other."""
    if data.startswith(b"PK\x03\x04"):
        ends = data[:_LOOKED_AT] + data[-_LOOKED_AT:]
        return next((found for name, found in _PACKS.items() if name in ends), _ARCHIVE)
    return next((found for start, found in _STARTS.items() if data.startswith(start)), None)


def find_markup(head: str) -> Refusal | None:
    """Tell a text that holds no list in a format that is read; None for any other.

    Examples
    --------
    >>> find_markup("<?xml version='1.0'?><records/>").name
    'XML'
    """
    if _REFWORKS.match(head):
        return Refusal("in the tagged format of RefWorks", "In RefWorks, export it as RIS.")
    if _MARKUP.match(head):
        return next((found for name, found in _KINDS_OF_XML if name in head), _XML)
    if not _LATEX_START.search(head) or _LATEX_LIST.search(head):
        return None
    return None if _LATEX_ITEM.search(head) and not _LATEX_FILE.search(head) else _LATEX
