"""Short citations, which name a work by who wrote it and when: "Poe 2001", "Roe & Doe (1999)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import is_label
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL, RECENT_YEAR
from paperkg.reading.segments import Segment
from paperkg.reading.words import OPEN_WORDS, either, words_of

__all__ = ["ShortCitation", "read_linked_lead", "read_short_citation"]

MAX_SIGNS = 120
"""A short citation has no more signs."""

_WORD = rf"{CAPITAL}[\w'’-]*[^\W\d_A-Z](?![^\W\d_]|['’-])"  # to its last letter
_SURNAME = rf"(?:(?i:{either('people', 'particles')}) ){{0,2}}{_WORD}"
_NAMES = rf"{_SURNAME}(?:(?:, |,? (?:{AND}) ){_SURNAME}){{0,4}}"
# Of several, the first alone may have two surnames: "Rivera Lopez et al."
_WHO = (
    rf"(?P<names>{_NAMES}(?: {_WORD}(?=,? et\.? al\b))?)"
    r"(?P<others>,? et\.? al\b\.?)?"
)
_WHEN = rf"[.,]?\s?\(?(?P<year>1[5-8]\d\d|{RECENT_YEAR})[a-z]?\)?"
_CITATION = re.compile(rf"{_WHO}{_WHEN}")
_BODY = re.compile(rf"(?P<body>[^,;:()]{{3,80}}?){_WHEN}")
# "Fine Rain Collaboration", of two words, too: in front of a year it is no title.
_GROUP = re.compile(
    rf"(?:The )?(?:{CAPITAL}[\w&-]* ){{1,6}}"
    rf"(?i:{either('bodies', 'heads')}|{either('bodies', 'weak_heads')}"
    rf"|{either('bodies', 'teams')})"
)
_LEAD = re.compile(rf"{_WHO}(?:{_WHEN})?\s?[.,:;]?")
_BETWEEN_NAMES = re.compile(rf"(?:,? (?:{AND})|,) ")
_JOINED = re.compile(rf" (?:{AND}) ")
_EDGES = " []`,;"
_NO_NAMES = OPEN_WORDS | words_of("keys", "no_names")


class ShortCitation(NamedTuple):
    """A link that is a short citation: its first segment, and what it says."""

    part: Segment
    text: str
    people: People
    year: str


def read_short_citation(part: Segment) -> ShortCitation | None:
    """Read a part of a link to a paper whose text is who wrote it and when, and no more.

    Where it leads says nothing if it names "et al.": the address may be broken.
    """
    text = (part.whole or part.text).strip(_EDGES)
    if not has_digit(text[-3:]) or len(text) > MAX_SIGNS:
        return None  # nearly all
    found = _CITATION.fullmatch(text)
    if not found or not _may_be_names(found):
        return _read_body_citation(part, text)
    if not leads_to_paper(part) and not (found["others"] and part.url):
        return None
    names = tuple(_BETWEEN_NAMES.split(found["names"]))
    people = People(names, found.end("names"), True, found["others"] is not None)
    return ShortCitation(part, text, people, found["year"])


def _read_body_citation(part: Segment, text: str) -> ShortCitation | None:
    """Read what names a body for who wrote it: "Fine Rain Team, 2022", "IPCC (2021)"."""
    found = _BODY.fullmatch(text)
    if not found or not (_GROUP.fullmatch(found["body"]) or read_body(found["body"])):
        return None
    if not leads_to_paper(part):
        return None
    people = People((found["body"],), found.end("body"), True)
    return ShortCitation(part, text, people, found["year"])


def read_linked_lead(text: str) -> tuple[People, str] | None:
    """Read the text of a link as who wrote a work, and when if that is told.

    They are sure if there are several, or it is told when.

    Examples
    --------
    >>> people, year = read_linked_lead("Poe and Roe (2019)")
    >>> people.names, year
    (('Poe', 'Roe'), '2019')
    """
    text = text.strip(_EDGES)
    found = _LEAD.fullmatch(text) if len(text) <= MAX_SIGNS else None
    if not found or not _may_be_names(found):
        return None
    names = tuple(_BETWEEN_NAMES.split(found["names"]))
    others, year = found["others"] is not None, found["year"] or ""
    is_sure = others or bool(year) or _JOINED.search(found["names"]) is not None
    return People(names, found.end("names"), is_sure, others), year


def _may_be_names(found: re.Match[str]) -> bool:
    """Whether a word before a year may be a name: no season, label or venue is one."""
    first = found["names"].lower()
    if first in _NO_NAMES or is_label(found["names"]) or read_month(first):
        return False
    venue = read_venue(found[0])
    is_one = " " not in first and not found["others"]
    if is_one and found[0][found.end("names") :].startswith(". "):
        return False  # "Emma. 2010"
    return not (is_one and venue and venue.is_sure)
