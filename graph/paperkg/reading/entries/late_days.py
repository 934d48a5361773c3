"""Days on which somebody read works, or a group met for them: no dates of the works.

"2023-01-12: [Fine Rain](https://arxiv.org/abs/1706.00001)" may say either. That the numbers of
most such preprints are months older than the days beside them tells, and so does a list that says
that it is what somebody read, day after day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperkg.dates import read_identifier_date
from paperkg.model import Entry
from paperkg.reading.records import AGREED, MIN_GROUP

__all__ = ["drop_late_days"]

MIN_MONTHS = 4
"""So much older is a preprint than a day on which it did not appear."""

_DAY = len("2023-01-12")


def drop_late_days(entries: Sequence[Entry], *, is_log: bool) -> list[Entry]:
    """Drop the dates that are days from works that say no venue, if they are when these were read.

    A work with a venue may have appeared there on a day, years after its preprint. ``is_log`` says
    that the list is told to be what somebody read: there days in their order are none of works.
    """
    days_of_log = [entry for entry in entries if len(entry.date) == _DAY] if is_log else []
    if len(days_of_log) >= MIN_GROUP and _are_in_order([entry.date for entry in days_of_log]):
        return _without_dates(entries, days_of_log)
    dated = [entry for entry in entries if len(entry.date) == _DAY and not entry.venue]
    ages = [age for entry in dated if (age := _age(entry)) is not None]
    late = sum(age >= MIN_MONTHS for age in ages)
    if late < max(MIN_GROUP, AGREED * len(ages)) or min(ages) < 0:
        return list(entries)
    return _without_dates(entries, dated)


def _are_in_order(days: Sequence[str]) -> bool:
    """Whether days follow each other, the first or the last of them on top."""
    return days[0] != days[-1] and list(days) in (sorted(days), sorted(days, reverse=True))


def _without_dates(entries: Sequence[Entry], dated: Sequence[Entry]) -> list[Entry]:
    days = set(map(id, dated))
    return [replace(entry, date="") if id(entry) in days else entry for entry in entries]


def _age(entry: Entry) -> int | None:
    """Give how many months before its day the number of a preprint was given, if it has one."""
    numbered = next(filter(None, map(read_identifier_date, entry.identifiers)), "")
    return _months(entry.date) - _months(numbered) if "-" in numbered else None


def _months(date: str) -> int:
    year, month = map(int, date.split("-")[:2])
    return 12 * year + month
