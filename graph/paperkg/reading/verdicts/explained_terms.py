"""What a section explains before the works of a list: "Preliminaries", "Definitions", "Background".

Its items read as titles, "Training on base data". That nothing in the section leads on, while
nearly all works of other sections do, tells. So does their form, where all are a term and words
that say in small letters what it is: "**Drizzle** - rain of small drops (Poe, 2019)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import identifies_paper
from paperkg.reading.records import Group, Record, kept_of
from paperkg.reading.segments import Cut
from paperkg.reading.verdicts.paragraph_forms import says_who_and_when
from paperkg.reading.verdicts.short_titles import FEW, NEARLY_ALL
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import words_of

__all__ = ["judge_definitions", "judge_explained_terms"]

MIN_TERMS = 2
"""So many items at least, of as many parts, define terms."""

MAX_TERM = 4
"""A term has no more words."""

_WORD = re.compile(r"[^\W\d_]+")
_SURE = words_of("sections", "explained")
_WHOLE = _SURE | words_of("sections", "introduced")


def judge_explained_terms(groups: Sequence[Group]) -> None:
    """Reject the items of such a section."""
    kept = kept_of(groups)
    inside = [record for record in kept if _is_explained(record.topics)]
    if not inside:
        return
    others = [record for record in kept if not _is_explained(record.topics)]
    leading = sum(record.has_link or identifies_paper(record) for record in others)
    if any(map(_may_be_work, inside)) or leading < max(FEW, NEARLY_ALL * len(others)):
        return
    for record in inside:
        record.reason = reasons.REMARK


@lru_cache(maxsize=1_000)
def _is_explained(topics: Sequence[str]) -> bool:
    """Whether a section, or one around it, is called so."""
    return any(map(_explains, topics))


def judge_definitions(groups: Sequence[Group]) -> None:
    """Reject the items of a list in such a section that are all terms with what they mean."""
    for group in groups:
        if len(group.records) >= MIN_TERMS and all(map(_defines, group.records)):
            for record in group.records:
                record.reason = record.reason or reasons.REMARK


def _defines(record: Record) -> bool:
    """Whether an item of a section of definitions is a few words, a sign and what they mean."""
    if not any(_SURE & {*_WORD.findall(topic.lower())} for topic in record.topics[-1:]):
        return False
    if record.has_link or len(record.segments) < MIN_TERMS:
        return False
    term, meaning = record.segments[:2]
    is_set_off = meaning.cut in (Cut.COLON, Cut.DASH) and meaning.text[:1].islower()
    return is_set_off and count_words(term.text) <= MAX_TERM


def _explains(topic: str) -> bool:
    """Whether a section is called so by one of its words, or as a whole."""
    words = _WORD.findall(topic.lower())
    return not _SURE.isdisjoint(words) or " ".join(words) in _WHOLE


def _may_be_work(record: Record) -> bool:
    is_dated = any(part.date for part in record.segments)
    return record.has_link or record.is_of_works or (is_dated and says_who_and_when(record))
