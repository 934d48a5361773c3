"""Where and when by words alone: "A Fine Title. 2018-08-14. RAIN 2020", "A Title? RAIN 2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.line_leads import WHOLE_DATE
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["name_dated_venues"]

_DAY = re.compile(WHOLE_DATE)
_VENUE = re.compile(rf"({CAPITAL}\S*(?: (?!{YEAR}\b)\S+){{0,3}}),? ?['’]?(?P<year>{YEAR})")
_ACRONYM = re.compile(rf"((?=\S*[A-Z]{{2}})[A-Z][\w-]+) ?['’]?(?P<year>{YEAR})")
_CUTS = (Cut.STOP, Cut.COMMA)


def name_dated_venues(segments: Sequence[Segment]) -> None:
    """Take a few words and a year, before or behind a day that ends a title, for the venue.

    So are an acronym and a year behind a question, "A Title? RAIN 2020", where nothing follows.
    """
    if len(segments) < 2:
        return
    before, last = segments[-2:]
    if last.cut is Cut.ASIDE and last.kind is Kind.TEXT and before.span == last.span:
        _name(last, _ACRONYM)
    for place, day in enumerate(segments[1:], start=1):
        if day.kind is Kind.DATE and day.cut in _CUTS and _DAY.fullmatch(day.text):
            for part in (*segments[1:place][-1:], *segments[place + 1 : place + 2]):
                if part.kind is Kind.TEXT and part.cut in _CUTS and part.span == day.span:
                    _name(part, _VENUE)


def _name(part: Segment, pattern: re.Pattern[str]) -> None:
    if found := pattern.fullmatch(part.text):
        part.kind, part.date = Kind.VENUE, found["year"]
        part.venue = Venue(found[1], found["year"], True)
