"""Who wrote a work, behind "de" and the like: "Emma, de Jane Austen", "**Emma** de Jane Austen".

By itself such a line is as well a list of names, "Ássia, de Ivan Turgueniev", or a title of two
parts. That most siblings are so, and many of the names are known, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL, PARTICLE
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    match_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import either, is_given_name

__all__ = ["agree_on_of_names"]

_MARKS = frozenset({Mark.PLAIN, Mark.LINK})
_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS, Mark.QUOTE, Mark.LINK})
_NAME = rf"{CAPITAL}[\w.’'-]*(?: (?:(?:{PARTICLE}) ){{0,2}}{CAPITAL}[\w.’'-]*){{0,4}}"
_SIGNED = re.compile(
    rf",\s(?:{either('people', 'by_after')})\s(?P<name>{_NAME})(?=[.;,]?\s*$|\s[(\[–—-])"
)


# "de Gustave Flaubert : long", "d'Albert Camus (1942)", behind a title in a style.
_BEHIND = re.compile(
    rf"(?:(?:{either('people', 'by_after')})\s|d['’])(?P<name>{_NAME})(?=\s?[.;:,(\[–—-]|\s*$)"
)


class _Signed(NamedTuple):
    """A record, the parts of its first line up to the end of a name, and where the name stands."""

    record: Record
    parts: Sequence[Segment]
    found: re.Match[str]

    @property
    def name(self) -> str:
        """The name, without the stop of a sentence."""
        name = self.found["name"]
        return name[:-1] if name[-1:] == "." and name[-3:-2].isalpha() else name


def agree_on_of_names(groups: Sequence[Group]) -> None:
    """Part titles and names where most siblings have such a word between them."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        _agree_on_styled(group.records)
        signed = find_in_most(group.records, _find, max(MIN_GROUP, AGREED * len(group.records)))
        if sum(is_given_name(it.name) for it in signed) >= KNOWN * len(signed):
            for it in signed:
                _part(it)


def _agree_on_styled(records: Sequence[Record]) -> None:
    """Take such names behind titles in a style for authors, and what follows for a remark."""
    behind = match_in_most(records, _find_behind, max(MIN_GROUP, AGREED * len(records)))
    if sum(is_given_name(found["name"]) for _, found in behind) < KNOWN * len(behind):
        return
    for record, found in behind:
        part, name = record.segments[1], found["name"]
        rest = part.text[found.end() :].strip(" :;,.–—-")
        end = part.whole.index(name, part.start) + len(name)
        remark = [replace(part, text=rest, cut=Cut.COLON, start=part.whole.index(rest, end))]
        part.text, part.end = name, end
        part.take_for_people(read_people(name, single=True) or People((name,), len(name), True))
        record.segments[2:2] = remark if rest else []


def _find_behind(record: Record) -> re.Match[str] | None:
    """Find the name with which the plain words behind a title in a style begin."""
    if len(record.segments) < 2:
        return None
    title, part = record.segments[:2]
    if title.mark not in _STYLES or part.mark is not Mark.PLAIN or part.kind is not Kind.TEXT:
        return None
    return _BEHIND.match(part.text) if part.line == title.line else None


def _find(record: Record) -> _Signed | None:
    """Find the name at the end of the first span, which has no style."""
    first = record.segments[0] if record.segments else None
    if first is None or first.mark not in _MARKS or first.quoted or "," not in first.whole:
        return None
    found = list(_SIGNED.finditer(first.whole))
    if not found:
        return None
    parts = [part for part in record.segments if part.span == first.span and not part.line]
    inside = [part for part in parts if part.start < found[-1].end()]
    is_whole = first.start == 0 and all(part.end <= found[-1].end() + 1 for part in inside)
    return _Signed(record, inside, found[-1]) if is_whole else None


def _part(signed: _Signed) -> None:
    """Let a record begin with the title, and the name follow."""
    first, found, name = signed.parts[0], signed.found, signed.name
    title = replace(first, text=first.whole[: found.start()].strip(), end=found.start())
    title.take_for_words()
    who = replace(title, text=name, cut=Cut.COMMA, start=found.start() + 1, end=found.end())
    who.kind = Kind.PEOPLE
    who.people = read_people(name, single=True) or People((name,), len(name), True)
    signed.record.segments[: len(signed.parts)] = [title, who]
