"""Readings in the cells of a calendar, below days of the week: "OWL, Fine Rain, 10--30; Ice, 7-9".

Such a table names no column of titles, and its cells say what is due, too. What begins with the
capitals that stand for a book, ends with pages or stands in quotation marks is a reading; the pages
of a book alone are a part of a work that is named elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.reading.patterns import PAGES
from paperkg.reading.records import KNOWN
from paperkg.reading.text.blocks import (
    BREAK,
    Block,
    BlockKind,
    Span,
    has_link,
    make_item,
    plain_text,
)
from paperkg.reading.votes.title_words import begins_big, count_words
from paperkg.reading.words import words_of

__all__ = ["list_calendar"]

MIN_DAYS = 2
"""So many columns at least are called by days of the week."""

MIN_READINGS = 3
"""So many readings at least stand in the cells of a calendar, and in half of those with words."""

MIN_WORDS = 2
"""A title with pages, and no book before it, has so many words."""

MAX_CELL = 300
"""A cell with readings has no more characters."""

HOURS = 24
"""Of two numbers that are no higher both may be hours."""

_NUMBER = re.compile(r"\d+")
_WEEKDAYS = words_of("meetings", "weekdays")
_BOOK = re.compile(r"\s*(?P<book>[A-Z]{2,6}\d?)\s*[,:]\s*(?=\S)")
_NEXT = re.compile(r"\s{0,9}(?:;|\n)\s*|,\s+(?=[A-Z]{2,6}\d?\s*[,:]\s)")
_PAGES = re.compile(
    rf"(?:^|[,.:(]?\s)\(?(?:(?:{PAGES})\.?\s?)?\d{{1,4}}\s?(?:-{{1,3}}|[–—])\s?\d{{1,4}}\)?$"
    rf"|(?:^|[,.:(]\s?)(?:{PAGES})\.?\s?\d{{1,4}}\)?$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"(?P<who>[^\W\d_][\w'’-]{1,30}), (?=\S+ \S)")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{6,200}[\"”»][.,]?")
_QUOTES = ' \t,."“”„«»'


def list_calendar(table: Block) -> Block | None:
    """Make a list of the readings in the cells of a calendar; None of any other table."""
    days = _find_days(table)
    if len(days) < MIN_DAYS:
        return None
    rows = [row for row in table.children if not row.level]
    cells = [row.children[day] for row in rows for day in days if day < len(row.children)]
    if any(has_link(cell.spans) for cell in cells):
        return None
    items: list[Block] = []
    worded = told = paged = 0
    for cell in cells:
        text = plain_text(cell.spans).strip()
        works = list(_readings_in(text)) if len(text) <= MAX_CELL else []
        items += (make_item(cell.line, spans) for spans in works if spans)
        worded += bool(text)
        told += bool(works)
        paged += any(map(_has_pages, _NEXT.split(text))) if works else 0
    is_calendar = len(items) >= MIN_READINGS and 2 * told >= worded and paged >= KNOWN * told
    return Block(BlockKind.LIST, table.line, children=items) if is_calendar else None


def _find_days(table: Block) -> list[int]:
    """Give the places of the columns that are called by days of the week."""
    head = next((row for row in table.children if row.level == 1), None)
    names = [plain_text(cell.spans).strip(" .*_").lower() for cell in head.children] if head else []
    return [place for place, name in enumerate(names) if name in _WEEKDAYS]


def _readings_in(text: str) -> Iterator[list[Span]]:
    """Give the readings of a cell; an empty one for the pages of a book alone."""
    for part in _NEXT.split(text):
        book = _BOOK.match(part)
        title = part[book.end() :] if book else part
        pages = _PAGES.search(title)
        title = (title[: pages.start()] if pages else title).strip(_QUOTES)
        if book or pages or _QUOTED.fullmatch(part.strip()):
            yield _as_work(title, is_in_book=book is not None)


def _has_pages(part: str) -> bool:
    """Whether a part of a cell ends with pages that are no hours of a day: "Rain Lab 9-11"."""
    pages = _PAGES.search(part)
    return pages is not None and any(int(number) > HOURS for number in _NUMBER.findall(pages[0]))


def _as_work(title: str, *, is_in_book: bool) -> list[Span]:
    """Write a reading as fields: its title, and who wrote it, if that is said."""
    author = _AUTHOR.match(title)
    title = (title[author.end() :] if author else title).strip(_QUOTES)
    least = 1 if is_in_book or author else MIN_WORDS
    if count_words(title) < least or not begins_big(title):
        return []
    signed = [BREAK, Span(f"Author: {author['who']}")] if author else []
    return [Span(f"Title: {title}"), *signed]
