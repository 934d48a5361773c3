"""Sections that recur under a name, "Key terms", below each part of a guide, and hold no works.

Terms in small letters read as remarks, and "Structuralism (Poe, Roe)" as a title with its authors.
That nearly all items of the sections of a name are remarks, while works stand elsewhere, tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.verdicts.paragraph_forms import is_marked

__all__ = ["judge_same_sections"]

MIN_SECTIONS, MIN_REMARKS = 3, 8
"""So many sections of a name at least, and so many items in them that are remarks."""

MOST = 0.75
"""The share of the items of such sections that are remarks."""

MIN_WORKS = 3
"""So many works at least stand elsewhere."""

_Path = tuple[str, ...]


def judge_same_sections(groups: Sequence[Group]) -> None:
    """Reject items that lead nowhere and have no style in sections of a name that hold remarks."""
    named: dict[str, dict[_Path, list[Record]]] = {}
    for group in groups:
        for record in group.records if group.container is Container.ITEM else ():
            if len(record.topics) > 1:
                sections = named.setdefault(record.topics[-1].casefold(), {})
                sections.setdefault(record.topics, []).append(record)
    works = len(kept_of(groups))
    for sections in named.values():
        records = [record for some in sections.values() for record in some]
        kept = [record for record in records if not record.reason]
        remarks = sum(record.reason == reasons.REMARK for record in records)
        if len(sections) < MIN_SECTIONS or remarks < max(MIN_REMARKS, MOST * len(records)):
            continue
        if works - len(kept) >= MIN_WORKS:
            for record in filter(_is_plain, kept):
                record.reason = reasons.REMARK


def _is_plain(record: Record) -> bool:
    """Whether an item leads nowhere, and its title stands in no style."""
    title = None if record.title is None else record.segments[record.title]
    return not (record.has_link or title is None or is_marked(title))
