"""Pages of Wikipedia, side by side: what a list says of people and ideas, and no works to read.

A work may have one, "[Dune](…/wiki/Dune_(novel)) by Frank Herbert"; who wrote it stands beside it
then, or other links lead to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, Group, Record, kept_of

__all__ = ["judge_encyclopedia_pages"]

MIN_PAGES = 5
"""Fewer may be what somebody kept to read."""

_WIKI = "wikipedia.org/wiki/"


def judge_encyclopedia_pages(groups: Sequence[Group]) -> None:
    """Reject the entries of a list that lead to such pages alone, where most do."""
    for group in groups:
        pages = [record for record in kept_of([group]) if _is_page(record)]
        if len(pages) >= max(MIN_PAGES, AGREED * len(group.records)):
            for record in pages:
                record.reason = reasons.NO_WORK


def _is_page(record: Record) -> bool:
    """Whether the title of a record leads to a page of Wikipedia, and nobody is named beside it."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or _WIKI not in title.url:
        return False
    beside = (part for part in record.segments if part.span != title.span)
    return not any(part.people or part.venue or part.date for part in beside)
