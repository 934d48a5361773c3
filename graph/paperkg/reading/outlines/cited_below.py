"""Headings that are short for the works cited below them: "Poe (1968) - Rain" over its citation.

Such a heading begins with a name that the citation has first, and is no title, though it may read
as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.characters import has_digit
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import BARE_NUMBER, YEAR
from paperkg.reading.text.blocks import Block, BlockKind, plain_text, split_lines

__all__ = ["find_cited_below"]

MIN_HEADINGS = 2
"""One heading alone may begin as what is cited below it."""

MIN_TITLE = 2
"""The title of a work that is cited has so many words at least."""

_YEAR = rf"\(?(?:{YEAR}[a-z]?|n\.d)\.?\)?"
_CITED = re.compile(rf"(?P<names>.{{2,160}}?),?\s{_YEAR}[.,:]\s(?P<title>.+)")
_WORD = re.compile(r"[^\W\d_][\w’'-]+")


def find_cited_below(ranks: Iterable[Sequence[int]], blocks: Sequence[Block]) -> set[int]:
    """Find the headings of each rank where most are short for what is cited right below them."""
    found: set[int] = set()
    for rank in ranks:
        short = sum(_is_short_for_below(blocks[place : place + 2]) for place in rank)
        if short >= MIN_HEADINGS and 2 * short >= len(rank):
            found.update(rank)
    return found


def _is_short_for_below(blocks: Sequence[Block]) -> bool:
    """Whether a whole citation stands below a heading, and begins with the name that it has."""
    if len(blocks) < MIN_HEADINGS or blocks[1].kind is not BlockKind.PARAGRAPH:
        return False
    line = plain_text(next(iter(split_lines(blocks[1].spans)), []))
    cited = _CITED.match(line) if has_digit(line) or "n.d" in line else None
    name = _WORD.search(BARE_NUMBER.sub("", plain_text(blocks[0].spans)))
    if cited is None or name is None or name[0] not in _WORD.findall(cited["names"]):
        return False
    title = cited["title"].partition(". ")[0]
    return title.count(" ") >= MIN_TITLE - 1 and read_venue(title) is None
