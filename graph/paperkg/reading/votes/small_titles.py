"""Titles in small letters, below a name that lists of works have: "# papers to read".

By itself "attention is all you need" may be a remark. Where most items below such a name
begin in small letters, and several are a few words, they are titles, also a word or a quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.headings import names_list
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_small_titles"]

MIN_WORDS, MAX_WORDS, MIN_TOLD = 3, 20, 2
"""Such a title has so many words, and there are so many of them at least."""


def agree_on_small_titles(groups: Sequence[Group], title: str) -> None:
    """Take items in small letters for works where their section, or else the ``title``, says so."""
    for group in groups:
        if group.container is not Container.ITEM or len(group.records) < MIN_GROUP:
            continue
        topics = group.records[0].topics
        if not names_list(topics[-1] if topics else title):
            continue
        small = [record for record in group.records if _begins_small(record)]
        told = sum(_is_open(record) and _has_words(record) for record in small)
        if told >= MIN_TOLD and len(small) >= AGREED * len(group.records):
            for record in filter(_is_open, small):
                record.title, record.is_of_works = 0, True


def _begins_small(record: Record) -> bool:
    return record.text.lstrip("\"“‘'")[:1].islower()


def _has_words(record: Record) -> bool:
    return MIN_WORDS <= count_words(record.segments[0].text) <= MAX_WORDS


def _is_open(record: Record) -> bool:
    """Whether an item begins with plain words or quoted ones, and leads nowhere."""
    head = record.segments[0] if record.segments else None
    if head is None or record.has_link or head.kind is not Kind.TEXT or head.bracket or head.field:
        return False
    is_open = not record.text.rstrip().endswith((".", "!", "?", ":", ";"))
    return is_open and head.mark in (Mark.PLAIN, Mark.QUOTE)
