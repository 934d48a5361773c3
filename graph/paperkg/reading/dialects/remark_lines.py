"""Sentences right below works in a text file, "Fine Rain ⏎ It tells of rain.", as their notes.

Nothing marks either, but works end with no stop, or lead somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.dialects.parted_lines import find_parts

__all__ = ["find_remarks"]

MIN_REMARKS = 3
"""So many sentences at least tell of each other."""

MOST = 0.8
"""The share of the sentences that must stand below works."""

MIN_SHARE = 0.3
"""The share of the works that must have one."""

MIN_SIGNS = 16
"""A sentence is no shorter, in characters."""

_ADDRESS = re.compile(r"https?:|www\.|\bdoi\b|\barxiv\b", re.IGNORECASE)
_ENDS = re.compile(r"[^\W\d_]{2}[)”\"’]?[.!?…][)”\"’]?\s*$|[。！？][）)」』]?\s*$")
# What a citation has and a remark has not: a year, initials, pages, a name before a comma.
_CITED = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b[A-Z]\.(?:\s|,|-)|\bpp?\. ?\d|^[^\W\d_]+, [A-Z]\w*[.,]|et al\b"
)
_MARKED = re.compile(r"\s*(?:[-*+>|#`~•]|\d{1,4}[.)]\s|\[[ xX\d]{1,3}\])|\s*https?:")


def find_remarks(lines: Sequence[str]) -> list[int]:
    """Find the sentences right below works, where most sentences of a text stand so.

    Examples
    --------
    >>> lines = ["Fine Rain", "It tells how rain falls.", "Snow", "All there is to know of snow."]
    >>> find_remarks([*lines, "Fog", "A book for days when nobody sees a thing."])
    [1, 3, 5]
    >>> find_remarks(["Poe, Ann. Fine Rain. Bern, 2001.", "Roe, Bo. Finer Snow. Rome, 2002."] * 3)
    []
    """
    parts = [part for part in find_parts(lines) if len(part) > 1]
    sentences = [place for part in parts for place in part if _is_sentence(lines[place])]
    if len(sentences) < MIN_REMARKS:
        return []
    said = {*sentences}
    remarks: list[int] = []
    works: list[int] = []
    for part in parts:
        for at, place in enumerate(part):
            if place in said and at and not _MARKED.match(lines[part[at - 1]]):
                remarks.append(place)
            elif place not in said:
                works.append(place)
    told = {place - 1 for place in remarks} & {*works}
    if len(remarks) < MOST * len(sentences) or len(told) < MIN_SHARE * len(works):
        return []
    if len(remarks) > 2 * len(told) or any(_MARKED.match(lines[place]) for place in works):
        return []
    ended = sum(_ends_alike(lines[place]) for place in works)
    return remarks if ended <= (1 - MOST) * len(works) else []


def _is_sentence(line: str) -> bool:
    """Whether a line is a sentence that leads nowhere and cites nothing."""
    text = line.strip()
    is_long = len(text) >= MIN_SIGNS or not text.isascii()
    return is_long and _ends_alike(text) and not (_ADDRESS.search(text) or _CITED.search(text))


def _ends_alike(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return _ENDS.search(line) is not None
