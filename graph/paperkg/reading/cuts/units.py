"""Lines that name a unit of a course: "Week 3", "Session 4 (5 May): What is rain?"."""

from __future__ import annotations

import re

__all__ = ["is_named_unit", "is_unit"]

MAX_IN_UNIT = 20
"""A line that is called a unit of a course, and names it, has no more words."""

_UNIT = re.compile(
    r"(?:week|session|lecture|class|unit|day|meeting|part|module|meetup|seminar|episode|"
    r"semana|sesi[óo]n|clase|unidad|tema|semaine|s[ée]ance|cours|woche|sitzung|einheit|termin|"
    r"aula|encontro|settimana|lezione|неделя|занятие|лекция|семинар) "
    r"(?:of |#? ?[A-Z]?\d|no\.? ?\d|[IVX]{1,5}(?:[:.)]| ?[-–—]|$))"
    r"|(?:year|jahr|año|année|anno?) \d{4}$"
    r"|第 ?\d+ ?[周週回讲講课課期章]|[A-H]\) "
    r"|(?:area|block|category|chapter|level|phase|section|theme|tier|topic|área|bereich|bloque|"
    r"categor[íi]a|kategorie|parte|partie|teil|thema|thème) (?:\d{1,2}|[IVX]{1,4}|[A-H])"
    r"(?:[:.)]| ?[-–—]|$)"
    r"|(?:mon|tue|wednes|thurs|fri|satur|sun)(?:day|s)?[.,]? (?:\d|(?:the )?\w{3,9}\.? \d)",
    re.I,
)
# Behind "Week 3" or "Week 3 (5 May)", what it is about: ": What is rain?"
_UNIT_NAME = re.compile(
    r"[\w.]{0,4}\s?(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?(?:[:：.]| [-–—|])\s*\S"
)


def is_unit(heading: str) -> bool:
    """Whether a heading is that of a week, a lecture or a day, and no title."""
    return _UNIT.match(heading) is not None


def is_named_unit(text: str) -> bool:
    """Whether a line is a unit and what it is about, which may be long, or a question."""
    unit = _UNIT.match(text)
    named = _UNIT_NAME.match(text, unit.end()) if unit else None
    return named is not None and len(text.split()) <= MAX_IN_UNIT and text[-1] not in ".;,!"
