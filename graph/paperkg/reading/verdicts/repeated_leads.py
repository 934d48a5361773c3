"""What several lines begin with before names or remarks, "*Key artists*: Poe, Roe", is no title.

A lead in italics or bold reads as a title, and names behind it as its authors. That several lines,
or several sections once each, have the same words before a colon and others behind it, tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import identifies_paper
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.segments import Cut, Mark
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["judge_repeated_leads"]

MIN_SECTIONS = 2
"""So many sections at least have the same lead, once each."""

MAX_WORDS = 3
"""What such a line is called has no more words."""

_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})


def judge_repeated_leads(groups: Sequence[Group]) -> None:
    """Reject lines that have the words before a colon of several others, and other ones behind it.

    A work that several notes are on has the capitals of a title, and stands in one section: "*Fine
    Rain*: chapter 2".
    """
    alike: dict[str, list[Record]] = defaultdict(list)
    for record in kept_of(groups):
        if name := _find_lead(record):
            alike[name].append(record)
    for records in alike.values():
        if _are_lines(records) or _are_of_sections(records):
            for record in records:
                record.reason = reasons.FIELD


def _are_lines(records: Sequence[Record]) -> bool:
    small = [record for record in records if not is_title_case(record.segments[0].text)]
    return len(small) == len(records) and len({record.text for record in records}) >= MIN_GROUP


def _are_of_sections(records: Sequence[Record]) -> bool:
    """Whether paragraphs that begin so in a style stand in several sections, one in each."""
    if any(
        record.container is not Container.PARAGRAPH or record.segments[0].mark not in _STYLES
        for record in records
    ):
        return False
    sections = {record.topics for record in records}
    return len(records) == len(sections) == len({record.text for record in records}) >= MIN_SECTIONS


def _find_lead(record: Record) -> str:
    """Give the few words before a colon that are taken for a title, and lead nowhere; or ""."""
    if record.title != 0 or record.has_link or len(record.segments) < 2:
        return ""
    if record.container not in (Container.PARAGRAPH, Container.ITEM) or identifies_paper(record):
        return ""
    head, after = record.segments[:2]
    is_lead = after.cut is Cut.COLON and after.line == head.line and not head.quoted
    return head.text.casefold() if is_lead and count_words(head.text) <= MAX_WORDS else ""
