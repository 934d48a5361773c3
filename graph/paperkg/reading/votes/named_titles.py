"""Titles after the names of what they are on: "**BERT**: Pre-training of Things (Poe, 2018)".

By itself that is a name with what is said of it, or names of people. Siblings that begin so, in
capitals, and say who wrote them or when, tell. The name may be in bold, or lead to the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.labels import Field
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    match_in_most,
)
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_named_titles"]

MAX_NAME = 2
"""A name has no more words, and most are coined: they have two capitals or digits."""

MIN_TITLE = 3
"""A title after a name has so many words."""

MIN_WHOLE, WHOLE = 2, 0.15
"""How many titles after names, and which share, have a colon where all are whole by themselves."""

_COINED = re.compile(r"(?:.*[A-Z0-9]){2}")
_SOURCE = (Kind.PEOPLE, Kind.DATE, Kind.VENUE)
_BESIDE = (*_SOURCE, Kind.LABEL, Kind.TAG, Kind.IDENTIFIER)


def agree_on_named_titles(groups: Sequence[Group]) -> None:
    """Take what follows names in bold or in links for titles, where most siblings begin so.

    After a colon the name begins the title; after a dash or a bar it is short for it, and so it is
    where titles have colons of their own. A small group listens to all small ones of the document.
    """
    items = [group.records for group in groups if group.container is Container.ITEM]
    small = [record for records in items if len(records) < MIN_GROUP for record in records]
    for records in (*(records for records in items if len(records) >= MIN_GROUP), small):
        most = max(MIN_GROUP, AGREED * len(records))
        named = [record for record, _ in match_in_most(records, _is_named, most)]
        if named and _are_titles(named):
            are_apart = _are_apart(named)
            for record in named:
                _take_title(record, are_apart=are_apart)


def _is_named(record: Record) -> bool:
    """Whether a record is a name set off, a text in capitals, and who, where or when, or links."""
    place = _find_name(record)
    if record.title not in (place, place + 1) or len(record.segments) < place + 2:
        return False
    name, title, *rest = record.segments[place:]
    if title.cut not in (Cut.COLON, Cut.DASH) or title.mark is not Mark.PLAIN:
        return False
    if count_words(name.text) > MAX_NAME:
        return False
    is_set_off = leads_to_paper(name) if name.is_link else name.mark is Mark.STRONG
    is_name = is_set_off and name.kind is Kind.TEXT and name.field in (None, Field.SHORT_NAME)
    may_be = title.kind is Kind.TEXT or (title.people is not None and not title.people.is_sure)
    if not (is_name and may_be and title.line == name.line) or title.bracket:
        return False
    if " " in name.text and is_given_name(name.text):
        return False  # **Ann Poe**: A Title
    is_long = count_words(title.text) >= MIN_TITLE and begins_big(title.text)
    said = [part for part in rest if part.line == name.line]
    return is_long and all(part.bracket or part.kind in _BESIDE for part in said)


def _find_name(record: Record) -> int:
    """Find the first part that is no date: "2015/12 | **ResNet** | A Fine Title"."""
    for place, part in enumerate(record.segments):
        if part.kind is not Kind.DATE:
            return place
    return 0


def _are_titles(records: Sequence[Record]) -> bool:
    """Whether names are coined, what follows is in capitals, and its source is said, of most.

    Fewer need be coined where no name is there twice, as those of topics are.
    """
    most = AGREED * len(records)
    pairs = [record.segments[(place := _find_name(record)) : place + 2] for record in records]
    coined = sum(_COINED.match(name.text) is not None for name, _ in pairs)
    titled = sum(is_title_case(title.text) for _, title in pairs)
    are_alone = len({name.text for name, _ in pairs}) == len(pairs)
    least = KNOWN * len(records) if are_alone else most
    return coined >= least and min(titled, sum(map(_says_source, records))) >= most


def _are_apart(records: Sequence[Record]) -> bool:
    """Whether the list adds names to whole titles: "**GPT**: Fine Trees: Things in Few Shots"."""
    titles = [record.segments[_find_name(record) + 1].text for record in records]
    whole = sum(": " in title for title in titles)
    return whole >= max(MIN_WHOLE, WHOLE * len(titles))


def _says_source(record: Record) -> bool:
    place = _find_name(record)
    said = (*record.segments[:place], *record.segments[place + 2 :])
    return any(part.kind in _SOURCE for part in said)


def _take_title(record: Record, *, are_apart: bool) -> None:
    place = _find_name(record)
    name, title = record.segments[place : place + 2]
    title.kind, title.people = Kind.TEXT, None
    record.why = "what follows the name, as in most siblings"
    if are_apart or title.cut is Cut.DASH or title.text.startswith(f"{name.text}:"):
        name.field = Field.SHORT_NAME
        record.title = place + 1
        return
    title.field = Field.TITLE
    record.title = place
