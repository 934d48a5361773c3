"""Names of things with what each is, "[gem5](…) - A simulator", among works: tools, data, sites.

Sections of such things have any name: "Performance Analysis". A short name alone says nothing of
what it names, as a fine book may have one; that all items of a list are so, in a document that says
of other entries who wrote them or where they are published, does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.no_works import is_name, leads_to_whole
from paperkg.reading.prose import says_nothing_of_paper
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind
from paperkg.reading.titles import count_words
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["judge_named_things"]

MIN_WORKS = 3
"""So many entries of the document at least say who, where or when, or lead to a paper."""

MAX_MEAN, MAX_NAME = 2.5, 4
"""Names have no more words: in the mean of a list, and each."""

_DESCRIBED = (Cut.DASH, Cut.COLON, Cut.COMMA, Cut.STOP, Cut.BREAK)
_BOOKS = words_of("sections", "books")
_WORKS = words_of("sections", "works") | _BOOKS
_WORD = re.compile(r"[^\W\d_]+")


def judge_named_things(groups: Sequence[Group]) -> None:
    """Reject names of sites, and of things where other entries of the document are works."""
    kept = [record for group in groups for record in group.records if not record.reason]
    works = sum(not says_nothing_of_paper(record) for record in kept)
    for group in groups:
        own = [record for record in group.records if not record.reason]
        if not own or group.container is not Container.ITEM:
            continue
        if _are_names_of_sites(own) or (works >= MIN_WORKS and _are_named_things(own)):
            for record in own:
                record.reason = reasons.NO_READING


def _are_names_of_sites(records: Sequence[Record]) -> bool:
    """Whether records are names of a word or two, and most lead to a site as a whole."""
    titles = [record.segments[record.title] for record in records if record.title is not None]
    if len(titles) < len(records) or not all(map(is_name, records, titles)):
        return False
    if _is_of(_BOOKS, records[0].topics):
        return False  # [Deep Learning](https://www.deeplearningbook.org/)
    return 3 * sum(map(leads_to_whole, titles)) >= 2 * len(titles)


def _are_named_things(records: Sequence[Record]) -> bool:
    """Whether records are nothing but names with a link, and what each of them is."""
    if not all(map(_is_described_name, records)) or _is_of(_WORKS, records[0].topics):
        return False
    words = sum(count_words(record.segments[0].text) for record in records)
    return words <= MAX_MEAN * len(records)


def _is_described_name(record: Record) -> bool:
    name, *after = record.segments[:2]
    if not (name.url and after) or name.kind is not Kind.TEXT:
        return False
    if after[0].kind is not Kind.TEXT or after[0].is_link or after[0].cut not in _DESCRIBED:
        return False
    words = name.text.lower().split()
    is_name = len(words) <= MAX_NAME and OPEN_WORDS.isdisjoint(words)
    return is_name and says_nothing_of_paper(record)


def _is_of(works: frozenset[str], topics: Sequence[str]) -> bool:
    """Whether a section is of works by its name: "Books", "Further Reading"."""
    return any(not works.isdisjoint(_WORD.findall(topic.lower())) for topic in topics[-2:])
