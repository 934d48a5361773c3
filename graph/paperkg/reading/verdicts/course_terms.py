"""When a course is held, below its name: "Spring 2019, Dr. Ann Poe", "WS 2019/20"."""

from __future__ import annotations

import re

from paperkg.reading.words import words_of

__all__ = ["is_term"]

LONGEST = 100
"""Such a line is no longer, in characters."""

MAX_WORDS = 5
"""What says when has no more words."""

_TERMS, _SEASONS = words_of("coursework", "terms"), words_of("coursework", "seasons")
_YEARS, _BESIDE = words_of("coursework", "years"), words_of("coursework", "of_terms")
_TEACHERS = words_of("coursework", "teachers")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)")
# What parts when from who, and who from where.
_PART = re.compile(r"\s*(?:[;|:·•]|\s[-–—]|,(?!\s*(?:19|20)\d\d\b))\s*")
_WORD = re.compile(r"[^\s,()]+")
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_EAST_ASIAN = sorted(filter(_SIGN.match, _TERMS | _SEASONS | _YEARS), key=len, reverse=True)
_UNSPACED = re.compile(rf"{'|'.join(map(re.escape, _EAST_ASIAN))}|[年第一二三四度·\s\d]")


def is_term(text: str) -> bool:
    """Whether a line says in which term and year a course is held, and at most who teaches it.

    Examples
    --------
    >>> is_term("Spring 2019, Dr. Ann Poe"), is_term("WS 2019/20"), is_term("2019年度 秋学期")
    (True, True, True)
    >>> is_term("Silent Spring 2019"), is_term("Spring 2019, Rain Letters"), is_term("2019")
    (False, False, False)
    """
    if len(text) > LONGEST or not _YEAR.search(text):
        return False
    when, *others = [part for part in _PART.split(text.strip(" .*_#()")) if part]
    if others and not _is_when(when) and _is_when(f"{when} {others[0]}"):
        when, *others = f"{when} {others[0]}", *others[1:]
    return _is_when(when) and (not others or _names_teacher(others[0]))


def _is_when(text: str) -> bool:
    """Whether words are a year, a part of one, and what may stand beside these."""
    if not _YEAR.search(text):
        return False
    words = " ".join(_WORD.findall(_YEAR.sub(" ", text).lower()))
    if _SIGN.search(words):
        return not _UNSPACED.sub("", words)
    if words in _YEARS:
        return True
    found = words.split()
    is_short = 0 < len(found) <= MAX_WORDS
    return is_short and any(map(_is_part_of_year, found)) and all(map(_may_be_beside, found))


def _is_part_of_year(word: str) -> bool:
    return word in _TERMS or word in _SEASONS


def _may_be_beside(word: str) -> bool:
    return _is_part_of_year(word) or word in _BESIDE


def _names_teacher(text: str) -> bool:
    return text.lower().partition(" ")[0] in _TEACHERS
