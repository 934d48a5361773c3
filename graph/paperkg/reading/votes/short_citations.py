"""Works that only links name, by who wrote them and when: "[Poe 2001](…), [Roe & Doe 1999](…)".

The readings of a course are listed so. What the link says is the title until a better one is known;
words before several of them, "Week 2: Rain:", are their topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.cuts.short_citations import ShortCitation, read_short_citation
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["name_short_citations"]

_ASIDE = frozenset({Kind.DATE, Kind.TAG, Kind.LABEL, Kind.NUMBER})


def name_short_citations(groups: Sequence[Group]) -> None:
    """Take links that are short citations for works, where a document has several of them.

    No other words may stand beside them but those that lead to them.
    """
    found = {
        id(record): keys
        for group in groups
        for record in group.records
        if record.container is not Container.HEADING and (keys := _find_keys(record))
    }
    if sum(map(len, found.values())) < MIN_GROUP:
        return
    for group in groups:
        _name_in_group(group, found)


def _name_in_group(group: Group, found: dict[int, list[ShortCitation]]) -> None:
    """Make works of the keys of siblings; to one key words lead as they do to several."""
    keyed = [(record, keys) for record in group.records if (keys := found.get(id(record)))]
    leads = {_lead(keys) for record, keys in keyed if len(keys) > 1 and _are_all(record, keys)}
    works: dict[int, list[Record]] = {}
    for record, keys in keyed:
        is_led = len(keys) > 1 or _lead(keys) in leads
        if not _are_all(record, keys, led=is_led):
            continue
        if record.container is Container.ROW:
            _name_in_row(record, *keys)
        else:
            works[id(record)] = _part(record, keys)
    group.records = [work for record in group.records for work in works.get(id(record), [record])]


def _lead(keys: Sequence[ShortCitation]) -> tuple[Cut, str]:
    """Say how the first of some keys is set off from what leads to it."""
    return keys[0].part.cut, keys[0].part.bracket


def _find_keys(record: Record) -> list[ShortCitation]:
    spans: dict[int, ShortCitation] = {}
    for part in record.segments:
        is_new = part.is_link and not part.line and part.span not in spans
        if is_new and (key := read_short_citation(part)):
            spans[part.span] = key
    is_several = record.container is Container.ROW and len(spans) > 1
    return [] if is_several else list(spans.values())


def _are_all(record: Record, keys: Sequence[ShortCitation], *, led: bool = True) -> bool:
    """Whether a record is its keys and asides, and no words but those that lead to them.

    In a row it is a cell that is.
    """
    column = keys[0].part.column
    parts = [part for part in record.segments if part.column == column]
    spans = {key.part.span for key in keys}
    first = parts.index(keys[0].part)
    others = [part for part in parts[first:] if part.span not in spans]
    if any(part.kind not in _ASIDE for part in others):
        return False
    before = [part for part in parts[:first] if part.kind not in _ASIDE]
    return not before or (led and not any(part.is_link or part.quoted for part in before))


def _name_in_row(record: Record, key: ShortCitation) -> None:
    """Let the key of a row be its title, and say who and when."""
    first, cell = record.segments.index(key.part), (key.part.column, key.part.span)
    rest = [part for part in record.segments[first:] if (part.column, part.span) != cell]
    record.segments[first:] = [*_told(key), *rest]


def _part(record: Record, keys: Sequence[ShortCitation]) -> list[Record]:
    """Make a work of each key; the words before the first are its topic."""
    first = record.segments.index(keys[0].part)
    lead = [part for part in record.segments[:first] if part.kind is Kind.TEXT]
    topics = (*record.topics, lead[0].text) if lead else record.topics
    return [
        replace(
            record,
            segments=_told(key),
            text=key.text,
            spans=[place for place in record.spans if place.number == key.part.span],
            topics=topics,
            remarks=list(record.remarks),
        )
        for key in keys
    ]


def _told(key: ShortCitation) -> list[Segment]:
    title = key.part.copy()
    title.take_for_words()
    title.text, title.bracket, title.cut = key.text, "", Cut.START
    who = replace(title, kind=Kind.PEOPLE, text=", ".join(key.people.names), people=key.people)
    when = replace(title, kind=Kind.DATE, text=key.year, date=key.year)
    return [title, who, when]
