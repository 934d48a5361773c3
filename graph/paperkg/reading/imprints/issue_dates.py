"""When an issue of a journal, or a meeting, was: "Spring 2014", "March/April 2014", "3-7 May 2014".

No day is meant by them, and of several months the first is given. In the name of a section a
season is sooner that of a class, so only what cites a work is read so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperkg.reading.imprints.dates import read_month
from paperkg.reading.words import any_of, words_of

__all__ = ["read_issue_date"]

MAX_DATE = 40
"""Such a date has no more signs."""

_YEAR = r"(?P<year>1[5-9]\d\d|20[0-3]\d)"
_TO = r"\s?[-–—/&]\s?"
_SEASON = rf"(?:{any_of(words_of('coursework', 'seasons'))})"
_SEASONS = rf"{_SEASON}(?:{_TO}{_SEASON})?"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_LAST = r"(?P<last>[^\W\d_]{3,10})\.?"
_DAYS = rf"[0-3]?\d\.?{_TO}[0-3]?\d\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_SEASONS},?\s(?:of\s)?{_YEAR}(?:{_TO}\d{{2,4}})?",
        rf"{_YEAR},?\s{_SEASONS}",
        rf"{_MONTH}{_TO}{_LAST},?\s{_YEAR}",
        rf"{_YEAR},?\s{_MONTH}{_TO}{_LAST}",
        rf"{_MONTH}\s{_YEAR}{_TO}{_LAST}\s\d{{4}}",
        rf"{_DAYS}\s{_MONTH},?\s{_YEAR}",
        rf"{_MONTH}\s{_DAYS},?\s{_YEAR}",
    )
)
_TWO_YEARS = re.compile(rf"{_YEAR}/(?P<next>\d\d)")


@lru_cache(maxsize=5_000)
def read_issue_date(text: str) -> str:
    """Read such a date, as ``YYYY`` or ``YYYY-MM``; empty where it is none.

    Examples
    --------
    >>> read_issue_date("Spring 2014"), read_issue_date("2014, March/April")
    ('2014', '2014-03')
    >>> read_issue_date("3-7 May 2014"), read_issue_date("2013/14"), read_issue_date("Rain 2014")
    ('2014-05', '2013', '')
    """
    text = text.strip(" .,;:()[]")
    if len(text) > MAX_DATE:
        return ""
    if years := _TWO_YEARS.fullmatch(text):
        is_next = (int(years["year"]) + 1) % 100 == int(years["next"])
        return years["year"] if is_next else ""
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _spell(found.groupdict())
    return ""


def _spell(said: dict[str, str | None]) -> str:
    year, month, last = said["year"] or "", said.get("month"), said.get("last")
    if month is None:
        return year
    number = read_month(month)
    is_period = last is None or read_month(last)
    return f"{year}-{number:02}" if number and is_period else ""
