"""Titles in a style inside sentences: "The first of all: **rain as a model of owls**"."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.votes.title_words import count_words

__all__ = ["judge_titles_in_sentences"]

MIN_WORDS = 4
"""So many words in a style are more than a name that a remark sets off."""

_STYLES = (Mark.STRONG, Mark.EMPHASIS, Mark.QUOTE)


def judge_titles_in_sentences(groups: Sequence[Group]) -> None:
    """Accept items with as many words in a style, where most such items of the document are works.

    Their words need not be in capitals then, as titles of papers seldom are. A word in small
    letters that a sentence sets off, "It is **very** wet", is none.
    """
    items = [
        record
        for group in groups
        if group.container is Container.ITEM
        for record in group.records
        if record.title is not None
        and record.segments[record.title].mark in _STYLES
        and record.reason in ("", reasons.REMARK)
    ]
    for record in filter(_has_word_set_off, items):
        record.reason = reasons.REMARK
    for mark in _STYLES:
        styled = [record for record in items if _has_title_in(record, mark)]
        kept = sum(not record.reason for record in styled)
        if kept >= max(MIN_GROUP, AGREED * len(styled)):
            for record in styled:
                record.reason = ""


def _has_title_in(record: Record, mark: Mark) -> bool:
    title = record.segments[record.title or 0]
    is_long = title.mark is mark and count_words(title.text) >= MIN_WORDS
    return is_long and not title.text[:1].islower()


def _has_word_set_off(record: Record) -> bool:
    place = record.title or 0
    title = record.segments[place]
    is_word = title.text.islower() and " " not in title.text
    return is_word and any(
        part.kind is Kind.TEXT and part.line == title.line for part in record.segments[:place]
    )
