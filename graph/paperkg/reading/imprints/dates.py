"""Dates as lists write them: a year, "Jan. 2023", ``2019.05``, "arxiv, 14.12", "CVPR'17"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from paperkg.reading.words import words_of

__all__ = [
    "Dated",
    "find_date",
    "find_period",
    "is_on_year",
    "read_date",
    "read_month",
    "year_in_full",
]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio janeiro januari января январь",
            "february feb februar février févr febrero febbraio fevereiro februari февраля февраль",
            "march mar märz mars marzo março maart марта март",
            "april apr avril avr abril aprile апреля апрель",
            "may mai mayo maggio maio мая май",
            "june jun juni juin junio giugno junho июня июнь",
            "july jul juli juillet juil julio luglio julho июля июль",
            "august aug août agosto augustus августа август",
            "september sep sept septembre septiembre settembre setembro сентября сентябрь",
            "october oct oktober okt octobre octubre ottobre outubro октября октябрь",
            "november nov novembre noviembre novembro ноября ноябрь",
            "december dec dezember dez décembre diciembre dic dicembre dezembro декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}
# A number beyond is no year of a work: "Crackpot2065".
_YEAR = r"(?P<year>1[5-9]\d\d|20[0-3]\d)"
_MONTH = r"(?P<month>[^\W\d_]{3,10})"
_DAY = r"(?P<day>[0-3]?\d)"
_ORDINAL = "(?:st|nd|rd|th)"
_DE = r"(?:de\s+|del\s+)?"  # 15 de mayo del 2010
_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|\s?[+-]\d\d:?\d\d)?)?"
_LETTERS = re.compile(r"[^\W\d_]{3,10}")
_ANY_YEAR = re.compile(_YEAR)
_SPANS = words_of("titles", "spans")


def _dated(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.–-])(?:{form})(?![\w-])(?!\.\d|\s?[–-]\s?\d)", re.IGNORECASE)


# The most exact forms first, of those with a month's name and of the others.
_NUMBERED = (
    _dated(rf"{_YEAR}[-/.](?P<number>[01]?\d)[-/.]{_DAY}{_TIME}"),
    _dated(
        rf"{_YEAR}\s?[年년]\s?(?P<number>[01]?\d)\s?[月월](?:\s?{_DAY}\s?[日일])?(?:出版|版|号|號|호)?"
    ),
)
# The day before the month, "17.05.2023", or the month before the day, "05/17/2023".
_DAY_MONTH = _dated(
    rf"(?P<first>[0-3]?\d)(?:\.\s?|(?P<sign>[/-]))(?P<second>[0-3]?\d)(?:\.\s?|(?P=sign)){_YEAR}"
)
_NAMED = (
    _dated(rf"{_DAY}(?:\.|er|º|{_ORDINAL})?\s+(?:of\s+)?{_DE}{_MONTH}\.?,?\s+{_DE}{_YEAR}"),
    _dated(rf"{_DAY}-{_MONTH}\.?-{_YEAR}"),
    _dated(rf"{_MONTH}\.?\s+{_DAY}{_ORDINAL}?,?\s+{_YEAR}"),
    _dated(rf"{_YEAR}[a-z]?,?\s+{_MONTH}\.?\s+{_DAY}"),
    _dated(rf"{_YEAR}[a-z]?,\s+{_DAY}(?:\.|er|º)?\s+{_DE}{_MONTH}"),
    _dated(rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}"),
    _dated(rf"{_MONTH}\.?(?:,?\s*(?:of\s+|{_DE})|[-/]){_YEAR}"),
    _dated(rf"{_YEAR}(?:[a-z]?,?\s*|[-/.]){_MONTH}\.?"),
)
_OF_MONTH = (
    _dated(rf"{_YEAR}[-/.](?P<number>[01]\d)"),
    _dated(rf"{_YEAR}\.(?P<number>[1-9])"),
    _dated(rf"(?<!No\. )(?<!Nr\. )(?P<number>[01]?\d)/{_YEAR}"),  # a paper by its number
    _dated(rf"(?P<number>[01]\d)[-.]{_YEAR}"),
    # In a column; elsewhere a number and a year, or from one year to another, "1914-8".
    _dated(rf"^(?P<number>[1-9])[-.]{_YEAR}$"),
    _dated(r"^(?P<year>19[5-9]\d|20[0-3]\d)[-/](?P<number>[1-9])$"),
)
_ISSUE = r"(?:\s?第\s?\d{1,4}\s?[期号號卷辑輯]|出版|版)?"
# "2011 г.", as Russian writes a year, and "2011 р." in Ukrainian.
_IN_FULL = r"\s?(?:г\.?|р\.|года?|року)"
_OF_YEAR = _dated(rf"{_YEAR}[a-z]?(?:\s?[年년]{_ISSUE}|{_IN_FULL})?")
_BETWEEN_NUMBERS = re.compile(r"\d\s?[-/.年년]")
_DIGITS = re.compile(r"\d\d")
# A year of the Persian calendar, in its own digits: of the same length as that of ours.
_SOLAR = re.compile("(?<![۰-۹])۱[۳۴][۰-۹]{2}(?![۰-۹])")
_OTHER_DIGITS = {ord(zero) + digit: str(digit) for zero in ("٠", "۰") for digit in range(10)}
_GLUED_YEAR = re.compile(r"(?<=[A-Za-z])(20[0-3]\d|19\d\d)(?!\d|[A-Z]{2}\d)")  # no e2019JD032321
_APOSTROPHE = re.compile(r"['’‘`]")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’‘`]\s?(\d\d)(?!\d)")
_ARXIV = re.compile("arxiv", re.IGNORECASE)
_ARXIV_MONTH = re.compile(r"(?<![\d.])(\d\d)\.(0[1-9]|1[0-2])(?![\d.])")
# "arXiv 1712": no year of a preprint, but a month of one.
_ARXIV_NUMBER = re.compile(
    r"arxiv[\s:,]{1,2}((?:0[7-9]|1\d)(?:0[1-9]|1[0-2]))(?![\d.])", re.IGNORECASE
)


# From which day, or month, to which: "2016/11/14 - 2017/01/30", "14 Nov 2016 – 2 Jan 2017".
_SIDE = (
    r"(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?"
    r"|(?:\d{1,2}\.? )?[^\W\d_]{3,10}\.? (?:\d{1,2}, )?\d{4})"
)
_OPEN_ENDS = ("TBD", "?", "now", "ongoing", "present", "today", "heute")
_OPEN_END = "|".join(map(re.escape, _OPEN_ENDS))
_PERIOD_LAST = re.compile(
    rf"(?:[(\[]\s?|(?<![^\s,;:|]))(?P<first>{_SIDE})\s?(?:[-–—~～→]|to|bis|until|au|al?)\s?"
    rf"(?P<last>{_SIDE}|{_OPEN_END})\s?[)\].]?\s*$"
)
# The day or month with which one ends, where that is no open end.
_SIDE_LAST = re.compile(r"(?:[-/.]\d{1,2}(?:[-/.]\d{1,4})?| \d{4})\Z")
MAX_SIDE = 8
"""The last numbers of a period, with the signs before them, are no longer, in characters."""

MAX_PERIOD = 80
"""A period is no longer, in characters."""

_SHORT_MONTH = re.compile(r"(\d{4})[-/.](\d)")


ALIKE = 85
"""A word is a month, misspelt, that is as much like one, of 100."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, as ``YYYY[-MM[-DD]]``, and where it stands in a text."""

    date: str
    start: int
    end: int


def year_in_full(digits: str) -> str:
    """Give the year that two digits stand for, from 1940 to 2039; four digits are one.

    Examples
    --------
    >>> year_in_full("92"), year_in_full("25"), year_in_full("1897")
    ('1992', '2025', '1897')
    """
    return digits if len(digits) == 4 else f"{20 if int(digits) < 40 else 19}{digits}"


@lru_cache(maxsize=20_000)  # a venue is asked for its date as a date, and as a venue
def find_date(text: str) -> Dated | None:
    """Find the most exact date in a short text.

    Examples
    --------
    >>> find_date("NeurIPS, Dec. 2023").date
    '2023-12'
    >>> find_date("CVPR'17").date
    '2017'
    >>> find_date("تهران، ۱۳۹۸").date  # of the Persian calendar
    '2019'
    """
    if not _DIGITS.search(text):
        return None
    if not text.isascii():
        text = _SOLAR.sub(_from_solar, text).translate(_OTHER_DIGITS)
    has_year = _ANY_YEAR.search(text) is not None
    if has_year and (found := _ARXIV_NUMBER.search(text)):
        return Dated(f"20{found[1][:2]}-{found[1][2:]}", found.start(1), found.end(1))
    for match in _matches(text) if has_year else ():
        if date := _spell(match.groupdict()):
            return Dated(date, match.start(), match.end())
    if _APOSTROPHE.search(text) and (found := _SHORT_YEAR.search(text)):
        return Dated(year_in_full(found[1]), found.start(), found.end())
    if has_year and (found := _GLUED_YEAR.search(text)):
        return Dated(found[1], found.start(), found.end())
    if (found := _ARXIV_MONTH.search(text)) and _ARXIV.search(text):
        return Dated(f"20{found[1]}-{found[2]}", found.start(), found.end())
    return None


def _from_solar(year: re.Match[str]) -> str:
    """Give the year in which most of a Persian year falls."""
    return str(int(year[0]) + 621)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Find what may be dates, the most exact first."""
    has_numbers = _BETWEEN_NUMBERS.search(text)
    forms: tuple[re.Pattern[str], ...] = (*_NUMBERED, _DAY_MONTH) if has_numbers else ()
    if not _MONTHS.keys().isdisjoint(_LETTERS.findall(text.lower())):
        forms += _NAMED
    for form in (*forms, *(_OF_MONTH if has_numbers else ()), _OF_YEAR):
        yield from form.finditer(text)


def _in_order(first: str, sign: str | None, second: str) -> tuple[str, str]:
    """Tell month and day: the day comes first with points; else a number beyond 12 is the day.

    Of "04/05/2023" nobody knows which is which: neither is given.
    """
    if sign is None or int(first) > 12 or first == second:
        return second, first
    return (first, second) if int(second) > 12 else ("", "")


def _spell(parts: dict[str, str | None]) -> str:
    month = parts.get("number") or ""
    if first := parts.get("first"):
        month, parts["day"] = _in_order(first, parts["sign"], parts["second"] or "")
    if name := parts.get("month"):
        number = _MONTHS.get(name.lower())
        if number is None:
            return ""
        month = str(number)
    if month and not 1 <= int(month) <= 12:
        return ""
    day = parts.get("day") or ""
    if day and not 1 <= int(day) <= 31:
        return ""
    numbers = [parts["year"] or "", *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(numbers)


def read_month(name: str) -> int:
    """Read the name of a month, cut short or not; 0 where it is none.

    Examples
    --------
    >>> read_month("Sept"), read_month("Dezember"), read_month("Spring"), read_month("Marcus")
    (9, 12, 0, 0)
    """
    name = name.lower()
    return _MONTHS.get(name) or (_MONTHS.get(name[:3], 0) if _is_nearly_month(name) else 0)


@lru_cache(maxsize=1_000)
def _is_nearly_month(name: str) -> bool:
    """Whether a word that begins as a month is one cut short or misspelt: "Septem", "Febuary"."""
    number = _MONTHS.get(name[:3])
    names = [month for month, at in _MONTHS.items() if at == number]
    return any(month.startswith(name) or fuzz.ratio(name, month) >= ALIKE for month in names)


def find_period(text: str) -> Dated | None:
    """Find from when to when, by days or months, at the end of a text: when a work was read.

    Examples
    --------
    >>> find_period("Rain and Snow; 2016/11/14 - 2017/01/30").start
    15
    >>> find_period("Rain and Snow, 1914-1918") is None
    True
    """
    shown = text.rstrip(" .)]")
    if shown[-1:].isdigit():
        if not _SIDE_LAST.search(shown, max(0, len(shown) - MAX_SIDE)):
            return None  # no period: the pages of a journal, or a year
    elif not shown.endswith(_OPEN_ENDS) or not _DIGITS.search(text):
        return None
    found = _PERIOD_LAST.search(text, max(0, len(shown) - MAX_PERIOD))
    if not found:
        return None
    first, last = _read_side(found["first"]), _read_side(found["last"])
    is_open = not found["last"][-1:].isdigit()
    is_period = len(first) > len("2016") and (
        is_open or (len(last) > len("2016") and first <= last)
    )
    return Dated("", found.start(), found.end()) if is_period else None


def _read_side(text: str) -> str:
    """Read a day or a month, also "2016/8", which alone may be another number."""
    short = _SHORT_MONTH.fullmatch(text)
    return f"{short[1]}-0{short[2]}" if short else read_date(text)


@lru_cache(maxsize=20_000)
def read_date(text: str) -> str:
    """Read a text that is a date and nothing else; empty when it is not.

    Examples
    --------
    >>> read_date("(May 2019)")
    '2019-05'
    >>> read_date("in 2019")
    ''
    """
    text = text.strip(" \t()[]{}（）【】.,:;*_") if len(text) < 60 else ""
    if not 1 < len(text) <= 30:
        return ""
    found = find_date(text)
    return (
        found.date if found and not (text[: found.start] + text[found.end :]).strip(" ,.-–") else ""
    )


def is_on_year(before: str) -> bool:
    """Whether the words before a year say that a work is on it, and not when it came out.

    Examples
    --------
    >>> is_on_year("A Fine History of Rain Since"), is_on_year("Fine Summer School")
    (True, False)
    """
    return before.rstrip().rpartition(" ")[2].lower() in _SPANS
