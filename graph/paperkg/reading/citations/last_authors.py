"""The last of several authors, whoever it is: "Poe, A., ... and The Rain Group. (2018). A Title".

What "and" joins to authors before a year in brackets is one of them, though it has no initials.
"""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.words import either

__all__ = ["join_last_author"]

MAX_WORDS = 8
"""The name of a group has no more words."""

_JOINED = re.compile(
    rf"(?:(?:\.\.\.|…)\s?,?\s?)?(?:&|{either('people', 'last_joints')})\s"
    rf"(?P<name>(?:the\s)?{CAPITAL}[^,;:()\[\]]*)"
)


def join_last_author(segments: list[Segment]) -> None:
    """Take "and The Rain Group" between authors and a year in brackets for the last of them."""
    if len(segments) < 4:
        return
    authors, last, year, title = segments[:4]
    if authors.people is None or not authors.people.is_sure or authors.people.has_others:
        return
    is_dated = year.kind is Kind.DATE and year.bracket == "(" and title.cut is not Cut.COMMA
    is_plain = last.kind is Kind.TEXT and not (last.bracket or last.quoted)
    is_inside = last.span == authors.span and last.mark is authors.mark
    found = _JOINED.fullmatch(last.text) if is_dated and is_plain and is_inside else None
    if not found or len(found["name"].split()) > MAX_WORDS or title.kind is not Kind.TEXT:
        return
    names = (*authors.people.names, found["name"])
    authors.text = authors.whole[authors.start : last.end].strip(" ,.")
    authors.people = replace(authors.people, names=names, end=len(authors.text))
    authors.end = last.end
    del segments[1]
