"""What stands in one place of each sibling is of one kind: a title, names, or a venue.

By itself "The Use of Knowledge in Society" may be a journal, "Red Hat" a person. What most siblings
have in that place tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paperkg.reading.patterns import YEAR
from paperkg.reading.people import read_people
from paperkg.reading.records import AGREED, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.titles import count_words, reads_as_sentence
from paperkg.reading.venues import MAX_WORDS, Venue, read_venue
from paperkg.reading.words import either

__all__ = ["agree_on_places"]

MIN_GROUP = 4
"""So many siblings at least have something in a place."""

_IN = re.compile(r"in:?\s", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"[\s,]+({YEAR})\W*$")
_BY = re.compile(rf"(?:{either('people', 'by')})\s", re.IGNORECASE)

_Place = tuple[Mark, bool, str, Cut, bool, int, int]
"""How a part is set off (mark, quoted, bracket, cut, linked), its line, and how many precede it."""

_KINDS = (Kind.TEXT, Kind.PEOPLE, Kind.VENUE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a record, and whether a text that may be the title stands before it."""

    record: Record
    segment: Segment
    is_after_text: bool


def agree_on_places(group: Group) -> None:
    """Take each part for what most siblings have in its place, if it can be that."""
    if len(group.records) < MIN_GROUP:
        return
    places: dict[_Place, list[_Part]] = {}
    titles: Counter[_Place] = Counter()
    for record in group.records:
        for place, part in _places_of(record):
            places.setdefault(place, []).append(part)
            is_text = part.segment.kind is Kind.TEXT and not part.segment.bracket
            titles[place] += is_text and not part.is_after_text
    for place, parts in places.items():
        _agree(parts, are_titles=titles[place] >= AGREED * len(group.records))


def _places_of(record: Record) -> Iterator[tuple[_Place, _Part]]:
    before: Counter[tuple[object, ...]] = Counter()
    is_after_text = False
    for part in record.segments:
        if part.kind in _KINDS and not part.field and not part.column:
            form = (part.mark, part.quoted, part.bracket, part.cut, part.is_link, part.line)
            yield (*form, before[form]), _Part(record, part, is_after_text)
            before[form] += 1
            is_after_text = is_after_text or (part.kind is Kind.TEXT and not part.bracket)


def _agree(parts: Sequence[_Part], *, are_titles: bool) -> None:
    """Take parts that differ for what most are: for texts where titles stand, else after them."""
    counted = Counter(part.segment.kind for part in parts)
    kind, number = counted.most_common(1)[0]
    if number == len(parts) or number < max(MIN_GROUP - 1, AGREED * len(parts)):
        return
    if kind is Kind.TEXT and not are_titles:
        return
    for part in parts:
        if kind is Kind.TEXT:
            may_be = not (part.segment.bracket or part.is_after_text)
        else:
            may_be = bool(part.segment.bracket) or part.is_after_text
            may_be = may_be and all(other.kind is not kind for other in part.record.segments)
        if may_be and part.segment.kind is not kind:
            _TAKE[kind](part.segment)


def _take_for_text(part: Segment) -> None:
    is_sure = (part.people is not None and part.people.is_sure) or bool(part.date)
    if not is_sure and count_words(part.text) > 1:
        part.kind, part.people, part.venue = Kind.TEXT, None, None


def _take_for_people(part: Segment) -> None:
    if part.kind is Kind.TEXT and (people := read_people(part.text, single=True)):
        part.kind, part.people = Kind.PEOPLE, people


def _take_for_venue(part: Segment) -> None:
    if part.people and (part.people.is_sure or part.people.has_given_name):
        return
    if part.is_link or count_words(part.text) > MAX_WORDS or reads_as_sentence(part.text):
        return
    name = _IN.sub("", part.text)
    if not name[:1].isupper() or _BY.match(name):
        return
    part.date = part.date or (found[1] if (found := _YEAR_LAST.search(name)) else "")
    venue = read_venue(part.text) or Venue(_YEAR_LAST.sub("", name), part.date, False)
    part.kind, part.people = Kind.VENUE, None
    part.venue = replace(venue, date=venue.date or part.date)


_TAKE = {Kind.TEXT: _take_for_text, Kind.PEOPLE: _take_for_people, Kind.VENUE: _take_for_venue}
