"""Groups in capitals before a title: "BRASIL. Ministério da Chuva. Um guia. Brasília: MC, 2012".

So ABNT, the standard of Brazil, names who made a work that no person signs: a state and its
offices, or an institute.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from paperkg.reading.names.people import People
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["name_group"]

MIN_LETTERS = 5
"""The name of a group in capitals has so many letters; fewer may be the short name of a work."""

MAX_WORDS = 14
"""It has no more words."""

_OFFICE = re.compile(
    r"(?:ag[êe]ncia|assembl[ée]i?a|c[âa]mara|centro|comiss[ãa]o|congresso|conselho|coordena[çc][ãa]o|"
    r"departamento|diretoria|empresa|escola|faculdade|funda[çc][ãa]o|gabinete|instituto|"
    r"minist[ée]rio|[óo]rg[ãa]o|organiza[çc][ãa]o|prefeitura|presid[êe]ncia|procuradoria|"
    r"programa de p[óo]s|secretar[íi]a|senado|superintend[êe]ncia|supremo|tribunal|universidade)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][\w .'’-]{1,40}(?:[,/] ?[A-Z]{2})?\s?: ?[^\W\d_].{1,80}")
_LAW = re.compile(r"(?:constitui[çc][ãa]o|decreto|emenda|lei|medida|portaria|resolu[çc][ãa]o)\b")


def name_group(segments: list[Segment]) -> None:
    """Take a group in capitals, with its offices, for who made the title after it."""
    if len(segments) < 3 or not _is_in_capitals(segments[0]):
        return
    first, *after = segments
    if after[0].bracket == "(" and after[0].kind is Kind.TEXT:
        after = after[1:]  # SÃO PAULO (Estado)
    offices = list(takewhile(_is_office, after[:-1]))
    rest = after[len(offices) :]
    if rest and rest[0].cut is not Cut.STOP:
        return
    title = rest[0] if rest else None
    if title is None or title.bracket or title.is_link:
        return
    is_found = any(part.date or part.is_link for part in rest)
    is_named = bool(offices) or _OFFICE.match(first.text) is not None
    if not (is_found if is_named else first.kind is not Kind.PEOPLE and _is_sourced(rest)):
        return
    last = offices[-1] if offices else segments[segments.index(title) - 1]
    first.text, first.end = first.whole[first.start : last.end].strip(" ."), last.end
    first.take_for_people(People((first.text,), len(first.text), True))
    del segments[1 : segments.index(title)]
    title.take_for_words()


def _is_in_capitals(part: Segment) -> bool:
    """Whether a part at the start of a line has capitals throughout, and may name a group."""
    is_plain = part.kind in (Kind.TEXT, Kind.VENUE, Kind.PEOPLE) and part.mark in (
        Mark.PLAIN,
        Mark.STRONG,
    )
    if not is_plain or part.is_link or part.bracket or part.date or not part.text.isupper():
        return False
    words = part.text.split()
    return sum(map(str.isalpha, part.text)) >= MIN_LETTERS and len(words) <= MAX_WORDS


def _is_office(part: Segment) -> bool:
    is_open = (
        part.cut is Cut.STOP and part.mark is Mark.PLAIN and not (part.bracket or part.is_link)
    )
    return is_open and _OFFICE.match(part.text) is not None


def _is_sourced(parts: Sequence[Segment]) -> bool:
    """Whether a title stands in a style, names a law, or has place, publisher and year behind."""
    title, *after = parts
    if title.mark in (Mark.STRONG, Mark.EMPHASIS) or _LAW.match(title.text.lower()):
        return any(part.date for part in (title, *after))
    return any(
        part.date or (bool(following.date) and following.cut is Cut.COMMA)
        for part, following in pairwise((*after, *after[-1:]))
        if _PLACE.fullmatch(part.text)
    )
