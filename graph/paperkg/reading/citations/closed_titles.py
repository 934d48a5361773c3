"""Titles that a stop and a comma end: "Poe, A., 1987, Rain in Towns., Wet Books, Bonn".

Who fills in a pattern, "title., publisher", leaves both signs; what follows is where it appeared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.citations.abbreviations import is_abbreviation, is_cut_short
from paperkg.reading.citations.held_titles import HOLDER
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["restore_closed_title"]

MIN_SPACES = 2
"""A title that may be cut so has so many spaces at least."""

_SIGNS = ".,"
_END = re.compile(rf"(?<=[^\W\d_]{{3}})\.,\s(?={CAPITAL})")


def restore_closed_title(segments: list[Segment]) -> None:
    """Cut the title behind authors, and a year or none, at a stop and a comma."""
    place = 2 if len(segments) > 2 and segments[1].kind is Kind.DATE else 1
    if len(segments) <= place or segments[0].kind is not Kind.PEOPLE:
        return
    _name_behind_bracket(segments[place:])
    title = segments[place]
    is_plain = title.kind is Kind.TEXT and title.mark is Mark.PLAIN
    if not is_plain or title.bracket or title.is_link or _SIGNS not in title.text:
        return
    found = _END.search(title.text)
    if not found or not _may_end(title.text[: found.start()]):
        return
    name = title.text[found.end() :]
    start = title.whole.find(name, title.start)
    if start < 0:
        return
    source = replace(title, text=name, cut=Cut.STOP, start=start)
    source.kind, source.venue = Kind.VENUE, Venue(name, title.date, False)
    title.text, title.end = title.text[: found.start()], start
    segments.insert(place + 1, source)


def _name_behind_bracket(parts: Sequence[Segment]) -> None:
    """Take what such signs begin for where: "Rain in Towns (draft)., Wet Books"."""
    for before, part in pairwise(parts):
        if before.bracket and part.kind is Kind.TEXT and part.text.startswith(_SIGNS):
            part.text = part.text.removeprefix(_SIGNS).lstrip()
            part.kind, part.venue = Kind.VENUE, Venue(part.text, part.date, False)


def _may_end(title: str) -> bool:
    """Whether words may be a title as a whole: nothing with what holds it, or words cut short."""
    is_long = title.count(" ") >= MIN_SPACES and not HOLDER.search(title)
    return is_long and not is_abbreviation(title.rpartition(" ")[2]) and not is_cut_short(title)
