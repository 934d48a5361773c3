"""Surnames alone before a comma or a dash and a title, in all of a few works: "Roe, Fine Old Rain".

One such line says nothing: "Rain, Fine Old Snow" has the same form. That a list of few has no other
line tells, where the words are no common ones of English, and titles stand behind them. Before a
dash a name in full must be among them, "Ann Poe - Hail", or two surnames: "Poe & Roe - Hail". Names
in full before words that are none tell that one word is a title, too, and behind a dash another
name: "Jane Roe - Anna Poe". Three with years tell it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.english import is_common
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.cuts.named_sources import is_about_life
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL, SURNAME
from paperkg.reading.records import SMALL_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, drop_numbers
from paperkg.reading.votes.lone_names import (
    cut_head,
    is_among_things,
    is_beside_name,
    read_full_name,
    restore_behind_authors,
)
from paperkg.reading.votes.lone_surnames import begins_as_name
from paperkg.reading.votes.plain_names import is_post
from paperkg.reading.votes.surname_heads import is_worded_title
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["name_few_surnames"]

MIN_NAMED = 2
"""So many works tell of each other."""

RARE = 0.3
"""The share of surnames at least that are no common words of English, as "Taylor" is."""

MIN_WORD = 4
"""A word of English that may be a title has so many letters."""

MIN_LED = 3
"""A title that begins with "A" goes on with so many words, where it may be a remark."""

_WHO = re.compile(rf"{SURNAME}(?: {AND} {SURNAME})?\??|{CAPITAL}[a-zß-ÿ]+ {SURNAME}")
_COMMA = re.compile(r", (?=[^\W_a-zß-ÿ]|[\"“„«‘'])")
_BETWEEN = re.compile(rf" {AND} ")
_WORDED = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_QUOTES = "\"“„«‘'"
_INDEFINITE = ("A", "An")
_SMALL_WORD = re.compile(r"\s[a-zß-ÿ]")
_MARKS = frozenset({Mark.PLAIN, Mark.LINK})


class _Led(NamedTuple):
    """A record that names begin, and what stands behind them."""

    record: Record
    head: Segment
    people: People
    title: str
    is_full: bool
    start: int
    """Where the title starts in the text of the head; 0 where it is a part of its own."""

    @property
    def parts(self) -> Sequence[Segment]:
        """All parts of the record."""
        return self.record.segments


def name_few_surnames(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take surnames for who wrote a work in lists of few."""
    for group in voters_of(groups, rows=False):
        records = [record for record in group.records if record.segments]
        is_open = group.container in (Container.ITEM, Container.PARAGRAPH)
        if not is_open or not MIN_NAMED <= len(records) <= SMALL_GROUP:
            continue
        for cut in (Cut.COMMA, Cut.DASH):
            led = [it for record in records if (it := _read(record, cut, vocabulary.common))]
            is_dated = len(led) > MIN_NAMED and all(any(at.date for at in it.parts) for it in led)
            if (
                len(led) == len(records)
                and not is_dated
                and _are_authors(led, cut, vocabulary.common)
            ):
                for it in led:
                    _name(it)


def _read(record: Record, cut: Cut, common: frozenset[str]) -> _Led | None:
    """Read names and a sign with which a record begins."""
    head, *after = drop_numbers(record.segments) or record.segments
    if record.is_parted or is_among_things(record.topics) or head.kind not in _WORDED:
        return None
    if head.mark not in _MARKS or head.bracket or head.field or head.quoted:
        return None
    if cut is Cut.DASH:
        title = after[0] if after else None
        is_near = title is not None and title.cut is Cut.DASH and title.span == head.span
        if title is None or not is_near or title.bracket:
            return None
        is_number = title.kind is Kind.DATE and len(after) == 1  # Ann Poe - 1984
        if title.kind not in _WORDED and not is_number:
            return None
        return _read_names(record, head, head.text, title.text, 0, common)
    comma = _COMMA.search(head.text)
    if comma:
        name, title_text = head.text[: comma.start()], head.text[comma.end() :]
        return _read_names(record, head, name, title_text, comma.end(), common)
    return None


def _read_names(
    record: Record, head: Segment, name: str, title: str, start: int, common: frozenset[str]
) -> _Led | None:
    full = read_full_name(name, common)
    if full:
        return _Led(record, head, full, title, True, start)
    if not _WHO.fullmatch(name) or is_place(name):
        return None
    people = People(tuple(_BETWEEN.split(name.rstrip("?"))), len(name), True)
    return _Led(record, head, people, title, False, start)


def _are_authors(led: Sequence[_Led], cut: Cut, common: frozenset[str]) -> bool:
    """Whether the words are surnames, or full names among them, and what follows are titles."""
    names = [name.split()[-1] for it in led if not it.is_full for name in it.people.names]
    rare = sum(not (is_common(name.lower()) or is_given_name(name)) for name in names)
    full = sum(it.is_full for it in led)
    if cut is Cut.DASH:
        is_told = full or any(_are_two_rare(it) for it in led)
        is_rare = rare + full >= RARE * (len(names) + full)
    else:
        is_told, is_rare = rare or full == len(led), rare >= RARE * len(names)
    if not is_told or not is_rare or not any(_tells(it.title, common) for it in led):
        return False
    return all(_may_be_title(it, cut) for it in led)


def _are_two_rare(it: _Led) -> bool:
    """Whether two surnames, one of them no word, stand there: "Carrow & Ostle - Fine Rain"."""
    return len(it.people.names) > 1 and not all(is_common(at.lower()) for at in it.people.names)


def _tells(text: str, common: frozenset[str]) -> bool:
    """Whether words tell by themselves that they are a title, and no name, post or place."""
    title = text.lstrip(_QUOTES)
    if is_post(title) or is_place(title) or begins_as_name(title):
        return is_worded_title(title) and is_beside_name(title, common, may_be_word=False)
    words = [word for word in title.lower().split() if len(word) >= MIN_WORD]
    return is_worded_title(title) or (bool(words) and all(map(is_common, words)))


def _may_be_title(it: _Led, cut: Cut) -> bool:
    """Whether words may be a title behind names: behind a name in full, a word or a name, too."""
    title = it.title.lstrip(_QUOTES)
    first, _, rest = title.partition(" ")
    if names_publisher(title) or is_about_life(title):
        return False
    if first in _INDEFINITE and count_words(rest) < MIN_LED:
        return False  # "Jane Roe - A Novel"
    if cut is Cut.COMMA and begins_as_name(title):
        return False  # "Ann Poe, B. Roe and Jane Orr"
    if it.is_full:
        return title[:1].isupper() or title[:1].isdigit()
    if cut is Cut.COMMA:
        return is_worded_title(title)
    is_word = first == title and is_common(title.lower())
    is_name = begins_as_name(title) and not _SMALL_WORD.search(title)
    return not is_name and (is_word or is_worded_title(title))


def _name(it: _Led) -> None:
    it.head.take_for_words()
    if it.start:
        end = len(it.head.text[: it.start].rstrip(", "))
        cut_head(it.record, it.head, end, it.start, it.people)
        return
    name_author(it.head, it.people)
    it.record.segments[it.record.segments.index(it.head) + 1].take_for_words()
    restore_behind_authors(it.record)
