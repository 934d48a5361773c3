"""A citation in a cell beside the title of the same work: "Poe, A. (2018). Rain Letters".

It says who, where and when, where no columns of their own do; the title may stand in it or not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.names.people import match_people
from paperkg.reading.patterns import YEAR

__all__ = ["Cited", "read_citation_cell"]

MAX_VENUE = 10
"""The name of a venue has no more words."""

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_BRACKETED = re.compile(rf"[(\[]({YEAR})[a-z]?[)\]]")
_ENDS_VENUE = re.compile(r"[(\[:;\d]")
_LOOSE_STOP = re.compile(r"(?<=\b[A-Z]) \.(?=[ ,])")  # "Poe, A ., Roe, B."
_OTHERS = re.compile(r"\s?…|(?<![A-Z.])\.{3,}|(?<=[A-Z]\.)\.{2,}")
_INITIALS = re.compile(r",\s(?:[A-Z]{1,3}|(?:[A-Z]\.\s?)+)(?=[\s,]|$)")
_AROUND = " .,;:-–—\"'“”"


class Cited(NamedTuple):
    """What a citation says beside a title: the names of the authors in its own form, or nothing."""

    authors: tuple[str, ...] = ()
    venue: str = ""
    date: str = ""


def read_citation_cell(text: str, title: str) -> Cited:
    """Read a citation of a work whose title is known.

    Examples
    --------
    >>> read_citation_cell("Poe, A. and Roe, B. (2018). Rain Letters. (2019)", "A Fine Title")
    Cited(authors=('Poe, A.', 'Roe, B.'), venue='Rain Letters', date='2018')
    >>> read_citation_cell("Poe, A. 2018. A Fine Title. Rain Letters 4: 6-7.", "A fine title")
    Cited(authors=('Poe, A.',), venue='Rain Letters', date='2018')
    """
    text = _OTHERS.sub(" et al.", _LOOSE_STOP.sub(".", text))
    place = text.casefold().find(title.casefold().rstrip(". ")) if title else -1
    is_whole = place >= 0 and len(text.casefold()) == len(text)  # else places are not the same
    head, tail = (text[:place], text[place + len(title.rstrip(". ")) :]) if is_whole else (text, "")
    people = match_people(head)
    is_named = people is not None and (people.is_sure or people.is_known)
    if people is None or not is_named:
        return Cited(date=_find_year(head, tail))
    rest = tail if is_whole else head[people.end :]
    return Cited(people.names, _find_venue(rest), _find_year(head, tail))


def _find_year(head: str, tail: str) -> str:
    """Find the first year in brackets, else the year before a title, else the last one."""
    if found := _BRACKETED.search(f"{head} {tail}"):
        return found[1]
    years = _YEAR.findall(head)[-1:] or _YEAR.findall(tail)[-1:]
    return "".join(years)


def _find_venue(rest: str) -> str:
    """Find the name of a venue in what stands behind the authors, or behind the title."""
    rest = _BRACKETED.sub(" ", rest, count=1) if _BRACKETED.match(rest.lstrip(_AROUND)) else rest
    rest = _YEAR.sub("", rest, count=1) if _YEAR.match(rest.lstrip(_AROUND)) else rest
    rest = rest.strip(_AROUND)
    end = _ENDS_VENUE.search(rest)
    venue = rest[: end.start() if end else None].strip(_AROUND)
    is_said = end is None or end[0] not in ":;"  # "Prepared for: …", "Bonn: Rain Press"
    is_said = is_said and not _INITIALS.search(venue)  # as more names have
    return venue if is_said and 0 < len(venue.split()) <= MAX_VENUE else ""
