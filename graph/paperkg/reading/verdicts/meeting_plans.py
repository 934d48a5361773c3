"""Lines of the plan of a course that name no work: "Monday (5:00 pm - 6:30 pm)".

So are those whose parts are days by which something is done, "30th Sept | Marks by 10th Oct".
"""

from __future__ import annotations

import re

from paperkg.reading.imprints.dates import read_month
from paperkg.reading.records import Container, Record
from paperkg.reading.words import words_of

__all__ = ["is_meeting_plan"]

LONGEST = 100
"""Such a line has no more signs."""

MAX_BESIDE = 4
"""Beside a day, a part of it has no more words."""

_WEEKDAYS = words_of("meetings", "weekdays")
_SIGN = r"(?:[ap]\.?m\b\.?|uhr\b|h\b)"
_TIME = rf"[012]?\d(?:[:.h]?[0-5]\d)?\s?{_SIGN}?"
# "5:00 pm - 6:30 pm", "10-12 Uhr", "17:00", but no number alone: "Friday 13".
_TIMES = (
    rf"(?:{_TIME}\s?(?:[-–—]|to|bis|à|a|até)\s?{_TIME}"
    rf"|[012]?\d(?:[:.h][0-5]\d\s?{_SIGN}?|\s?{_SIGN}))"
)
_LONG = "|".join(sorted(word for word in _WEEKDAYS if len(word) > 3))
_DAYS = rf"(?:{_LONG})s?(?:\s?(?:[,&/+–-]|and|und|et|y|e)\s?(?:{_LONG})s?){{0,4}}"
_MEETING = re.compile(rf"\W*{_DAYS}\W{{1,4}}(?:at |um |à |von |from )?{_TIMES}\W*", re.IGNORECASE)
_PART = re.compile(r"\s*[|;→]\s*")
_DAY = re.compile(
    r"(?<!\d)[0-3]?\d(?:st|nd|rd|th|\.)?(?:\s?[-–]\s?[0-3]?\d(?:st|nd|rd|th|\.)?)?\s(?:of |de )?"
    r"(?P<month>[^\W\d_]{3,10})\b|\b(?P<named>[A-Z][^\W\d_]{2,9})\.?\s[0-3]?\d(?:st|nd|rd|th)?\b"
    r"(?!\s?[-–]\s?\d{1,2}\s[A-Z])"
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_meeting_plan(record: Record) -> bool:
    """Whether an item is when a course meets, or days by which something is done, and no more."""
    text = record.text
    if record.container is not Container.ITEM or len(text) > LONGEST or record.has_link:
        return False
    return _MEETING.fullmatch(text) is not None or _is_of_days(text)


def _is_of_days(text: str) -> bool:
    """Whether each of several parts of a line is a day without a year, and hardly more."""
    parts = _PART.split(text) if "|" in text or ";" in text or "→" in text else []
    return len(parts) > 1 and not _YEAR.search(text) and all(map(_is_of_day, parts))


def _is_of_day(part: str) -> bool:
    found = _DAY.finditer(part)
    if not any(read_month(day["month"] or day["named"]) for day in found):
        return False
    return len(_WORD.findall(_DAY.sub(" ", part))) <= MAX_BESIDE
