"""Items that are sentences, each about a work to read: "A good second book is Poe's *Fine Rain*".

By itself such an item may be a remark with words that somebody stressed. That nearly all items
have a title in italics, and many speak of books, or of whose work it is, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, Role
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.votes.title_words import count_words

__all__ = ["judge_recommended"]

NEARLY_ALL, MANY = 0.75, 0.5
"""The share of the items with a title in italics, and of those that speak of something to read."""

MIN_WORDS = 2
"""A title has so many words at least: stressed is mostly one."""

_TO_READ = re.compile(
    r"\b(?:articles?|authors?|books?|essays?|novels?|papers?|reads?|reading|texts?|textbooks?"
    r"|written|wrote|livres?|lire|Bücher|Buch|lesen|libros?|leer|libri|leggere|книг\w*)\b",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WHOSE = re.compile(r"[^\W\d_]['’]s?$")
_TITLES = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})


def judge_recommended(groups: Sequence[Group]) -> None:
    """Accept the items of a list whose sentences each name a work in italics."""
    for group in groups:
        if group.container is Container.ITEM and len(group.records) >= MIN_GROUP:
            _judge(group.records)


def _judge(records: Sequence[Record]) -> None:
    left = [record for record in records if record.reason == reasons.REMARK]
    if not left:
        return
    titled = [record for record in records if not record.reason or _find_title(record) is not None]
    said = sum(_speaks_of_reading(record) for record in titled)
    if len(titled) < NEARLY_ALL * len(records) or said < MANY * len(titled):
        return
    for record in left:
        place = _find_title(record)
        if place is not None:
            _take_for_title(record, place)
            record.reason = ""


def _take_for_title(record: Record, place: int) -> None:
    record.segments[place].take_for_words()
    if record.title is not None:
        record.roles[record.title] = Role.NOTE
    record.roles[place] = Role.TITLE
    record.title, record.titles = place, (place,)


def _find_title(record: Record) -> int | None:
    """Find the first words in italics that are a title inside a sentence."""
    for place, part in enumerate(record.segments):
        is_title = part.mark is Mark.EMPHASIS and part.kind in _TITLES and not part.bracket
        if is_title and count_words(part.text) >= MIN_WORDS and _is_capitalized(part.text):
            return place if len(record.segments) > 1 else None
    return None


def _is_capitalized(text: str) -> bool:
    """Whether all long words begin with a capital: words that are only stressed do not."""
    return text[:1].isupper() and not any(word[0].islower() for word in _LONG_WORD.findall(text))


def _speaks_of_reading(record: Record) -> bool:
    """Whether an item says that something is to be read, or whose the title is."""
    place = _find_title(record)
    before = record.segments[place - 1].text if place else ""
    return _WHOSE.search(before) is not None or _TO_READ.search(record.text) is not None
