"""Surnames alone between a title and when it appeared: "Fine Rain. Poe, Roe. Nature 2001".

One such line says nothing: "Fine Rain, Hills & Dales, 2001" may name a publisher. That nearly all
lines of a list have names there tells, where most of them are no common words of English. So they
do behind dashes and titles in a style, "*Fine Rain* – Poe", where others are signed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.english import is_common
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, SURNAME
from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, Vocabulary, drop_numbers

__all__ = ["name_surname_tails"]

MIN_NAMED, NEARLY_ALL = 2, 0.8
"""So many lines at least, and this share of them, have surnames there, or other authors."""

RARE = 0.3
"""The share of the surnames at least that are no common words, as "Taylor" is."""

_JOINT = rf"(?:, (?:{AND} )?| {AND} )"
_NAMES = re.compile(rf"{SURNAME}(?:{_JOINT}{SURNAME}){{0,15}}")
_BETWEEN = re.compile(_JOINT)
_CUTS = frozenset({Cut.STOP, Cut.COMMA, Cut.DASH, Cut.BRACKET})


class _Tail(NamedTuple):
    """A record with surnames behind its title, the parts that hold them, and whether it ends so."""

    record: Record
    parts: Sequence[Segment]
    names: tuple[str, ...]
    is_last: bool


def name_surname_tails(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take surnames between titles and years for who wrote the works."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        records = [record for record in group.records if record.segments]
        tails = [tail for record in records if (tail := _read(record))]
        signed = sum(any(part.people for part in record.segments) for record in records)
        told = len(tails) + signed
        are_told = told >= max(MIN_NAMED, NEARLY_ALL * len(records))
        if are_told and _are_names(tails, vocabulary, signed):
            for tail in tails:
                _name(tail)


def _read(record: Record) -> _Tail | None:
    """Read what stands between a title and a year, or a known venue."""
    title, *parts = _without_brackets(drop_numbers(record.segments) or record.segments)
    is_title = title.kind is Kind.TEXT and not (title.bracket or title.field)
    is_title = is_title and (" " in title.text or title.mark in STYLED)
    if record.is_parted or not is_title or not parts or not _is_set_off(parts[0]):
        return None
    if any(part.people for part in parts):
        return None
    held: list[Segment] = []
    for part in parts[:2]:
        text = _text_of(part)
        if not _is_set_off(part) or not _NAMES.fullmatch(text):
            break
        if _BETWEEN.search(text) and names_publisher(text):
            return None
        held.append(part)
        if part.kind is Kind.VENUE:
            break
    after = parts[len(held) :]
    is_told = any(part.date for part in (*held, *after[:1]))
    is_told = is_told or any(part.venue and part.venue.is_sure for part in after[:1])
    is_last = not is_told and title.mark in STYLED and _ends_line(held, after)
    names = tuple(name for part in held for name in _BETWEEN.split(_text_of(part)))
    return _Tail(record, held, names, is_last) if names and (is_told or is_last) else None


def _ends_line(held: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether a dash sets one part off from a title, and nothing but a label or a file follows."""
    is_alone = len(held) == 1 and held[0].cut is Cut.DASH
    rest = [part for part in after if is_alone and part.line == held[0].line]
    return is_alone and all(part.mark is Mark.CODE or part.kind is Kind.LABEL for part in rest)


def _is_set_off(part: Segment) -> bool:
    """Whether a sign sets a part off, be it behind a bracket: "A Title (RainNet), Poe"."""
    return part.cut in _CUTS or part.whole.startswith((",", "."), part.start)


def _without_brackets(parts: Sequence[Segment]) -> Sequence[Segment]:
    """Leave out a short name in brackets before a title and behind it."""
    if len(parts) > 1 and parts[0].bracket and parts[0].kind is Kind.TEXT:
        parts = parts[1:]
    if len(parts) > 2 and parts[1].bracket and parts[1].kind is Kind.TEXT:
        parts = [parts[0], *parts[2:]]
    return parts


def _text_of(part: Segment) -> str:
    """Give the words of a part that may be surnames: plain ones, or a venue that no list knows."""
    if part.mark is not Mark.PLAIN or part.is_link or part.field or part.quoted:
        return ""
    if part.kind is Kind.VENUE and part.venue and not part.venue.is_sure and part.date:
        return part.venue.name if _BETWEEN.search(part.venue.name) else ""
    return part.text if part.kind is Kind.TEXT and not part.date else ""


def _are_names(tails: Sequence[_Tail], vocabulary: Vocabulary, signed: int) -> bool:
    """Whether words are no common ones, and several stand somewhere, or names in full elsewhere."""
    names = [name for tail in tails for name in tail.names]
    words = [name.split()[-1].lower() for name in names]
    rare = sum(not (is_common(word) or word in vocabulary.common) for word in words)
    several = any(len(tail.names) > 1 for tail in tails)
    differ = signed > 0 and len(set(words)) > 1 and all(tail.is_last for tail in tails)
    return (several or differ) and rare >= RARE * len(words) and not any(map(is_place, names))


def _name(tail: _Tail) -> None:
    first, last = tail.parts[0], tail.parts[-1]
    dated = next((part for part in tail.parts if part.date), None)
    segments = tail.record.segments
    begin = segments.index(first)
    if last.whole is first.whole and last is not first:
        tail.record.join_segments(begin, begin + len(tail.parts) - 1)
    else:
        del segments[begin + 1 : begin + len(tail.parts)]
    if dated is not None:
        when = replace(dated, text=dated.date, kind=Kind.DATE, venue=None)
        segments.insert(begin + 1, when)
    name_author(first, People(tail.names, len(first.text), True))
    first.venue, first.date = None, ""
