"""Names of people alone, "Meg Jacobs", among works of others: whom to read, and no work."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.names.people import read_people
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.words import is_given_name

__all__ = ["judge_bare_names"]

MIN_WORKS = 3
"""So many works beside such names at least, and twice as many as names, say who wrote them."""


def judge_bare_names(groups: Sequence[Group]) -> None:
    """Reject items that are the full name of a person, where most beside them are signed works."""
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        kept = kept_of([group])
        names = [record for record in kept if _is_name(record)]
        signed = sum(_is_signed(record) for record in kept) if names else 0
        if signed >= max(MIN_WORKS, 2 * len(names)):
            for record in names:
                record.reason = reasons.REMARK


def _is_name(record: Record) -> bool:
    """Whether a record is words in no style, and these a full name that is known."""
    parts = [part for part in record.segments if part.kind is not Kind.TAG]
    if len(parts) != 1 or parts[0].mark is not Mark.PLAIN or record.has_link:
        return False
    text = parts[0].text
    return " " in text and is_given_name(text) and read_people(text, single=True) is not None


def _is_signed(record: Record) -> bool:
    """Whether a record has a title and names beside it."""
    return record.title is not None and any(
        part.people and place != record.title for place, part in enumerate(record.segments)
    )
