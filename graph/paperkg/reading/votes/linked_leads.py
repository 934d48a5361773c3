"""Links that say who wrote a work, and perhaps when, before its title: "[Poe et al.](…) On rain".

The link is the paper's, and the words behind it are the title. One link that says so by "et al.",
or by a year, may begin a sentence; that siblings begin so, too, tells. So it is with bold words
that say both: "**Poe 2020** - On rain".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.coded_leads import find_coded_title
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["agree_on_linked_leads"]

MIN_TITLE = 3
"""A title behind such a link has so many words."""

_STYLES = (Mark.QUOTE, Mark.EMPHASIS, Mark.STRONG)

_SET_OFF = (Cut.DASH, Cut.COLON)

_SOURCE = re.compile(rf"(?:\S+ ){{1,4}}\(?{YEAR}\)?\.?")
"""A few words and a year say where and when, sooner than what."""


class _Lead(NamedTuple):
    """A record, how many of its segments are in the link, and what that says."""

    record: Record
    length: int
    people: People
    year: str


def agree_on_linked_leads(groups: Sequence[Group]) -> None:
    """Take links before titles for who and when, where most links of siblings that begin them are.

    A surname alone, "[Poe](…)", is one where the others say more, or where other links before
    titles are identifiers. So is the name of a body, where most say who.
    """
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        _agree_on_bold(group.records)
        linked = [record for record in group.records if _begins_with_link(record)]
        if len(linked) < MIN_GROUP:
            continue
        leads = find_in_most(linked, _read, max(MIN_GROUP, AGREED * len(linked)))
        if not leads:
            continue
        sure = sum(lead.people.is_sure for lead in leads)
        if 2 * sure < len(leads):
            if _stands_beside_codes(leads, group.records):
                _part_all(leads, [])
            continue
        told = any(lead.people.has_others or lead.year for lead in leads)
        papers = sum(leads_to_paper(lead.record.segments[0]) for lead in leads)
        if not told and papers < AGREED * len(leads):
            continue  # "[Rain & Snow](…) A fine shop of hats"
        _part_all(leads, linked)


def _part_all(leads: Sequence[_Lead], linked: Sequence[Record]) -> None:
    """Part the links that say who, and those of other records that name a body."""
    read = {id(lead.record) for lead in leads}
    others = [record for record in linked if id(record) not in read]
    bodies = [lead for record in others if (lead := _read(record, of_body=True))]
    for lead in (*leads, *bodies):
        _part(lead)


def _stands_beside_codes(leads: Sequence[_Lead], records: Sequence[Record]) -> bool:
    """Whether at least as many titles of siblings stand behind links that are identifiers.

    That a comma follows a surname tells it from the name of a thing.
    """
    coded = sum(find_coded_title(record) is not None for record in records)
    is_set_off = all(lead.record.segments[lead.length].cut is Cut.COMMA for lead in leads)
    return is_set_off and coded >= max(MIN_GROUP, len(leads))


def _agree_on_bold(records: Sequence[Record]) -> None:
    """Take bold words for who and when, where most that begin siblings say both."""
    bold = [record for record in records if _begins_in_bold(record)]
    for lead in find_in_most(bold, _read_dated, max(MIN_GROUP, AGREED * len(bold))):
        _part(lead)


def _begins_in_bold(record: Record) -> bool:
    first = record.segments[0] if record.segments else None
    return first is not None and first.mark is Mark.STRONG and not first.is_link


def _read_dated(record: Record) -> _Lead | None:
    found = _read(record)
    return found if found and found.year else None


def _begins_with_link(record: Record) -> bool:
    """Whether a link stands first, and it is more than a label such as "[pdf](…)"."""
    first = record.segments[0] if record.segments else None
    if first is None or not first.url:
        return False
    return first.kind is not Kind.LABEL or read_linked_lead(first.text) is not None


def _read(record: Record, *, of_body: bool = False) -> _Lead | None:
    first = record.segments[0]
    if first.quoted or first.field or first.bracket:
        return None
    length = sum(part.span == first.span and not part.line for part in record.segments)
    title = next(iter(record.segments[length : length + 1]), None)
    if title is None or title.line or title.bracket or title.field or title.is_link:
        return None
    is_set_off = title.cut in _SET_OFF and not first.is_link
    is_styled = title.quoted or title.mark in _STYLES
    is_title = is_styled or is_set_off or count_words(title.text) >= MIN_TITLE
    if not is_title or not (begins_big(title.text) or not title.text[:1].islower()):
        return None
    text = first.whole or first.text
    if of_body:
        body = read_body(text.strip(" ,.").removeprefix("The "))
        found = (body, "") if body else None
    else:
        found = read_linked_lead(text)
    if found is None or _SOURCE.fullmatch(title.text):
        return None  # [Fine Trees](…) In Rain Press 2004
    return _Lead(record, length, *found)


def _part(lead: _Lead) -> None:
    """Let the link say who and when, and what stands behind it begin the title."""
    record, length = lead.record, lead.length
    first, title = record.segments[0], record.segments[length]
    first.text = (first.whole or first.text).strip()
    first.take_for_people(lead.people)
    when = [_date_of(first, lead.year)] if lead.year else []
    title.take_for_words()
    record.segments[:length] = [first, *when]
    _join_quotation(record, len(when) + 1)
    record.begins_with_authors = record.is_parted = True


def _date_of(first: Segment, year: str) -> Segment:
    when = replace(first, kind=Kind.DATE, text=year, people=None, date=year)
    when.cut = Cut.SPACE
    return when


def _join_quotation(record: Record, place: int) -> None:
    """Join what a title quotes with it: "Faults of “A Fine Title”"."""
    title, after = record.segments[place], record.segments[place + 1 : place + 2]
    if title.mark is Mark.PLAIN and any(
        part.mark is Mark.QUOTE and part.span == title.span and part.cut is Cut.SPACE
        for part in after
    ):
        record.join_segments(place, place + 1)
