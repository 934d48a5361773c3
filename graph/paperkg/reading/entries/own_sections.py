"""Sections that have the name of the one work in them, as on pages with a box for each book.

A section may well be called as a textbook in it is, "Organic Chemistry"; that most entries of a
document stand below their own titles tells, or that the title is long and has all the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperkg.characters import letters_of
from paperkg.model import Entry

__all__ = ["drop_own_sections"]

MIN_OWN = 3
"""So many entries at least stand below their own titles, and at least half of all."""

MIN_WORDS = 5
"""No section is called by so many words of the title of a work but by that title."""


def drop_own_sections(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out the last topic of entries that it names, where most have such or it is long."""
    own = {place for place, entry in enumerate(entries) if _is_own(entry)}
    if len(own) < max(MIN_OWN, len(entries) / 2):
        own = {place for place in own if _is_whole(entries[place])}
    return [
        replace(entry, topics=entry.topics[:-1]) if place in own else entry
        for place, entry in enumerate(entries)
    ]


def _is_own(entry: Entry) -> bool:
    """Whether the last topic is the title, or one of them goes on a little further."""
    if not entry.topics or entry.topics[-1][:1].lower() != entry.title[:1].lower():
        return False  # as nearly all
    topic, title = letters_of(entry.topics[-1].casefold()), letters_of(entry.title.casefold())
    short, long = sorted((topic, title), key=len)
    return bool(short) and long.startswith(short) and 2 * len(short) >= len(long)


def _is_whole(entry: Entry) -> bool:
    """Whether the last topic is a title of many words, as a whole."""
    topic, title = entry.topics[-1].casefold(), entry.title.casefold()
    return title.count(" ") >= MIN_WORDS - 1 and letters_of(topic) == letters_of(title)
