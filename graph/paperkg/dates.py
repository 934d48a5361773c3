"""When a paper appeared: from its record, its identifier or the list, each as exact as it says.

A date is a text, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: its form says how exact it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from paperkg.identifiers import Identifier, Scheme
from paperkg.model import DateSource, Paper

__all__ = [
    "GRACE_YEARS",
    "count_months",
    "date_paper",
    "is_date",
    "may_build_on",
    "read_identifier_date",
]

GRACE_YEARS = 1
"""A paper may cite one of the year after, where only the years are known: preprints are early."""

_DATE = re.compile(r"[1-9]\d{3}(?:-\d{2}){0,2}", re.ASCII)

# https://info.arxiv.org/help/arxiv_identifier.html: YYMM.number since April 2007, and
# archive/YYMMnumber from 1991 until then.
_ARXIV = re.compile(r"(?P<archive>.+/)?(?P<year>\d{2})(?P<month>\d{2})\.?\d+", re.ASCII)
# https://aclanthology.org/info/ids/: P19-1441 until 2019, 2020.acl-main.1 after.
_ACL = re.compile(r"(?P<full>(?:19|20)\d{2})\..+|[A-Z](?P<short>\d{2})-\d{4}", re.ASCII)
# bioRxiv and medRxiv put the day into the DOI: 10.1101/2020.03.22.002386.
_BIORXIV = re.compile(r"10\.(?:1101|64898)/(20\d{2})\.(\d{2})\.(\d{2})\.\d+", re.ASCII)


def is_date(text: str) -> bool:
    """Tell whether a text is a date in one of the three forms.

    Examples
    --------
    >>> [is_date(text) for text in ("2017", "2017-06", "2017-06-12", "2017-13", "2017-02-30")]
    [True, True, True, False, False]
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:  # a day that its month does not have
        return False
    return True


def count_months(date: str) -> int:
    """Count months from year 0 to a date; a year alone counts from its start.

    Examples
    --------
    >>> count_months("2017-06") - count_months("2017")
    5
    """
    return int(date[:4]) * 12 + (int(date[5:7]) - 1 if len(date) > len("YYYY") else 0)


def read_identifier_date(identifier: Identifier) -> str:
    """Read the date that an identifier holds; empty when it holds none.

    An arXiv number holds its month, a bioRxiv DOI its day, the ids of the ACL Anthology and of the
    Cryptology ePrint Archive their year.

    Examples
    --------
    >>> read_identifier_date(Identifier(Scheme.ARXIV, "1706.03762"))
    '2017-06'
    >>> read_identifier_date(Identifier(Scheme.ARXIV, "hep-th/9711200"))
    '1997-11'
    >>> read_identifier_date(Identifier(Scheme.ACL, "P19-1441"))
    '2019'
    >>> read_identifier_date(Identifier(Scheme.DOI, "10.1101/2020.03.22.002386"))
    '2020-03-22'
    """
    match identifier.scheme:
        case Scheme.ARXIV:
            date = _read_arxiv_date(identifier.value)
        case Scheme.ACL:
            date = _read_acl_date(identifier.value)
        case Scheme.EPRINT:
            date = identifier.value[:4]
        case Scheme.DOI:
            found = _BIORXIV.fullmatch(identifier.value)
            date = "-".join(found.groups()) if found else ""
        case _:
            date = ""
    return date if is_date(date) else ""


def _read_arxiv_date(value: str) -> str:
    found = _ARXIV.fullmatch(value)
    if not found:
        return ""
    year = int(found["year"])
    century = 1900 if found["archive"] and year >= 91 else 2000  # arXiv began in 1991
    date = f"{century + year}-{found['month']}"
    is_old = date <= "2007-03"
    return date if is_old == bool(found["archive"]) else ""


def _read_acl_date(value: str) -> str:
    found = _ACL.fullmatch(value)
    if not found:
        return ""
    if found["full"]:
        return found["full"]
    year = int(found["short"])
    return str((1900 if year >= 50 else 2000) + year)  # its oldest papers are of 1952


def date_paper(paper: Paper, said: Iterable[str] = ()) -> Paper:
    """Give a paper the best date that there is, and where it is from.

    Its record comes first, then its identifiers, then the list. Of a record that has only the
    year, an identifier of the same year tells the month.

    Parameters
    ----------
    paper
        The paper; its date counts only as far as its record says it.
    said
        What the entries of the list give as its date, in their order; what is no date is passed
        over.
    """
    record = paper.issued if paper.date_source is DateSource.RECORD else ""
    held = [date for date in map(read_identifier_date, paper.identifiers) if date]
    if is_date(record):
        # It stays the record's: the next build reads it as such, and finds the same.
        exact = (date for date in held if date.startswith(record))
        return replace(paper, issued=max((record, *exact), key=len), date_source=DateSource.RECORD)
    if held:
        return replace(paper, issued=held[0], date_source=DateSource.IDENTIFIER)
    date = next(filter(is_date, said), "")
    return replace(paper, issued=date, date_source=DateSource.LIST if date else DateSource.RECORD)


def may_build_on(later: Paper, earlier: Paper) -> bool:
    """Tell whether the dates let a paper build on another; what has no date may.

    Of a paper with several dates, such as a preprint that was published, the first counts for
    what builds on it, and the last for what it builds on. Where the months of both are known,
    they decide; else the year does, with a grace of one.
    """
    known = _find_dates(later), _find_dates(earlier)
    if not all(known):
        return True
    last, first = max(known[0]), min(known[1])
    if min(len(last), len(first)) > len("YYYY"):
        return first[:7] <= last[:7]
    return int(first[:4]) <= int(last[:4]) + GRACE_YEARS


def _find_dates(paper: Paper) -> list[str]:
    dates = (paper.issued, *map(read_identifier_date, paper.identifiers))
    return [date for date in dates if is_date(date)]
