"""Authors with their given names in brackets, as French lists have them: "POE (Ann), *Titre*"."""

from __future__ import annotations

import re

from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.segments import Mark, Segment
from paperkg.reading.words import either

__all__ = ["join_bracketed_given"]

_SMALL = rf"(?:{either('people', 'particles')})"
_SURNAME = rf"(?:{_SMALL} )?{CAPITAL}{{2,}}(?:[- ’']{CAPITAL}{{2,}})*"
_GIVEN = rf"{CAPITAL}[\w’'.-]*(?: {CAPITAL}[\w’'.-]*){{0,3}}(?: {_SMALL}){{0,2}}"
_NAME = rf"{_SURNAME}\s\({_GIVEN}\)"
_NAMES = re.compile(
    rf"(?P<all>{_NAME}(?:(?:,|;|,?\s(?:{AND}))\s{_NAME}){{0,9}})"
    r"(?:\s\((?:dirs?|éds?|coords?)\.?\))?[\s,:.«“\"'‘]*"
)
_ONE = re.compile(_NAME)


def join_bracketed_given(segments: list[Segment]) -> None:
    """Join surnames in capitals with the given names in brackets, before a title in a style."""
    head, *rest = segments
    place = next((at for at, part in enumerate(rest, start=1) if _is_styled(part)), 0)
    is_led = place > 1 and rest[0].bracket == "(" and head.text[:2].isupper()
    if not is_led or any(part.span != head.span for part in segments[:place]):
        return
    title = segments[place]
    end = title.start if title.span == head.span else len(head.whole)
    if found := _NAMES.fullmatch(head.whole, head.start, end):
        _name(head, found)
        del segments[1:place]


def _name(head: Segment, found: re.Match[str]) -> None:
    names = [name[:-1].replace(" (", ", ") for name in _ONE.findall(found["all"])]
    head.text, head.end = found["all"], found.end("all")
    head.take_for_people(People(tuple(names), len(head.text), True))


def _is_styled(part: Segment) -> bool:
    return part.quoted or part.mark in (Mark.EMPHASIS, Mark.QUOTE)
