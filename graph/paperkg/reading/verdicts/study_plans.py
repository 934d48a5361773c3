"""Outlines of subjects in a plan of study, whose stages have sections of resources.

"Stage 1 ⏎ - Rain & small rivers ⏎ - Forces of hail ⏎ Resources: ⏎ - *A Fine Title* by Ann Poe":
what is to be learned reads as titles do. That each stage says apart where to learn it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from paperkg.reading import reasons
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import STYLED, Kind
from paperkg.reading.verdicts.no_works import is_among
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.verdicts.short_titles import NEARLY_ALL
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import words_of

__all__ = ["judge_study_plans"]

MIN_STAGES = 2
"""So many stages at least have resources of their own."""

MAX_MEAN = 4
"""Subjects have no more words in the mean; papers have more."""

MAX_SECTION = 3
"""The name of a section of resources has no more words: "Recommended Online Resources"."""

_LETTERS = re.compile(r"[^\W\d_]+")
_RESOURCES = words_of("sections", "resources")
_WORKS = frozenset().union(*(words_of("sections", of) for of in ("works", "books", "references")))


def judge_study_plans(groups: Sequence[Group]) -> None:
    """Reject the subjects of the stages of such a plan."""
    items = [
        record for group in groups if group.container is Container.ITEM for record in group.records
    ]
    works = [record for record in items if _is_of_resources(record.topics[-1:])]
    stages = {record.topics[:-1] for record in works if not record.reason}
    if len(stages) < MIN_STAGES or () in stages:
        return
    kept = [record for record in works if not record.reason]
    if sum(map(_is_told, kept)) < NEARLY_ALL * len(kept):
        return
    subjects = [record for record in _outside(items, stages) if _is_subject(record)]
    if len(subjects) < MIN_GROUP or not _are_subjects([record.text for record in subjects]):
        return
    for record in subjects:
        record.reason = reasons.REMARK


def _outside(items: Sequence[Record], stages: set[tuple[str, ...]]) -> Iterator[Record]:
    """Give the items of stages that stand in no section of resources or works."""
    lengths = {len(stage) for stage in stages}
    for record in items:
        for length in lengths:
            sections = record.topics[length:]
            if record.topics[:length] in stages and not _is_of_works(sections):
                yield record
                break


@lru_cache(maxsize=1_000)
def _is_of_resources(topics: Sequence[str]) -> bool:
    words = list(chain.from_iterable(_LETTERS.findall(topic.lower()) for topic in topics))
    return len(words) <= MAX_SECTION and not _RESOURCES.isdisjoint(words)


@lru_cache(maxsize=1_000)
def _is_of_works(sections: Sequence[str]) -> bool:
    return is_among(_WORKS, sections) or any(_is_of_resources((name,)) for name in sections)


def _is_told(record: Record) -> bool:
    """Whether a work leads on, says who wrote it, or begins with a title in a style."""
    if record.has_link or record.says_who or record.is_of_works:
        return True
    return any(part.mark in STYLED or part.quoted for part in record.segments[:2])


def _is_subject(record: Record) -> bool:
    """Whether an item is words alone, perhaps in bold, and more of them in brackets."""
    if any(part.kind is not Kind.TEXT or part.mark in STYLED for part in record.segments):
        return False
    return not record.has_link and says_nothing_of_paper(record)


def _are_subjects(texts: Sequence[str]) -> bool:
    """Whether texts are short, and most are not in capitals as titles are."""
    titled = sum(map(is_title_case, texts))
    return sum(map(count_words, texts)) <= MAX_MEAN * len(texts) and 2 * titled < len(texts)
