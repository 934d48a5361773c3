"""Whether the authors of a work stand before its title, known as such or by their place."""

from __future__ import annotations

import re

from paperkg.reading.names.people import read_people
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["follows_authors", "is_author_before", "is_full_name"]

_ACRONYM = re.compile(r"[A-Z]{2,3}|[B-DF-HJ-NP-TV-Z]+|[A-Z]+\d[A-Z\d]*")


def follows_authors(record: Record, title: int) -> bool:
    """Whether the authors stand before the title, known as such or by their place."""
    before = record.segments[:title]
    if any(part.kind is Kind.PEOPLE for part in before):
        return True
    return bool(before) and is_author_before(record, title - 1, title)


def is_author_before(record: Record, place: int, title: int) -> bool:
    """Tell "Lamport, [Time, Clocks](…)": a name before a marked title, set off by a comma."""
    segment, head = record.segments[place], record.segments[title]
    if place < title and is_full_name(segment.text):
        return True
    is_east = not segment.text.isascii() and head.quoted and len(segment.text) <= 8
    if place == title - 1 and is_east:  # 山田太郎『題名』
        return segment.mark is Mark.PLAIN and not segment.bracket
    if place != title - 1 or head.mark is Mark.PLAIN or head.cut not in (Cut.COMMA, Cut.STOP):
        return False
    most = 8 if " and " in segment.text or " & " in segment.text else 3
    is_name = not segment.bracket and not segment.is_link and count_words(segment.text) <= most
    is_name = is_name and not _ACRONYM.fullmatch(segment.text)  # "GCN. *A Fine Title*"
    return is_name and read_people(segment.text, single=True) is not None


def is_full_name(text: str) -> bool:
    """Whether a text before a title is a name, with a given name that is known."""
    people = read_people(text) if 1 < len(text.split()) < 5 else None
    return people is not None and len(people.names) == 1 and is_given_name(text)
