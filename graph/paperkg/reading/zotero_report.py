"""A report of Zotero: a page with a table of fields for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.model import PaperKind, ReadingList
from paperkg.reading.bibliography import (
    Described,
    drop_extra,
    find_spelled,
    is_marked_read,
    limit_works,
    make_list,
)
from paperkg.reading.charset import tidy_text

__all__ = ["is_zotero_report", "parse_zotero_report"]

_REPORT = re.compile(r"<ul class=\"report\b")
_ITEM = re.compile(r"<li id=\"item_", re.IGNORECASE)
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

    def first(*names: str) -> str:
        return next((value for name in names for value in fields.get(name, ())), "")

    kind, extra = first("item type").lower(), first("extra")
    title = item.css_first("h2")
    names = [f"doi:{first('doi')}"] if first("doi") else []
    names += [name for text in (extra, first("archive id")) for name in find_spelled(text)]
    names += [f"isbn:{first('isbn').split()[0]}"] if kind == "book" and first("isbn") else []
    return Described(
        line=line,
        title=title.text() if title else "",
        authors=tuple(fields.get("author") or fields.get("editor") or ()),
        venue=first(*_VENUES),
        date=first("date"),
        note=drop_extra(extra),
        short_name=first("short title"),
        names=tuple(names),
        urls=tuple(url for url in fields.get("url", ()) if url.startswith("http")),
        keywords=tuple(tidy_text(tag.text()) for tag in item.css("ul.tags > li")),
        is_read=is_marked_read(extra),
        kind=None if kind in _PAGES else PaperKind.PAPER,
    )
