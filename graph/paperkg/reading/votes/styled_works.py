"""Several works of somebody on one line: "Poe — *Fine Rain*, *Fine Snow* (selections), “Hail”".

Of two titles in italics the second may be a journal, unless no sibling says where or when; and a
quotation before italics may be a part of a book. Three or more behind a name, with nothing but
commas and brackets between, are works each.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.names.people import read_people
from paperkg.reading.records import AGREED, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.said_titles import part_at
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["part_styled_works"]

MIN_WORKS = 3
"""So many titles at least stand in a row."""

MIN_PAIR = 2
"""So many do where no sibling says where or when."""

MIN_SIBLINGS = 4
"""So many siblings at least tell that."""

MIN_WORDS = 2
"""Such a title has so many words in the mean: fewer are words that somebody stresses."""

MAX_LEAD = 5
"""Who wrote them stands before them in no more words."""

_SET_OFF = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA, Cut.SPACE})


def part_styled_works(groups: Sequence[Group]) -> None:
    """Make a work of each title in italics or quotation marks of such a line."""
    for group in groups:
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        least = MIN_PAIR if _say_no_source(group.records) else MIN_WORKS
        found = {
            id(record): works
            for record in group.records
            if len(works := _works_of(record.segments)) >= least
        }
        if found:
            group.records = [
                work
                for record in group.records
                for work in (_part(record, found[id(record)]) if id(record) in found else [record])
            ]


def _say_no_source(records: Sequence[Record]) -> bool:
    """Whether most records are a name and one title in italics, and none says where or when."""
    titled = sum(
        len(record.segments) > 1
        and _may_be_author(record.segments[0])
        and _is_title(record.segments[1])
        for record in records
    )
    sources = (part.venue or part.date for record in records for part in record.segments)
    return titled >= max(MIN_SIBLINGS, AGREED * len(records)) and not any(sources)


def _works_of(parts: Sequence[Segment]) -> list[int]:
    """Give the places of the titles of a line that begins with a name; empty where few are."""
    if len(parts) <= MIN_PAIR or not _may_be_author(parts[0]) or not _is_title(parts[1]):
        return []
    if parts[1].cut not in _SET_OFF or parts[1].mark is not Mark.EMPHASIS:
        return []
    works = [1]
    for place, part in enumerate(parts[2:], start=2):
        if part.cut is Cut.COMMA and _is_title(part):
            works.append(place)
        elif not _is_beside(part):
            return []
    words = sum(count_words(parts[place].text) for place in works)
    return works if words >= MIN_WORDS * len(works) else []


def _may_be_author(part: Segment) -> bool:
    is_name = part.kind in (Kind.PEOPLE, Kind.TEXT) and part.mark is Mark.PLAIN
    is_alone = not (part.is_link or part.bracket or part.field)
    return is_name and is_alone and begins_big(part.text) and count_words(part.text) <= MAX_LEAD


def _is_title(part: Segment) -> bool:
    is_styled = part.mark is Mark.EMPHASIS or part.quoted
    is_alone = not (part.is_link or part.bracket or part.line)
    return is_styled and is_alone and part.kind is Kind.TEXT and begins_big(part.text)


def _is_beside(part: Segment) -> bool:
    """Whether a part says when or of what use the work before it is: "(1913)", "(selections)"."""
    return part.bracket == "(" and not (part.is_link or part.venue or part.line)


def _part(record: Record, works: Sequence[int]) -> list[Record]:
    """Part a line before each of its titles; all have who stands before the first of them."""
    lead, cut = record.segments[0], record.segments[works[0]].cut
    if lead.people is None and (people := read_people(lead.text, single=True)):
        lead.take_for_people(people)
    before = [place for place in record.spans if place.number <= lead.span]
    made: list[Record] = []
    for place in reversed(works[1:]):
        record, work = part_at(record, place, place)
        work.segments[0].cut = cut
        work.segments.insert(0, lead.copy())
        work.spans = [*before, *work.spans]
        made.append(work)
    return [record, *reversed(made)]
