"""Links to works of which a chapter is read: "Poe (1877) [*Fine Rain*](…). Chapter 1: "On Snow"".

Beside siblings with titles in quotation marks, that of a chapter would be one; and what is short
may be a label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.labels import is_label
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.words import any_of, words_of

__all__ = ["begins_with_chapter", "name_whole_works"]

# "Chapters 1 (On Rain) and 2", "ch. IV", "Kapitel 3", "Introduction and Chapter 2".
_CHAPTER = re.compile(
    rf"(?:{any_of(words_of('pointers', 'parts'))})\.?\s?(?:\d|[IVXLC]+\b)"
    rf"|(?:{any_of(words_of('pointers', 'named'))})\.?(?:$|\s(?:and|&)\s)",
    re.IGNORECASE,
)
_WORKS = (Kind.TEXT, Kind.LABEL)


def begins_with_chapter(part: Segment) -> bool:
    """Whether a part of a line begins with chapters or pages by their numbers."""
    return _CHAPTER.match(part.text) is not None


def name_whole_works(groups: Sequence[Group]) -> None:
    """Take a link before chapters for the title, where what stands behind was taken for it."""
    for group in groups:
        if group.container is Container.ROW:
            continue
        for record in group.records:
            if record.title:
                _name(record, record.title)


def _name(record: Record, place: int) -> None:
    if not any(part.is_link for part in record.segments[:place]):
        return
    chapters = [at for at in range(1, place + 1) if begins_with_chapter(record.segments[at])]
    if not chapters or not _may_be_title(record.segments[chapters[0] - 1]):
        return
    if not _CHAPTER.search(record.text):
        return  # they stand on another line
    title = record.segments[chapters[0] - 1]
    title.take_for_words()
    title.bracket = ""
    record.title = chapters[0] - 1
    record.why = "a link before a chapter of the work"


def _may_be_title(part: Segment) -> bool:
    """Whether a link on the first line may be a title: its words are no label."""
    return part.is_link and not part.line and part.kind in _WORKS and not is_label(part.text)
