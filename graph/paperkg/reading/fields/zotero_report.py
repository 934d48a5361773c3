"""A report of Zotero: a page with a table of fields for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.model import PaperKind, ReadingList
from paperkg.reading.charset import tidy_text
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.field_texts import drop_extra, find_spelled, first_of
from paperkg.reading.fields.read_marks import notes_read

__all__ = ["is_zotero_report", "parse_zotero_report"]

_REPORT = re.compile(r"<ul class=\"report\b")
_ITEM = re.compile(r"<li id=\"item_[^\"<>]{0,40}\" class=\"item", re.IGNORECASE)
_VENUES = ("publication", "proceedings title", "book title", "conference name", "university",
           "publisher", "website title", "blog title")  # fmt: skip
_PAGES = ("web page", "blog post", "forum post", "computer program", "software", "dataset")


def is_zotero_report(text: str) -> bool:
    """Tell whether a page is a report that Zotero made of items."""
    return "Zotero" in text[:2_000] and _REPORT.search(text) is not None


def parse_zotero_report(text: str, *, file: str) -> ReadingList:
    """Read a report of Zotero; tags that several entries share are topics.

    Raises
    ------
    InputError
        It has too many items.
    """
    return make_list(list(limit_works(_find_items(text), file=file)), file=file)


def _find_items(text: str) -> Iterator[Described]:
    line, place = 1, 0
    items = LexborHTMLParser(text).css("ul.report > li.item")
    for found, item in zip(_ITEM.finditer(text), items, strict=False):
        line += text.count("\n", place, found.start())
        place = found.start()
        yield _describe(item, line)


def _describe(item: LexborNode, line: int) -> Described:
    fields = dict[str, list[str]]()
    for row in item.css("tr"):
        name, value = row.css_first("th"), row.css_first("td")
        if name and value:
            fields.setdefault(tidy_text(name.text()).lower(), []).append(value.text().strip())

    kind, extra = first_of(fields, "item type").lower(), first_of(fields, "extra")
    title = item.css_first("h2")
    return Described(
        line=line,
        title=title.text() if title else "",
        authors=tuple(fields.get("author") or fields.get("editor") or ()),
        venue=first_of(fields, *_VENUES),
        date=first_of(fields, "date"),
        note=drop_extra(extra),
        short_name=first_of(fields, "short title"),
        names=tuple(_find_names(fields, is_book=kind == "book")),
        urls=tuple(url for url in fields.get("url", ()) if url.startswith("http")),
        keywords=tuple(tidy_text(tag.text()) for tag in item.css("ul.tags > li")),
        is_read=notes_read(extra),
        kind=None if kind in _PAGES else PaperKind.PAPER,
    )


def _find_names(fields: Mapping[str, Sequence[str]], *, is_book: bool) -> Iterator[str]:
    """Find what names a work; an ISBN does so only for a book as a whole."""
    doi, isbn = first_of(fields, "doi"), first_of(fields, "isbn").split()
    if doi:
        yield f"doi:{doi}"
    for text in (first_of(fields, "extra"), first_of(fields, "archive id")):
        yield from find_spelled(text)
    if is_book:
        yield from (f"isbn:{number}" for number in isbn[:1])
