"""What a list says of itself above its works: "**Quality**: from the venues of [this list](…)".

A link in such an item makes it seem a work; that its siblings are remarks of the same form, and
that no work stands above it, tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import count_words

__all__ = ["judge_introductions"]

MAX_KEY = 4
"""What an item is about, in bold, takes no more words."""

_TOLD = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.IDENTIFIER})


def judge_introductions(groups: Sequence[Group]) -> None:
    """Reject items above all works of other groups whose siblings say what a list is like."""
    items = [group for group in groups if group.container is Container.ITEM]
    found = [group for group in items if _says_what_list_is(group.records)]
    if not found:
        return
    works = [group for group in groups if all(group is not other for other in found)]
    first = min((record.line for record in kept_of(works)), default=0)
    for group in found:
        for record in group.records if group.records[-1].line < first else ():
            record.reason = record.reason or reasons.SENTENCE


def _says_what_list_is(records: Sequence[Record]) -> bool:
    """Whether all items have a key in bold, and more of them are remarks than seem works."""
    kept = [record for record in records if not record.reason]
    remarks = sum(record.reason == reasons.REMARK for record in records)
    if not kept or remarks <= len(kept) or not all(map(_is_keyed, records)):
        return False
    return not any(map(_may_be_work, kept))


def _is_keyed(record: Record) -> bool:
    """Whether a record is a few words in bold, a colon and a text."""
    if len(record.segments) < 2:
        return False
    key, text = record.segments[:2]
    is_key = key.mark is Mark.STRONG and not key.is_link and count_words(key.text) <= MAX_KEY
    is_text = text.kind is Kind.TEXT and text.cut is Cut.COLON
    return is_key and is_text and not text.is_link and not text.quoted


def _may_be_work(record: Record) -> bool:
    """Whether a record says who, where or when, or leads to a paper."""
    return any(part.kind in _TOLD or leads_to_paper(part) for part in record.segments[1:])
