"""Citations whose parts stand between semicolons: "Poe, Ann; A Fine Title; Rain Press, 2014".

Only names stand before the title, each between semicolons as well or joined: "Poe, Ann; Roe, Bo;
A Fine Title". The last part that is no number says when. Or the title stands first, and who wrote
it behind it: "A Fine Title; Ann Poe and Bo Roe; Rain Letters (2014)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from paperkg.reading.names.people import is_vancouver, read_people
from paperkg.reading.patterns import AND, CAPITAL, YEAR
from paperkg.reading.words import is_given_name

__all__ = ["find_parts"]

MIN_SIGNS = 2
"""A citation has so many semicolons at least: behind who wrote it, and behind its title."""

MIN_SPACES = 2
"""A title that stands first has so many spaces."""

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_NAME = (
    rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?, {CAPITAL}[\w.’'-]*(?: {CAPITAL}[\w.’'-]*){{0,2}}"
)
_TURNED = re.compile(rf"{_NAME}(?:,? {AND} {_NAME})*(?: et al\.?)?")
_BEGINS_TURNED = re.compile(rf"{_NAME}\s(?!{AND})\S")
_DATED = re.compile(rf"\s\(({YEAR})[a-z]?\)$")
_SAYS_WHEN = re.compile(rf"(?:^|[\s(])\(?{YEAR}[a-z]?\)?(?:\.(?:\sISBN.*)?)?$")


def find_parts(text: str) -> list[int]:
    """Find where the title of such a citation begins, and each part behind it; [] elsewhere.

    Examples
    --------
    >>> find_parts("Poe, Ann; Roe, Bo; A Fine Title; Rain Press, 2014")
    [19, 33]
    >>> find_parts("A Fine Title; Ann Poe and Bo Roe; Rain Letters (2014)")
    [0, 14, 34]
    >>> find_parts("Rain; snow; hail")
    []
    """
    if text.count("; ") < MIN_SIGNS or is_vancouver(text):
        return []
    parts = text.split("; ")
    ends = list(accumulate(len(part) + len("; ") for part in parts))
    if _is_title_first(parts):
        return [0, *ends[:MIN_SIGNS]]
    count = _count_authors(parts)
    is_dated = count > 0 and _DATED.search(parts[count - 1]) is not None
    if not count or not _is_cited(parts[count:], is_dated=is_dated):
        return []
    return ends[count - 1 : -1]


def _is_title_first(parts: Sequence[str]) -> bool:
    """Whether several words stand first, then several names, and then what says when."""
    title, names, *source = parts
    if len(source) > 1 or title.count(" ") < MIN_SPACES or not _YEAR.search(source[0]):
        return False
    people = read_people(names)
    # Behind one name another may stand: "A Title – Ann Poe; Bo Roe; Cy Doe, 2014".
    are_several = people is not None and people.is_known and len(people.names) > 1
    return are_several and not _names(title)


def _count_authors(parts: Sequence[str]) -> int:
    """Count the parts that name authors before the first that does not; two at least are left."""
    authors = takewhile(lambda part: _names(_DATED.sub("", part.strip())), parts[:-MIN_SIGNS])
    return sum(1 for _ in authors)


def _names(text: str) -> bool:
    """Whether a text is names and nothing else, which may be no title."""
    if _TURNED.fullmatch(text):
        return True
    people = read_people(text)
    return people is not None and (people.is_sure or is_given_name(people.names[0]))


def _is_cited(parts: Sequence[str], *, is_dated: bool) -> bool:
    """Whether a title and where or when it appeared are left behind the authors."""
    if len(parts) < MIN_SIGNS or _BEGINS_TURNED.match(parts[0]):
        return False
    return is_dated or any(_SAYS_WHEN.search(part.rstrip(" ;")) for part in parts[1:])
