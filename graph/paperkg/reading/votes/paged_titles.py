"""Pages behind titles of books in capitals, as lawyers cite: "ANN POE, FINE RAIN 127-57 (2010)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Kind

__all__ = ["drop_pages"]

# From when to when a book is about has years in full: "THE RAINS 1914-18".
_PAGES = re.compile(r"(?<=[^\W\d_]),? \d{1,3}[-–—]\d{1,3}$")


def drop_pages(groups: Sequence[Group]) -> None:
    """Take the pages off titles in capitals, which authors stand before and a year in brackets."""
    for group in groups:
        for record in group.records:
            _drop(record)


def _drop(record: Record) -> None:
    place = record.title
    if not place or not any(part.kind is Kind.PEOPLE for part in record.segments[:place]):
        return
    title, *after = record.segments[place : place + 2]
    is_dated = any(part.kind is Kind.DATE and part.bracket == "(" for part in after)
    if is_dated and title.kind is Kind.TEXT and title.text.isupper():
        title.text = _PAGES.sub("", title.text)
