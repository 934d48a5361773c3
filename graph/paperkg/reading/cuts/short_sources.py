"""Lines that say who and when, and where or not, in few words: "Poe 2018", "Roe, ICML 2019".

By itself such a line may name a work; below a title it says who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import YEAR
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["read_short_source"]

_SOURCE = re.compile(
    r"(?P<who>[^\d(]{2,100}?)(?:(?:,|\s[-–—]|\.)\s(?P<where>[^,\d(]{2,40}?))?"
    rf"[,.]?\s\(?(?P<year>{YEAR})[a-z]?\)?\.?"
)


def read_short_source(parts: Sequence[Segment], text: str) -> list[Segment]:
    """Make segments of such a line; none where it is another, or has a link or a label.

    Parameters
    ----------
    parts
        As it was cut.
    text
        As it is shown.
    """
    found = _SOURCE.fullmatch(text.strip())
    if found is None or any(part.is_link or part.field or part.quoted for part in parts):
        return []
    names, where, year = found.group("who", "where", "year")
    venue = read_venue(f"{where} {year}") if where else None
    if where and not (venue and venue.is_sure):  # "Poe, Roe 2017"
        names, where = text[: found.end("where")].strip(), None
    lead = read_linked_lead(f"{names} {year}")
    people = lead[0] if lead else read_people(names, single=True)
    if people is None or read_month(names.lower()) or not (lead or people.is_known):
        return []
    who = replace(parts[0], text=names, bracket="")
    who.take_for_people(people)
    when = replace(who, text=f"{where} {year}" if where else year, cut=Cut.COMMA, people=None)
    when.kind, when.venue, when.date = Kind.DATE, None, year
    if where:
        when.kind, when.venue = Kind.VENUE, venue
    return [who, when]
