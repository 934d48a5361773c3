r"""Sections between rows of signs, as plain texts have them: "=====\n\nReadings for May:\n\n- …".

A row alone between empty lines parts a text whose headings nothing marks. The first line behind it
is the heading of the section, and other lines over lists stand for headings inside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["write_ruled"]

MAX_WORDS = 8
"""A heading has no more words."""

MIN_RULED = 2
"""So many sections at least begin with a row and a heading."""

NEARLY_ALL = 0.7
"""The share of the sections behind rows that must have a heading over items."""

_ROW = re.compile(r"([=*_#~+-])\1{4,}\s*")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]")
_ADDRESS = re.compile(r"\w://|\bwww\.|\]\(|\b10\.\d{4}")
_SENTENCE_LAST = ".!?,;"


def write_ruled(text: str) -> str:
    r"""Write the first line behind each row of signs as a heading; lines keep their numbers.

    Texts that have headings of Markdown part their sections by these.

    Examples
    --------
    >>> write_ruled("=====\n\nMay:\n\n- Fine Rain\n\n=====\n\nJune:\n- Fine Snow")
    '\n\n## May\n\n- Fine Rain\n\n\n\n## June\n- Fine Snow'
    >>> write_ruled("=====\n\nFine Rain\n\nIt is good.\n\n=====\n\nFine Snow")
    '=====\n\nFine Rain\n\nIt is good.\n\n=====\n\nFine Snow'
    """
    if _HEADING.search(text):
        return text
    lines = text.split("\n")
    rows = [place for place, line in enumerate(lines) if _ROW.fullmatch(line)]
    if len(rows) < MIN_RULED:
        return text
    if any(_is_underline(lines, place) for place in range(1, len(lines))):
        return text
    ends = [*rows, len(lines)]
    parts = [range(row + 1, end) for row, end in pairwise(ends)]
    filled = [part for part in parts if any(lines[place].strip() for place in part)]
    names = {place: name for part in filled for place, name in _find_name(lines, part)}
    if len(names) < max(MIN_RULED, NEARLY_ALL * len(filled)):
        return text
    for place in rows:
        lines[place] = ""
    for place, name in names.items():
        lines[place] = f"## {name}"
    return "\n".join(lines)


def _is_underline(lines: Sequence[str], place: int) -> bool:
    """Whether signs stand right below words, as below a heading of Markdown."""
    line = lines[place]
    return line[:1] in ("=", "-") and bool(
        _UNDERLINE.fullmatch(line) and lines[place - 1].strip() and not _ITEM.match(line)
    )


def _find_name(lines: Sequence[str], part: range) -> list[tuple[int, str]]:
    """Find the first line of a section and what it is called, if it is a few words over items."""
    place = next(place for place in part if lines[place].strip())
    head = lines[place].rstrip()
    name = head.rstrip(":：").rstrip()
    is_name = head[0].isalpha() and len(name.split()) <= MAX_WORDS and not _ADDRESS.search(head)
    has_items = any(_ITEM.match(lines[at]) for at in range(place + 1, part.stop))
    return [(place, name)] if is_name and has_items and name[-1] not in _SENTENCE_LAST else []
