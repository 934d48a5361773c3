"""Lines of plain text that are a title, and who wrote it or when: "Fine Rain, Ann Poe, 2020"."""

from __future__ import annotations

import re

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import RECENT_YEAR, YEAR

__all__ = ["ends_with_year", "part_signed"]

MAX_SIGNS = 240
"""A longer line is a paragraph, in characters."""

_DATED = re.compile(rf"[^\W\d_][^:：]{{2,200}}?(?:,\s{RECENT_YEAR}|\s\({RECENT_YEAR}\))\.?")
_YEAR_LAST = re.compile(rf",?\s\(?{YEAR}\)?\.?$")
_SIGN = re.compile(r",\s|\sby\s|\s[-–—]{1,2}\s|\s(?=\([^()]+\)$)")


def part_signed(text: str) -> tuple[str, str] | None:
    """Part a title from who wrote it, behind a comma, a dash, "by" or in brackets.

    The names are full, and one given name is known; a year may stand behind them. None where a line
    is nothing of the kind.

    Examples
    --------
    >>> part_signed("Rain, Snow and Hail, Ann Poe and Bob Lee (2020)")
    ('Rain, Snow and Hail', 'Ann Poe and Bob Lee')
    >>> part_signed("Fine Rain by Ann Poe"), part_signed("Rain, snow, and hail")
    (('Fine Rain', 'Ann Poe'), None)
    """
    if len(text) > MAX_SIGNS or not text[:1].isalnum() or text[0].islower():
        return None
    whole = _YEAR_LAST.sub("", text.strip())
    for sign in _SIGN.finditer(whole):
        names = whole[sign.end() :].strip("() ")
        people = read_people(names, single=True)
        if people and people.has_given_name and all(" " in name for name in people.names):
            return whole[: sign.start()], names
    return None


def ends_with_year(text: str) -> bool:
    """Whether a line is words and the year of a work behind a comma or in brackets.

    Examples
    --------
    >>> ends_with_year("Fine Rain (2001)"), ends_with_year("Rain, 2001."), ends_with_year("In 2001")
    (True, True, False)
    """
    return _DATED.fullmatch(text) is not None
