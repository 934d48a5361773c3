"""Where a work appeared, set off by its sign or its words alone: after "//", or at a title's end.

Russian citations write "Poe A. A Fine Title // Fine Journal. 2014", and lists in a hurry "A Fine
Title CVPR 2016".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["find_sources"]

MIN_ENDS = 2
"""So many titles of a document end with a venue at least, where such ends are cut off."""

MIN_TITLE = 2
"""A title has so many words before its venue, or more."""

_ACRONYMS = words_of("venues", "acronyms")
_END = re.compile(rf"\s({CAPITAL}[A-Za-z]{{2,11}})\s?(?:['’]\d\d|(?:19|20)\d\d)$")


def find_sources(groups: Sequence[Group]) -> None:
    """Take what names a venue for one, before the titles are chosen."""
    records = [record for group in groups for record in group.records if record.segments]
    for record in records:
        _take_after_slashes(record)
    ends = [(record, place, start) for record in records for place, start in _find_end(record)]
    if len(ends) >= MIN_ENDS:
        for record, place, start in ends:
            _cut_end(record, place, start)


def _take_after_slashes(record: Record) -> None:
    """Take the text after "//" for a journal, where names stand before the title."""
    parts = record.segments
    if " // " not in record.text or "] // " in record.text or parts[0].kind is not Kind.PEOPLE:
        return  # "A Title[C]// Its Proceedings" says of itself what it is
    for part, after in pairwise(parts[1:]):
        is_set_off = part.whole[: part.start].rstrip().endswith(" //")
        if is_set_off and part.kind is Kind.TEXT and after.line == part.line:
            part.kind, part.venue = Kind.VENUE, Venue(part.text, "", True)
            return


def _find_end(record: Record) -> Iterator[tuple[int, int]]:
    """Find the text that ends with an acronym and a year, and where: "Fine Nets CVPR 2016"."""
    for place, part in enumerate(record.segments[:2]):
        if part.kind not in (Kind.TEXT, Kind.VENUE) or part.bracket or part.field:
            continue
        found = _END.search(part.text) if part.text[-1:].isdecimal() else None
        if found is None or found[1] not in _ACRONYMS:
            continue
        before = part.text[: found.start()].split()
        is_title = len(before) >= MIN_TITLE and before[-1].lower() not in OPEN_WORDS
        if is_title and before[-1][-1].isalnum() and _are_words(before):
            yield place, found.start()
        return


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
