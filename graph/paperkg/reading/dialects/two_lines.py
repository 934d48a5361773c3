"""Two lines of a text file that are a work each: "Fine Rain - Ann Poe ⏎ Snow - Bo Roe".

Others would tell that lines begin anew; two are told by a name on the same side of one sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import names_one_person
from paperkg.reading.words import either, is_given_name

__all__ = ["are_two_works"]

MAX_WORDS = 16
"""A title and a name have no more words."""

_TAIL = r"(?:\s\([^()]{1,40}\))?"  # "Ann Poe (2001)"
_SIGNS = (
    re.compile(rf"(.{{2,120}}?)\s[-–—]\s(.{{2,120}}?){_TAIL}"),
    re.compile(rf"(.{{2,120}})\s(?:{either('people', 'by')})\s(.{{2,60}}?){_TAIL}"),
    re.compile(r"(.{2,120})\s\(([^()]{3,60})\)"),
    re.compile(rf"(?P<title>.{{2,120}}),\s(.{{3,60}}?){_TAIL}"),
)


def are_two_works(lines: Sequence[str]) -> bool:
    """Whether lines are two, each with a name before or behind the same sign.

    Examples
    --------
    >>> are_two_works(["Fine Rain - Ann Poe", "Snow - Mary Roe"])
    True
    >>> are_two_works(["It rained on Ann Poe, who", "had no coat, said Mary Roe"])
    False
    """
    if len(lines) != 2 or any(_is_sentence(line) for line in lines):
        return False
    return any(_are_signed(lines, sign) for sign in _SIGNS)


def _is_sentence(line: str) -> bool:
    return (
        line[:1].islower()
        or line.rstrip()[-1:] in ".,;:!"
        or not 1 < len(line.split()) <= MAX_WORDS
    )


def _are_signed(lines: Sequence[str], sign: re.Pattern[str]) -> bool:
    """Whether a sign parts both, with a name on the same side of each, one of them well known."""
    found = [parted for line in lines if (parted := sign.fullmatch(line.strip()))]
    if len(found) < len(lines):
        return False
    places = (2,) if "title" in sign.groupindex else (1, 2)  # "Ann Poe, Bern": where she lives
    sides = [[parted[place].strip(" \"'“”«»„") for parted in found] for place in places]
    return any(all(map(names_one_person, side)) and any(map(is_given_name, side)) for side in sides)
