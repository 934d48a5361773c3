"""Short citations before titles in quotation marks: "Poe and Roe 2014 "A Title"".

The title alone may be a link, or both may be one. A name and a year may also be a place and a year,
so several with other names each tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.names.people import People
from paperkg.reading.records import MIN_GROUP, Group, Record
from paperkg.reading.segments import AT_START, Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import any_of, words_of

__all__ = ["agree_on_quoted_leads"]

MIN_TITLE = 2
"""A title behind such a lead has so many words: one in quotation marks may be stressed alone."""

_YET_TO_COME = re.compile(rf",?\s\(?{any_of(words_of('states', 'undated'))}\)?\s*$", re.IGNORECASE)
_UNTOLD = frozenset({Kind.TEXT, Kind.VENUE})


class _Lead(NamedTuple):
    """A record, the part of it that says who and when, and what that says."""

    record: Record
    part: Segment
    people: People
    year: str


def agree_on_quoted_leads(groups: Sequence[Group]) -> None:
    """Take the words before such titles for who and when, where a document has several."""
    leads = [lead for group in groups for record in group.records if (lead := _find(record))]
    if len({lead.people.names for lead in leads}) < MIN_GROUP:
        return
    for lead in leads:
        if lead.part.kind in _UNTOLD:
            _part(lead)


def _find(record: Record) -> _Lead | None:
    """Give the lead of a record whose cell or line begins with one."""
    part = None
    for title in record.segments:
        is_led = part is not None and part.cut in AT_START and _are_beside(part, title)
        if part is not None and is_led and (found := _read(part.text)):
            return _Lead(record, part, *found)
        part = title
    return None


def _are_beside(part: Segment, title: Segment) -> bool:
    """Whether a title in quotation marks, or in a link, follows on the same line."""
    is_set = title.quoted or (title.is_link and not part.is_link and title.mark is Mark.LINK)
    if not is_set:
        return False
    is_one = (part.column, part.line) == (title.column, title.line)
    is_lead = not (part.quoted or part.field or part.bracket)
    return is_one and is_lead and count_words(title.text) >= MIN_TITLE


def _read(text: str) -> tuple[People, str] | None:
    """Read who and when: "Poe 2014", "von Poe, Roe and Hill (1993a)", "Poe to appear"."""
    names = _YET_TO_COME.sub("", text)
    found = read_linked_lead(names)
    is_told = found is not None and (bool(found[1]) or names != text)
    return found if found and is_told and not any(map(is_place, found[0].names)) else None


def _part(lead: _Lead) -> None:
    part = lead.part
    when = part.copy()
    part.take_for_people(lead.people)
    if lead.year:
        when.take_for_words()
        when.kind, when.text, when.date, when.cut = Kind.DATE, lead.year, lead.year, Cut.COMMA
        lead.record.segments.insert(lead.record.segments.index(part) + 1, when)
    lead.record.is_parted = True
