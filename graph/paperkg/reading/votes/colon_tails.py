"""Authors behind a colon after titles: "Fine Rain: Ann Poe", where nearly all siblings have some.

Of a single title, the words behind its colon may be about whom they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.votes.lone_tails import cut_names
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_colon_tails"]

NEARLY_ALL = 0.8
"""The share of the titles that must end with names."""

MIN_TAILS = 4
"""So many titles at least do."""


class _Tail(NamedTuple):
    """A record, its title, where the sign before the names starts and ends, and who they are."""

    record: Record
    title: Segment
    start: int
    end: int
    people: People


def agree_on_colon_tails(groups: Sequence[Group]) -> None:
    """Take full names behind the only colon of titles for authors, where nearly all have some."""
    for group in groups:
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        titled = [record for record in group.records if record.title is not None]
        least = max(MIN_TAILS, NEARLY_ALL * len(titled))
        if sum(":" in record.text for record in titled) < least:
            continue
        found = [tail for record in titled if (tail := _find(record))]
        if len(found) >= least:
            for tail in found:
                cut_names(*tail)


def _find(record: Record) -> _Tail | None:
    title = record.segments[record.title or 0]
    if title.kind is not Kind.TEXT or title.field or title.text.count(":") != 1:
        return None
    if record.says_who:
        return None
    place = title.text.find(":")
    start = len(title.text[:place].rstrip())
    name = title.text[place + 1 :].lstrip()
    people = read_people(name, single=True)
    if not start or people is None or people.end < len(name):
        return None
    are_full = all(" " in each for each in people.names) and is_given_name(people.names[0])
    return _Tail(record, title, start, len(title.text) - len(name), people) if are_full else None
