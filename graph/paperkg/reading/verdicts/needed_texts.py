"""Texts that a course asks for, below "Prerequisites", where a program asks for other programs."""

from __future__ import annotations

import re

from paperkg.reading.records import Record
from paperkg.reading.verdicts.no_works import is_about_course
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["is_needed_text"]

MIN_WORDS = 3
"""The title of such a text has so many words."""

_TEXT = re.compile(
    r"\.pdf\b|\b(?:books?|chapters?|courses?|lectures?|notes|tutorials?)\b", re.IGNORECASE
)


def is_needed_text(record: Record) -> bool:
    """Whether an item is a title in capitals and the address of a text, "https://…/rain.pdf".

    Programs that have to be there have addresses, too: "Rain Box Desktop https://rain.example".
    """
    title = None if record.title is None else record.segments[record.title]
    if title is None or title.is_link or not is_about_course(record.topics):
        return False
    link = next((part for part in record.segments if part.is_link), None)
    if link is None or "://" not in link.text or not _TEXT.search(link.url):
        return False
    return count_words(title.text) >= MIN_WORDS and is_title_case(title.text)
