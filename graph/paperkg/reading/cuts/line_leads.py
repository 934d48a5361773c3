"""What a line begins with before its title: where or when, an identifier, the day of a class."""

from __future__ import annotations

import re

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import CODED, end_of_venue, read_venue
from paperkg.reading.patterns import (
    ARXIV_NUMBER,
    CAPITAL,
    DAY_OF_WEEK,
    DOI_START,
    MONTH_NAME,
    YEAR,
)
from paperkg.reading.words import either

__all__ = ["CLASS", "HAS_YEAR", "SPELLED", "WHOLE_DATE", "end_of_lead"]

MAX_LEAD = 60
"""What a line begins with before its title takes no more signs, and has a number."""

HAS_YEAR = re.compile(rf"\b{YEAR}\b")
"""What an entry of a catalogue has, "Fleck, Ludwik: Entstehung. Basel 1935", and few titles."""

SPELLED = rf"(?:arxiv\s?:\s?)?{ARXIV_NUMBER}|(?:doi\s?:\s?)?{DOI_START}[^\s,]*[^\s,:;.]"
"""An identifier of arXiv or a DOI, as it is spelled."""

# "2401.00002: A Fine Title", "arXiv:2401.00002 A Fine Title" and "A Fine Title, 2401.00002".
_IDENTIFIER_FIRST = re.compile(rf"({SPELLED})(?:\s?[:,;]\s|\s(?=[^\W\d]))", re.IGNORECASE)
# When a work appeared, or a group read it: "2021-03-05: A Fine Title", "3 May 2021 A Fine Title".
_DAY, _NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
WHOLE_DATE = (
    rf"(?:{YEAR}(?:-{_NUMBER}-{_DAY}|/{_NUMBER}/{_DAY}|\.{_NUMBER}\.{_DAY})"
    rf"|{_DAY}\.{_NUMBER}\.{YEAR}|{_DAY}/{_NUMBER}/{YEAR}|{_NUMBER}/{_DAY}/{YEAR}"
    rf"|(?i:{MONTH_NAME})\.?\s{_DAY},?\s{YEAR}|{_DAY}\.?\s(?i:{MONTH_NAME})\.?,?\s{YEAR})"
)
"""A date with its day, in digits or with the name of the month."""

_DAY_FIRST = re.compile(rf"\s*{WHOLE_DATE}(?=\s?[:：]\s|\s{CAPITAL})")
CLASS = rf"(?:{either('parts', 'classes')})\s\d{{1,3}}"
"""A class of a course, or a meeting of a group, by its number."""

_CLASS_FIRST = re.compile(rf"\s*{CLASS}(?:\s?\([^()]{{1,20}}\))?(?=\s?[:：]\s\S)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AFTER_DAY = re.compile(r"\s*(?:[:：,;(–—-]|$)")
_SMALL_WORD = re.compile(r"\s[a-z]{2,}")


def end_of_lead(text: str) -> int:
    """Find where "16-ATC-", "SOSP'03-", "ICML 2022, " and "2401.00002: " end at the start."""
    if not _DIGIT.search(text, 0, MAX_LEAD):
        return 0
    if named := _IDENTIFIER_FIRST.match(text):
        return named.end(1)
    if day := _DAY_FIRST.match(text) or _CLASS_FIRST.match(text):
        return day.end()
    if day := DAY_OF_WEEK.match(text):
        return day.end() if _AFTER_DAY.match(text, day.end()) else 0
    if coded := CODED.match(text):
        return coded.end() - 1
    if end := end_of_venue(text):
        return end
    lead, comma, rest = text[:MAX_LEAD].partition(", ")
    if not comma or not rest[:1].isalnum() or len(lead.split()) > 7 or not HAS_YEAR.search(lead):
        return 0
    if lead.isdecimal():
        return len(lead)  # 2019, Poe's Fine Network
    if not _SMALL_WORD.search(text, len(lead)) and len(text.split()) < 8:
        return 0  # "NIPS 2016 Tutorials, Long Beach"
    venue = read_venue(lead)
    return len(lead) if read_date(lead) or (venue and venue.is_sure and venue.date) else 0
