"""Lines below a heading that say who, where and when, though above nothing they would cite a work.

"Ann Poe, *Rain Letters*, 2014" is a title with its author and year where no heading says another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.reading.imprints.imprint import may_be_imprint
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.labels import Field
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["as_who_and_where", "name_who_and_where"]

MAX_VENUE = 8
"""What stands between names and a year, where a work appeared, has no more words."""

# "Bonn: Owl Press 2014, S. 119-137"
_IMPRINT = re.compile(
    rf"(?P<press>[^:,]{{2,40}}: [^:,]{{2,60}}?),? (?P<year>{RECENT_YEAR})"
    r"(?:, (?:S|pp?|str|с)\. ?\d+(?:[-–—]\d+)?)?\.?"
)

MIN_SAID = 3
"""Who, where and when are so many parts, or more."""

_SAID = frozenset(
    {Kind.PEOPLE, Kind.DATE, Kind.VENUE, Kind.LABEL, Kind.IDENTIFIER, Kind.NUMBER, Kind.TAG}
)


def as_who_and_where(parts: list[Segment]) -> list[Segment]:
    """Give the parts of a line as ``name_who_and_where`` names them; those given stay as they are.

    A name alone says nothing here: it may be of who speaks, or looks after the list.
    """
    if len(parts) < MIN_SAID or not any(map(_is_open, parts)):
        return parts
    copies = [part.copy() for part in parts]
    name_who_and_where(copies)
    return copies


def name_who_and_where(parts: Sequence[Segment]) -> None:
    """Take words for a name or a venue where nothing else is said on a line below a title.

    "Ann Poe | ICML", "Ann Poe. *Proceedings of the Rain Days*, 2014 [PDF](…)", "**Rain Letters**,
    2014 - Ann Poe". A few words between names and a year are a venue, too.
    """
    said = [_say(part) for part in parts]
    if all(said):
        for part, kind in zip(parts, said, strict=True):
            _take_for(part, kind)
    elif len(parts) >= MIN_SAID and parts[0].people:
        _name_venue(*parts[:3])


def _say(part: Segment) -> Kind | None:
    """Say what a part may be, other than words."""
    if not _is_open(part):
        return part.kind if part.kind in _SAID else None
    if _read_venue(part.text):
        return Kind.VENUE
    people = read_people(part.text, single=True) if " " in part.text else None
    return Kind.PEOPLE if people and people.has_given_name else None


def _read_venue(text: str) -> Venue | None:
    """Read a venue that is known, capitals and a year, "FCC 2014", or a city and its press."""
    imprint = _IMPRINT.fullmatch(text.strip()) if ": " in text else None
    if imprint and may_be_imprint(imprint["press"]):
        return Venue(imprint["press"], imprint["year"], is_sure=True)
    venue = read_venue(text)
    if venue is None or not venue.name:
        return None
    is_named = venue.name.isupper() and len(venue.name) > 1 and len(venue.date) == len("2014")
    return venue if venue.is_sure or is_named else None


def _is_open(part: Segment) -> bool:
    is_text = part.kind is Kind.TEXT and part.mark is not Mark.QUOTE
    return is_text and not (part.is_link or part.field or part.quoted)


def _take_for(part: Segment, kind: Kind | None) -> None:
    if part.kind is kind:
        return
    people, venue = read_people(part.text, single=True), _read_venue(part.text)
    if kind is Kind.PEOPLE and people:
        part.take_for_people(people)
    elif venue:
        part.kind, part.venue, part.people, part.date = Kind.VENUE, venue, None, venue.date


def _name_venue(names: Segment, part: Segment, when: Segment) -> None:
    """Name a few words between names and a year for where a work appeared."""
    is_open = _is_open(part) and part.mark in (Mark.PLAIN, Mark.EMPHASIS)
    is_short = part.cut is Cut.COMMA and count_words(part.text) <= MAX_VENUE
    is_short = is_short and not has_digit(part.text)  # Quartz, July 3, 2019
    if is_open and is_short and when.date and not names.is_link:
        part.field = Field.VENUE
