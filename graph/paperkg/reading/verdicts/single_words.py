"""Titles of one word in italics, "*Rain*", among items whose titles are in italics, too."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Kind, Mark

__all__ = ["judge_single_words"]


def judge_single_words(groups: Sequence[Group]) -> None:
    """Accept a word in italics alone, where most of a list are titles in italics of more words.

    So are its topics written elsewhere; a list that sets them apart gives them no style of titles.
    """
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        words = [record for record in group.records if _is_single(record)]
        titles = sum(map(_is_title, group.records)) if words else 0
        if words and titles >= max(MIN_GROUP, AGREED * len(group.records)):
            for record in words:
                record.reason = ""


def _is_single(record: Record) -> bool:
    """Whether a record is one word in italics that begins with a capital, and is a remark by it."""
    if record.reason != reasons.REMARK or len(record.segments) != 1:
        return False
    word = record.segments[0]
    is_word = word.kind is Kind.TEXT and word.mark is Mark.EMPHASIS and word.text.isalpha()
    return is_word and word.text[0].isupper() and record.title == 0


def _is_title(record: Record) -> bool:
    """Whether a record is an entry that begins with a title in italics."""
    return not record.reason and record.title == 0 and record.segments[0].mark is Mark.EMPHASIS
