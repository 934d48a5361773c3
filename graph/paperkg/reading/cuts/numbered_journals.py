"""Journals between a title and their numbers: "A Fine Title. Eur Heart J. 2020;41:655-720".

Their names may be unknown, or read as names of people; the numbers behind them tell. A publisher
tells that what only reads as a journal is the title: "Poe, Ann. Science in Action. Bonn: Hail".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = [
    "name_journals_behind_names",
    "name_numbered_journals",
    "take_title_over_press",
]

MAX_WORDS = 8
"""The name of a journal has no more words."""

MIN_VENUES = 2
"""A title that reads as one, and where it appeared."""

# "2020;41:655-720", "2008 Apr 26;336(7650):924-6"
_NUMBERS = re.compile(rf"{RECENT_YEAR}(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?;\s?\d")
# "J. Cell Biol."
_JOURNAL = re.compile(r"J\. [A-Z][a-z]+(?: [A-Z][a-z]+)*\.?")


def name_numbered_journals(parts: Sequence[Segment]) -> None:
    """Take what stands between the first words of a record and such numbers for a journal."""
    if not parts or parts[0].kind is not Kind.TEXT or parts[0].is_link:
        return
    for name, numbers in pairwise(parts[1:]):
        is_numbered = numbers.kind is Kind.VENUE and _NUMBERS.match(numbers.text) is not None
        if is_numbered and name.cut is Cut.STOP and _may_be_journal(name):
            name.kind, name.people = Kind.VENUE, None
            name.venue = Venue(name.text.rstrip("."), "", is_sure=True)


def _may_be_journal(part: Segment) -> bool:
    """Whether a part is a few words, or names, that begin big, and nothing else."""
    is_name = part.kind in (Kind.TEXT, Kind.PEOPLE) and not (part.is_link or part.bracket)
    is_big = re.match(CAPITAL, part.text) is not None
    return is_name and is_big and len(part.text.split()) <= MAX_WORDS


def name_journals_behind_names(parts: Sequence[Segment]) -> None:
    """Take "J. Cell Biol." behind names, which reads as one more, for a journal."""
    for place, part in enumerate(parts):
        if part.kind is Kind.PEOPLE and _JOURNAL.fullmatch(part.text):
            venue = read_venue(part.text)
            is_behind = any(before.kind is Kind.PEOPLE for before in parts[:place])
            if venue and venue.is_sure and is_behind and not part.is_link:
                point = "." if part.whole[part.start : part.end].rstrip(" ,;").endswith(".") else ""
                part.kind, part.people = Kind.VENUE, None
                part.venue = replace(venue, name=venue.name.rstrip(".") + point)


def take_title_over_press(parts: Sequence[Segment]) -> None:
    """Take what reads as a journal behind names, before a place and publisher, for the title.

    No other words stand there: "Poe, Ann. *Rain in Action*. Bonn: Hail University Press, 1987."
    """
    if len(parts) <= MIN_VENUES or parts[0].kind is not Kind.PEOPLE:
        return
    title, *others = parts[1:]
    if title.kind is not Kind.VENUE or title.date or title.bracket:
        return
    venues = [part for part in others if part.kind is Kind.VENUE and part.line == title.line]
    has_words = any(part.kind is Kind.TEXT or part.field for part in parts)
    is_pressed = any(part.venue is not None and part.venue.is_sure for part in venues)
    if is_pressed and not has_words and _is_worded(title.text):
        title.take_for_words()


def _is_worded(text: str) -> bool:
    return " " in text and not any(map(str.isdigit, text))
