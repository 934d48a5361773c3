"""Titles whose first part reads as a name: "Marie Curie - A Catalogue", "The Fine Forum: Rain".

Where siblings have their names behind titles and a comma, "Rain in Towns, Ann Poe", what stands
before a dash or a colon is no name, if a sibling has it for its title, too, or nobody is called so.
Nor are there names in a link behind others: "Poe, Roe: [Fine Rain and Small Hail: A Study](…)".
Nor are the last two of three things names, "Owls at Work: Rain, Hail, and Snow": two names have no
comma between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["join_titles_over_parts"]

MOST = 0.6
"""The share of the records with names that have them behind a title and a comma."""

_SIGNS = (":", "-", "–", "—")
_THINGS = re.compile(rf"{CAPITAL}[\w'’-]+, {AND} {CAPITAL}[\w'’-]+")
_INSIDE = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA, Cut.STOP})


def join_titles_over_parts(groups: Sequence[Group]) -> None:
    """Join such a part with what was taken for the title behind it."""
    for record in (record for group in groups for record in group.records):
        if _is_named_twice(record):
            _join(record, 1)
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        signed = [record for record in group.records if _is_signed(record)]
        named = sum(any(part.people for part in record.segments) for record in group.records)
        if len(signed) >= max(MIN_GROUP, MOST * named):
            _join_beside(group.records, signed)


def _join_beside(records: Sequence[Record], signed: Sequence[Record]) -> None:
    """Join titles beside some that are signed behind a comma."""
    for record in signed:
        if _ends_with_things(*record.segments[:2]):
            _join(record)
    titles = {record.segments[0].text.lower() for record in signed}
    for record in records:
        if _begins_with_names(record) and _is_no_name(record.segments[0], titles):
            _join(record)


def _is_signed(record: Record) -> bool:
    """Whether a record is a plain title, and names behind a comma: "Rain in Towns, Ann Poe"."""
    if record.title != 0 or len(record.segments) < 2:
        return False
    title, name = record.segments[:2]
    return title.mark is Mark.PLAIN and name.kind is Kind.PEOPLE and name.cut is Cut.COMMA


def _is_named_twice(record: Record) -> bool:
    """Whether surnames begin a link behind other names, and a colon and the title follow there."""
    if record.title != 2 or record.segments[1].cut is Cut.COMMA:
        return False
    who, names, title = record.segments[:3]
    is_led = who.kind is Kind.PEOPLE and not who.is_link
    is_known = names.people is None or names.people.has_given_name or names.people.has_others
    return (
        is_led
        and names.is_link
        and title.span == names.span
        and title.cut is Cut.COLON
        and not is_known
    )


def _ends_with_things(title: Segment, part: Segment) -> bool:
    """Whether two words that are no given names follow a comma, and a comma and "and" part them."""
    is_known = part.people is not None and part.people.has_given_name
    return part.span == title.span and _THINGS.fullmatch(part.text) is not None and not is_known


def _begins_with_names(record: Record) -> bool:
    """Whether a sign parts the names with which a record begins from its plain title."""
    if record.title != 1:
        return False
    names, title = record.segments[:2]
    between = names.whole[names.end : title.start].strip()
    are_beside = names.span == title.span and between in _SIGNS
    return are_beside and names.people is not None and names.mark is title.mark is Mark.PLAIN


def _is_no_name(part: Segment, titles: set[str]) -> bool:
    people = part.people
    is_body = people is not None and len(people.names) == 1 and part.text.startswith("The ")
    return is_body or part.text.lower() in titles


def _join(record: Record, first: int = 0) -> None:
    """Take all up to the end of the text, or to names that are known, for the title."""
    head, *rest = record.segments[first:]
    last = first + 1
    for place, part in enumerate(rest, start=first + 1):
        known = part.people is not None and part.people.is_known
        if part.span != head.span or part.bracket or known or part.cut not in _INSIDE:
            break
        last = place
    record.join_segments(first, last)
    head.take_for_words()
    record.title, record.why = first, "the words before a sign, as siblings have their names behind"
