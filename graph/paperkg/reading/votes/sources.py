"""Where a work appeared, set off by its sign or its words alone: after "//", or at a title's end.

Russian citations write "Poe A. A Fine Title // Fine Journal. 2014", and lists in a hurry "A Fine
Title CVPR 2016".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["find_sources"]

MIN_ENDS = 2
"""So many titles of a document end with a venue at least, where such ends are cut off."""

MIN_TITLE = 2
"""A title has so many words before its venue, or more."""

_ACRONYMS = words_of("venues", "acronyms")
_CUT_SHORT = re.compile(r"(?:^|\s)[^\W\d_][а-яёa-z]{1,4}$")
_END = re.compile(rf"\s({CAPITAL}[A-Za-z]{{2,11}})\s?(?:['’]\d\d|(?:19|20)\d\d)$")


def find_sources(groups: Sequence[Group]) -> None:
    """Take what names a venue for one, before the titles are chosen."""
    records = [record for group in groups for record in group.records if record.segments]
    for record in records:
        if " // " in record.text:
            _take_after_slashes(record)
    ends = [(record, *end) for record in records if (end := _find_end(record))]
    if len(ends) >= MIN_ENDS:
        for record, place, start in ends:
            _cut_end(record, place, start)


def _take_after_slashes(record: Record) -> None:
    """Take the text after "//" for a journal, where names stand before the title."""
    parts = record.segments
    if "] // " in record.text or parts[0].kind is not Kind.PEOPLE:
        return  # "A Title[C]// Its Proceedings" says of itself what it is
    for place, part in enumerate(parts[1:-1], start=1):
        if part.kind is Kind.TEXT and part.whole[: part.start].rstrip().endswith(" //"):
            if parts[place + 1].line == part.line:
                _take_for_journal(parts, place)
            return


def _take_for_journal(parts: list[Segment], place: int) -> None:
    """Take a text for a journal, with what goes on with it after words cut short."""
    part = parts[place]
    while parts[place + 1 :] and _goes_on(part, parts[place + 1]):
        part.end = parts.pop(place + 1).end
        part.text = part.whole[part.start : part.end].strip()
    part.kind, part.venue = Kind.VENUE, Venue(part.text, "", True)


def _goes_on(part: Segment, after: Segment) -> bool:
    """Whether the name of a journal goes on after a word cut short: "Докл. АН СССР"."""
    is_text = after.kind in (Kind.TEXT, Kind.VENUE) and not after.bracket
    return is_text and after.cut is Cut.STOP and _CUT_SHORT.search(part.text) is not None


def _find_end(record: Record) -> tuple[int, int] | None:
    """Find the text that ends with an acronym and a year, and where: "Fine Nets CVPR 2016"."""
    for place, part in enumerate(record.segments[:2]):
        if not part.text[-1:].isdecimal() or part.bracket or part.field:
            continue
        found = _END.search(part.text) if part.kind in (Kind.TEXT, Kind.VENUE) else None
        if found is None or found[1] not in _ACRONYMS:
            continue
        before = part.text[: found.start()].split()
        is_title = len(before) >= MIN_TITLE and before[-1].lower() not in OPEN_WORDS
        is_end = is_title and before[-1][-1].isalnum() and _are_words(before)
        return (place, found.start()) if is_end else None
    return None


def _are_words(before: Sequence[str]) -> bool:
    """Whether some of the words before a venue are no name of a publisher or a meeting."""
    plain = [word for word in before if not word.isupper()]
    return len(plain) >= MIN_TITLE and read_venue(" ".join(before)) is None


def _cut_end(record: Record, place: int, start: int) -> None:
    """Cut a venue off the end of a title."""
    part = record.segments[place]
    text = part.text[start:].strip()
    venue = read_venue(text)
    if venue is None:
        return
    end = replace(part, text=text, kind=Kind.VENUE, cut=Cut.SPACE, venue=venue, date=venue.date)
    part.text, part.kind, part.venue, part.date = part.text[:start], Kind.TEXT, None, ""
    record.segments.insert(place + 1, end)
