"""Titles with other fields at dashes: "[RGN - Rain and Growth of Nests - FCC - 2020](…)".

By itself "RGN - Rain and Growth of Nests" is one title, and "Nest House Report" before a year the
rest of one. That siblings have title, venue and year at dashes tells the fields; a short name is
what says again what the title says: its words, or their first letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.labels import Field
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.votes.title_words import begins_big, count_words
from paperkg.reading.words import OPEN_WORDS

__all__ = ["agree_on_dashed_fields"]

MIN_FIELDS = 3
"""A title, a venue and a year are so many."""

MAX_NAME, MIN_TITLE = 3, 2
"""A short name has no more words, and the title behind it has so many at least."""

MIN_NAMES = 2
"""Where so many lines have a short name that their titles say again, other words are names, too."""

MAX_VENUE = 6
"""A venue that nobody knows has no more words."""

MAX_TITLE = 300
"""A title is looked at no further."""

MAX_LETTERS = 24
"""A short name has no more letters."""

_WORD = re.compile(r"[^\W_]+")
_DATED = re.compile(rf"([^\W\d][^-–—]*?)\s[-–—]({YEAR})")


def agree_on_dashed_fields(groups: Sequence[Group]) -> None:
    """Tell short names and venues, where most lines of fields have a venue and a year last.

    All lines of a document are siblings: their sections are often small.
    """
    records = [
        record
        for group in groups
        if group.container in (Container.ITEM, Container.PARAGRAPH)
        for record in group.records
    ]
    fields = [parts for record in records if (parts := _find_fields(record))]
    placed = [parts for parts in fields if _is_placed(parts)]
    if len(placed) < max(MIN_GROUP, AGREED * len(fields)):
        return
    for parts in fields:
        _name_venue(parts)
        _date_venue(parts[-1])
    titled = [parts for parts in fields if _has_two_before(parts) and _may_be_title(parts[1])]
    named = [parts for parts in titled if _is_short_name(*parts[:2])]
    if len(named) >= MIN_NAMES:  # in plain text nothing joins a name to its title
        named += [parts for parts in titled if not parts[0].is_link and _is_word(parts[0])]
    for name, title, *_ in named:
        name.field = Field.SHORT_NAME
        title.take_for_words()


def _find_fields(record: Record) -> Sequence[Segment]:
    """Give the parts of a text or a link that are all set apart by dashes; nothing of others."""
    if len(record.segments) < MIN_FIELDS:
        return ()
    head = record.segments[0]
    parts = [part for part in record.segments if part.span == head.span]
    if len(parts) < MIN_FIELDS or head.field or head.kind is not Kind.TEXT:
        return ()
    return parts if all(part.cut is Cut.DASH and not part.bracket for part in parts[1:]) else ()


def _is_placed(parts: Sequence[Segment]) -> bool:
    """Whether a venue and a date end the fields, in one or in two."""
    *_, before, last = parts
    return bool(last.venue and last.date) or (before.kind, last.kind) == (Kind.VENUE, Kind.DATE)


def _name_venue(parts: Sequence[Segment]) -> None:
    """Take the words between a title, which has a part before it, and a date for a venue."""
    *before, place, last = parts
    is_open = len(before) > 1 and place.kind is Kind.TEXT and last.kind is Kind.DATE
    if is_open and begins_big(place.text) and count_words(place.text) <= MAX_VENUE:
        place.kind, place.venue = Kind.VENUE, Venue(place.text, "", False)


def _has_two_before(parts: Sequence[Segment]) -> bool:
    """Whether two fields stand before the venue and the year, which may be one."""
    is_one = parts[-1].kind is Kind.VENUE
    return _is_placed(parts) and len(parts) > MIN_FIELDS - is_one


def _may_be_title(part: Segment) -> bool:
    """Whether a part is words, or what may be a name only by its capitals: "Normalized Rain"."""
    is_open = part.people is not None and not part.people.is_known
    return (part.kind is Kind.TEXT or is_open) and count_words(part.text) >= MIN_TITLE


def _is_word(part: Segment) -> bool:
    return count_words(part.text) == 1 and " " not in part.text


def _date_venue(last: Segment) -> None:
    """Read the year of a venue that has a dash before it without a space: "FCC -2020"."""
    found = _DATED.fullmatch(last.text) if last.kind is Kind.VENUE and not last.date else None
    if found:
        last.text, last.date = f"{found[1]} {found[2]}", found[2]
        last.venue = Venue(found[1], found[2], False)


def _is_short_name(name: Segment, title: Segment) -> bool:
    """Whether a title says again what the few words before it say, whole or by its letters."""
    if count_words(name.text) > MAX_NAME:
        return False
    letters = "".join(_WORD.findall(name.text)).lower()
    words = [word.lower() for word in _WORD.findall(title.text[:MAX_TITLE])]
    return 1 < len(letters) <= MAX_LETTERS and (letters in words or _abbreviates(letters, words))


def _abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the starts of words in a row: "rnest" of "rain", "in", "nests"."""
    reached = {0}  # how many of the letters the words so far may stand for
    for word in words:
        here = {
            start + size
            for start in reached
            for size in range(1, len(letters) - start + 1)
            if word.startswith(letters[start : start + size])
        }
        from_first = _shared(letters, word)
        if len(letters) in here and from_first < len(letters):
            return True
        reached = here | {0} | (reached if word in OPEN_WORDS else set())
    return False


def _shared(letters: str, word: str) -> int:
    """Count the letters with which both begin."""
    return next((at for at, sign in enumerate(letters) if word[at : at + 1] != sign), len(letters))
