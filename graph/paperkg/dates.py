"""When a paper appeared: from its record, its identifier or the list, each as exact as it says.

A date is a text, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: its form says how exact it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

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
# What DOIs hold. bioRxiv and medRxiv put the day into them, others the year of the meeting or of
# the issue. The year in those of Elsevier and Nature is that of acceptance, and is left out.
_DOIS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"10\.(?:1101|64898)/(20\d{2})\.(\d{2})\.(\d{2})\.\d+",  # 10.1101/2020.03.22.002386
        # 10.1109/cvpr.2016.90; the years of newer issues of journals (t-, j-, m-) are of acceptance
        r"10\.1109/(?!t|j|m[a-z]{1,3}\.|access|lra)[a-z&-]+\d*(?:-w)?\.((?:19|20)\d{2})\.\d+",
        r"10\.1109/[tjm][a-z]+\.((?:19|20)\d{2})\.1[0-6]\d{5}",
        r"10\.24963/[a-z-]+\.((?:19|20)\d{2})/\d+",  # IJCAI, KR
        r"10\.21437/[a-z_]+\.((?:19|20)\d{2})-\d+",  # ISCA
        r"10\.15607/rss\.(20\d{2})\.\w+\.\d+",
        r"10\.14722/[a-z]+\.(20\d{2})\.\d+",  # NDSS
        r"10\.4230/(?:lipics|oasics)\.[a-z-]+\.(20\d{2})(?:\.\d+)+",  # Dagstuhl
        r"10\.1162/[a-z]+\.((?:19|20)\d{2})(?:\.\d+){3}",  # MIT Press
        # Taylor & Francis, as far as issues were numbered later: newer years are of acceptance
        r"10\.1080/\d{7}[\dx]\.((?:19|20)\d{2})\.(?:9|10)\d{6}",
        r"10\.1111/j\.\d{4}-\d{3}[\dx]\.((?:19|20)\d{2})\.[a-z\d]+(?:\.x)?",  # Wiley
        r"10\.\d{4,5}/(?:\(sici\))?\d{4}-\d{3}[\dx]\(((?:19|20)\d{2})(?:\d{4})?\)\d+.*",  # SICI
    )
)
_ACL_DOI = "10.18653/v1/"
# dblp ends its keys with the year: conf/nips/VaswaniSPUJGKP17.
_DBLP = re.compile(r"(?:conf|journals)/\w+/[A-Za-z-]*[A-Za-z](\d{2})[a-z]{0,2}", re.ASCII)


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

    An arXiv number holds its month, a bioRxiv DOI its day, the ids of the ACL Anthology, of the
    Cryptology ePrint Archive and of dblp and some other DOIs their year.

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
    >>> read_identifier_date(Identifier(Scheme.DOI, "10.1109/cvpr.2016.90"))
    '2016'
    """
    match identifier.scheme:
        case Scheme.ARXIV:
            date = _read_arxiv_date(identifier.value)
        case Scheme.ACL:
            date = _read_acl_date(identifier.value)
        case Scheme.EPRINT:
            date = identifier.value[:4]
        case Scheme.DOI:
            date = _read_doi_date(identifier.value.lower())
        case Scheme.DBLP:
            found = _DBLP.fullmatch(identifier.value)
            date = _in_full(found[1], 31) if found else ""  # its oldest works are of the 1930s
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


@lru_cache(maxsize=20_000)  # each edge asks for the dates of both its papers
def _read_doi_date(value: str) -> str:
    if value.startswith(_ACL_DOI):
        return _read_acl_date(value.removeprefix(_ACL_DOI).upper())
    found = next(filter(None, (form.fullmatch(value) for form in _DOIS)), None)
    return "-".join(found.groups()) if found else ""


def _in_full(digits: str, first: int) -> str:
    """Give the year of two digits; from the first on, they are of the last century."""
    return str((1900 if int(digits) >= first else 2000) + int(digits))


def _read_acl_date(value: str) -> str:
    found = _ACL.fullmatch(value)
    if not found:
        return ""
    if found["full"]:
        return found["full"]
    return _in_full(found["short"], 50)  # its oldest papers are of 1952


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
