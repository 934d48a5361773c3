"""Who, where and when before a title: "A Poe, B Roe - Rain Letters, 2015 - A Fine Title".

Answers of search engines have this order, and initials without a point. Elsewhere the title stands
behind the first dash, and a remark behind the year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_dashed_sources"]

MAX_SOURCE = 6
"""The name of a source has no more words in the mean."""

_INITIALS_FIRST = re.compile(r"[^\W\d_a-zß-ÿ]{1,3} [^\W\d_]")
_BEHIND = frozenset({Cut.DASH, Cut.STOP})


def agree_on_dashed_sources(groups: Sequence[Group]) -> None:
    """Take what stands between who and when for where, where most siblings have a title behind."""
    records = [
        record
        for group in groups
        if group.container in (Container.ITEM, Container.PARAGRAPH)
        for record in group.records
        if _is_signed(record)
    ]
    sources = [source for record in records if (source := _find_source(record))]
    if len(sources) < max(MIN_GROUP, AGREED * len(records)):
        return
    parts = [part for source in sources for part in source]
    if sum(count_words(part.text) for part in parts) > MAX_SOURCE * len(sources):
        return
    for part in parts:
        if part.kind is Kind.TEXT:
            part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)


def _is_signed(record: Record) -> bool:
    """Whether a record begins with names behind their initials, and a dash."""
    if len(record.segments) < 2:
        return False
    who, after = record.segments[:2]
    is_named = who.kind is Kind.PEOPLE and not who.is_link and after.cut is Cut.DASH
    return is_named and _INITIALS_FIRST.match(who.text) is not None


def _find_source(record: Record) -> Sequence[Segment]:
    """Give the plain parts between names and a year that a title follows; nothing elsewhere."""
    parts = record.segments
    for place in range(2, len(parts) - 1):
        title = parts[place + 1]
        if parts[place].kind is Kind.DATE and title.kind is Kind.TEXT:
            source = parts[1:place]
            is_plain = not any(part.is_link or part.bracket or part.quoted for part in source)
            is_behind = title.cut in _BEHIND and title.line == parts[0].line
            return source if is_plain and is_behind else ()
    return ()
