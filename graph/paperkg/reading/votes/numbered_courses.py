"""Several courses by their numbers on one line: "Fine School: 8.01 (Rain), 8.02 (Snow)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.labels import Field
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Mark
from paperkg.reading.words import words_of

__all__ = ["part_numbered_courses"]

_CODE = r"(?:[A-Z]{2,6}[ -]?\d{2,4}[A-Za-z]{0,2}|\d{1,2}\.\d{2,4}[A-Za-z]{0,2})"
_COURSE = rf"{_CODE} \([^()]{{3,80}}\)"
_COURSES = re.compile(
    rf"(?:(?P<lead>[^:()\d]{{2,40}}): )?"
    rf"(?P<courses>{_COURSE}(?:(?:[,;]|,? and| &) {_COURSE}){{1,9}})\.?"
)
_EACH = re.compile(_COURSE)
_WORD = re.compile(r"[^\W\d_]+")
_SECTIONS = frozenset().union(
    *(words_of("sections", of) for of in ("works", "books", "references", "resources"))
)


def part_numbered_courses(groups: Sequence[Group]) -> None:
    """Make a work of each course of an item, in a section of works: elsewhere they were taught."""
    for group in groups:
        if group.container is Container.ITEM:
            group.records = [work for record in group.records for work in _part(record)]


def _part(record: Record) -> list[Record]:
    if "), " not in record.text and ") " not in record.text:
        return [record]  # nearly all
    found = _COURSES.fullmatch(record.text.strip())
    if not found or record.has_link or not _is_of_works(record.topics):
        return [record]
    return [_name(record, course, found["lead"]) for course in _EACH.findall(found["courses"])]


def _is_of_works(topics: Sequence[str]) -> bool:
    words = (word for topic in topics[-2:] for word in _WORD.findall(topic.lower()))
    return not _SECTIONS.isdisjoint(words)


def _name(record: Record, course: str, lead: str | None) -> Record:
    """Make a work of one course; whose it is stands beside it."""
    title = record.segments[0].copy()
    title.take_for_words()
    title.text = title.whole = course
    title.start, title.end = 0, len(course)
    title.mark, title.cut, title.bracket, title.field = Mark.PLAIN, Cut.START, "", None
    said = [replace(title, text=lead, whole=lead, end=len(lead), field=Field.NOTE)] if lead else []
    return replace(
        record,
        segments=[title, *said],
        text=course,
        spans=[],
        remarks=list(record.remarks),
        is_parted=True,
        is_of_works=True,
    )
