"""Surnames alone before a sign and a title, in nearly all of a list: "Mumford, The Red Book".

One such line says nothing: "Longformer: A Long Network" has the same form, and so has "Rain, Snow".
So it is with dashes, "Mumford - The Red Book".
That nearly all begin so, each with another word, and few titles are as long as those of papers
with a name of their own, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.english import is_english
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, SURNAME
from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment, drop_numbers
from paperkg.reading.votes.lone_names import cut_head
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["begins_as_name", "name_lone_surnames"]

MIN_NAMED = 6
"""So many begin with a surname at least."""

NEARLY_ALL, DISTINCT = 0.8, 0.8
"""The share of the records that begin with names, and of these names that stand once."""

FEW = 0.2
"""The share of titles that may read as names; and before a colon, of works that lead to papers."""

MOST_ENGLISH = 0.6
"""The share of surnames that may be words of English, as "Taylor" is."""

LONG_TITLE = {",": 8.0, ":": 5.0, "-": 4.2}
"""Titles have so many words in the mean; behind a colon or a dash, papers have longer ones."""

# "Čapek K.: RUR", "Eisenbud and Harris, A Title", "Guillemin?, A Title".
_HEAD = re.compile(
    rf"(?P<name>{SURNAME}(?: (?:[^\W\d_a-z]\.){{1,3}})?|{SURNAME} {AND} {SURNAME})\??"
    r"(?P<sign>[,:])\s+(?=[^\W_a-zß-ÿ]|[\"“„«‘'])"
)
_FULL = re.compile(r"[^\W\d_a-z][\w.'’ -]{3,40}?(?P<sign>[,:])\s")
_INITIAL = re.compile(r"[^\W\d_a-z]{1,2}\b(?:\.|-|,|$| [^\W\d_a-z]\.)")
_SURNAMES = re.compile(rf"{SURNAME}(?: {AND} {SURNAME})?")
_OPEN = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_MARKS = frozenset({Mark.PLAIN, Mark.LINK})
_BETWEEN = re.compile(rf" {AND} ")


class _Named(NamedTuple):
    """A record, and the surname, the sign and the space with which it begins."""

    record: Record
    found: re.Match[str]

    @property
    def title(self) -> str:
        """The words behind the sign, in the same span."""
        return self.found.string[self.found.end() :]


def name_lone_surnames(groups: Sequence[Group]) -> None:
    """Take surnames for who wrote a work; the records of all small groups vote together."""
    for group in voters_of(groups, rows=False):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            read = [_Named(record, it) for record in group.records if (it := _match(record))]
            for sign in ",:" if len(read) >= MIN_NAMED else "":
                named = [it for it in read if it.found["sign"] == sign]
                if len(named) >= MIN_NAMED:
                    _name(group.records, named, sign)
            _name_dashed(group.records)


def _name_dashed(records: Sequence[Record]) -> None:
    """Name who stands before dashes, in nearly all of the records."""
    led = [(record, *parts) for record in records if (parts := _read_dashed(record))]
    if len(led) < max(MIN_NAMED, NEARLY_ALL * len(records)):
        return
    titles = [title.text for _, _, title in led]
    are_titles = _are_titles(titles, [record for record, _, _ in led], "-")
    if are_titles and _are_surnames([head.text for _, head, _ in led]):
        for _, head, title in led:
            name_author(head, People(tuple(_BETWEEN.split(head.text)), len(head.text), True))
            title.take_for_words()


def _read_dashed(record: Record) -> tuple[Segment, Segment] | None:
    """Read a surname or two with which a record begins, and what a dash parts from it."""
    parts = drop_numbers(record.segments)
    if len(parts) < 2 or record.is_parted:
        return None
    head, title = parts[:2]
    is_plain = head.mark in _MARKS and head.kind in _OPEN and not (head.bracket or head.field)
    is_set_off = title.cut is Cut.DASH and title.span == head.span and title.kind in _OPEN
    is_named = is_plain and is_set_off and _SURNAMES.fullmatch(head.text) is not None
    return (head, title) if is_named else None


def _name(records: Sequence[Record], named: Sequence[_Named], sign: str) -> None:
    led = sum(_begins_with_name(record, sign) for record in records)
    surnames = [found["name"] for _, found in named]
    if len(named) + led < NEARLY_ALL * len(records) or not _are_surnames(surnames):
        return
    if not _are_titles([it.title for it in named], [it.record for it in named], sign):
        return
    for record, found in named:
        if begins_as_name(found.string[found.end() :]) or _has_subtitle(record):
            continue
        names = tuple(_BETWEEN.split(found["name"]))
        head = record.segments[0]
        head.take_for_words()
        people = People(names, found.end("name"), True)
        cut_head(record, head, found.end("name"), found.end(), people)


def _has_subtitle(record: Record) -> bool:
    """Whether a colon parts a surname and words that read as a name from more of the title.

    These are given back to the title where its siblings have their authors.
    """
    if len(record.segments) < 2:
        return False
    names, after = record.segments[:2]
    is_inside = after.cut is Cut.COLON and after.span == names.span
    return is_inside and names.kind is Kind.PEOPLE and after.kind is Kind.TEXT


def _match(record: Record) -> re.Match[str] | None:
    """Match the text with which a record begins, where that is in no style and holds the sign."""
    head = record.segments[0] if record.segments else None
    if head is None or head.mark not in _MARKS or record.is_parted or head.cut is not Cut.START:
        return None
    if "," not in head.text and ":" not in head.text:
        return None
    is_open = head.kind in _OPEN and not (head.bracket or head.field)
    return _HEAD.match(head.text) if is_open and not head.quoted else None


def _begins_with_name(record: Record, sign: str) -> bool:
    """Whether a record begins with a name in full and the sign: "Ann Poe, A Title"."""
    head = record.segments[0] if record.segments else None
    found = _FULL.match(head.whole) if head else None
    is_full = found is not None and found["sign"] == sign and " " in found[0].strip()
    return bool(is_full and found and is_given_name(found[0]))


def _are_surnames(names: Sequence[str]) -> bool:
    """Whether words differ from each other as surnames do, and are more than words of English."""
    english = sum(is_english(name.lower()) for name in names)
    return len(set(names)) >= DISTINCT * len(names) and english <= MOST_ENGLISH * len(names)


def _are_titles(titles: Sequence[str], records: Sequence[Record], sign: str) -> bool:
    """Whether titles follow, and neither names, "Emma, Jane Austen", nor subtitles of papers."""
    words = sum(map(count_words, titles))
    people = sum(map(begins_as_name, titles))
    papers = sum(any(map(leads_to_paper, record.segments)) for record in records)
    is_few = papers <= FEW * len(titles) or sign == ","
    return (
        is_few
        and people <= FEW * len(titles)
        and 1.5 * len(titles) <= words <= LONG_TITLE[sign] * len(titles)
    )


def begins_as_name(text: str) -> bool:
    """Whether what follows a surname goes on a name, "V." or "Niklas", or is one of its own."""
    return _INITIAL.match(text) is not None or is_given_name(text)
