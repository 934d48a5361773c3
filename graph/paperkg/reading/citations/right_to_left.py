"""Names in Arabic and Hebrew letters, which have no capitals: where they stand tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import any_of, either, words_of

__all__ = ["name_authors"]

MAX_WORDS = 4
"""A name has no more words: so many may be two names with "and" before the second."""

_LETTER = "[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u200c'’\"״׳.]"
_NAME = rf"{_LETTER}{{2,20}}(?:[ -]{_LETTER}{{2,20}}){{1,{MAX_WORDS - 1}}}"
_BETWEEN = re.compile(rf"\s?[،,;؛]\s?(?:(?:و\s|ו)(?={_LETTER}))?|\s(?:و|&)\s")
_NAMES = re.compile(rf"{_NAME}(?:(?:{_BETWEEN.pattern}){_NAME})*")
# "رضایی، علی؛ کریمی، مریم": the surname first, and semicolons, or "and", between two authors.
_BETWEEN_TURNED = re.compile(rf"\s?[;؛]\s?|,?\s(?:و\s|ו)(?={_LETTER})")
_TURNED = re.compile(rf"{_LETTER}{{2,20}}[،,] ?(?:{_LETTER}{{1,20}} ?){{1,3}}")
_SURNAME_FIRST = re.compile(
    rf"{_LETTER}{{2,20}}(?: {_LETTER}{{2,20}}){{0,2}}[،,] ?(?:{_LETTER}{{1,20}} ?){{1,3}}"
)
_IMPRINT = re.compile(
    rf"{_LETTER}{{2,20}}(?: {_LETTER}{{2,20}})?: {_LETTER}{{2,20}}(?: {_LETTER}{{1,20}}){{0,5}}"
)
_BY = re.compile(rf"(?:{either('right_to_left', 'by')})\s")
_OTHERS = re.compile(rf"[،,]?\s(?:{any_of(words_of('right_to_left', 'others'))})$")
_PLACES = words_of("right_to_left", "places")
_SIGNS = " ،,.؛;:"
_TITLE_MARKS = frozenset({Mark.QUOTE, Mark.STRONG, Mark.EMPHASIS, Mark.LINK})
_SAID = (Kind.DATE, Kind.NUMBER, Kind.VENUE)


def name_authors(segments: Sequence[Segment]) -> None:
    """Take names before a title that is set apart for its authors, and names after it.

    Those after it are set off by a comma or a dash, with a year or other names beside them, or
    follow a word for "by".
    """
    head, *after = segments
    others = [part for part in after if part.kind not in _SAID]
    is_plain = head.kind is Kind.TEXT and head.mark is Mark.PLAIN
    is_set_apart = others[:1] and others[0].kind is Kind.TEXT and others[0].mark in _TITLE_MARKS
    is_dated = after[:1] and after[0].kind in _SAID and bool(after[0].bracket)
    if is_plain and (is_set_apart or is_dated):
        _name(head, _read_names(head.text))
    elif is_plain and (imprint := _find_imprint(after)):
        names = tuple(name.strip(" .") for name in _BETWEEN_TURNED.split(head.text.strip(" .")))
        if all(map(_SURNAME_FIRST.fullmatch, names)):
            _name(head, names)
            imprint.kind, imprint.venue = Kind.VENUE, Venue(imprint.text, "", False)
    for place, part in enumerate(after, start=1):
        if part.mark is Mark.PLAIN and not part.bracket:
            _name(part, _names_after(part, segments[place - 1], segments[place + 1 :]))


def _find_imprint(after: Sequence[Segment]) -> Segment | None:
    """Find the city and the publisher between a title and a year: "بيروت: دار الفكر، 1988"."""
    if len(after) < 3 or [part.cut for part in after[:2]] != [Cut.STOP, Cut.STOP]:
        return None
    title, imprint, year = after[:3]
    is_said = title.kind is imprint.kind is Kind.TEXT and year.kind is Kind.DATE
    return imprint if is_said and _IMPRINT.fullmatch(imprint.text) else None


def _names_after(part: Segment, before: Segment, after: Sequence[Segment]) -> tuple[str, ...]:
    """Read a part after a title as its authors, where a word, a year or their number says so."""
    if part.kind is Kind.VENUE and part.venue and not part.venue.is_sure:
        is_next = before.kind is Kind.PEOPLE and part.cut is Cut.COMMA
        return _read_names(part.venue.name) if is_next else ()  # "Ann Poe, Bo Li, 2020"
    if part.kind is not Kind.TEXT:
        return ()
    if by := _BY.match(part.text):
        return _read_names(part.text[by.end() :])
    is_last = all(other.kind in (*_SAID, Kind.LABEL) for other in after)
    names = _read_names(part.text) if is_last and part.cut in (Cut.COMMA, Cut.DASH) else ()
    return names if len(names) > 1 or any(other.date for other in after) else ()


def _name(part: Segment, names: tuple[str, ...]) -> None:
    if names:
        has_others = _OTHERS.search(part.text.strip(_SIGNS)) is not None
        part.kind, part.people = Kind.PEOPLE, People(names, len(part.text), True, has_others)
        part.venue = None


def _read_names(text: str) -> tuple[str, ...]:
    """Read a text that is names and nothing else; empty where it is not."""
    text = _OTHERS.sub("", text.strip(_SIGNS))
    turned = [name.strip(" .") for name in _BETWEEN_TURNED.split(text)]
    if all(map(_TURNED.fullmatch, turned)):
        return tuple(turned)
    names = _BETWEEN.split(text) if _NAMES.fullmatch(text) else []
    if any(name.split()[0] in _PLACES for name in names):
        return ()
    return tuple(part for name in names for part in _split_pair(name))


def _split_pair(name: str) -> list[str]:
    """Split "محمد علي وخالد يوسف", where "and" is the first letter of the second name."""
    words = name.split()
    is_pair = len(words) == MAX_WORDS and words[2][0] in "وו" and len(words[2]) > 3
    return [" ".join(words[:2]), f"{words[2][1:]} {words[3]}"] if is_pair else [name]
