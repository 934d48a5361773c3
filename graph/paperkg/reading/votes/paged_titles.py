"""What to read of works, behind their titles.

Lawyers cite pages behind titles of books in capitals, "ANN POE, FINE RAIN 127-57 (2010)"; a course
says which numbers of a series to read, "The Rain Papers, No. 1, 9, 10".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Kind, Mark

__all__ = ["drop_pages"]

# From when to when a book is about has years in full: "THE RAINS 1914-18".
_PAGES = re.compile(r"(?<=[^\W\d_]),? \d{1,3}[-–—]\d{1,3}$")
# Numbers of up to three signs are no years: "Owls in Wars, 1914-1918".
_PAGES_LAST = re.compile(
    r"(?<=[^\W\d_]), (?P<first>\d{1,3})\s?(?:--?|[–—])\s?(?P<last>\d{1,3})\.?$"
)
# So many numbers are those of parts; of one or two a work may be called so.
_PARTS = re.compile(
    r"(?<=[^\W\d_]), (?:n[ºo°]s?|nn|nrs?|núms?|№№?)\.? ?\d{1,3}"
    r"(?:(?:,|[-–—]|,? (?:&|and|e|et|und|y)) ?\d{1,3}){2,60}$",
    re.IGNORECASE,
)


def drop_pages(groups: Sequence[Group]) -> None:
    """Take the pages off titles in capitals, which authors stand before and a year in brackets.

    Numbers of parts behind a comma are no words of a title, whatever stands beside it.
    """
    for group in groups:
        for record in group.records:
            _drop(record)
            _drop_parts(record)


def _drop_parts(record: Record) -> None:
    title = record.segments[record.title] if record.title is not None else None
    ends_in_digit = title is not None and title.text.rstrip(".")[-1:].isdecimal()
    if title and title.kind is Kind.TEXT and ends_in_digit and "," in title.text:
        title.text = _PARTS.sub("", title.text)
        pages = _PAGES_LAST.search(title.text) if title.mark is Mark.PLAIN else None
        if pages and int(pages["first"]) < int(pages["last"]):
            title.text = title.text[: pages.start()]


def _drop(record: Record) -> None:
    place = record.title
    if not place or not any(part.kind is Kind.PEOPLE for part in record.segments[:place]):
        return
    title, *after = record.segments[place : place + 2]
    is_dated = any(part.kind is Kind.DATE and part.bracket == "(" for part in after)
    if is_dated and title.kind is Kind.TEXT and title.text.isupper():
        title.text = _PAGES.sub("", title.text)
