"""What several lines begin with before names or remarks, "*Key artists*: Poe, Roe", is no title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.segments import Cut
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["judge_repeated_leads"]

MAX_WORDS = 3
"""What such a line is called has no more words."""


def judge_repeated_leads(groups: Sequence[Group]) -> None:
    """Reject lines that have the words before a colon of several others, and other ones behind it.

    A work that several notes are on has the capitals of a title: "*Fine Rain*: chapter 2".
    """
    alike: dict[str, list[Record]] = defaultdict(list)
    for record in kept_of(groups):
        if name := _find_lead(record):
            alike[name].append(record)
    for records in alike.values():
        if len({record.text for record in records}) >= MIN_GROUP:
            for record in records:
                record.reason = reasons.FIELD


def _find_lead(record: Record) -> str:
    """Give the few words before a colon that are taken for a title, and lead nowhere; or ""."""
    if record.title != 0 or record.has_link or len(record.segments) < 2:
        return ""
    if record.container not in (Container.PARAGRAPH, Container.ITEM):
        return ""
    head, after = record.segments[:2]
    is_lead = after.cut is Cut.COLON and after.line == head.line and not head.quoted
    is_name = count_words(head.text) <= MAX_WORDS and not is_title_case(head.text)
    return head.text.casefold() if is_lead and is_name else ""
