"""Names before or behind titles in the quotation marks of East Asia: "雨宮まり「ふくろうの森」".

A title may hold such marks itself, "「雨」の文法" or "映画「雨」". That siblings have names in the
same place tells, some of which are known as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.names.east_asian_names import begins_with_surname
from paperkg.reading.names.east_asian_offices import split_by_offices
from paperkg.reading.names.people import People
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import AT_START, Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import EAST_ASIAN, is_foreign_name

__all__ = ["join_inner_quotes", "name_beside_quotes"]

MOSTLY = 0.8
"""So many lines must begin with names, where fewer of the names are known than elsewhere."""

MAX_NAMES = 60
"""Names, and who translated, take no more signs."""

LONG = 3
"""Words that say what a thing is, "映画", have fewer signs than most names."""

_TITLE = re.compile(
    "[「『](?P<title>[^「『」』]{1,120}(?:[「『][^「『」』]{1,60}[」』][^「『」』]{0,120})?)[」』]"
)
_PARTING = frozenset("，,、。；;：:")
_CITED = frozenset({Kind.PEOPLE, Kind.VENUE})  # 雨宮雪子『雨の入門』雨社、1980
_OPENING = ("「", "『", "《", "〈")
_GOES_ON = re.compile("[^\\W\\d_]")  # "映画「雨」を見る" is one text
_SIGNS = " \u3000，,、：:／/"
_DAY = re.compile(r"\s?(?:19|20)\d\d[年/.-]\s?\d{1,2}[月/.-]\s?\d{1,2}日?[\s\u3000：:，,、]+")
_GAP = re.compile(r"[\s，,、：:／/]*")
_BRACKET = re.compile(r"\s?[（(]([^（）()]{1,40})[）)]\s?\Z")
_FORM = re.compile(
    "[\u4e00-\u9fff々〆ヶ]{1,5}[\\s\u3000]?[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff々]{1,5}"
    "|[\u3041-\u3096\u30fc]{3,8}[\\s\u3000]?[\u4e00-\u9fff々]{0,3}"
    "|[\uac00-\ud7a3]{2,4}"
)
_FOREIGN = re.compile(
    "(?:[A-ZＡ-Ｚ][.．・･]?\\s?){1,3}[・･]?[\u30a1-\u30fc]{2,12}(?:[・･＝=][\u30a1-\u30fc]{1,12}){0,3}"
    "|[\u30a1-\u30fc]{1,12}(?:[・･＝=](?:[\u30a1-\u30fc]{1,12}|[A-ZＡ-Ｚ][.．]?)){1,4}"
)
# Where names behind a title end: before a bracket that tells of nobody, too.
_END = re.compile(r"[。．.\n「『]|[（(](?![^（）()]{0,60}[訳译][）)])|\s[-–—]|\d")
_OTHERS = re.compile("(?:\\s?(?:ほか|他|等|ら))\\Z")
_NO_NAMES = "説画集本誌論篇編章版巻号話曲劇歌詩賞展社館会部回目題的学書文番"
"""What ends words that say what a thing is: "短編集", "新説"."""


class _Said(NamedTuple):
    """What stands beside a title: who wrote it, and who else did what, from where on."""

    people: People
    rest: str
    rest_at: int


class _Found(NamedTuple):
    """A record whose parts from ``first`` to before ``last`` are a title in marks and a text."""

    record: Record
    first: int
    last: int
    title: tuple[int, int]
    names: tuple[int, int]
    said: _Said | None


def join_inner_quotes(groups: Sequence[Group]) -> None:
    """Join titles that hold such marks inside, "映画《雨》の研究", where siblings have none.

    A list whose titles stand in marks has them in most of its items.
    """
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ITEM:
            continue
        found = [(record, place) for record in group.records if (place := _find_quote(record)) >= 0]
        if 2 * len(found) < len(group.records):
            for record, place in found:
                _join_inner(record, place)


def _find_quote(record: Record) -> int:
    """Say which part of a record stands in the quotation marks of titles; -1 for none."""
    quoted = (
        place
        for place, part in enumerate(record.segments)
        if part.quoted and part.whole[part.start : part.start + 1] in _OPENING
    )
    return next(quoted, -1)


def _join_inner(record: Record, place: int) -> None:
    """Join all of a line in whose words a title stands, with no sign before it and behind it."""
    part = record.segments[place]
    before, after = part.whole[: part.start], part.whole[part.end : part.end + 1]
    is_inside = bool(_GOES_ON.match(before[-1:])) and bool(_GOES_ON.match(after))
    is_last = before.endswith("の") and not after
    is_below = part.line > 0 and bool(_GOES_ON.match(after))
    is_parted = not _PARTING.isdisjoint(before)  # a sentence names another work
    is_cited = any(other.kind in _CITED for other in record.segments[max(0, place - 1) : place + 2])
    if part.is_link or is_parted or is_cited or not (is_inside or is_last or is_below):
        return
    line = [at for at, other in enumerate(record.segments) if other.span == part.span]
    record.join_segments(line[0], line[-1])
    head = record.segments[line[0]]
    head.take_for_words()
    head.quoted, head.mark = False, Mark.PLAIN if head.mark is Mark.QUOTE else head.mark


def name_beside_quotes(groups: Sequence[Group]) -> None:
    """Part names from titles in 「」 and 『』, where siblings have names there."""
    for group in voters_of(groups):
        for behind in (False, True):
            found = [
                parted
                for record in group.records
                if (parted := _find(record, behind=behind)) is not None
            ]
            if _are_names(found):
                for parted in found:
                    if parted.said:
                        _cut(parted, parted.said, behind=behind)


def _are_names(found: Sequence[_Found]) -> bool:
    """Whether most of what stands beside the titles reads as names, and enough are known."""
    named = [parted.said.people for parted in found if parted.said]
    if len(named) < max(MIN_GROUP, AGREED * len(found)):
        return False
    known = sum(any(map(_is_known, people.names)) for people in named)
    if known >= KNOWN * len(named):
        return True
    long = sum(len(people.names[0]) >= LONG for people in named)
    texts = {people.names[0] for people in named}
    is_mixed = len(texts) > len(named) / 2
    return known > 0 and is_mixed and min(long, len(named)) >= MOSTLY * len(found)


def _is_known(name: str) -> bool:
    return is_foreign_name(name) or (len(name) >= LONG and begins_with_surname(name))


def _find(record: Record, *, behind: bool) -> _Found | None:
    """Find a title in marks with a text before it, or behind, in one span of a record."""
    first = _find_first(record)
    if first is None:
        return None
    parts, part = record.segments, record.segments[first]
    title = _TITLE.search(part.whole, part.start)
    if title is None:
        return None
    start, end = title.span()
    names = _place_of_names(part, start, end, behind=behind)
    text = part.whole[slice(*names)] if names else ""
    if not names or not 1 < len(text.strip()) <= MAX_NAMES or not EAST_ASIAN.search(text):
        return None
    stop, last = max(end, names[1]), first
    while last < len(parts) and parts[last].span == part.span and parts[last].start < stop:
        last += 1
    if parts[last - 1].end > stop and parts[last - 1].kind is not Kind.TEXT:
        return None
    return _Found(record, first, last, (start, end), names, _read(text.rstrip(_SIGNS)))


def _find_first(record: Record) -> int | None:
    """Find the first part in words, which may be a title in marks and names, at its start."""
    parts = record.segments
    words = (
        place
        for place, part in enumerate(parts)
        if part.kind is not Kind.DATE and EAST_ASIAN.search(part.text)
    )
    first = None if record.is_parted else next(words, None)
    if first is None:
        return None
    part = parts[first]
    if ("「" not in part.whole and "『" not in part.whole) or part.field:
        return None
    before = parts[first - 1] if first else part
    is_inside = before.span == part.span and before is not part and before.kind is not Kind.DATE
    is_words = part.kind in (Kind.TEXT, Kind.PEOPLE)
    return first if is_words and not (is_inside and part.cut not in AT_START) else None


def _place_of_names(part: Segment, start: int, end: int, *, behind: bool) -> tuple[int, int] | None:
    """Give where names would stand beside a title from ``start`` to ``end``."""
    if not behind:
        day = _DAY.match(part.whole, part.start)
        begin = day.end() if day else part.start
        return None if _GOES_ON.match(part.whole, end) else (begin, start)
    if part.whole[part.start : start].strip():
        return None
    begin = _skip(part.whole, end)
    found = _END.search(part.whole, begin)
    return begin, found.start() if found else len(part.whole)


def _skip(text: str, place: int) -> int:
    found = _GAP.match(text, place)
    return found.end() if found else place


def _read(text: str) -> _Said | None:
    """Read who wrote a work; None where the text is no names."""
    bracket = _BRACKET.search(text)
    end = bracket.start() if bracket else len(text)
    bare = text[:end]
    others = _OTHERS.search(bare)
    bare = bare[: others.start()] if others else bare
    names: list[str] = []
    for run in split_by_offices(bare):
        if not all(map(_may_be_name, run.names)):
            return None
        if run.is_other and names:
            end = text.index(run.first)
            break
        names += run.names
    if not names:
        return None
    rest = text[end:].strip(f"{_SIGNS}・;；（()）")
    rest = (
        "" if any(run.has_office and not any(run.names) for run in split_by_offices(rest)) else rest
    )
    return _Said(People(tuple(names), end, True, others is not None), rest, end)


def _may_be_name(name: str) -> bool:
    if is_foreign_name(name) or _FOREIGN.fullmatch(name):
        return True
    return _FORM.fullmatch(name) is not None and name[-1] not in _NO_NAMES


def _cut(found: _Found, said: _Said, *, behind: bool) -> None:
    """Put a part for the names, one for the title, and one for who translated."""
    record, first, last, title, names, _ = found
    old = record.segments[first]
    whole = old.whole
    shown = whole[title[0] + 1 : title[1] - 1]
    work = _make(old, title, shown, quoted=True)
    work.take_for_words()
    cut = names[0] + said.rest_at
    people = _make(old, (names[0], cut), whole[names[0] : cut])
    people.take_for_people(said.people)
    made = [work, people] if behind else [people, work]
    if not behind and names[0] > old.start:
        day = _make(old, (old.start, names[0]), whole[old.start : names[0]].strip(_SIGNS))
        day.take_for_words()
        day.kind, day.date = Kind.DATE, read_date(day.text)
        made.insert(0, day)
    made[0].cut = old.cut
    if said.rest and behind:
        note = _make(old, (cut, names[1]), said.rest, bracket="（")
        note.take_for_words()
        made.append(note)
    elif said.rest and (date := read_date(said.rest)):  # "雨宮雪子(2011)「雨」"
        year = _make(old, (cut, names[1]), said.rest, bracket="（")
        year.take_for_words()
        year.kind, year.date = Kind.DATE, date
        made.insert(-1, year)
    elif said.rest:  # a note does not show what stands beside a title, before it
        record.remarks.insert(0, said.rest)
    made += _left_of(record.segments[last - 1], max(title[1], names[1]))
    record.segments[first:last] = made
    record.is_of_works = True


def _make(
    old: Segment, place: tuple[int, int], text: str, *, bracket: str = "", quoted: bool = False
) -> Segment:
    cut = Cut.BRACKET if bracket else Cut.SPACE
    part = replace(old, text=tidy(text), cut=cut, bracket=bracket, quoted=quoted)
    part.start, part.end = place
    return part


def _left_of(last: Segment, end: int) -> Iterable[Segment]:
    """Give what the last part says behind the title and its names."""
    text = last.whole[end : last.end].strip(" 　。．.，,、")
    if last.end <= end or not text:
        return ()
    rest = _make(last, (end, last.end), text)
    rest.take_for_words()
    return (rest,)
