"""How a text begins that may be names: "by Ann Poe", but not "Learning to Rain"."""

from __future__ import annotations

import re

from paperkg.reading.names.tokens import INITIALS_LAST, find_ordinary, sort_word
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.words import either, words_of

__all__ = ["BY", "OF", "are_ordinary", "drop_lead", "may_be_people", "may_begin", "starts_with_by"]

OF = tuple(f"{word} " for word in words_of("people", "of"))
"""How a name begins that such a word joins to a title: "Emma, de Jane Austen"."""

BY = tuple(f"{word} " for word in words_of("people", "by"))
"""What stands before the names of those who sign a work: "by ", "par "."""

_LEAD = re.compile(
    rf"(?:(?!von\s+[^\W\d_]+(?:, [^\W\d_]\.|\s(?-i:[A-Z]{{1,3}})\b))"  # von Poe, A.
    rf"(?:written |authored )?(?:{either('people', 'by')})\s+"
    r"|authors?\s*:\s*|作者\s*[:：]\s*)",
    re.IGNORECASE,
)
_BEFORE_CAPITAL = re.compile(rf"(?:(?:{either('people', 'by_after')})\s+|d['’])(?={CAPITAL})")
# How what stands before names begins: one look leaves nearly all other texts out.
_STARTS = frozenset(
    word[:2]
    for word in (
        *either("people", "by").split("|"),
        *either("people", "by_after").split("|"),
        *("written", "authored", "authors", "作者", "d'", "d’"),
    )
)

_OTHERS = frozenset(phrase.split()[-1] for phrase in words_of("people", "others"))


def drop_lead(text: str) -> str:
    """Take "by" and its like off the names that follow it.

    Examples
    --------
    >>> drop_lead("by Ann Poe"), drop_lead("d'Ann Poe"), drop_lead("de Saussure, F.")
    ('Ann Poe', 'Ann Poe', 'de Saussure, F.')
    """
    if text[:2].lower() not in _STARTS:
        return text
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    if after := _BEFORE_CAPITAL.match(text):
        first = text[after.end() :].partition(",")[0]
        if " " in first and not INITIALS_LAST.fullmatch(first):
            return text[after.end() :]  # "de Ann Poe", but not "de Saussure, F.", "de Poe AB"
    return text


def may_begin(text: str) -> bool:
    """Whether the first word of a text may begin a name; most texts end here, "Learning Rain".

    Examples
    --------
    >>> may_begin("Ann Poe"), may_begin("van Roe, B."), may_begin("Learning Rain")
    (True, True, False)
    """
    first = text.partition(" ")[0]
    if not first.isalpha() or "," in text:
        return True
    word = sort_word(first)
    return word is not None and (word.is_particle or word.is_part)


def are_ordinary(text: str, common: frozenset[str]) -> bool:
    """Whether the words of a text, each with a capital, are ordinary ones: no form makes names.

    Examples
    --------
    >>> are_ordinary("Rain Falls", frozenset({"rain", "falls"}))
    True
    """
    if text.partition(" ")[0].lower() not in common or not text.istitle():
        return False
    words = text.lower().split()
    return common.issuperset(words) and _OTHERS.isdisjoint(words)


def may_be_people(text: str) -> bool:
    """Whether words without signs may be names: a word in small letters stands in no names.

    Examples
    --------
    >>> may_be_people("Ann Poe and Bo van Roe"), may_be_people("Rain falls")
    (True, False)
    """
    if text.istitle() or find_ordinary(text) is None or "et al" in text or "etal" in text:
        return True
    return drop_lead(text) != text


def starts_with_by(text: str) -> bool:
    """Whether a text says by whom, in any of the languages: "by Ann Poe", "Von Bo Roe"."""
    return text.lower().startswith(BY)
