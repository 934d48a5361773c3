"""What stands between commas after a title: who published it, where, when, in which edition."""

from __future__ import annotations

import re

from paperkg.reading.citations.pieces import NUMBER
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.imprint import EDITION, is_city, is_imprint, is_place
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.votes.comma_names import EDITORS_LAST

__all__ = [
    "IN_BOOK",
    "NUMBERS",
    "VOLUME",
    "YEAR_LAST",
    "is_source",
    "says_where",
    "words_before_year",
]

YEAR_LAST = re.compile(
    rf"(?:(?P<words>[^\d].*?)\s)?\(?(?P<year>{YEAR})[a-z]?\)?\.?(?P<remark>\s[-–—]\s.+)?"
)
_INITIALLED = re.compile(rf"(?:[^\W\d_a-z]\.[ -]?){{1,3}}{CAPITAL}[\w'’-]+")  # J. Poe
_COMPANY = re.compile(
    r"\b(?:and|&) (?:Co|Sons|Cie)\b|\bCo\.?$|\bVerlag$|^[Éée]d(?:itions|itorial|izioni)\b"
)
# Who else worked on it: "translated by Bo Li", "edited by", "übers. von", "trad."
_WORKED = re.compile(
    r"(?:translat|edit|transl?\.|eds?\.|foreword|illustrat|introduc|narrat|read by "
    r"|übers|hrsg|trad|prólogo|préface|prefa)",
    re.IGNORECASE,
)
IN_BOOK = re.compile(rf"(?:[Rr]eprinted )?[Ii]n:? (?={CAPITAL})")
VOLUME = re.compile(rf"{CAPITAL}.*\s\d{{1,4}}(?:[/.]\d+)?(?:\s?\(\d+\))?")  # Rain Letters 64
_PROCEEDINGS = re.compile(r"(?:Proceedings|Proc\.) (?:of|on) ")
_DIVISIONS = re.compile(r"\d{1,3} [^\W\d_]{1,6}\.?")  # 3 vol., 2 Bde.
NUMBERS = (
    NUMBER,
    _DIVISIONS,
    re.compile(r"[\d/()–-]+"),
    re.compile(r"(?:pages?|volume|issn|isbn)\b.*", re.IGNORECASE),
)


def is_source(text: str) -> bool:
    """Whether a part says who published, edited or translated a work, or where."""
    words = words_before_year(text)
    if not words or _INITIALLED.fullmatch(words):
        return False
    venue = read_venue(words)
    is_known = names_publisher(words) or is_place(words) or is_city(words)
    is_form = _COMPANY.search(words) or IN_BOOK.match(words) or VOLUME.fullmatch(words)
    is_form = is_form or _PROCEEDINGS.match(words)
    is_sure = is_known or (venue is not None and venue.is_sure)
    return is_sure or bool(is_form) or is_imprint(words) or not says_where(words)


def words_before_year(text: str) -> str:
    """Give what stands before the year with which a part ends; all of another; "" of a date."""
    dated = YEAR_LAST.fullmatch(text)
    if not dated:
        return text
    return "" if read_date(text.partition(" - ")[0]) else dated["words"] or ""


def says_where(text: str) -> bool:
    """Whether a part is no edition, number or division, and no one who edited or translated."""
    is_number = any(form.fullmatch(text) for form in NUMBERS)
    is_edited = _WORKED.match(text) or EDITORS_LAST.search(text)
    return not (EDITION.fullmatch(f"{text} ") or is_edited or is_number)
