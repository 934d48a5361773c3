"""Where titles of siblings go on with ", Publisher" or ", City: Publisher", and nothing else.

By itself "Sense and Water, Vintage" may be a title. Where the titles of most siblings end so, after
who and when, it says where each appeared. "Counting Rain in Hills TGRS 2024" has a venue without
a sign where another work of the document names that venue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from paperkg.reading.imprints.imprint import is_city
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.records import Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["agree_on_title_tails"]

MIN_GROUP = 4
"""So many siblings at least have titles that go on so."""

AGREED = 0.6
"""The share of the siblings that must."""

MAX_WORDS = 5
"""The name of a publisher has no more words where nothing else sets it apart."""

MIN_TITLE = 3
"""A title has so many words before a venue that no sign sets off."""

_SMALL = words_of("venues", "small") | words_of("people", "particles")
_COMMA = re.compile(r",\s+(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# " TGRS 2024", " NeurIPS 2021".
_BARE_VENUE = re.compile(r"(?<=\w)\s([A-Z][A-Za-z&-]{0,12}[A-Z]) ?(?:19|20)\d\d$")


def agree_on_title_tails(groups: Sequence[Group]) -> None:
    """Cut titles before where the works appeared, where most siblings say so after a comma.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups, rows=False):
        _agree(group.records)
    _cut_bare_venues([record for group in groups for record in group.records])


def _cut_bare_venues(records: Sequence[Record]) -> None:
    """Cut titles before a short venue and a year that no sign sets off, if another names it."""
    placed = [record for record in records if any([part.venue for part in record.segments])]
    named = {part.venue.name for record in placed for part in record.segments if part.venue}
    rest = {id(record) for record in placed}
    for record in records if named else ():
        if id(record) not in rest and (end := _end_before_venue(record, named)):
            _cut(record, end)


def _end_before_venue(record: Record, named: Collection[str]) -> int:
    """Find where such a venue begins in a title; 0 where none does: "Results of WMT 2021"."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.kind is not Kind.TEXT or title.quoted or title.bracket:
        return 0
    found = _BARE_VENUE.search(title.text)
    if found is None or found[1] not in named:
        return 0
    before = title.text[: found.start()]
    is_open = before.rpartition(" ")[2].lower() in OPEN_WORDS
    return 0 if is_open or count_words(before) < MIN_TITLE else found.start()


def _agree(records: Sequence[Record]) -> None:
    cited = [record for record in records if _is_cited(record)]
    ends = [(record, _end_of_title(record)) for record in cited if not _is_ended(record)]
    parted = sum(end > 0 for _, end in ends)
    ended = len(cited) - len(ends)
    if parted < 2 or parted + ended < max(MIN_GROUP, AGREED * len(cited)):
        return
    for record, _ in ends:
        if end := _end_of_title(record, agreed=True):
            _cut(record, end)


def _is_cited(record: Record) -> bool:
    """Whether who stands before a plain title, and when before it or after a comma."""
    place = record.title
    title = record.segments[place] if place else None
    if title is None or title.kind is not Kind.TEXT or title.mark is not Mark.PLAIN:
        return False
    kinds = [part.kind for part in record.segments[:place]]
    if title.quoted or title.bracket or Kind.PEOPLE not in kinds:
        return False
    after = (part for part in record.segments if part.cut is Cut.COMMA)
    return Kind.DATE in kinds or any(part.kind is Kind.DATE for part in after)


def _is_ended(record: Record) -> bool:
    """Whether a part of its own after the title says where the work appeared, after a comma."""
    place = record.title or 0
    return any(
        part.kind is Kind.VENUE and part.cut is Cut.COMMA
        for part in record.segments[place + 1 : place + 2]
    )


def _end_of_title(record: Record, *, agreed: bool = False) -> int:
    """Find where in the title its tail begins; 0 where it has none.

    Where siblings have ``agreed``, a tail may have any words, if the first is big.
    """
    text = record.segments[record.title or 0].text
    commas = [comma.start() for comma in _COMMA.finditer(text)]
    if not commas or not _may_be_name(text[commas[-1] + 1 :], agreed=agreed):
        return 0
    if len(commas) > 1 and is_city(text[commas[-2] + 1 : commas[-1]].strip()):
        return commas[-2]
    return commas[-1]


def _may_be_name(text: str, *, agreed: bool) -> bool:
    """Whether a text may be a publisher or a journal: few words, the first of them big."""
    city, _, name = text.strip().partition(": ")
    if count_words(city) > MAX_WORDS or count_words(name) > MAX_WORDS:
        return False
    firsts = [part[:1] for part in (city, name) if part]
    words = [word for word in _WORD.findall(text) if word not in _SMALL]
    small = sum(word[0].islower() for word in words)
    is_big = agreed or not text.isascii() or 3 * small <= len(words)
    return all(first.isupper() for first in firsts) and is_big


def _cut(record: Record, end: int) -> None:
    place = record.title or 0
    title = record.segments[place]
    middle = title.whole.find(title.text, title.start) + end
    if middle < end:
        return
    tail = title.text[end:].strip(" ,")
    venue = read_venue(tail) or Venue(tail, "", False)
    rest = replace(title, text=tail, cut=Cut.COMMA, start=middle, people=None, date=venue.date)
    rest.kind, rest.venue = Kind.VENUE, venue
    title.text, title.end = title.text[:end].rstrip(" ,"), middle
    record.segments.insert(place + 1, rest)
