"""Shelf marks of archives: "Royal Council, volumes 3, 7, 12", "Letters, 3011, 3012".

Where a thesis lists what it saw in archives, each paragraph has the name of a series and the
numbers of its boxes, and no year. One of them alone may look as if somebody wrote a work of that
name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.words import words_of

__all__ = ["judge_shelf_marks"]

MIN_MARKS, NEARLY_ALL = 5, 0.8
"""So many paragraphs have the form and are no entries, and this share of all that have it."""

MAX_NAME = 100
"""The name of a series has no more signs."""

MAX_SIGNS = 7
"""No number of a box has more: "31B", "MS05"."""

MAX_JOINT = 3
"""Words between the numbers have no more letters."""

_DIGIT = re.compile(r"\d")
# ", volumes 3", ", MS05", ", 3011": a word or none between a comma and the first number.
_COMMA_LAST = re.compile(r",\s(?:([^\W\d]{1,10})\.?\s?)?$")
_PARTS = words_of("pointers", "parts")
_BETWEEN = re.compile(r"[\s,;/–-]+")


def judge_shelf_marks(groups: Sequence[Group]) -> None:
    """Reject paragraphs that are shelf marks, where nearly all of that form are no entries."""
    marks = [
        record
        for group in groups
        if group.container is Container.PARAGRAPH
        for record in group.records
        if _is_shelf_mark(record)
    ]
    none = sum(bool(record.reason) for record in marks)
    if none >= max(MIN_MARKS, NEARLY_ALL * len(marks)):
        for record in marks:
            record.reason = record.reason or reasons.PROSE


def _is_shelf_mark(record: Record) -> bool:
    """Whether a paragraph is words, a comma, and numbers that are no year alone."""
    text = record.text.strip(" .")
    first = _DIGIT.search(text, 0, MAX_NAME + 1)
    if first is None or record.has_link:
        return False
    if any(at.span.emphasized or at.span.strong for at in record.spans):
        return False
    name = text[: first.start()]
    comma = _COMMA_LAST.search(name)
    if comma is None or comma.start() < MAX_JOINT or (comma[1] or "").lower() in _PARTS:
        return False  # "Poe, Fine Rain, ch. 5"
    numbers = _BETWEEN.split(text[first.start() :])
    are_boxes = all(map(_may_be_box, numbers))
    return are_boxes and not (len(numbers) == 1 and re.fullmatch(YEAR, numbers[0]))


def _may_be_box(word: str) -> bool:
    has_number = _DIGIT.search(word) is not None and len(word) <= MAX_SIGNS
    return has_number or (word.isalpha() and len(word) <= MAX_JOINT)
