"""Who wrote a work, between its title in a style and a sentence: "**Rain** by Ann Poe is wet"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import either

__all__ = ["part_signatures"]

_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS, Mark.LINK, Mark.QUOTE})
_WORD = rf"{CAPITAL}[\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:(?i:{either('people', 'particles')}) ){{0,2}}{_WORD}){{1,3}}"
_SIGNED = re.compile(rf"\S+ (?P<names>{_NAME}(?:,? (?:(?:{AND}) )?{_NAME}){{0,4}}) (?=[a-zß-ÿ])")


def part_signatures(segments: list[Segment]) -> None:
    """Part full names behind "by" from the words in small letters that go on."""
    for place, (title, rest) in enumerate(pairwise(segments)):
        if title.mark in _STYLES and starts_with_by(rest.text) and _may_sign(title, rest):
            found = _SIGNED.match(rest.text)
            people = read_people(found["names"], single=True) if found else None
            if found and people:
                said = replace(rest, text=rest.text[found.end() :], cut=Cut.SPACE)
                said.start = max(rest.start, rest.whole.find(said.text, rest.start))
                rest.text, rest.end = rest.text[: found.end()].rstrip(), said.start
                rest.take_for_people(people)
                segments.insert(place + 2, said)
                return


def _may_sign(title: Segment, rest: Segment) -> bool:
    is_plain = rest.kind is Kind.TEXT and rest.mark is Mark.PLAIN and not rest.bracket
    return is_plain and rest.line == title.line and title.kind is Kind.TEXT
