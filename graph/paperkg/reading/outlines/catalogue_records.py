"""Records of libraries, "Poe A. Fine Rain : essays / Poe A., Roe B. - Berlin : Rain, 2008. - 9 p.".

Their areas are set off by points and dashes (ISBD, GOST 7.1): the title, who is responsible for it
behind a slash, the city and the publisher, the year, the pages. Each becomes a field on a line of
its own, where several texts of a document are written so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import MIN_GROUP
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import BREAK, Block, Span, plain_text

__all__ = ["part_catalogue_records"]

MAX_SIGNS = 1_500
"""A record is no longer, in characters."""

MAX_AREAS = 4
"""The city and the year stand behind one of the first dashes."""

_AREA = re.compile(r"\.\s?[-–—]\s?(?=[^\W_])")
# The year is the first behind the city; "cop." says that it is that of the copyright.
_SOURCE = re.compile(
    rf"(?P<place>{CAPITAL}[^:–—]{{0,60}}?(?:\s?:\s?.{{2,160}}?)?)[,:]?\s?[-–—]?\s?"
    rf"(?:cop\.\s)?(?P<year>{YEAR})(?!\s?[-–—]\s?\d|\d)"
)
# "Poe A. B." or "Poe A.B. и др." before the title.
_NAME = rf"{CAPITAL}[\w'’-]+,?\s(?:{CAPITAL}\.\s?-?){{1,3}}(?:{CAPITAL}(?=\s))?"
_AUTHOR = re.compile(
    rf"(?P<who>{_NAME}(?:,\s{_NAME}){{0,4}}(?:\s?(?:и др|et al)\.?)?)\s?(?={CAPITAL})"
)
_OFFICE = re.compile(
    r"\((?:[^()]{0,20}(?:ред|пер|сост|ed|eds|hrsg))\b[^()]{0,20}\)\.?", re.IGNORECASE
)
_ISBN = re.compile(r"ISBN:?\s?(\d[\d -]{8,16}[\dX])(?!\d)")


class _Record(NamedTuple):
    """What stands before the slash and behind it; the city with the publisher, year and ISBN."""

    head: str
    said: str
    place: str
    year: str
    isbn: str


def part_catalogue_records(every: Sequence[Block]) -> None:
    """Part such records into fields, if several texts of a document are some."""
    found = [(block, record) for block in every if (record := _read(block))]
    if sum(bool(record.said) for _, record in found) < MIN_GROUP:
        return
    for block, record in found:
        block.spans[:] = _fields_of(record)


def _read(block: Block) -> _Record | None:
    has_point = False
    for span in block.spans:
        if span.url or span.local or span.is_image:
            return None
        has_point = has_point or "." in span.text
    if not has_point:
        return None
    text = plain_text(block.spans)
    if len(text) > MAX_SIGNS or not _AREA.search(text):
        return None
    text = tidy(text)
    if not text[:1].isupper():
        return None
    for area in islice(_AREA.finditer(text), MAX_AREAS):
        if source := _SOURCE.match(text, area.end()):
            head, _, said = text[: area.start()].partition("/")
            isbn = _ISBN.search(text, source.end())
            number = isbn[1] if isbn else ""
            return _Record(head.strip(), said.strip(), source["place"], source["year"], number)
    return None


def _fields_of(record: _Record) -> list[Span]:
    who, title = _part_author(record.head, record.said)
    named = _names_of(record.said) or who
    spans = [Span("Title: "), Span(title.partition(" = ")[0].strip(" ."), emphasized=True)]
    place = record.place.rstrip(" .").replace(" : ", ": ")
    fields = [author_field(named)] if named else []
    fields += [Span(f"Publisher: {place}, {record.year}"), Span(f"Date: {record.year}")]
    fields += [Span(f"ISBN: {record.isbn}")] if record.isbn else []
    return [*spans, *(span for field in fields for span in (BREAK, field))]


def _part_author(head: str, said: str) -> tuple[str, str]:
    """Part who wrote a work from its title; behind the slash stands the same surname again."""
    if found := _AUTHOR.match(head):
        return found["who"].strip(), head[found.end() :]
    who, point, title = head.partition(". ")
    people = read_people(who, single=True) if point else None
    is_named = people is not None and (people.is_known or who.partition(" ")[0] in said)
    return (who, title) if is_named else ("", head)


def _names_of(said: str) -> str:
    """Give the names behind the slash, of those who wrote a work and not only edited it."""
    first = said.partition(";")[0].strip()
    people: People | None = None if _OFFICE.search(first) else read_people(first, single=True)
    return ", ".join(people.names) if people else ""
