"""Cutting a record anew after its authors, once it is known where they end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.citations.citation import KEY
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.cuts.parts import cut_line
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary
from paperkg.reading.text.blocks import Span
from paperkg.reading.votes.lone_names import restore_behind_authors
from paperkg.reading.words import any_of, is_given_name, words_of

__all__ = [
    "BETWEEN_NAMES",
    "OTHERS",
    "Head",
    "count_dates",
    "cut_anew",
    "find_first",
    "first_of",
    "read_names",
]

OTHERS = re.compile(rf"[.,;]{{0,2}}\s?(?:{any_of(words_of('people', 'others'))})\.?\s*$")
"""What stands for people who are not named, at the end: ", et al."."""

BETWEEN_NAMES = re.compile(rf"\s?;\s|\s/\s|,?\s{AND}\s|,\s")
"""What parts names from each other."""

_LEADS = frozenset({Kind.DATE, Kind.TAG})
_INITIALS = re.compile(rf"(?:{CAPITAL}\.?[ -]?){{1,4}}|{CAPITAL}{{1,3}}")


class Head(NamedTuple):
    """The start of a record: names, a year, where each begins, and where the title does.

    ``is_apart`` says that the title stands in a style, a link or quotation marks.
    """

    record: Record
    names: str
    year: str
    names_start: int
    year_start: int
    start: int
    is_apart: bool


def count_dates(record: Record) -> int:
    """Count what stands before the names: a date, "1954 Ann Poe: A Fine Title", or nothing.

    So does a class and its day, "Session 3 (14.10.): Ann Poe: A Fine Title", or a key, "[Poe95]".
    """
    first = record.segments[0]
    if first.kind not in _LEADS and first.bracket != "[":
        return 0  # as most are
    rest = record.segments[1:]
    if first.kind is Kind.TAG and rest and rest[0].kind is Kind.NUMBER and rest[0].bracket:
        return 2 if len(rest) > 1 and rest[1].line == first.line else 0
    if first.bracket == "[" and not first.is_link and KEY.fullmatch(first.text):
        return int(bool(rest) and rest[0].line == first.line)
    is_lead = first.kind is Kind.DATE or (first.kind is Kind.TAG and not first.bracket)
    return int(is_lead and bool(rest) and rest[0].line == first.line)


def first_of(record: Record) -> Segment:
    """Give the part of a record that may be names, behind a date."""
    first = record.segments[0]
    if first.kind not in _LEADS and first.bracket != "[":
        return first  # as most are
    return record.segments[count_dates(record)]


def find_first(record: Record) -> tuple[int, Span] | None:
    """Find the span with the names; None where a record has its link alone from below it."""
    least = first_of(record).span if count_dates(record) else 0
    for place in record.spans:
        if place.number >= least and place.span.text.strip():
            return place.number, place.span
    return None


def cut_anew(head: Head, vocabulary: Vocabulary) -> None:
    """Cut a record after its names and year; what follows is cut as any line."""
    record = head.record
    found = find_first(record)
    if found is None:
        return
    number, span = found
    names = _segment(span.text, head.names, head.names_start, number, Cut.START)
    name_author(names, read_body(head.names.rstrip(".")) or read_names(head.names))
    parts = [*record.segments[: count_dates(record)], names]
    if head.year:
        date = _segment(span.text, head.year, head.year_start, number, Cut.COMMA)
        date.kind, date.date = Kind.DATE, head.year if head.year.isdecimal() else ""
        parts.append(date)
    blank = " " * head.start + span.text[head.start :]
    line = [
        place.span._replace(text=blank) if place.number == number else place.span
        for place in record.spans
        if place.number >= number
    ]
    rest = cut_line(line, vocabulary, first_span=number)
    is_at_colon = ":" in span.text[head.names_start + len(head.names) : head.start]
    is_worded = any(part.kind is Kind.TEXT for part in rest)
    for part in rest[:1]:
        part.cut = Cut.STOP
        is_named = part.people and part.people.is_sure and " " in part.people.names[0]
        # "Ann Poe: Wetter und Gesellschaft", "Poe (2019). Rain Change and Hail Modeling. Pages 1-6"
        if part.people and ((is_at_colon and not is_named) or (head.year and not is_worded)):
            part.take_for_words()
    for part in rest:
        if part.span == number:
            part.whole, part.start = span.text, max(part.start, head.start)
    record.segments[:] = [*parts, *rest]
    restore_behind_authors(record)


def _segment(whole: str, text: str, start: int, number: int, cut: Cut) -> Segment:
    return Segment(
        text,
        Kind.TEXT,
        Mark.PLAIN,
        cut,
        span=number,
        start=start,
        end=start + len(text),
        whole=whole,
    )


def read_names(text: str) -> People:
    """Read a text that holds names and nothing else, in whatever order each is."""
    bare = OTHERS.sub("", text)
    found = read_people(text, single=True)
    is_split = found is not None and any(map(_INITIALS.fullmatch, found.names))  # Poe | AB
    if found and not is_split and found.end >= len(bare.rstrip(" .,;")) - 1:
        return replace(found, is_sure=True)
    if ";" in bare:  # "Poe, Ann ; Roe, Bo et Li, Chen"
        names = re.split(rf"\s?;\s|\s{AND}\s", bare)
    else:
        names = _join_turned(BETWEEN_NAMES.split(bare))
    tidied = tuple(name.strip(" ,;") for name in names if name.strip(" ,;"))
    return People(tidied, len(text), True, has_others=bare != text)


def _join_turned(parts: Sequence[str]) -> list[str]:
    """Join surnames with the initials or the given name after them: "Poe, A. B.", "Poe, Ann"."""
    parts = [part.strip() for part in parts if part.strip()]
    given = [_INITIALS.fullmatch(part) or is_given_name(part) for part in parts[1::2]]
    if len(parts) % 2 == 0 and 2 * sum(map(bool, given)) >= len(given):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    names: list[str] = []
    for part in parts:
        is_first = len(names) == 1 and "," not in names[0] and " " not in names[0]
        is_given = _INITIALS.fullmatch(part) is not None or (
            is_first and " " not in part.rstrip(".")
        )
        if names and "," not in names[-1] and (is_given or (is_first and part.endswith("."))):
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names
