"""What stands in one place of each sibling is of one kind: a title, names, or a venue.

By itself "The Use of Knowledge in Society" may be a journal, "Red Hat" a person. What most siblings
have in that place tells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.citations.cited_authors import read_before_title
from paperkg.reading.imprints.venues import MAX_WORDS, Venue, drop_in, drop_volume, read_venue
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import AND, YEAR
from paperkg.reading.records import AGREED, KNOWN, Group, Record, find_in_most, voters_of
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words, reads_as_sentence

__all__ = ["Place", "agree_on_places", "places_of"]

MIN_GROUP = 4
"""So many siblings at least have something in a place."""

NEARLY_ALL = 0.8
"""The share of what stands in a place that may be surnames, for all to be."""

MIN_TITLE = 3
"""A title of fewer words may be none, where something longer stands in the place of titles."""

MAX_SMALL = 3
"""Words of so few letters begin small in any name."""

_JOINT = re.compile(rf" {AND} ")
_MEETING = re.compile(rf"[A-Z][\w&-]*[A-Z][\w&-]*[ -]?(?:['’]\d\d|{YEAR})")
_SHORT_YEAR = re.compile(r"([A-Z]\w*[A-Z]\w*) (\d\d)")  # "RainSec 24" among "NDSS 21"
_YEAR_LAST = re.compile(rf"[\s,]+({YEAR})\W*$")
_CALLED = re.compile(r"\b(?:Dr|Prof)\.\s")

Place = tuple[Mark, bool, str, Cut, bool, int, int]
"""How a part is set off (mark, quoted, bracket, cut, linked), its line, and how many precede it."""

_KINDS = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})


class _Part(NamedTuple):
    """A part of a record, and its number there; a tuple, as each part of a list is one."""

    record: Record
    segment: Segment
    number: int

    @property
    def is_title(self) -> bool:
        """Whether it is the title of its record."""
        return self.number == self.record.title

    @property
    def is_dated(self) -> bool:
        """Whether a year in brackets is right behind it, as behind names in citations."""
        after = self.record.segments[self.number + 1 : self.number + 2]
        return any(part.kind is Kind.DATE and part.bracket == "(" for part in after)

    @property
    def is_before_words(self) -> bool:
        """Whether what was chosen for a title is words behind it."""
        place = self.record.title
        return place is not None and place > self.number + 1 and self.is_before_title

    @property
    def is_before_title(self) -> bool:
        """Whether it stands before a title, or what was chosen for one is none by itself."""
        place = self.record.title
        if place is None:
            return True
        title = self.record.segments[place]
        return self.number < place or title.kind is not Kind.TEXT or bool(title.bracket)

    @property
    def is_sooner_title(self) -> bool:
        """Whether it may be the title sooner than what was chosen: "Poe, A. B. [A Journal](…)"."""
        if self.is_before_title:
            return not self._is_before_quotation
        title = self.record.segments[self.record.title or 0]
        is_short = count_words(title.text) < MIN_TITLE <= count_words(self.segment.text)
        is_cited = title.mark in STYLED and any(
            part.kind is Kind.PEOPLE for part in self.record.segments[: self.record.title]
        )
        return is_short and not (is_cited or title.is_link or self._has_volume)

    @property
    def _has_volume(self) -> bool:
        """Whether numbers of a journal follow, behind who, when and a title."""
        after = self.record.segments[self.number + 1 : self.number + 2]
        return self.segment.kind is Kind.VENUE and any(part.kind is Kind.NUMBER for part in after)

    @property
    def _is_before_quotation(self) -> bool:
        """Whether a title as long is quoted in the same link: "[Poe, Ann. "A Fine Title"](…)"."""
        place = self.record.title
        title = self.record.segments[place] if place is not None else self.segment
        is_long = count_words(title.text) >= count_words(self.segment.text)
        return title.quoted and is_long and title.span == self.segment.span


def agree_on_places(groups: Sequence[Group]) -> None:
    """Take each part for what most siblings have in its place, if it can be that.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups):
        _agree_on_places(group.records)


def _agree_on_places(records: Sequence[Record]) -> None:
    places: defaultdict[Place, list[_Part]] = defaultdict(list)
    for record in records:
        counted = [
            (number, part)
            for number, part in enumerate(record.segments)
            if part.kind in _KINDS and not (part.field or part.column)
        ]
        for place, (number, part) in zip(places_of(counted), counted, strict=True):
            places[place].append(_Part(record, part, number))
    shared = [parts for parts in places.values() if len(parts) >= MIN_GROUP]
    for parts in shared:
        _agree_on_titles(parts)
    for parts in shared:
        if all(part.number == part.record.title for part in parts):
            continue  # titles, whatever is beside them
        _agree_on_kinds(parts)
        _agree_on_surnames(parts)
        _agree_on_journals(parts)
        _agree_on_meetings(parts)


def places_of(parts: Iterable[tuple[int, Segment]]) -> list[Place]:
    """Give the place of each part of a record that counts, of numbered ones."""
    places: list[Place] = []
    before: dict[tuple[object, ...], int] = {}
    for _, part in parts:
        form = (part.mark, part.quoted, part.bracket, part.cut, part.is_link, part.line)
        count = before.get(form, 0)
        before[form] = count + 1
        places.append((*form, count))
    return places


def _agree_on_titles(parts: Sequence[_Part]) -> None:
    titles = [part for part in parts if part.number == part.record.title]
    if len(titles) < AGREED * len(parts):
        return
    others = [part for part in parts if part.segment.kind is not Kind.TEXT]
    are_dated = bool(others) and 2 * sum(part.is_dated for part in titles) > len(titles)
    for part in others:
        is_cited = part.is_dated and part.is_before_words and not are_dated
        if part.is_sooner_title and not is_cited:
            _take_for_title(part)


def _agree_on_kinds(parts: Sequence[_Part]) -> None:
    """Take parts for names, or for venues, where most are; a record has one of a kind."""
    least = AGREED * len(parts)
    if all(part.is_before_title for part in parts):
        least = KNOWN * len(parts)  # before a title stand neither notes nor other titles
    counted = Counter([part.segment.kind for part in parts if part.number != part.record.title])
    for kind, take in _TAKE.items():
        if counted[kind] >= max(MIN_GROUP - 1, least):
            for part in parts:
                if part.segment.kind is kind or part.is_title:
                    continue
                if all(other.kind is not kind for other in part.record.segments):
                    if 2 * counted[kind] > len(parts) and _is_one_group(part.segment):
                        part.segment.people = None
                    take(part.segment)


def _is_one_group(segment: Segment) -> bool:
    """Whether one name stands for a group, as only its place tells: "Rain Studies (1988): …"."""
    people = segment.people
    if people is None or len(people.names) > 1 or people.has_others or people.has_given_name:
        return False
    return " " in people.names[0] and not {",", "."}.intersection(people.names[0])


def _agree_on_journals(parts: Sequence[_Part]) -> None:
    """Take italics behind titles, before years, for venues: "A Title — *FCC* (2021)"."""
    found = [
        part
        for part in parts
        if part.segment.mark is Mark.EMPHASIS and part.segment.cut is Cut.DASH
        if _is_before_year(part)
    ]
    if len(found) >= max(MIN_GROUP - 1, NEARLY_ALL * len(parts)):
        for part in found:
            _take_for_venue(part.segment)


def _agree_on_meetings(parts: Sequence[_Part]) -> None:
    """Take short names with a year behind titles for meetings: "A Title - FCC 2021"."""
    dated = [part for part in parts if part.segment.text[-1:].isdecimal()]
    found = [part for part in dated if not part.is_title and _MEETING.fullmatch(part.segment.text)]
    if len(found) >= max(MIN_GROUP - 1, NEARLY_ALL * len(parts)):
        for part in found if not any(map(_is_placed, found)) else ():
            _take_for_venue(part.segment)


def _is_placed(part: _Part) -> bool:
    others = part.record.segments
    return part.is_before_title or any(other.kind is Kind.VENUE for other in others)


def _is_before_year(part: _Part) -> bool:
    after = part.record.segments[part.number + 1 : part.number + 2]
    is_dated = any(other.kind is Kind.DATE and other.bracket for other in after)
    return is_dated and not part.is_before_title and not part.is_title


def _agree_on_surnames(parts: Sequence[_Part]) -> None:
    """Take parts for authors where nearly all may be surnames, and some are several of them.

    "Turing: [A Title](…)" may be about Turing; "Poe, Li and Orr: [A Title](…)" beside it tells.
    """
    titles = sum(part.number == part.record.title for part in parts)
    if 2 * titles > len(parts):
        return
    if not titles and all(part.segment.kind is not Kind.TEXT for part in parts):
        return  # known as names, or as something else, already
    if not find_in_most(parts, _may_be_several, max(MIN_GROUP - 1, KNOWN * len(parts))):
        return
    if 2 * sum(map(_follows_people, parts)) > len(parts):
        return  # Poe, A (1990), A Fine Title, Oak, Oslo
    if _are_parts_of_one(parts):
        return
    named = [part for part in parts if _may_be_people(part)]
    if len(named) >= NEARLY_ALL * len(parts):
        for part in named:
            _take_for_people(part.segment)
            if part.is_title:
                _choose_other(part)


def _are_parts_of_one(parts: Sequence[_Part]) -> bool:
    """Whether one title stands before most: "*Fine Rain*: Drops, Clouds" is what to read of it."""
    titles = Counter(
        part.record.segments[part.record.title].text
        for part in parts
        if part.record.title is not None and part.number > part.record.title
    )
    return 2 * max(titles.values(), default=0) > len(parts)


def _may_be_several(part: _Part) -> bool:
    text = part.segment.text
    return ", " in text or _JOINT.search(text) is not None


def _follows_people(part: _Part) -> bool:
    for other in part.record.segments[: part.number]:
        if other.kind is Kind.PEOPLE:
            return True
    return False


def _may_be_people(part: _Part) -> bool:
    segment = part.segment
    return segment.kind is Kind.PEOPLE or read_people(segment.text, single=True) is not None


def _choose_other(part: _Part) -> None:
    """Take the next text of a record for its title, where what was chosen is who wrote it."""
    others = enumerate(part.record.segments[part.number + 1 :], start=part.number + 1)
    texts = (place for place, other in others if other.kind is Kind.TEXT and not other.bracket)
    if (place := next(texts, None)) is not None:
        part.record.title, part.record.why = place, "the text after its authors, as of siblings"


def _take_for_title(part: _Part) -> None:
    segment = part.segment
    is_known = segment.people is not None and segment.people.is_known
    if not (is_known or segment.date) and count_words(segment.text) > 1:
        segment.kind, segment.people, segment.venue = Kind.TEXT, None, None
        part.record.title, part.record.why = part.number, "what stands where siblings have theirs"


def _take_for_people(part: Segment) -> None:
    if part.kind is Kind.TEXT and (people := read_before_title(part)):
        part.kind, part.people = Kind.PEOPLE, people


def _take_for_venue(part: Segment) -> None:
    if part.people and part.people.is_known:
        return
    if part.is_link or count_words(part.text) > MAX_WORDS or reads_as_sentence(part.text):
        return
    name = drop_in(part.text)
    if not name[:1].isupper() or starts_with_by(name):
        return
    part.date = part.date or (found[1] if (found := _YEAR_LAST.search(name)) else "")
    short = _SHORT_YEAR.fullmatch(part.text)
    known = read_venue(f"{short[1]}'{short[2]}" if short else part.text)
    if known is None and not part.date and (_is_mostly_small(name) or _CALLED.search(name)):
        return
    venue = known or Venue(drop_volume(_YEAR_LAST.sub("", name)), part.date, False)
    part.kind, part.people = Kind.VENUE, None
    part.venue = replace(venue, date=venue.date or part.date)


def _is_mostly_small(text: str) -> bool:
    """Whether most of several long words begin small, as those of a sentence do."""
    starts = [word[0] for word in text.split() if len(word) > MAX_SMALL]
    return len(starts) > MIN_GROUP and 2 * sum(map(str.islower, starts)) > len(starts)


_TAKE = {Kind.PEOPLE: _take_for_people, Kind.VENUE: _take_for_venue}
