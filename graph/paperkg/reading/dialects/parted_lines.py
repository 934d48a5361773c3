"""What parts who from what in nearly all lines of a text, and the lines that lack it.

Those say what the list is, "Rain Club 2017" above "Ann Poe: Fine Rain" and its like, or what
stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from paperkg.reading.patterns import COLUMN_GAP
from paperkg.reading.words import either

__all__ = [
    "are_parted",
    "find_bare_heads",
    "find_front",
    "find_heads",
    "find_parts",
    "lacks_sign",
    "part_columns",
]

MIN_LINES = 3
"""Fewer lines tell nothing of each other."""

MIN_HEADS = 2
"""So many paragraphs at least have a line without the sign above lines with it."""

NEARLY_ALL = 0.8
"""The share of the lines that must have it."""

ALL_BUT_FEW = 0.9
"""The share where nothing else tells that each line begins anew."""

MAX_FRONT = 2
"""What a list is called, and a remark below it, are no more lines."""

MAX_WORDS = 6
"""A section has no more words."""

_ITEM = re.compile(r"\s*(?:[-*+•]|\(?\d{1,4}[.)])[ \t]+(?=\S)")
_STRONG = (COLUMN_GAP, re.compile(r"\S [-–—] \S"), re.compile(r"\S / \S"))
_SIGNS = (
    *_STRONG,
    re.compile(r"\w: \S"),
    re.compile(r"\S \([^()]+\)"),
    re.compile(r"\S [\"“«„][^\"”»“]+[\"”»“]"),
    re.compile(rf"\S (?:{either('people', 'by')}) [^\Wa-z]"),
    re.compile(r", "),
)

# A quotation; several words and an address; a section's words, with no sign of who or when.
_QUOTED = re.compile(r"(?<![^\s(])[\"“„«][^\"”»“]{3,300}[\"”»“]")
_ADDRESSED = re.compile(r"(?!\s*\S*://)(?:\S+\s+){3,60}?\S{0,8}https?://\S")
_BARE_HEAD = re.compile(r"[^\W\d_][^\d,;:.!?\"“„«]*")


def find_parts(lines: Sequence[str]) -> Iterator[list[int]]:
    """Give the places of the lines between empty ones."""
    for has_words, run in groupby(range(len(lines)), lambda place: bool(lines[place].strip())):
        if has_words:
            yield list(run)


def are_parted(lines: Sequence[str]) -> bool:
    """Whether nearly all lines have one sign that hardly any sentence has.

    Examples
    --------
    >>> are_parted(["fine rain - ann poe", "fine snow - bo roe", "fine fog - cy orr"])
    True
    >>> are_parted(["it rained on the", "hills - as it did", "for many days"])
    False
    """
    return len(lines) >= MIN_LINES and any(
        _count(sign, lines) >= ALL_BUT_FEW * len(lines) for sign in _STRONG
    )


def part_columns(text: str) -> str:
    r"""Write a bar for the tabs inside the items of a text, where nearly all have some.

    Examples
    --------
    >>> part_columns("1. Fog\tAnn Poe\n2. Hail\tBo Roe\n3. Snow\tCy Orr").split("\n")[0]
    '1. Fog | Ann Poe'
    """
    lines = text.split("\n")
    marks = {place: mark.end() for place, line in enumerate(lines) if (mark := _ITEM.match(line))}
    parted = sum("\t" in lines[place][end:].strip() for place, end in marks.items())
    if parted < max(MIN_LINES, NEARLY_ALL * len(marks)):
        return text
    for place, end in marks.items():
        line = lines[place]
        lines[place] = line[:end] + COLUMN_GAP.sub(" | ", line[end:])
    return "\n".join(lines)


def find_front(lines: Sequence[str], *, is_heading: Callable[[str], bool]) -> list[int]:
    """Find the lines of the first paragraph, where they lack what parts nearly all others."""
    parts = list(find_parts(lines))
    if len(parts) < 2 or not (len(parts[0]) <= MAX_FRONT and len(parts[1]) > 1):
        return []
    front = [lines[place] for place in parts[0]]
    others = [lines[place] for part in parts[1:] for place in part if not is_heading(lines[place])]
    if any(map(is_heading, front)) or len(others) < MIN_LINES:
        return []
    sign = _sign_of(others)
    return [] if sign is None or _count(sign, front) else parts[0]


def find_heads(lines: Sequence[str]) -> list[int]:
    """Find the first lines of paragraphs, where they alone lack what parts nearly all others.

    Examples
    --------
    >>> find_heads(["Rain", "Fog - Poe", "Hail - Roe", "", "Snow", "Ice - Li", "Sleet - Wu"])
    [0, 4]
    """
    parts = [part for part in find_parts(lines) if len(part) > 1]
    others = [lines[place] for part in parts for place in part[1:]]
    sign = _sign_of(others) if len(parts) >= MIN_HEADS and len(others) > len(parts) else None
    if sign is None:
        return []
    heads = [part[0] for part in parts if _may_be_head(lines[part[0]], sign)]
    return heads if len(heads) >= max(MIN_HEADS, NEARLY_ALL * len(parts)) else []


def find_bare_heads(lines: Sequence[str]) -> list[int]:
    """Find the lines of a few words, where nearly all others have a quotation, or an address.

    Examples
    --------
    >>> find_bare_heads(["Fog", "“Wet Roofs”", "“Owls”", "Hail", "“Small Snow” (Roe)"])
    [0, 3]
    """
    filled = [place for place, line in enumerate(lines) if line.strip()]
    signs = {place: _names_work(lines[place]) for place in filled}
    works = {place: told for place, told in signs.items() if any(told)}
    bare = [place for place in filled if place not in works]
    heads = [
        place
        for place in bare
        if _BARE_HEAD.fullmatch(lines[place].strip()) and len(lines[place].split()) <= MAX_WORDS
    ]
    most = max(map(sum, zip(*works.values(), strict=True)), default=0)
    is_agreed = len(works) >= MIN_LINES and most >= NEARLY_ALL * len(works)
    if not is_agreed or len(heads) < max(MIN_HEADS, NEARLY_ALL * len(bare)):
        return []
    after = dict(pairwise(filled))
    over = sum(after.get(place) in works for place in heads)
    return heads if 2 * over >= len(heads) and len(heads) <= len(works) else []


def _names_work(line: str) -> tuple[bool, bool]:
    """Whether a line has a quotation, and whether words and an address."""
    return _QUOTED.search(line) is not None, _ADDRESSED.match(line) is not None


def lacks_sign(lines: Sequence[str]) -> bool:
    """Whether the first of some lines alone lacks what parts all others, three or more.

    Examples
    --------
    >>> lacks_sign(["Fine books", "Rain - Ann Poe", "Snow - Bo Roe", "Fog - Cy Orr"])
    True
    """
    sign = _sign_of(lines[1:]) if len(lines) > MIN_LINES else None
    return sign is not None and not sign.search(lines[0])


def _may_be_head(line: str, sign: re.Pattern[str]) -> bool:
    return (
        not sign.search(line) and len(line.split()) <= MAX_WORDS and line.rstrip()[-1:] not in ".,;"
    )


def _sign_of(lines: Sequence[str]) -> re.Pattern[str] | None:
    """Give the first sign that nearly all of some lines have."""
    found = (sign for sign in _SIGNS if _count(sign, lines) >= NEARLY_ALL * len(lines))
    return next(found, None)


def _count(sign: re.Pattern[str], lines: Sequence[str]) -> int:
    return sum(sign.search(line) is not None for line in lines)
