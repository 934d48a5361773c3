"""Meetings and their years behind titles of talks: "[Why It Rains - RainCon 2012](…)".

Such a meeting is in no list of venues, and its name reads as more of the title. That the link leads
to a video, and several siblings end so, tells; a name may stand between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.shapes import leads_to_video
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import names_one_person, read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["agree_on_event_tails"]

MIN_TALKS = 3
"""So many talks of a list at least say so where and when they were given."""

# "RainCon 2012", "Black Hat Europe 2014", "linux.conf.au 2019": a few words and a year.
_EVENT = re.compile(rf"(?P<name>[^\W\d_][\w.'’&-]*(?: [\w.'’&-]+){{0,4}}) (?P<year>{RECENT_YEAR})")


def agree_on_event_tails(groups: Sequence[Group]) -> None:
    """Take such tails for where and when, and a full name before them for who spoke."""
    for group in groups:
        if group.container is Container.ROW:
            continue
        found = [(record, event) for record in group.records if (event := _find(record))]
        for record, event in found if len(found) >= MIN_TALKS else ():
            _take(record, event)


def _find(record: Record) -> re.Match[str] | None:
    """Find the meeting with which the link of a talk ends, behind a dash."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or not title.url or not leads_to_video(title):
        return None
    last = _last_of(record, title)
    if last is title or last.cut is not Cut.DASH or last.kind not in (Kind.TEXT, Kind.PEOPLE):
        return None
    return _EVENT.fullmatch(last.text)


def _last_of(record: Record, title: Segment) -> Segment:
    return [part for part in record.segments if part.span == title.span][-1]


def _take(record: Record, event: re.Match[str]) -> None:
    title = record.segments[record.title or 0]
    last = _last_of(record, title)
    last.kind, last.people, last.date = Kind.VENUE, None, event["year"]
    last.venue = Venue(event["name"], event["year"], True)
    before = record.segments[record.segments.index(last) - 1]
    if before is not title and before.cut is Cut.DASH and names_one_person(before.text):
        people = read_people(before.text, single=True)
        if people:
            before.take_for_people(people)
