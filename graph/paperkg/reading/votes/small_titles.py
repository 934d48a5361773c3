"""Titles in small letters, below a name that lists of works have: "# papers to read".

By itself "attention is all you need" may be a remark. Where most items below such a name
are a few words in small letters, they are titles.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.headings import names_list
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_small_titles"]

MIN_WORDS, MAX_WORDS = 3, 20
"""Such a title has so many words."""


def agree_on_small_titles(groups: Sequence[Group], title: str) -> None:
    """Take items in small letters for works where their section, or else the ``title``, says so."""
    for group in groups:
        if group.container is not Container.ITEM or len(group.records) < MIN_GROUP:
            continue
        topics = group.records[0].topics
        if not names_list(topics[-1] if topics else title):
            continue
        plain = [record for record in group.records if _is_plain(record)]
        small = [record for record in plain if record.segments[0].text[0].islower()]
        if len(plain) >= MIN_GROUP and len(small) >= AGREED * len(group.records):
            for record in small:
                record.title, record.is_of_works = 0, True


def _is_plain(record: Record) -> bool:
    """Whether an item begins with a few plain words, and leads nowhere."""
    head = record.segments[0] if record.segments else None
    if head is None or record.has_link or head.kind is not Kind.TEXT or head.bracket or head.field:
        return False
    is_open = not record.text.rstrip().endswith((".", "!", "?", ":", ";"))
    return is_open and head.mark is Mark.PLAIN and MIN_WORDS <= count_words(head.text) <= MAX_WORDS
