"""Where and when the works of a section appeared, as its name says: "2019", "NeurIPS 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import Dated, find_date, read_date
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.words import any_inside, words_of

__all__ = ["read_meeting", "read_section", "read_sections", "tells_of_reading"]

# The longest first, as no space parts words of Chinese or Japanese.
_OF_YEARS = "|".join(sorted(words_of("sections", "of_years"), key=len, reverse=True))
# What stands beside the year of papers: "Publications in 2021", but not "Read in 2021".
_PAPERS = re.compile(
    r"\W*(?:(?:accepted|conference|journal|published|selected|the) )*"
    r"(?:papers?|articles?|publications?|preprints?)?\W*(?:from|in|of|year)?\W*|年?(?:的?论文|論文)"
    r"|(?:[（(][^（）()]{1,8}[）)])?年?度(?:完了|分)?"
    # "Artículos publicados en 2021", "2021年发表的论文".
    rf"|(?>(?:[\W年度]|{_OF_YEARS})*)",
    re.IGNORECASE,
)
# Where no space sets a year off: "2021年发表的论文", "2021年3月论文".
_YEAR_AT_WORDS = re.compile(
    r"(?<![\d.])(?:1[5-9]|20)\d\d\s?[年년](?:\s?(?:0?[1-9]|1[0-2])\s?[月월])?(?!\s?\d)"
)
# What stands beside a meeting whose papers follow: "Accepted papers of", "Top 12", "Oral".
_OF_MEETING = re.compile(
    r"\b(?:accepted|articles?|awards?|best|highlights?|orals?|papers?|picks|posters?|preprints?"
    r"|proceedings|publications?|reading list|spotlights?|to read|top(?= \d))\b"
    r"|论文|論文|採択|논문",
    re.IGNORECASE,
)
_BESIDE_MEETING = re.compile(
    r"\b(?:after|before|call|challenge|committee|competition|courses?|deadlines?|keynotes?|lectures?"
    r"|notes|program(?:me)?|recap|report|review\w*|schedule|school|seminar|since|slides|submi\w+"
    r"|talks?|tutorials?|until|visit|workshops?)\b",
    re.IGNORECASE,
)
"""What makes it something else: "ICML 2023 tutorial: papers"."""

# Who reads them, whose name says when they do: "Suggestions for the Journal Club, 2015".
_OF_READERS = re.compile(
    r"\b(?:book|journal|paper|reading) (?:club|group|seminar|circle)s?\b|\bsuggest(?:ed|ions?)\b"
    r"|\b(?:lese(?:kreis|gruppe|club)|cercle de lecture|club de lectura|gruppo di lettura)\b",
    re.IGNORECASE,
)

_COUNT = re.compile(
    r"\s?[(\[（]\d{1,3}"
    r"(?:\s?(?:articles?|books?|entries|items|papers?|titles|works?|篇|本|件|편))?[)\]）]$",
    re.IGNORECASE,
)
"""How many works a section has, behind its name: "2023 (12 papers)"."""

_WORD_LAST = re.compile(r"([^\W_][\w&]*)['’(\s]*$")
_WORD_FIRST = re.compile(r"\s*([^\W_][\w&]*)")
_ACRONYMS = words_of("venues", "acronyms")
MAX_YEAR, MAX_MONTH = 6, 12
"""A year, and a month below it, have no more signs."""

_NOTHING = Venue("", "", False)


@lru_cache(maxsize=1_000)
def read_sections(topics: Sequence[str]) -> Venue:
    """Say where and when works appeared by the sections around them, the inner one first.

    Examples
    --------
    >>> read_sections(("Nets", "NeurIPS 2023"))
    Venue(name='NeurIPS', date='2023', is_sure=True)
    >>> read_sections(("NeurIPS", "2023")).name
    'NeurIPS'
    >>> read_sections(("2023", "May")).date
    '2023-05'
    """
    for place in reversed(range(len(topics))):
        if place and (date := _read_month_of(topics[place - 1], topics[place])):
            return Venue("", date, True)
        said = read_section(topics[place])
        if said.date and not said.name:
            beside = (*topics[place + 1 : place + 2], *topics[:place][-1:])
            named = [venue for topic in beside if (venue := read_venue(topic)) and venue.is_sure]
            return next((Venue(venue.name, said.date, True) for venue in named), said)
        if said.date:
            return said
    return _NOTHING


_WAS_READ = re.compile(rf"{any_inside(words_of('sections', 'was_read'))}|\bread in (?:19|20)\d\d\b")


def tells_of_reading(name: str) -> bool:
    """Whether the name of a list says that somebody read what it has.

    Examples
    --------
    >>> tells_of_reading("Things I’ve Read"), tells_of_reading("读过的书")
    (True, True)
    >>> tells_of_reading("Ungelesen"), tells_of_reading("Papers to read")
    (False, False)
    """
    return _WAS_READ.search(name.lower().replace("’", "'")) is not None


def _read_month_of(year: str, month: str) -> str:
    """Read a month, or a day, below a year: "2023" and "May", "2023年" and "5月"; "" where not."""
    if len(year) > MAX_YEAR or len(month) > MAX_MONTH or len(read_date(year)) != len("2023"):
        return ""
    date = read_date(f"{month} {year}") or read_date(year + month)
    return date if len(date) > len("2023") else ""


def read_section(topic: str) -> Venue:
    """Say where and when the works of one section appeared; nothing where its name tells no year.

    Examples
    --------
    >>> read_section("Publications (2021)").date
    '2021'
    >>> read_section("2021 (12 papers)").date
    '2021'
    >>> read_section("2021年发表的论文").date
    '2021'
    >>> read_section("Nets before 2021").date
    ''
    """
    topic = _COUNT.sub("", topic)
    if date := read_date(topic):
        return Venue("", date, True)
    if not has_digit(topic) or _OF_READERS.search(topic):
        return _NOTHING
    if of_meeting := read_meeting(topic):
        return of_meeting
    venue, found = read_venue(topic), find_date(topic) or _find_year(topic)
    if found and _PAPERS.fullmatch(topic[: found.start] + topic[found.end :]):
        return Venue("", found.date, True)
    if not (venue and venue.is_sure and venue.name and venue.date):
        return _NOTHING
    before = read_venue(topic[: found.start]) if found else None
    return replace(before, date=venue.date) if before and before.is_sure else venue


def _find_year(text: str) -> Dated | None:
    """Find the year of a text whose words follow it at once, and the month behind it."""
    found = None if text.isascii() else _YEAR_AT_WORDS.search(text)
    return Dated(read_date(found[0]), *found.span()) if found else None


def read_meeting(text: str) -> Venue | None:
    """Read a text as the name of the papers of a meeting; None where it says no more than a year.

    Examples
    --------
    >>> read_meeting("Accepted papers of ICML 2023")
    Venue(name='ICML', date='2023', is_sure=True)
    >>> read_meeting("Papers for the ICML 2023 tutorial") is None
    True
    """
    text = text.replace("-", " ").replace("_", " ")  # "CVPR-2023-Papers"
    found = find_date(text)
    if not found:
        return None
    before, after = text[: found.start], text[found.end :]
    beside = (_WORD_LAST.search(before), _WORD_FIRST.match(after))
    name = next((word[1] for word in beside if word and word[1] in _ACRONYMS), "")
    said = f"{before} {after}"
    is_alone = said.strip(" '’()") == name
    is_of_papers = is_alone or (_OF_MEETING.search(said) and not _BESIDE_MEETING.search(said))
    return Venue(name, found.date, True) if name and is_of_papers else None
