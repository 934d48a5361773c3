"""Names of people alone, "Meg Jacobs": whom to read or what their lives were, and no work.

Items are such among works of others, and in a section of authors, where most are full names and no
more than a remark stands behind them: "**Ann Poe** - on rain". Headings are where all of a section
are: who each was stands below them. A title may be a full name, "Jane Eyre", but seldom are all.
Nor is a list of names with when each lived one of works: "Zeno (334–262 BC)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.names.people import names_one_person
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.words import is_given_name, words_of

__all__ = ["judge_bare_names"]

_WRITERS = words_of("sections", "writers")
_PEOPLE = _WRITERS | words_of("sections", "persons")

MIN_WORKS = 3
"""So many works beside such names at least, and twice as many as names, say who wrote them."""

MIN_NAMES = 3
"""With fewer headings that are names, a section shows nothing of what it lists."""

MIN_LIFE = 20
"""A shorter span of years may be that in which a work appeared."""

# "Zeno (334–262 BC)", "Ann Poe (4 BC – 65 AD)", "Bo Roe (c. 1454-1530), poet".
_AGE = r"\s?(?:b\.?\s?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?|v\.\s?chr\.|n\.\s?chr\.|av\.\s?j\.-c\.)"
_LIVED = re.compile(
    r"[^()\d]{3,60}\((?:(?:c|ca|um|geb|born)\.?\s?)?(?P<from>\d{1,4})(?P<age>"
    rf"{_AGE})?\s?[-–—]\s?(?:c\.?\s?)?(?P<to>\d{{1,4}})(?P<last>{_AGE})?\)(?:[,:–—-].{{0,100}}|\s.{{0,100}})?",
    re.IGNORECASE,
)


def judge_bare_names(groups: Sequence[Group]) -> None:
    """Reject full names of people: items, most beside them signed works, and all headings."""
    for group in groups:
        if group.container is Container.HEADING:
            _judge_headings(kept_of([group]))
        if group.container is not Container.ITEM:
            continue
        kept = kept_of([group])
        if kept and (_are_authors(group.records) or _are_lives(group.records)):
            for record in kept:
                record.reason = reasons.NO_READING
            continue
        names = [record for record in kept if _is_name(record)]
        signed = sum(_is_signed(record) for record in kept) if names else 0
        if signed >= max(MIN_WORKS, 2 * len(names)):
            for record in names:
                record.reason = reasons.REMARK


def _are_authors(records: Sequence[Record]) -> bool:
    """Whether most items of a section of authors begin with a full name, and the others with one.

    A name of one word is in capitals; what stands behind it is no title, but begins small.
    """
    topic = records[0].topics[-1] if records[0].topics else ""
    if len(records) < MIN_NAMES or _WRITERS.isdisjoint(topic.lower().split()):
        return False
    names = [record.segments[0] for record in records if _is_led_by_name(record)]
    full = sum(bool(part.people) or is_given_name(part.text) for part in names if _is_full(part))
    return len(names) == len(records) and 2 * full > len(names)


def _are_lives(records: Sequence[Record]) -> bool:
    """Whether all items of a section of people say when they lived, and none leads on.

    Elsewhere such years are those that a work is about: "The Long Drizzle (1815–1914)".
    """
    topic = records[0].topics[-1] if records[0].topics else ""
    if len(records) < MIN_NAMES or _PEOPLE.isdisjoint(topic.lower().split()):
        return False
    if any(record.has_link for record in records):
        return False
    lives = (_LIVED.fullmatch(record.text.strip(" *_-")) for record in records)
    return all(life is not None and _is_life(life) for life in lives)


def _is_life(years: re.Match[str]) -> bool:
    """Whether a span is as long as a life, or of another age than ours."""
    if years["age"] or years["last"]:
        return True
    return int(years["to"]) - int(years["from"]) >= MIN_LIFE


def _is_led_by_name(record: Record) -> bool:
    """Whether a name, or a word in capitals, begins an item, and at most a remark is behind it."""
    if not record.segments or record.has_link:
        return False
    head, *after = record.segments
    is_name = head.text[:1].isupper() and (" " not in head.text or _is_full(head))
    return is_name and all(part.text[:1].islower() for part in after[:1])


def _is_full(part: Segment) -> bool:
    return part.kind is Kind.PEOPLE or names_one_person(part.text)


def _judge_headings(kept: Sequence[Record]) -> None:
    """Reject headings that are all names, most with a known given name, and lead nowhere."""
    if len(kept) < MIN_NAMES or any(record.has_link or _is_signed(record) for record in kept):
        return
    heads = [record.segments[0].text for record in kept]
    if 2 * sum(map(is_given_name, heads)) > len(heads) and all(map(names_one_person, heads)):
        for record in kept:
            record.reason = reasons.NO_READING


def _is_name(record: Record) -> bool:
    """Whether a record is words in no style, and these a full name that is known."""
    parts = [part for part in record.segments if part.kind is not Kind.TAG]
    if len(parts) != 1 or parts[0].mark is not Mark.PLAIN or record.has_link:
        return False
    return is_given_name(parts[0].text) and names_one_person(parts[0].text)


def _is_signed(record: Record) -> bool:
    """Whether a record has a title and names beside it."""
    return record.title is not None and any(
        part.people and place != record.title for place, part in enumerate(record.segments)
    )
