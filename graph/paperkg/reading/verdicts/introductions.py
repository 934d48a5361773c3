"""What a list says of itself above its works: "**Quality**: from the venues of [this list](…)".

A link in such an item makes it seem a work; that its siblings are remarks of the same form, and
that no work stands above it, tells. Words alone seem titles: below "Here you will find:", above
works that lead on or say who wrote them, they are what those are about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.verdicts.paragraph_forms import is_marked, says_who_and_when
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import any_inside, words_of

__all__ = ["judge_announced", "judge_introductions", "judge_remarks_over_tables"]

MAX_KEY = 4
"""What an item is about, in bold, takes no more words."""

MIN_TOLD = 2
"""So many works at least say that what has no more than words is none."""

MIN_ROWS = 3
"""So many rows at least are the works of a document."""

MAX_LEAD = 12
"""What leads to such items has no more words, counted from the last full stop."""

_TOLD = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.IDENTIFIER})
_WORKS = frozenset().union(*(words_of("sections", of) for of in ("books", "book_lists", "works")))
_SAYS = words_of("sections", "announcing")
# "Here you will find:", "This list covers", "本仓库包含：".
_ANNOUNCES = re.compile(any_inside(_SAYS), re.IGNORECASE)
# "Why this list?", "How it is organised", but not "How Rain Falls".
_ASKS = re.compile(r"(?:how|what|who|why)\s(?:i|it|that|these|this|we|you)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!。！]\s*(?=\S)")


def judge_announced(groups: Sequence[Group]) -> None:
    """Reject items that are words alone below what announces them, above all other works.

    Most of those lead on or say who or when.
    """
    listed = [group for group in groups if group.container is Container.ITEM]
    if not any(_are_words(group.records) for group in listed):
        return
    in_order = sorted((record for group in groups for record in group.records), key=_line_of)
    above = {id(below): record for record, below in pairwise(in_order)}
    found: list[Group] = []
    records: list[Record] = []
    for group in groups:
        lead = _lead_of(group.records[0], above) if group.records else ""
        is_item = group.container is Container.ITEM
        if is_item and _announces(lead) and _are_words(group.records):
            found.append(group)
        else:
            records += group.records
    works = [record for record in records if not record.reason] if found else []
    told = sum(map(_tells, works))
    if told < max(MIN_TOLD, len(works) / 2):
        return
    first = min(record.line for record in works)
    for group in found:
        for record in group.records if group.records[-1].line < first else ():
            record.reason = record.reason or reasons.REMARK


def _line_of(record: Record) -> int:
    return record.line


def _lead_of(first: Record, above: Mapping[int, Record]) -> str:
    """Give the text right above a list in its section, or else the name of that."""
    lead = above.get(id(first))
    is_text = lead is not None and lead.container is Container.PARAGRAPH and bool(lead.reason)
    if lead and is_text and lead.topics == first.topics:
        return lead.text
    return "".join(first.topics[-1:])


def _announces(lead: str) -> bool:
    """Whether the last sentence of a text says what follows it, and not that works do.

    So "This list contains the following books:" does.
    """
    last = _SENTENCE_END.split(lead.strip())[-1]
    end = last.strip(" :：*_").rpartition(" ")[2].lower()
    if count_words(last) > MAX_LEAD:
        return False
    if _ASKS.match(last):
        return True
    return end not in _WORKS and _ANNOUNCES.search(last) is not None


def _are_words(records: Sequence[Record]) -> bool:
    """Whether no item leads on, is in a style, or says who or where; some would be entries."""
    return any(not record.reason for record in records) and not any(map(_says_more, records))


def _says_more(record: Record) -> bool:
    if record.has_link or says_who_and_when(record):
        return True
    title = record.segments[record.title] if record.title is not None else None
    parts = (part for part in record.segments if part is not title)
    is_named = any(part.kind in (Kind.PEOPLE, Kind.VENUE) for part in parts)
    return is_named or (title is not None and is_marked(title))


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


def judge_remarks_over_tables(groups: Sequence[Group]) -> None:
    """Reject items that say no more than words above tables that hold all works.

    Half of their siblings or more are remarks already: "*Follow the list with a `star`*".
    """
    kept = kept_of(groups)
    rows = [record.line for record in kept if record.container is Container.ROW]
    for group in groups if len(rows) >= MIN_ROWS else ():
        remarks = sum(record.reason == reasons.REMARK for record in group.records)
        is_above = group.container is Container.ITEM and group.records[-1].line < min(rows)
        if is_above and 2 * remarks >= len(group.records) and not any(map(_tells, group.records)):
            for record in group.records:
                record.reason = record.reason or reasons.REMARK


def _tells(record: Record) -> bool:
    return record.has_link or any(part.kind in _TOLD for part in record.segments)


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
