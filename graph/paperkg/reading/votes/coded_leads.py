"""Identifiers in links before titles: "[2401.01568](…) Rain and Slow Snow".

A title behind one may read as names. That others behind such links are none tells what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, find_in_most, voters_of
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_coded_leads", "find_coded_title"]

MIN_TITLE = 3
"""A title behind such a link has so many words."""


def agree_on_coded_leads(groups: Sequence[Group]) -> None:
    """Take what stands behind identifiers for titles, where most are no names by their form."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        titles = find_in_most(group.records, find_coded_title, MIN_GROUP)
        doubted = [title for title in titles if title.kind is Kind.PEOPLE]
        if 2 * len(doubted) < len(titles):
            for title in doubted:
                title.take_for_words()


def find_coded_title(record: Record) -> Segment | None:
    """Give the plain words, and no more, behind a link whose text is what its address identifies.

    Several people known to be such are none.
    """
    if len(record.segments) < 2 or not record.segments[0].url:
        return None
    code, title, *after = record.segments
    if not (code.identifier and code.identifier.names_paper and has_digit(code.text)):
        return None
    if code.text.strip(" []").lower() not in code.url.lower() or title.is_link or title.line:
        return None
    if title.mark is not Mark.PLAIN or title.bracket or count_words(title.text) < MIN_TITLE:
        return None
    is_known = title.people is not None and title.people.is_sure
    is_alone = all(part.line for part in after)
    may_be = title.kind is Kind.TEXT or (title.kind is Kind.PEOPLE and is_alone and not is_known)
    return title if may_be else None
