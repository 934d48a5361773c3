"""Lines of fields with the year among them: "王小明,2010,題名,北方出版社", in the same order each.

The commas have no spaces, or stand between signs of East Asia, so that nothing in a line tells what
its fields are. Those that are names or publishers in some lines are so in all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.east_asian_names import read_east_asian_names
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.words import EAST_ASIAN

__all__ = ["agree_on_dated_fields"]

MAX_FIELDS = 4
"""Who, when, what and where are no more fields; others are parts of these."""

MAX_SIGNS = 300
"""A line of fields has no more signs."""

_YEAR = re.compile(r"((?:1[89]|20)\d\d)\s?年?")
_YEAR_ALONE = re.compile(rf"(?:^|[,，])[\s.。]*{_YEAR.pattern}[\s.。]*(?:$|[,，])")
_GLUED = re.compile(r"[^\s\d][,，](?:1[89]|20)\d\d(?:[,，]\S|$)|^(?:1[89]|20)\d\d[,，]\S")
_PUBLISHER = re.compile(
    r".*(?:出版|社|書房|書店|书店|书局|書局|书馆|書館|新書|文庫|출판|출판사|Press|Verlag)$"
)
_CITED = re.compile(r"\b(?:in|vol|no|pp)\b", re.IGNORECASE)
_HAN_NAMES = re.compile("[\u4e00-\u9fff々]{2,5}(?:[・、；;&][\u4e00-\u9fff々]{2,5})+")
_BETWEEN = re.compile("[・、；;&]")
_OPENING, _CLOSING = "([（【「『《<〈", ")]）】」』》>〉"
_SIGN = re.compile(rf"[,，{re.escape(_OPENING + _CLOSING)}]")

_Place = tuple[int, int]
_Order = tuple[int, int, int | None]
"""At which fields who, what and where stand."""


class _Fields(NamedTuple):
    """A record, its first line, where its fields stand, and which of them is the year."""

    record: Record
    head: Segment
    places: Sequence[_Place]
    year: int

    @property
    def form(self) -> tuple[int, int]:
        """How many fields stand before the year, and behind it."""
        return self.year, len(self.places) - self.year - 1

    @property
    def goes_on(self) -> bool:
        """Whether the record has more lines."""
        return any(part.span != self.head.span for part in self.record.segments)

    @property
    def is_cited(self) -> bool:
        """Whether what follows the year is read as in any citation: "in Fine Notes, vol. 3"."""
        return _CITED.search(self.head.whole, self.places[self.year][1]) is not None

    def text(self, place: int) -> str:
        return self.head.whole[slice(*self.places[place])]


def agree_on_dated_fields(groups: Sequence[Group]) -> None:
    """Part such lines where most siblings have the year at the same place."""
    left: set[int] = set()  # large groups that vote by themselves, and agree on nothing
    for group in (*voters_of(groups, rows=False), *groups):
        if group.container not in (Container.ITEM, Container.PARAGRAPH) or id(group) in left:
            continue
        found = find_in_most(group.records, _read, max(MIN_GROUP, AGREED * len(group.records)))
        told = sum(_is_told(fields.head.whole) for fields in found)
        if found and 2 * told >= len(found):
            _part(found)
        else:
            left.add(id(group))


def _is_told(text: str) -> bool:
    """Whether commas without spaces, or signs of East Asia, leave open what the fields are."""
    return _GLUED.search(text) is not None or EAST_ASIAN.search(text) is not None


def _read(record: Record) -> _Fields | None:
    """Read a record whose first line is fields at commas, one of which is a year."""
    head = record.segments[0] if record.segments else None
    if head is None or record.is_parted or not ("," in head.whole or "，" in head.whole):
        return None
    if any(part.field or part.line == head.line != 0 for part in record.segments):
        return None
    if any(part.span != head.span and part.line == head.line for part in record.segments):
        return None
    text = head.whole
    if len(text) > MAX_SIGNS or not _YEAR_ALONE.search(text):
        return None
    places = _split(text)
    years = [n for n, place in enumerate(places) if _YEAR.fullmatch(text[slice(*place)])]
    return _Fields(record, head, places, years[0]) if len(years) == 1 else None


def _split(text: str) -> list[_Place]:
    """Give where the fields of a text stand; commas in brackets part none."""
    ends, depth = [], 0
    for sign in _SIGN.finditer(text):
        if sign[0] in _OPENING:
            depth += 1
        elif sign[0] in _CLOSING:
            depth -= 1
        elif depth <= 0:
            ends.append(sign.start())
    places = []
    for start, end in zip([-1, *ends], [*ends, len(text)], strict=True):
        field = text[start + 1 : end]
        first = start + 1 + len(field) - len(field.lstrip())
        if stripped := field.strip(" \n\t。."):
            places.append((first, first + len(stripped)))
    return places


def _part(found: Sequence[_Fields]) -> None:
    whole = [fields for fields in found if not fields.goes_on]
    if not whole:
        return
    ((form, count),) = Counter(fields.form for fields in whole).most_common(1)
    before, after = form
    alike = [fields for fields in whole if fields.form == form]
    if count < max(MIN_GROUP - 1, AGREED * len(whole)) or not 2 <= before + after < MAX_FIELDS:
        return
    columns = [place for place in range(before + after + 1) if place != before]
    who = _most(columns, [[_names(fields.text(place)) for fields in alike] for place in columns])
    if who is None and before == 1:
        who = 0  # nobody is known, but a year follows whom it is of
    if who is None:
        return
    columns.remove(who)
    where = _most(
        columns, [[_publishes(fields.text(place)) for fields in alike] for place in columns]
    )
    if where is None and len(columns) > 1:
        where = columns[-1]
    if where is not None and len(columns) > 1:
        columns.remove(where)
    what = columns[0]
    order = who, what, where if where != what else None
    for fields in found:
        if not fields.goes_on:
            _cut(fields, form, order)
        elif order[:2] == (0, 2) and fields.form[0] >= 1 and before == 1:
            _cut_first_line(fields, order)


def _cut_first_line(fields: _Fields, order: _Order) -> None:
    """Part names and the year from the title, which goes on in the next line with what follows."""
    head, places, year = fields.head, fields.places, fields.year
    if year + 1 >= len(places) or fields.is_cited:
        return
    title = places[year + 1][0], places[-1][1]
    ranges = (places[0][0], places[year - 1][1]), places[year], title
    made = [_make(head, place, number, order) for number, place in enumerate(ranges)]
    made[0].cut = head.cut
    rest = [part for part in fields.record.segments if part.span != head.span]
    fields.record.segments[:] = [*made, *rest]


def _most(columns: Sequence[int], told: Sequence[Sequence[object]]) -> int | None:
    """Choose the column of which most fields tell that they are something, and enough do."""
    counts = [sum(map(bool, column)) for column in told]
    if not counts or max(counts) < max(2, KNOWN * len(told[0])):
        return None
    return columns[counts.index(max(counts))]


def _names(text: str) -> People | None:
    if _HAN_NAMES.fullmatch(text):
        return People(tuple(_BETWEEN.split(text)), len(text), True)
    named = read_east_asian_names(text) if EAST_ASIAN.search(text) else None
    if named:
        return People(named.names, len(text), True, named.has_others)
    return read_people(text, single=True)


def _publishes(text: str) -> bool:
    return _PUBLISHER.fullmatch(text) is not None or read_venue(text) is not None


def _cut(fields: _Fields, form: tuple[int, int], order: _Order) -> None:
    """Make the segments of a line anew; more fields than siblings have belong to one of them."""
    places = _fit(fields, form, order[1])
    if places is None:
        return
    made = [_make(fields.head, place, number, order) for number, place in enumerate(places)]
    made[0].cut = fields.head.cut
    fields.record.segments[:] = made
    fields.record.is_parted = fields.record.is_of_works = True


def _fit(fields: _Fields, form: tuple[int, int], what: int) -> Sequence[_Place] | None:
    """Join the fields of a line to as many as siblings have: names, or what the title holds."""
    before, dated, after = (
        list(fields.places[: fields.year]),
        fields.places[fields.year],
        list(fields.places[fields.year + 1 :]),
    )
    if len(before) != form[0]:
        if form[0] != 1 or not before:
            return None
        before = [(before[0][0], before[-1][1])]
    more = len(after) - form[1]
    first = what - form[0] - 1
    if more > 0:
        if first < 0 or fields.is_cited:
            return None
        after[first : first + more + 1] = [(after[first][0], after[first + more][1])]
    is_whole = more >= 0 or (more == -1 and 0 <= first < len(after))
    return [*before, dated, *after] if is_whole else None


def _make(head: Segment, place: _Place, number: int, order: _Order) -> Segment:
    who, what, where = order
    start, end = place
    text = head.whole[start:end]
    made = replace(
        head, text=text, cut=Cut.COMMA, start=start, end=end, kind=Kind.TEXT, people=None,
        venue=None, date="", bracket="",
    )  # fmt: skip
    if number == who:
        people = _names(text) or People((text,), len(text), True)
        made.take_for_people(replace(people, is_sure=True))
    elif number == where:
        made.kind, made.venue = Kind.VENUE, Venue(text, "", True)
    elif number != what and (found := _YEAR.fullmatch(text)):
        made.kind, made.date = Kind.DATE, found[1]
    return made
