"""Authors with their given names in brackets, as French lists have them: "POE (Ann), *Titre*".

Surnames that are not in capitals are told by a given name that is known, or by several of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.segments import STYLED, Segment
from paperkg.reading.words import either, is_given_name

__all__ = ["join_bracketed_given"]

_SMALL = rf"(?:{either('people', 'particles')})"
_SURNAME = rf"(?:{_SMALL} )?{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)*"
_GIVEN = rf"{CAPITAL}[\w’'.-]*(?: {CAPITAL}[\w’'.-]*){{0,3}}(?: {_SMALL}){{0,2}}"
_NAME = rf"{_SURNAME}\s\({_GIVEN}\)"
_WITH = (
    rf"(?:{AND}|avec|with|mit|con)"
    r"(?:\s(?:des contributions de|contributions (?:by|from)|Beiträgen von|contributi di))?"
)
_JOINT = rf"(?:,?\s{_WITH}|,|;)\s"
_NAMES = re.compile(
    rf"(?P<all>{_NAME}(?:{_JOINT}{_NAME}){{0,9}})"
    r"(?:\s\((?:dirs?|éds?|coords?)\.?\))?[\s,:.«“\"'‘]*"
)
_BETWEEN = re.compile(rf"(?<=\)){_JOINT}")
MIN_PLACE = 2
"""A title stands behind a surname and a bracket at least."""


def join_bracketed_given(segments: list[Segment]) -> None:
    """Join surnames with the given names in brackets, before a title in a style."""
    head, *rest = segments
    if ")" not in head.whole or not head.text[:1].isupper():
        return
    place = next((at for at, part in enumerate(rest, start=1) if _is_styled(part)), 0)
    if place < MIN_PLACE or any(part.span != head.span for part in segments[:place]):
        return
    title = segments[place]
    end = title.start if title.span == head.span else len(head.whole)
    found = _NAMES.fullmatch(head.whole, head.start, end)
    names = _BETWEEN.split(found["all"]) if found else ()
    if found and _are_names(names):
        _name(head, found, [name[:-1].replace(" (", ", ") for name in names])
        del segments[1:place]


def _are_names(names: Sequence[str]) -> bool:
    """Whether surnames are in capitals, or several, or stand before a given name that is known."""
    return (
        len(names) > 1
        or names[0].partition(" (")[0].isupper()
        or is_given_name(names[0].partition("(")[2].rstrip(")"))
    )


def _name(head: Segment, found: re.Match[str], names: Sequence[str]) -> None:
    head.text, head.end = found["all"], found.end("all")
    head.take_for_people(People(tuple(names), len(head.text), True))


def _is_styled(part: Segment) -> bool:
    return part.quoted or part.mark in STYLED
