"""Errands that read as works: among headlines, "** TODO buy milk", and in a syllabus.

Titles begin big in most languages: a section all of whose headlines are words alone in small
letters has none, where most of the other headlines of the document begin big. Where a syllabus
says "Complete the first task", its "Complete Rain Diary 2" is none to read, either.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.segments import Kind
from paperkg.reading.verdicts.coursework import is_errand
from paperkg.reading.votes.title_words import begins_big

__all__ = ["judge_errands"]

MOST = 0.75
"""The share of the other headlines that begin big."""


def judge_errands(groups: Sequence[Group]) -> None:
    """Reject the headlines of such sections, and items that begin as errands of a course do."""
    _judge_items(groups)
    kept = kept_of(group for group in groups if group.container is Container.HEADING)
    sections: dict[tuple[str, ...], list[Record]] = {}
    for record in kept:
        sections.setdefault(record.topics, []).append(record)
    errands = [
        record
        for records in sections.values()
        if all(map(_may_be_errand, records))
        for record in records
    ]
    others = len(kept) - len(errands)
    big = sum(map(begins_big, (record.text for record in kept)))
    if errands and others >= MIN_GROUP and big >= MOST * others:
        for record in errands:
            record.reason = reasons.REMARK


def _judge_items(groups: Sequence[Group]) -> None:
    items = [record for group in groups if group.container is Container.ITEM
             for record in group.records]  # fmt: skip
    verbs = {_verb_of(record) for record in items if record.reason and is_errand(record.text)}
    for record in items if verbs else ():
        is_alone = not record.has_link and {part.kind for part in record.segments} == {Kind.TEXT}
        if not record.reason and is_alone and _verb_of(record) in verbs:
            record.reason = reasons.REMARK


def _verb_of(record: Record) -> str:
    return record.text.partition(" ")[0].lower()


def _may_be_errand(record: Record) -> bool:
    """Whether a headline is words alone that begin with a small letter."""
    text = record.text.lstrip()
    is_small = text[:1].islower() and not begins_big(text)
    kinds = {part.kind for part in record.segments}
    return is_small and not record.has_link and kinds == {Kind.TEXT}
