"""What stands in a field of a program: a date, keywords, identifiers among other remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperkg.reading.charset import tidy_text
from paperkg.reading.imprints.dates import read_month

__all__ = [
    "clean_date",
    "drop_extra",
    "find_spelled",
    "find_stated",
    "first_of",
    "split_keywords",
]

_DATE = re.compile(r"(\d{4})(?:[-/. ](\d{1,2}|[a-z]{3,9})\.?(?:[-/. ](\d{1,2}))?)?(?![\d])", re.I)
# "5/17/2023", "17.5.2023": a point tells which number is the month, or a number over 12.
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(
    r"(?:(\d{1,2})(?:[-–]\d{1,2})?\.? )?([a-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})",
    re.I,
)
_SPELLED = re.compile(
    r"\b(?:arxiv|doi|pmid|pmcid|hal|eprint|openreview)\s?:\s?[^\s,;\[\]{}\"]+", re.IGNORECASE
)
# A line of a note that names the work, as Zotero keeps it: "arXiv: 1706.03762 [cs]".
_STATED = re.compile(rf"{_SPELLED.pattern}(?:\s*\[[\w.,\s-]{{0,40}}\])?", re.IGNORECASE)
# A DOI alone may hold any sign: "DOI: 10.1000/0012(2006)87[1465:AFTO]2.0.CO;2".
_STATED_DOI = re.compile(r"doi\s?:\s?10\.\d{4,9}/\S+", re.IGNORECASE)
# What Zotero and its plug-ins keep in a note for fields that they have no place for.
_EXTRA = re.compile(
    # The remark of arXiv: "Comment: 15 pages", "Comment: Published at a workshop".
    r"comment: (?:\d+ pages|(?:accepted|appear|presented|published|submitted|to appear|v\d)\b)|"
    r"(?:ads bibcode|citation key|company|edition|event[\w-]*|google-books-id"
    r"|isbn|issn|issue|meeting[\w ]*|number|oclc|original[\w-]*|page(?: version id)?|place"
    r"|publisher|read_status[\w ]*|repo\w*|select|tex\.\w+|type|url|version[\w ]*|volume|wos"
    r"|zscc|_eprint)"
    r"\s?:\s?\S",
    re.IGNORECASE,
)


def first_of(values: Mapping[str, Sequence[str]], *names: str) -> str:
    """Give the first value that has one of some names, the best name first; empty without any."""
    return next((value for name in names for value in values.get(name, ())), "")


def find_spelled(text: str) -> tuple[str, ...]:
    """Find identifiers with their registry's name before them, such as "arXiv:1706.03762"."""
    return tuple(match[0].rstrip(".)") for match in _SPELLED.finditer(text))


def find_stated(note: str) -> tuple[str, ...]:
    """Find the identifiers that a note states, each on a line of its own.

    An identifier inside a sentence names another work as likely as this one.
    """
    return tuple(
        name for line in note.split("\n") for name in _find_stated_in_line(tidy_text(line))
    )


def _find_stated_in_line(line: str) -> tuple[str, ...]:
    if _STATED_DOI.fullmatch(line):
        return (line,)
    return find_spelled(line) if _STATED.fullmatch(line) else ()


def drop_extra(note: str) -> str:
    r"""Give a note without the lines that Zotero and its plug-ins keep there, on one line.

    Examples
    --------
    >>> drop_extra("Citation Key: poe2001\nMind the roots.")
    'Mind the roots.'
    """
    lines = note.split("\n")
    return "; ".join(line for line in lines if not (_EXTRA.match(line) or find_stated(line)))


def split_keywords(text: str) -> tuple[str, ...]:
    """Split keywords at semicolons, where there is none at bars, and else at commas."""
    separator = next((sign for sign in ";|" if sign in text), ",")
    words = text.strip("[]").split(separator)
    return tuple(filter(None, (tidy_text(word).strip('"') for word in words)))


def clean_date(text: str) -> str:
    """Give a date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty when there is none.

    Examples
    --------
    >>> clean_date("2017/06/12/")
    '2017-06-12'
    >>> clean_date("12 June 2017"), clean_date("2017 Jun"), clean_date("2017-13")
    ('2017-06-12', '2017-06', '2017')
    >>> clean_date("17.6.2017"), clean_date("6/17/2017"), clean_date("6/5/2017")
    ('2017-06-17', '2017-06-17', '2017')
    """
    text = tidy_text(text)[:40]
    if found := _DATE.match(text):
        return _join_date(found[1], found[2] or "", found[3] or "")
    if found := _MONTH_FIRST.search(text):
        return _join_date(found[4], found[2], found[1] or found[3] or "")
    if found := _YEAR_LAST.match(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12:
            return _join_date(found[4], found[3], found[1])
        return _join_date(found[4], found[1], found[3]) if second > 12 else found[4]
    found = _DATE.search(text)
    return found[1] if found else ""


def _join_date(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdecimal() else read_month(month)
    if not 1 <= number <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{number:02d}"
    return f"{year}-{number:02d}-{int(day):02d}"
