"""Authors that "de" or "di" joins to their titles: "Memorias de Adriano de Marguerite Yourcenar".

By itself such a name may be part of the title, "Vida de Ana Poe". That most siblings end so, or
with the word behind a comma, tells that it is who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.name_leads import OF
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import AGREED, MIN_GROUP, Group, Record, find_in_most, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import either, is_given_name

__all__ = ["agree_on_owned_titles"]

_MARKS = frozenset({Mark.PLAIN, Mark.LINK})
_NAME = re.compile(
    rf"{CAPITAL}[\w.’'-]+(?: (?:(?:de|del|di|la|van|von) ){{0,2}}{CAPITAL}[\w.’'-]*){{1,3}}"
)
_JOINT = re.compile(rf"\s(?<=[\w),?!”\"’]\s)(?:(?:{either('people', 'of')})\s|d[’'])")


def agree_on_owned_titles(groups: Sequence[Group]) -> None:
    """Take the names with which most titles of siblings end, after "de" or "di", for authors."""
    for group in voters_of(groups):
        signed = sum(map(_is_signed, group.records))
        least = max(MIN_GROUP, AGREED * len(group.records)) - signed
        owned = find_in_most(group.records, _find_owner, least)
        for record, title, start, people in owned:
            part = replace(title, text=people.names[0], kind=Kind.PEOPLE, people=people)
            part.cut = Cut.COMMA
            record.segments.insert((record.title or 0) + 1, part)
            title.text = title.text[:start].rstrip(" ,")


def _find_owner(record: Record) -> tuple[Record, Segment, int, People] | None:
    """Find a title of words alone, where the name at its end begins, and the name."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.kind is not Kind.TEXT or title.mark not in _MARKS or title.field:
        return None
    if record.says_who:
        return None
    for joint in reversed(list(_JOINT.finditer(title.text))):
        name = title.text[joint.end() :]
        people = read_people(name, single=True) if _NAME.fullmatch(name) else None
        if people and is_given_name(people.names[0]):
            return record, title, joint.start(), people
    return None


def _is_signed(record: Record) -> bool:
    """Whether the word and a name follow a title behind a comma: "Emma, de Jane Austen"."""
    place = (record.title or 0) + 1
    if place >= len(record.segments):
        return False
    after = record.segments[place]
    return after.kind is Kind.PEOPLE and after.text.startswith(OF)
