"""Notes on topics beside works: "- [[habits]]", "| [[AI]] |" on the first page of a person's notes.

Their links are called as the notes are, of a word or two, and many begin with a small letter, as
few titles do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.headings import names_books
from paperkg.reading.imprints.section_dates import tells_of_reading
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.votes.title_words import count_words

__all__ = ["judge_topic_notes"]

_ARTICLE = re.compile(r"(?:an?|the|der|die|das|la|le|les|el|los|il|o|os) \S", re.IGNORECASE)

MEAN_WORDS = 2
"""The names of topics have no more words in the mean."""

SMALL = 1 / 3
"""The share of the names that must begin with a small letter."""

MIN_OTHERS = 3
"""So many works of the document at least are no such notes."""


def judge_topic_notes(groups: Sequence[Group]) -> None:
    """Reject lists and tables of nothing but such notes, where others name works."""
    notes: list[Record] = []
    for group in groups:
        own = kept_of([group])
        if group.container is not Container.PARAGRAPH and _are_topics(own):
            notes += own
    if notes and len(kept_of(groups)) - len(notes) >= MIN_OTHERS:
        for record in notes:
            record.reason = reasons.SEE_ALSO


def _are_topics(records: Sequence[Record]) -> bool:
    if len(records) < MIN_GROUP or not all(map(_is_note, records)):
        return False
    topics = records[0].topics[-1:]
    if any(names_books(topic) or tells_of_reading(topic) for topic in topics):
        return False
    names = [record.segments[0].text for record in records]
    if any(map(_ARTICLE.match, names)):
        return False  # the stranger
    small = sum(name[:1].islower() for name in names)
    words = sum(map(count_words, names))
    return words <= MEAN_WORDS * len(names) and small >= SMALL * len(names)


def _is_note(record: Record) -> bool:
    """Whether a record is a link to a note by its name, and nothing else."""
    if len(record.segments) != 1 or record.is_of_works:
        return False
    link = record.segments[0]
    return bool(link.local) and link.local.casefold().endswith(link.text.casefold())
