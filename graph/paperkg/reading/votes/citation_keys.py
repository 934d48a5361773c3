"""Items that are the keys of works in somebody's library, "PoeRoe2019", and may say no more.

By itself a word with a year is a version or an event, "Rainbox2019". That several items of a list
begin so, with other names each, tells that each is a work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from paperkg.reading.citations.citation import KEY
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, match_in_most
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.words import words_of

__all__ = ["date_citation_keys", "name_citation_keys"]

MIN_LETTERS = 3
"""So many letters at least of a key in brackets are those of a surname: "PoeRoe2019"."""

_TERMS = words_of("coursework", "seasons")
# "Poe2019", "PoeRoe2019b", "poe2019fine", "Poe_2019", "PoeXXXX" and "Poe20XX" without a year.
_KEY = re.compile(
    rf"(?P<who>[^\W\d_][^\W\d_'’-]{{2,60}}?)[-_]?(?:{RECENT_YEAR}|(?:20|19)?XX(?:XX)?)[a-z]{{0,30}}"
    r"(?=$|\s)"
)


def date_citation_keys(groups: Sequence[Group]) -> None:
    """Take "[Poe2016a] Ann Poe: "A Title"" for a key and its year, not for a meeting called Poe."""
    for record in chain.from_iterable(group.records for group in groups):
        head = record.segments[0] if record.segments else None
        if head and head.kind is Kind.VENUE and head.bracket == "[" and KEY.fullmatch(head.text):
            people = next((part.people for part in record.segments if part.people), None)
            if people and people.names and _is_key_of(head.text, people.names[0]):
                head.kind, head.venue = Kind.DATE, None


def _is_key_of(key: str, name: str) -> bool:
    """Whether a key begins as a surname does: "Guzd2013", "Mark Guzdial"."""
    surname = name.partition(",")[0] if "," in name else name.rpartition(" ")[2]
    letters = key[:MIN_LETTERS]
    return letters.isalpha() and surname.lower().startswith(letters.lower())


def name_citation_keys(groups: Sequence[Group]) -> None:
    """Take the key for the title of items that begin with one, where several of a list do."""
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        found = match_in_most(group.records, _read_key, MIN_GROUP)
        names = {key["who"] for _, key in found}
        if len(names) < max(MIN_GROUP, AGREED * len(found)):
            continue
        for record, key in found:
            _take_key(record, key)


def _read_key(record: Record) -> re.Match[str] | None:
    """Read the key that an item begins with, if no other part of it is a title or leads on."""
    head = record.segments[0] if record.segments else None
    key = _KEY.match(head.text) if head else None
    if head is None or key is None or head.bracket or head.field or record.has_link:
        return None
    if any(part.quoted or part.mark is Mark.EMPHASIS for part in record.segments):
        return None
    return key if _is_name(key["who"]) else None


def _is_name(who: str) -> bool:
    """Whether a word may be the names of authors: no month, term or conference."""
    if who == who.upper() or who.lower() in _TERMS or read_month(who):
        return False
    venue = read_venue(who)
    return not (venue and venue.is_sure)


def _take_key(record: Record, key: re.Match[str]) -> None:
    """Make the key a part of its own, and the title; what is said behind it stays beside it."""
    head = record.segments[0]
    rest = head.text[key.end() :].strip()
    if rest:
        start = head.start + head.whole[head.start :].find(rest)
        behind = replace(head, text=rest, cut=Cut.SPACE, start=start)
        venue = read_venue(rest)
        behind.take_for_words()
        if venue and venue.is_sure:
            behind.kind, behind.venue, behind.date = Kind.VENUE, venue, venue.date
        record.segments.insert(1, behind)
        head.text, head.end = key[0], start
    head.take_for_words()
    record.title, record.titles, record.is_of_works = 0, (0,), True
    record.why = "the key of a work, as in other items of the list"
