"""What a page says of the life of who keeps it: studies, work, grants, prizes, skills.

Such a page lists publications, too, and each section alone may be one of works: "Education" of
papers on schools. A page that has several of them tells of a life, and few of their lines lead on.
So does one among works that are cited, where nothing in it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.records import MIN_GROUP, Group, Record
from paperkg.reading.segments import STYLED, Kind
from paperkg.reading.words import words_of

__all__ = ["judge_careers"]

MIN_SECTIONS = 3
"""A page of a life has so many sections of it, one of them of studies."""

MOSTLY = 0.8
"""The share of the works beside a section of a life that are cited, where it alone tells of one."""

MAX_CITED = 5
"""No more than one in so many lines of a life begins with authors, as citations do."""

_STUDIES = words_of("sections", "studies")
_CAREER = _STUDIES | words_of("sections", "career")
_KNOWN = _CAREER | words_of("sections", "of_career")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|&")
_JOINT = re.compile("(?<=[\u4e00-\u9fff])[与與及和](?=[\u4e00-\u9fff])")


def judge_careers(groups: Sequence[Group]) -> None:
    """Reject what stands in the sections of a life, where a page has several, and leads nowhere."""
    _judge_beside_works(groups)
    told = [
        record for group in groups for record in group.records if _is_of_career(record.topics[-1:])
    ]
    sections = {topic for record in told for topic in record.topics[-1:]}
    if len(sections) < MIN_SECTIONS or not any(map(_is_of_studies, sections)):
        return
    if 2 * sum(record.has_link for record in told) > len(told):
        return
    if MAX_CITED * sum(map(_begins_with_people, told)) > len(told):
        return  # works on education, employment and skills
    for record in told:
        if not record.reason and not _leads_on(record):
            record.reason = reasons.NO_READING


def _judge_beside_works(groups: Sequence[Group]) -> None:
    """Reject what stands in a section of a life and is cited nowhere, as works beside it are."""
    sections: dict[Sequence[str], list[Record]] = {}
    for group in groups:
        for record in group.records:
            sections.setdefault(record.topics, []).append(record)
    lives = {
        topics: records
        for topics, records in sections.items()
        if _is_of_career(_without_years(topics)[-1:]) and not any(map(_is_cited, records))
    }
    if not lives:
        return
    works = [record for topics in sections if topics not in lives for record in sections[topics]]
    works = [record for record in works if not record.reason]
    if sum(map(_is_cited, works)) < max(MIN_GROUP, MOSTLY * len(works)):
        return
    for record in (record for records in lives.values() for record in records):
        record.reason = record.reason or reasons.NO_READING


def _without_years(topics: Sequence[str]) -> Sequence[str]:
    """Leave out a year below the section that says what happened in it."""
    return topics[:-1] if len(topics) > 1 and read_date(topics[-1]) else topics


def _is_cited(record: Record) -> bool:
    """Whether somebody wrote a work, or its title is set apart first, or it leads anywhere.

    Words before a title in a style say what it won, or who paid for it.
    """
    if record.has_link:
        return True
    for part in record.segments[:4]:
        if part.people and not part.bracket:
            return True
        if part.mark in STYLED or part.kind is Kind.TEXT:
            return part.mark in STYLED
    return False


@lru_cache(maxsize=1_000)
def _is_of_career(topics: Sequence[str]) -> bool:
    words = {word for topic in topics for word in _WORD.findall(_JOINT.sub(" ", topic.lower()))}
    return not _CAREER.isdisjoint(words) and words <= _KNOWN


def _is_of_studies(topic: str) -> bool:
    return not _STUDIES.isdisjoint(_WORD.findall(topic.lower()))


def _begins_with_people(record: Record) -> bool:
    return any(part.kind is Kind.PEOPLE for part in record.segments[:1])


def _leads_on(record: Record) -> bool:
    """Whether a record has a link to a paper."""
    return any(part.is_link and leads_to_paper(part) for part in record.segments)
