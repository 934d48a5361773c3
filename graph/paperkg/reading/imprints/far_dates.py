"""Dates of old works: "c. 380 BCE", "4th century BC", "65 CE", "AD 1077"."""

from __future__ import annotations

import re

__all__ = ["is_of_middle_ages", "read_far_date"]

MAX_SIGNS = 50
"""Such a date takes no more signs."""

NEWER = 1500
"""Years from this on are written without an era."""

_ABOUT = (
    r"(?:(?:c(?:a|irca)?\.?|about|um|vers|environ|hacia|около|ок\.)\s?)?"
    r"(?:(?:early|late|mid|end of the|fin du|début du|anfang|ende|mitte)[\s-])?"
)
_BEFORE = (
    r"(?:B\.?\s?C\.?(?:\s?E\.?)?|v\.?\s?(?:Chr|u\.?\s?Z)\.?|av\.?\s?(?:J\.?-?\s?C|n\.?\s?è)\.?"
    r"|a\.\s?(?:de\s)?C\.|до\s?н\.?\s?э\.?)"
)
_AFTER = (
    r"(?:A\.?\s?D\.?|C\.?\s?E\.?|n\.?\s?(?:Chr|u\.?\s?Z)\.?|ap\.?\s?J\.?-?\s?C\.?"
    r"|d\.\s?(?:de\s)?C\.|н\.?\s?э\.?)"
)
_ERA = rf"(?:\s?{_BEFORE}|\s?{_AFTER})"
_YEARS = r"(?P<year>\d{1,4})(?:\s?[-–/]\s?\d{1,4})?"
_ROMAN = r"[IVX]{1,5}(?:e|ème)?(?:\s?[-–/]\s?[IVX]{1,5}(?:e|ème)?)?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)(?:\s?[-–/]\s?\d{1,2}(?:st|nd|rd|th))?"
# "4th century", "4. Jh.", "IVe siècle", "siglo IV", "IV век".
_CENTURY = (
    rf"{_ORDINAL}\s(?:c\.|cent\.?|centur(?:y|ies))"
    r"|\d{1,2}\.(?:\s?[-–/]\s?\d{1,2}\.)?\s?(?:Jh(?:dt?)?\.?|Jahrhunderts?)"
    rf"|(?:{_ROMAN}|\d{{1,2}}(?:e|ème|º))\s?(?:si[èe]cles?|secolo|века?)"
    rf"|(?:siglos?|s[ée]culos?)\s?{_ROMAN}"
)
# With its era alone is "IV s." a century, and "s. IV" no section.
_SHORT_CENTURY = rf"{_ROMAN}\s?(?:s|sec|в|вв)\.|(?:s|s[ée]c)\.\s?{_ROMAN}"
_DATED = re.compile(rf"{_ABOUT}(?:{_YEARS}{_ERA}|{_AFTER}\s?(?P<after>\d{{1,4}}))", re.IGNORECASE)
_OF_CENTURY = re.compile(
    rf"{_ABOUT}(?:(?:{_CENTURY}){_ERA}?|(?:{_SHORT_CENTURY}){_ERA})", re.IGNORECASE
)
_ERA_LAST = re.compile(rf"{_ERA}$", re.IGNORECASE)
_BEFORE_LAST = re.compile(rf"{_BEFORE}$", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"(?:公元|西元|紀元|기원)?[前전]\s?\d{1,4}\s?(?:世[纪紀]|세기|[年년])?")
_OF_MIDDLE_AGES = re.compile(r"1[0-4]\d\d")


def is_of_middle_ages(text: str) -> bool:
    """Whether a number is a year from 1000 on that no book was printed in: it may count pages."""
    return _OF_MIDDLE_AGES.fullmatch(text) is not None


def read_far_date(text: str, *, is_bracketed: bool) -> str | None:
    """Read when an old work appeared: a year from 1000, or "" as no date of ours is so early.

    None where it is no date. A century without its era is one in brackets alone.

    Examples
    --------
    >>> read_far_date("4th century BCE", is_bracketed=False)
    ''
    >>> read_far_date("1190 CE", is_bracketed=True)
    '1190'
    >>> read_far_date("19th century", is_bracketed=False) is None
    True
    """
    if len(text) > MAX_SIGNS or text.isdecimal():
        return None
    if "," in text or ":" in text or "(" in text:
        return None  # no such date has these signs
    if dated := _DATED.fullmatch(text):
        return _date_of_era(text, dated)
    is_century = _OF_CENTURY.fullmatch(text) and (is_bracketed or _ERA_LAST.search(text))
    return "" if is_century or _EAST_ASIAN.fullmatch(text) else None


def _date_of_era(text: str, dated: re.Match[str]) -> str | None:
    """Give the year that a text says with its era; a newer one, "2000 AD", is sooner a name."""
    year = dated["year"] or dated["after"]
    if _BEFORE_LAST.search(text):
        return ""
    if int(year) >= NEWER:
        return None
    is_exact = text[:1].isdecimal() or bool(dated["after"])
    return year if is_exact and _OF_MIDDLE_AGES.fullmatch(year) else ""
