"""Which field says when works appeared, where its name does not tell: no language is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from paperkg.reading.column_names import plain_name
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import words_of

__all__ = ["find_years"]

MIN_YEARS = 3
"""So few years show nothing."""

MIN_SPAN = 20
"""Years when somebody read the works, or bought them, lie closer together."""

MOSTLY = 0.6
"""The share of the records that must have a year."""

_YEAR = re.compile(YEAR)
_OTHER_YEARS = words_of("columns", "when_read")

_Key = TypeVar("_Key", int, str)


def find_years(records: Sequence[Mapping[_Key, str]], names: Mapping[_Key, str]) -> _Key | None:
    """Find the one field whose values are years, and such as works of one list have.

    Parameters
    ----------
    records
        What each record has in fields of unknown meaning.
    names
        What people call these fields.

    Examples
    --------
    >>> records = [{0: "1960"}, {0: "1954"}, {0: "1925"}, {0: ""}]
    >>> find_years(records, {0: "prvo izdanje"})
    0
    >>> find_years(records, {0: "finished"}) is None
    True
    """
    found = [key for key, name in names.items() if _are_years(records, key) and _may_say(name)]
    return found[0] if len(found) == 1 else None


def _may_say(name: str) -> bool:
    return _OTHER_YEARS.isdisjoint(plain_name(name).split())


def _are_years(records: Sequence[Mapping[_Key, str]], key: _Key) -> bool:
    values = [value for record in records if (value := record.get(key, "").strip())]
    if len(values) < max(MIN_YEARS, MOSTLY * len(records)) or not all(map(_YEAR.fullmatch, values)):
        return False
    return int(max(values)) - int(min(values)) >= MIN_SPAN
