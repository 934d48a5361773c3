"""What stands beside works on a page that is more than a list: topics, steps, tools by name.

A section of references says how the page writes what it cites; words alone elsewhere are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from paperkg.model import LinkKind
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.work_keys import is_lead, leads_to_work
from paperkg.reading.labels import kind_of_label
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, kept_of
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.verdicts.paragraph_forms import is_marked, says_who_and_when
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.verdicts.short_titles import MOSTLY, NEARLY_ALL, is_bare
from paperkg.reading.votes.title_words import is_title_case
from paperkg.reading.words import words_of

__all__ = ["judge_beside_works"]

MIN_CITED = 2
"""So many works in sections named for them, which lead on or say who, tell that those cite."""

MAX_SECTION_WORDS = 3
"""The name of a section of works has no more words: "Bibliografía recomendada", "Key Papers"."""

MIN_KEYED = 2
"""So many lists with works behind a key tell that what has none is what those are about."""

MIN_QUOTED = 3
"""So many titles in quotation marks, most of all, tell how a page writes titles."""

_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.IDENTIFIER})
_SHOWN = (LinkKind.NOTES, LinkKind.VIDEO)
_LETTERS = re.compile(r"[^\W\d_]+")
_REFERENCES = words_of("sections", "references") - {"reading", "readings"}
_WORKS = frozenset().union(*(words_of("sections", of) for of in ("works", "books", "references")))
_JOINTS = words_of("people", "last_joints")
_SEE_ALSO = words_of("sections", "see_also")
# "Complementary Lists", "More awesome reading lists", and no "Lists".
_OTHER_LISTS = re.compile(
    r"(?:(?:and|complementary|external|further|more|other|related|relevant|similar|useful)\s){1,3}"
    r"(?:(?:awesome|bibliography|books?|curated|great|papers?|reading|resources?)\s){0,3}lists",
    re.IGNORECASE,
)
_NEEDS = words_of("leads", "needs")
_WORK = frozenset({"work"})
"""A section "Related Work" is of works, and "Tools Relevant to Their Work" is not."""


def judge_beside_works(groups: Sequence[Group]) -> None:
    """Reject items that are words alone, where works stand in sections of their own."""
    _judge_see_also(groups)
    _judge_other_lists(groups)
    _judge_beside_references(groups)
    _judge_unquoted(groups)
    _judge_beside_keyed(groups)
    _judge_lectures(groups)


def _judge_see_also(groups: Sequence[Group]) -> None:
    """Reject names of other notes below "See also", where works stand elsewhere."""
    kept = kept_of(groups)
    notes = [record for record in kept if _is_note_nearby(record)]
    for record in notes if len(notes) < len(kept) else ():
        record.reason = reasons.SEE_ALSO


def _judge_other_lists(groups: Sequence[Group]) -> None:
    """Reject links to what leads to no paper below "Related Lists", where works stand elsewhere."""
    kept = kept_of(groups)
    lists = [record for record in kept if _is_other_list(record)]
    for record in lists if len(lists) < len(kept) else ():
        record.reason = reasons.OTHER_LIST


def _is_other_list(record: Record) -> bool:
    """Whether an item leads on, and not to a paper, below the name of a section of other lists."""
    if not record.topics or not _OTHER_LISTS.fullmatch(record.topics[-1].strip(" :")):
        return False
    return record.has_link and not any(map(leads_to_paper, record.segments))


def _is_note_nearby(record: Record) -> bool:
    """Whether an item below "See also" is links to other files, and says nothing else."""
    if not record.topics or record.topics[-1].lower().strip(" :") not in _SEE_ALSO:
        return False
    is_local = all(part.local and not part.url for part in record.segments)
    return is_local and says_nothing_of_paper(record)


def _judge_beside_references(groups: Sequence[Group]) -> None:
    """Reject items that are words alone, where sections of references hold what is cited.

    So a course has its topics, and below them "**References:**". A section of papers tells the
    same only where what stands outside such sections is mostly none: a page that is no list.
    """
    others = [own for group in groups if _are_topics(own := kept_of([group]))]
    topics = list(chain.from_iterable(others))
    outside = [
        record
        for record in chain.from_iterable(group.records for group in groups)
        if record.reason and not _is_of_works(record.topics)
    ]
    is_page = len(outside) >= max(MIN_GROUP, len(topics))
    if not (_are_told(groups, _REFERENCES) or (is_page and _are_told(groups, _WORKS))):
        return
    if 2 * sum(is_title_case(record.text) for record in topics) < len(topics):
        for record in topics:
            record.reason = reasons.REMARK


def _are_told(groups: Sequence[Group], named: frozenset[str]) -> bool:
    """Whether nearly all works in sections of such names lead on or say who."""
    cited = [record for record in kept_of(groups) if _is_section_of(named, record.topics)]
    told = sum(record.has_link or _is_signed(record) for record in cited)
    return told >= max(MIN_CITED, min(NEARLY_ALL * len(cited), len(cited) - 1))


def _are_topics(records: Sequence[Record]) -> bool:
    """Whether most items of a list are words alone, and none says who and when."""
    if any(record.has_link or says_who_and_when(record) for record in records):
        return False
    bare = sum(is_bare(record) or _is_bold_sentence(record) for record in records)
    return bare >= max(1, MOSTLY * len(records)) and not _is_of_works(records[0].topics)


def _is_bold_sentence(record: Record) -> bool:
    """Whether an item begins with words in bold, not in capitals: "**Keep things fine** here"."""
    head = record.segments[0]
    is_bold = head.mark is Mark.STRONG and head.kind is Kind.TEXT and not is_title_case(head.text)
    return is_bold and not record.has_link and says_nothing_of_paper(record)


def _is_signed(record: Record) -> bool:
    """Whether a record says who wrote it, or begins with a source before a title in a style."""
    if says_who_and_when(record) or any(part.people for part in record.segments):
        return True
    place = record.title or 0
    return place > 0 and is_marked(record.segments[place])


@lru_cache(maxsize=1_000)
def _is_section_of(named: frozenset[str], topics: Sequence[str]) -> bool:
    """Whether a section, or one around it, is named for what it cites, and for little else."""
    return any(
        not named.isdisjoint(words) and len(words) <= MAX_SECTION_WORDS
        for words in (set(_LETTERS.findall(topic.lower())) - _JOINTS for topic in topics)
    )


@lru_cache(maxsize=1_000)
def _is_of_works(topics: Sequence[str]) -> bool:
    """Whether a section, or one around it, is of works by its name."""
    words = chain.from_iterable(_LETTERS.findall(topic.lower()) for topic in topics)
    return not (_WORKS - _WORK).isdisjoint(words) or _is_section_of(_WORK, topics)


def _judge_beside_keyed(groups: Sequence[Group]) -> None:
    """Reject words alone in lists whose works stand behind a key: "Reading: Poe (2001), Rain".

    So an outline of a field has its topics. "Required:" sets works apart from others.
    """
    items = [group for group in groups if group.container is Container.ITEM]
    keyed = [group for group in items if any(map(_is_keyed, group.records))]
    if len(keyed) < MIN_KEYED:
        return
    for record in kept_of(keyed):
        if is_bare(record) and not leads_to_work(record.text.partition(":")[0]):
            record.reason = reasons.REMARK


def _is_keyed(record: Record) -> bool:
    """Whether a work that leads on or is signed stands behind a key that says it is to be read."""
    key, colon, _ = record.text.partition(":")
    is_key = bool(colon) and is_lead(key) and key.strip(" *_").lower() not in _NEEDS
    is_work = record.has_link or any(part.people for part in record.segments)
    return is_key and is_work and not record.reason


def _judge_lectures(groups: Sequence[Group]) -> None:
    """Reject lectures that lead to their slides and recordings, where works are cited beside them.

    "Lecture 3 (27 Aug): Rain and Hail ([slides](…), [video](…))" is what a course is about; a list
    of nothing but lectures is meant so.
    """
    lectures = [record for record in kept_of(groups) if _is_lecture(record)]
    others = len(kept_of(groups)) - len(lectures) if lectures else 0
    if others >= MIN_CITED and 2 * sum(map(_is_signed, kept_of(groups))) >= others:
        for record in lectures:
            record.reason = reasons.REMARK


def _is_lecture(record: Record) -> bool:
    """Whether an item begins as a meeting of a course, and only slides and the like follow."""
    if record.title is None or record.segments[record.title].quoted:
        return False
    has_link = False
    for part in record.segments:
        if part.kind in _SAID or (part.is_link and kind_of_label(part.text) not in _SHOWN):
            return False
        has_link = has_link or part.is_link
    return has_link and is_unit(record.text)


def _judge_unquoted(groups: Sequence[Group]) -> None:
    """Reject items that lead nowhere, where such works, in sections of works, are quoted."""
    alone = [record for record in kept_of(groups) if not record.has_link]
    works = [record for record in alone if _is_of_works(record.topics)]
    if sum(map(_is_quoted, works)) < max(MIN_QUOTED, AGREED * len(works)):
        return
    for record in alone:
        is_item = record.container is Container.ITEM and not _is_of_works(record.topics)
        if is_item and says_nothing_of_paper(record):
            record.reason = reasons.REMARK


def _is_quoted(record: Record) -> bool:
    return any(part.quoted for part in record.segments)
