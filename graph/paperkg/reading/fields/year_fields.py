"""Which field says when works appeared, where its name does not tell: no language is left out.

Nor does a name tell where "year" is when somebody read a work, and "release" when it appeared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from paperkg.reading.column_names import plain_name
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import words_of

__all__ = ["find_released", "find_years"]

MIN_YEARS = 3
"""So few years show nothing."""

MIN_SPAN = 20
"""Years when somebody read the works, or bought them, lie closer together."""

MOSTLY = 0.6
"""The share of the records that must have a year."""

RARELY = 0.05
"""The share of the records that may say that a work appeared after somebody read it."""

_YEAR = re.compile(YEAR)
_DATED = re.compile(rf"({YEAR})(?:-\d\d?){{0,2}}")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_RELEASED = words_of("columns", "appeared") | words_of("columns", "released")
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


def find_released(
    records: Sequence[Mapping[_Key, str]], names: Mapping[_Key, str], dated: _Key
) -> _Key | None:
    """Find the field of when works appeared, where another one says when somebody read them.

    It is called so, and most of its years are earlier than the others, hardly any later.

    Parameters
    ----------
    records
        What each record has in its fields.
    names
        What people call those fields that may be it.
    dated
        The field that is called as the year is.

    Examples
    --------
    >>> records = [{0: "2019", 1: "1954"}, {0: "2019", 1: "2001"}, {0: "2020", 1: "2020"}]
    >>> find_released(records, {1: "Release"}, 0)
    1
    """
    found = [key for key, name in names.items() if key != dated and _tells_release(name)]
    return next((key for key in found if _are_earlier(records, key, dated)), None)


def _tells_release(name: str) -> bool:
    words = plain_name(_CAPITAL_INSIDE.sub(" ", name)).split()
    return not _RELEASED.isdisjoint(words) and _may_say(name)


def _are_earlier(records: Sequence[Mapping[_Key, str]], key: _Key, dated: _Key) -> bool:
    values = [value for record in records if (value := record.get(key, "").strip())]
    if len(values) < max(MIN_YEARS, MOSTLY * len(records)) or not all(
        map(_DATED.fullmatch, values)
    ):
        return False
    pairs = [
        (found[1], other[0])
        for record in records
        if (found := _DATED.match(record.get(key, "").strip()))
        if (other := _YEAR.search(record.get(dated, "")))
    ]
    earlier = sum(year < other for year, other in pairs)
    later = sum(year > other for year, other in pairs)
    return len(pairs) >= MIN_YEARS and 2 * earlier > len(pairs) and later <= RARELY * len(pairs)


def _may_say(name: str) -> bool:
    return _OTHER_YEARS.isdisjoint(plain_name(name).split())


def _are_years(records: Sequence[Mapping[_Key, str]], key: _Key) -> bool:
    values = [value for record in records if (value := record.get(key, "").strip())]
    if len(values) < max(MIN_YEARS, MOSTLY * len(records)) or not all(map(_YEAR.fullmatch, values)):
        return False
    return int(max(values)) - int(min(values)) >= MIN_SPAN
