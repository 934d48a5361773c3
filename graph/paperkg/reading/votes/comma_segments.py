"""The segments of a work that one sign parts, once its names, title and source are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.dates import read_date, read_month
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.people import People
from paperkg.reading.patterns import EDITORS_IN_BRACKETS
from paperkg.reading.segments import Cut, Kind, Segment, tidy
from paperkg.reading.votes.comma_names import is_surname_and_given, read_names
from paperkg.reading.votes.comma_parts import CommaCitation
from paperkg.reading.votes.comma_sources import IN_BOOK, NUMBERS, VOLUME, YEAR_LAST, says_where

__all__ = ["as_segments"]

_EDITORS = re.compile(rf",?\s{EDITORS_IN_BRACKETS}$")
_STATE = re.compile(r"[a-zß-ÿ]+\.?(?: ed\.)?")  # trans., rev. ed., Neuaufl. are no publisher
_THESIS = re.compile(r"\.\s(?:[Pp]hil\.\s|Univ\.\s)?(?:Diss|Habil)\b.*$")

# "Anniversary Edition", "Edición Aniversario": beside a publisher it says nothing of where.
_EDITION = re.compile(
    r"(?:[\w.]+ )?(?:edition|auflage|ausgabe)"
    r"|(?:[\w.]+ )?(?:edición|edição|édition|edizione)(?: \w+)?",
    re.IGNORECASE,
)

_Place = tuple[int, int]


def as_segments(citation: CommaCitation, end: int) -> list[Segment]:
    """Make the segments of a record anew: names and title, of which the second ends before ``end``.

    The source and the year follow; what stands before and after all of them is left as it is.
    """
    record, head, parts = citation.record, citation.head, citation.parts
    end = min(end, _find_bracket(citation))
    made = [*_heads_of(citation, end), *_source_of(citation, end)]
    done = made[-1].end if citation.year < 0 else parts[citation.year][1]
    before = record.segments[: record.segments.index(head)]
    after = record.segments[len(before) :]
    rest = [part for part in after if part.span != head.span or part.start >= done]
    if citation.year >= 0 and not any(part.span == head.span for part in rest):
        rest[:0] = [_segment(head, place) for place in parts[citation.year + 1 :]]
    return [*before, *made, *rest]


def _find_bracket(citation: CommaCitation) -> int:
    """Find the first part behind names and title that a bracket holds, which ends the title."""
    parts, last = citation.parts, max(citation.who, citation.what)
    for place in range(last + 1, len(parts)):
        start = parts[place][0]
        if citation.head.whole[start - 1 : start] == "(":
            return place
    return len(parts)


def _heads_of(citation: CommaCitation, end: int) -> list[Segment]:
    """Give the names and the title, in their order; names that have been cut off are not there."""
    head, parts = citation.head, citation.parts
    first, second = sorted((citation.who, citation.what))
    ranges = {first: parts[second - 1][1], second: parts[end - 1][1]}
    what = parts[citation.what][0], ranges[citation.what]
    if thesis := _THESIS.search(head.whole, *what):
        what = what[0], thesis.start()
    title = _segment(head, what, cut=head.cut)
    if citation.who < 0:
        return [title]
    people = _people_of(citation, (parts[citation.who][0], ranges[citation.who]))
    made = sorted((people, title), key=lambda part: part.start)
    made[1].cut = Cut.COMMA
    return made


def _people_of(citation: CommaCitation, place: _Place) -> Segment:
    text = _EDITORS.sub("", citation.head.whole[slice(*place)])
    place = (place[0], place[0] + len(text))  # "Fine Institute (Hrsg.)"
    surname, _, given = text.partition(", ")
    is_turned = is_surname_and_given(surname, given)
    people = None if is_turned else read_names(text)
    people = people or People((text,), len(text), True)
    return _segment(
        citation.head, place, cut=citation.head.cut, people=replace(people, is_sure=True)
    )


def _source_of(citation: CommaCitation, first: int) -> list[Segment]:
    """Give the publisher and the year; editions and whoever translated stay apart."""
    head = citation.head
    places = list(citation.parts[first : citation.after])
    dated: list[Segment] = []
    if citation.year >= 0:
        start, end = citation.parts[citation.year]
        text, words = citation.text(citation.year), citation.words(citation.year)
        found = YEAR_LAST.fullmatch(text)
        year = found["year"] if found else ""
        at, day = head.whole.find(year, start, end), text.partition(" - ")[0]
        if words and not _STATE.fullmatch(words):
            places.append((start, start + len(words)))
        elif places and read_month(head.whole[slice(*places[-1])]):  # "November, 1986"
            day = f"{head.whole[slice(*places.pop())]} {year}"
        first = at if words else start  # "March 1956" as a whole
        dated = [_segment(head, (first, at + len(year)), date=read_date(day) or year)]
    said = [place for place in places if says_where(head.whole[slice(*place)])]
    named = [place for place in said if not _EDITION.fullmatch(head.whole[slice(*place)])]
    said = named or said
    made = [_segment(head, place) for place in places if place not in said]
    if said:
        name = _name_source([head.whole[slice(*place)] for place in said])
        venue = Venue(name, "", True)
        made.append(_segment(head, (said[0][0], said[-1][1]), venue=venue))
        made.sort(key=lambda part: part.start)
    return [*made, *dated]


def _name_source(texts: Sequence[str]) -> str:
    """Name who published a work, and where, or the journal with whose volume that begins."""
    is_volume = len(texts) == 1 or VOLUME.fullmatch(texts[0]) is not None
    name = tidy(texts[0] if is_volume else ", ".join(texts))
    name = name[lead.end() :] if (lead := IN_BOOK.match(name)) else name
    known = read_venue(name) if is_volume else None
    return known.name if known and known.name else name


def _segment(
    head: Segment,
    place: _Place,
    *,
    cut: Cut = Cut.COMMA,
    people: People | None = None,
    venue: Venue | None = None,
    date: str = "",
) -> Segment:
    start, end = place
    text = tidy(head.whole[start:end])
    kind = Kind.PEOPLE if people else Kind.VENUE if venue else Kind.DATE if date else Kind.TEXT
    if kind is Kind.TEXT and any(form.fullmatch(text) for form in NUMBERS):
        kind = Kind.NUMBER
    if kind is Kind.TEXT and _EDITION.fullmatch(text):
        kind = Kind.TAG
    if head.whole[start - 1 : start] == "(":  # "(Fine Press, 2004)"
        cut, head = Cut.BRACKET, replace(head, bracket="(")
    return replace(
        head, text=text, kind=kind, cut=cut, start=start, end=end, people=people, venue=venue,
        date=date,
    )  # fmt: skip
