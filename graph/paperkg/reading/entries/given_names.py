"""Given names alone beside titles: who presents a work, or recommended it, and not who wrote it.

Authors go by their surnames, and some surnames are given names, too: that all such names of a list
are given names, and that no work says the year in which it appeared, tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.records import MIN_GROUP, Record, Role
from paperkg.reading.segments import Segment
from paperkg.reading.words import is_given_name

__all__ = ["note_given_names"]

MIN_NAMES = 2
"""One name alone may be that of the one who wrote all of them."""


def note_given_names(records: Sequence[Record]) -> None:
    """Take "(Maria)" for a remark where all who are named beside titles have only such names."""
    signed = [
        (record, place, part)
        for record in records
        for place, (part, role) in enumerate(zip(record.segments, record.roles, strict=False))
        if role is Role.AUTHORS
    ]
    if len(signed) < MIN_GROUP or len({part.text for *_, part in signed}) < MIN_NAMES:
        return
    if all(_is_given(record, part) for record, _, part in signed):
        for record, place, _ in signed:
            record.roles[place] = Role.NOTE


def _is_given(record: Record, part: Segment) -> bool:
    """Whether a part is given names alone in Latin letters, of a work without a year."""
    names = part.people.names if part.people else (part.text,)
    has_year = any(len(it.date) == len("2020") for it in record.segments)
    return not (part.field or has_year) and all(
        name.istitle() and " " not in name and is_given_name(name) for name in names
    )
