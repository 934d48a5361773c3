"""Works that a list speaks of and does not name: "Various talks on rain", "Rain Bank tutorials"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.verdicts.short_titles import is_bare
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["judge_unnamed_works"]

MIN_WORKS, SOME = 2, 0.25
"""So many entries of a document, and this share, say who, where or when, or lead to a paper."""

MAX_WORDS = 6
"""What only says of whom the works are has no more words; a title may end with the same word."""

_SORTS = words_of("unnamed", "sorts")
_QUANTITIES = words_of("unnamed", "quantities")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"(?:各种|各種|多个|多篇|複数の|さまざまな|다양한|여러)\s?\S{2,20}")


def judge_unnamed_works(groups: Sequence[Group]) -> None:
    """Reject items that lead nowhere, and say no more than that there are works, or whose."""
    found = [record for group in groups for record in _find_among(group)]
    if not found:
        return
    kept = kept_of(groups)
    works = sum(not says_nothing_of_paper(record) for record in kept)
    if works >= max(MIN_WORKS, SOME * len(kept)):
        for record in found:
            record.reason = reasons.REMARK


def _find_among(group: Group) -> list[Record]:
    """Find such items of a list, unless most of it is titles alone: one may end so, too."""
    if group.container is not Container.ITEM:
        return []
    own = [record for record in group.records if not record.reason]
    bare = [record for record in own if not record.has_link]
    found = [record for record in bare if _may_be(record)]
    others = sum(map(is_bare, bare)) - sum(map(is_bare, found)) if found else 0
    return found if 2 * others <= len(own) else []


def _may_be(record: Record) -> bool:
    """Whether an item begins with "various", or ends with a sort of works in small letters."""
    if record.title is None or not says_nothing_of_paper(record):
        return False
    text = record.segments[record.title].text
    words = _WORD.findall(text)
    if not words or record.segments[record.title].quoted or is_title_case(text):
        return False
    if words[0].lower() in _QUANTITIES or _UNSPACED.match(text):
        return True
    is_sort = words[-1] in _SORTS and text[:1].isupper() and text.endswith(words[-1])
    is_sort = is_sort and not words[0].endswith("ing")  # Reading difficult papers
    return is_sort and count_words(text) <= MAX_WORDS and OPEN_WORDS.isdisjoint(text.split())
