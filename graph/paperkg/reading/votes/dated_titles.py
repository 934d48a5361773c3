"""Titles with their years behind them and nothing between: "Fine Trees of the North 2009".

A title alone may end with a year of its own, and so may the names of meetings. Where nearly all
titles of siblings end with years, of which no two need be the same, these say when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.dates import is_on_year
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR, YEAR
from paperkg.reading.records import SMALL_GROUP, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind
from paperkg.reading.words import OPEN_WORDS

__all__ = ["agree_on_title_years", "are_dated", "keep_years_of_others"]

MIN_TITLES = 4
"""So many titles at least end with a year."""

NEARLY_ALL = 0.8
"""The share of the siblings that must, and of those that must not begin as others do."""

MIN_WORDS = 4
"""So many words stand before the year in the mean: names of meetings have fewer."""

# Whom a work answers: "Comment on Poe", before the year of what they wrote.
_ANSWER = re.compile(
    r"\b(?i:comments?|commentary|erratum|corrigendum|rejoinder|repl(?:y|ies)|responses?)"
    r" (?:on|to|for) "
    rf"(?:(?:{CAPITAL}[^\W\d]*\.?|et al\.?|and|&),? ){{0,8}}(?:{CAPITAL}[\w'’-]*|al\.?)$"
)
_YEARS = re.compile(rf"{YEAR}\s?[-–—]\s?{YEAR}")
_ENDS = re.compile(rf"(?P<title>\S.*[^\W\d])[?!]?\s(?P<year>{RECENT_YEAR})")


def are_dated(texts: Sequence[str]) -> bool:
    """Whether nearly all of some texts are titles with years behind them.

    Examples
    --------
    >>> names = ("Fine Trees of Ice", "How Ponds Grow Old", "Rain on Slow Fish", "Hail and Ice Too")
    >>> are_dated([f"{name} {2001 + number}" for number, name in enumerate(names)])
    True
    >>> are_dated([f"Our Fine Summer School {year}" for year in range(2001, 2009)])
    False
    """
    found = [ends for text in texts if (ends := _ENDS.fullmatch(text)) and _is_title(ends["title"])]
    if len(found) < max(MIN_TITLES, NEARLY_ALL * len(texts)):
        return False
    titles = [ends["title"].split() for ends in found]
    starts = {" ".join(words[:2]).lower() for words in titles}
    is_long = sum(map(len, titles)) >= MIN_WORDS * len(titles)
    is_various = len({ends["year"] for ends in found}) > 1
    return is_long and is_various and len(starts) >= NEARLY_ALL * len(titles)


def _is_title(text: str) -> bool:
    """Whether a text before a year is no venue, and does not lead to the year: "Rain in"."""
    if is_on_year(text) or text.rpartition(" ")[2].lower() in OPEN_WORDS:
        return False
    venue = read_venue(text)
    return venue is None or not venue.is_sure


def keep_years_of_others(groups: Sequence[Group]) -> None:
    """Leave the year of what a work answers in its title, where the work has a date of its own.

    "Poe, A. (2020). Wet birds: Comment on Orr (2018). Rain Letters" is such. From when to when says
    what a work is about, too: "Rain in Towns, 1966 - 2013".
    """
    for group in groups:
        for record in group.records:
            if record.title is not None:
                _keep_year(record, record.titles[-1] if record.titles else record.title)


def _keep_year(record: Record, place: int) -> None:
    if place + 1 == len(record.segments):
        return
    title, year = record.segments[place : place + 2]
    if year.kind is Kind.NUMBER and year.span == title.span and _YEARS.fullmatch(year.text):
        record.join_segments(place, place + 1)
        return
    is_year = year.kind is Kind.DATE and year.bracket == "(" and year.span == title.span
    if not is_year or _ANSWER.search(title.text) is None:
        return
    if any(part.date and part is not year for part in record.segments):
        title.text, title.end = f"{title.text} ({year.text})", year.end
        del record.segments[place + 1]


def agree_on_title_years(groups: Sequence[Group]) -> None:
    """Cut the years off titles, where nearly all of the siblings have one and no other date.

    A small group follows a large one of its kind.
    """
    agreed = {group.container for group in voters_of(groups) if _agree(group.records)}
    for group in groups if agreed else ():
        if group.container in agreed and len(group.records) <= SMALL_GROUP:
            for record in group.records:
                _cut(record)


def _agree(records: Sequence[Record]) -> bool:
    """Cut the years off the titles of siblings, and say whether they end with some."""
    titled = [record for record in records if record.title is not None]
    texts = [record.segments[record.title or 0].text for record in titled]
    are_cut = any(text[-1:].isdecimal() for text in texts[:2]) and are_dated(texts)
    for record in titled if are_cut else ():
        _cut(record)
    return are_cut


def _cut(record: Record) -> None:
    if record.title is None:
        return
    place, title = record.title, record.segments[record.title]
    ends = _ENDS.fullmatch(title.text)
    if not ends or is_on_year(ends["title"]) or any(part.date for part in record.segments):
        return
    middle = title.whole.rfind(ends["year"], title.start, title.end)
    date = replace(title, text=ends["year"], kind=Kind.DATE, cut=Cut.SPACE, start=middle)
    date.date, date.url, date.local = ends["year"], "", ""
    title.text, title.end = title.text[: ends.start("year")].rstrip(), middle
    record.segments.insert(place + 1, date)
