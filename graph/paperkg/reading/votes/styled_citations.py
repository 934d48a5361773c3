"""Titles in a style with who, when and where between commas behind them, and then a remark.

"*Carnets d'un hibou,* Anne POE, 1959 et ult., Éditions Alouette, Paris. Un beau livre.": names in
capitals, "and later ones" after a year, and a press before the month are told by the siblings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import is_given_name

__all__ = ["part_styled_citations"]

MAX_PARTS = 7
"""Who, when and where take no more parts between commas."""

MAX_WORDS = 8
"""A part that says where has no more words."""

MAX_SIGNS = 100
"""No part takes more signs."""

_YEARS = r"(?:1[5-9]|20)\d\d"
# "1940 et ult.", "1974-1999", "1959 ff.", "1960, 2. Aufl.": the first year is that of the work.
_DATE = re.compile(
    rf"(?:c\.|ca\.?|vers|um|hacia|circa)?\s?(?P<year>{_YEARS})"
    rf"(?:\s?[-–/]\s?(?:{_YEARS}|\d\d))?"
    r"(?:\s(?:et|und|y|e|and)\s(?:ult|suiv|sq|seq|sigs|segg|ss|sg|later|öfter|ö)\w*\.?"
    r"|\s?(?:ff|sqq|ss|segg|u\.\s?ö)\.?)?"
)
# "Seuil octobre 2000", "Reclam 1999".
_PRESS_AND_DATE = re.compile(
    rf"(?P<press>[^\d,]{{2,50}}?)\s(?P<date>(?:[^\W\d_]{{3,10}}\.?\s(?:de\s)?)?{_YEARS})"
)
# Where the parts end: at a stop that ends no initial and no short word.
_STOP = re.compile(
    r"[.!](?=\s|$)(?<![\s.][^\W\d_][.!])(?<!\b(?:ult|vol)[.!])(?<!\b(?:suiv|segg)[.!])"
    r"(?<!\b(?:[ÉéEe]d|ff|ss)[.!])|\n|\s[-–—]\s|;|:\s"
)
_WORD = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*|d['’][^\W\d_a-z][\w-]*)"
_JOINED = (
    r"(?:de['’]?|da|di|du|des|del|della|dos|do|la|le|el|von|van|der|den|zu|zum|af|y|e|et|und|and|&)"
)
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_JOINED}\s){{0,2}}{_WORD}){{1,7}}")
_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})
_MARKS = " »”\"'«“"
_LETTER = re.compile(r"[^\W_]")
_COMMA = re.compile(r"\s?,\s?")
_AND = re.compile(r"\s(?:et|und|and|&)\s")


class _Read(NamedTuple):
    """What stands behind a title: parts of it by their kinds, and where they end."""

    record: Record
    rest: int
    names: Sequence[tuple[int, int]]
    others: Sequence[tuple[Kind, int, int]]
    end: int
    series: str
    begin: int

    @property
    def place(self) -> tuple[int, int]:
        """Where the names stand, with a series before them."""
        return (self.begin if self.series else self.names[0][0], self.names[-1][1])

    def read_names(self) -> People:
        """Read the names."""
        whole = self.record.segments[self.rest].whole
        told = [name for start, end in self.names for name in _names_of(whole[start:end])]
        start, end = self.place
        return People(tuple(told), end - start, True)


def part_styled_citations(groups: Sequence[Group]) -> None:
    """Part names, years and publishers behind titles in a style, where most siblings have them."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.PARAGRAPH, Container.ITEM):
            continue
        led = [(record, rest) for record in group.records if (rest := _find_rest(record))]
        read = _read_most(led) if len(led) >= MIN_GROUP else []
        named = [(found, found.read_names()) for found in read]
        known = sum(any(map(is_given_name, names.names)) for _, names in named)
        for found, names in named if known >= KNOWN * len(read) else ():
            _cut(found, names)


def _read_most(led: Sequence[tuple[Record, int]]) -> list[_Read]:
    """Read what stands behind titles, no further than most can say where and when, too."""
    least = max(MIN_GROUP, AGREED * len(led))
    read: list[_Read] = []
    sourced = 0
    for place, (record, rest) in enumerate(led):
        left = len(led) - place
        if len(read) + left < least or sourced + left < AGREED * least:
            return []
        if found := _read(record, rest):
            read.append(found)
            sourced += bool(found.others)
    return read if len(read) >= least and sourced >= AGREED * len(read) else []


def _find_rest(record: Record) -> int:
    """Find the first part behind a comma after a title in a style or in marks; 0 for none."""
    parts = record.segments
    if len(parts) < 2 or record.is_parted:
        return 0
    title = parts[0]
    if title.line or title.is_link or title.bracket or title.field:
        return 0
    is_styled = title.mark in (Mark.EMPHASIS, Mark.STRONG)
    if not is_styled and title.mark is not Mark.QUOTE and not title.quoted:
        return 0
    behind = (at for at, part in enumerate(parts) if part.span != title.span)
    place = next(behind, 0) if is_styled else 1
    rest = parts[place]
    if rest.mark is not Mark.PLAIN or rest.is_link or rest.line or rest.bracket:
        return 0
    lead = rest.whole[_end_of_title(title, rest) : _start_of(title, rest)]
    is_set_off = "," in lead or title.whole[: title.end].rstrip(_MARKS).endswith(",")
    return place if is_set_off and not lead.strip(f"{_MARKS},") else 0


def _end_of_title(title: Segment, rest: Segment) -> int:
    return title.end if rest.span == title.span else 0


def _start_of(title: Segment, rest: Segment) -> int:
    """Find where words go on behind a title."""
    begins = _LETTER.search(rest.whole, _end_of_title(title, rest))
    return begins.start() if begins else len(rest.whole)


def _read(record: Record, at: int) -> _Read | None:
    """Read what stands between commas behind a title, up to a remark."""
    rest = record.segments[at]
    whole, begin = rest.whole, _start_of(record.segments[0], rest)
    stop = _STOP.search(whole, begin)
    end = stop.start() if stop else len(whole)
    names: list[tuple[int, int]] = []
    others: list[tuple[Kind, int, int]] = []
    place, series = begin, ""
    while place < end:
        comma = _COMMA.search(whole, place, end)
        last = comma.start() if comma else end
        text = whole[place:last].strip()
        if len(names) + len(others) >= MAX_PARTS or not text:
            return None
        first = whole.index(text, place)
        kind = _kind_of(text, is_after_names=bool(others), is_first=not names)
        if kind is None and place == begin and len(text.split()) <= MAX_WORDS:
            place = comma.end() if comma else end  # a series: "Que sais-je ?"
            series = text
            continue
        if kind is None:
            return None
        if kind is Kind.PEOPLE:
            names.append((first, first + len(text)))
        elif kind is Kind.VENUE and (both := _PRESS_AND_DATE.fullmatch(text)):
            others.append((Kind.VENUE, first, first + both.end("press")))
            others.append((Kind.DATE, first + both.start("date"), first + len(text)))
        else:
            others.append((kind, first, first + len(text)))
        place = comma.end() if comma else end
    return _Read(record, at, names, others, end, series, begin) if names else None


def _kind_of(text: str, *, is_after_names: bool, is_first: bool) -> Kind | None:
    """Tell what a part between commas is; None where it is words of a remark."""
    if len(text) > MAX_SIGNS:
        return None
    if _DATE.fullmatch(text):
        return None if is_first else Kind.DATE
    is_name = not is_after_names and _NAME.fullmatch(text) is not None
    if is_name and (is_first or is_given_name(text) or _is_capital_name(text)):
        return Kind.PEOPLE
    is_short = len(text.split()) <= MAX_WORDS
    is_begun = text[:1].isupper() or text.lower().startswith(("éd", "ed", "coll"))
    return Kind.VENUE if is_short and is_begun and not is_first else None


def _is_capital_name(text: str) -> bool:
    """Whether a name has its surname in capitals, "Marie-Anne HIBOU"."""
    first, *words = text.split()
    return not first.isupper() and any(word.isupper() and len(word) > 2 for word in words)


def _names_of(text: str) -> Sequence[str]:
    people = read_people(text, single=True)
    return people.names if people else _AND.split(text)


def _cut(found: _Read, names: People) -> None:
    """Put parts for who, when and where in the place of what was there."""
    record, at, end = found.record, found.rest, found.end
    parts = record.segments
    title, rest = parts[0], parts[at]
    if title.mark in (Mark.EMPHASIS, Mark.STRONG):
        title.text, title.end = tidy(title.whole).strip(" ,"), len(title.whole)
    title.take_for_words()
    who = _make(rest, *found.place)
    who.take_for_people(names)
    made = [title, who]
    for kind, start, stop in _join_places(found.others):
        part = _make(rest, start, stop)
        part.take_for_words()
        part.kind = kind
        if kind is Kind.DATE:
            year = _DATE.fullmatch(part.text)
            part.date = year["year"] if year else read_date(part.text) or ""
        else:
            part.venue = Venue(part.text, "", True)
        made.append(part)
    after = [part for part in parts[at:] if part.span != rest.span or part.end > end]
    for part in after:
        if part.kind in _SAID and not part.field:
            part.take_for_words()  # whom and what a remark names
    if after and after[0].span == rest.span and after[0].start < end:
        left = rest.whole[end : after[0].end].strip(" .")
        first = _make(after[0], end, after[0].end)
        first.text, first.cut = tidy(left), Cut.STOP
        first.take_for_words()
        after[:1] = [first] if left else []
    parts[:] = [*made, *after]
    record.is_parted = True
    record.remarks[:0] = [found.series] if found.series else []


def _join_places(others: Sequence[tuple[Kind, int, int]]) -> list[tuple[Kind, int, int]]:
    """Join a publisher and its city: "Éditions Alouette, Paris"."""
    joined: list[tuple[Kind, int, int]] = []
    for part in others:
        if joined and part[0] is joined[-1][0] is Kind.VENUE:
            joined[-1] = (Kind.VENUE, joined[-1][1], part[2])
        else:
            joined.append(part)
    return joined


def _make(old: Segment, start: int, end: int) -> Segment:
    part = replace(old, text=tidy(old.whole[start:end]), cut=Cut.COMMA, bracket="", quoted=False)
    part.start, part.end = start, end
    return part
