"""Brackets that belong to the words before them: "Why It Rains (and What to Do)".

Most brackets behind a title say something of the work. Some go on with the title: they are told by
how they begin, by the letters of a name in quotation marks, or as the number of a part.
"""

from __future__ import annotations

import re

from paperkg.reading.citations.subject_years import has_years_of_subject
from paperkg.reading.labels import is_label
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import SPECIES
from paperkg.reading.words import OPEN_WORDS, any_of, words_of

__all__ = ["find_open", "is_within"]

# A family of plants or animals, "Aves: Alaudidae", and who named a species behind it, "L.".
_FAMILY = re.compile(
    r"(?:[A-Z][a-z]+[:,;]? ){0,2}[A-Z][a-z]{2,}(?:aceae|idae|inae|oideae|optera|iformes|mycetes)"
)
_NAMED_BY = re.compile(r"(?:(?:[A-Z][\w.]{0,12}|ex|et|&)[ ,]*){1,5}(?:1[789]\d\d)?")

LONG = 4
"""In a title with capitals, words of so many letters have one."""

# A bracket with words that a link or other style goes on with: "(a review of [A Title](…))".
_OPEN_LAST = re.compile(r"(?<=\s)[(（][A-Za-z][^()（）\[\]]{2,60}\s$")
_CLOSE = {"(": ")", "（": "）"}
# The years that a study is of: "Wages in La Paz (Bolivia), 1880s–1920s".
_SPAN = re.compile(r",\s(?:ca?\.\s?)?(?:1\d|20)\d\ds?\s?(?:[-–—]|to|bis|al?|à)\s?\d{2,4}s?(?!\d)")
_PART = re.compile(r"I{1,3}|I[VX]|VI{1,3}|XI{1,3}")
_CLOSING = ('"', "”", "»", "“")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,80})[\"”»“]$")
_ACRONYM = re.compile(r"[A-Z]{2,6}s?")
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]s?")
_PART_OF_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_JOINED = re.compile(
    rf"{any_of(words_of('titles', 'joined'))},?:?\s{any_of(words_of('titles', 'asked'))}\s",
    re.IGNORECASE,
)
_GOES_ON = (
    words_of("titles", "joined") | words_of("titles", "asked") | words_of("titles", "goes_on")
)
_OPEN = OPEN_WORDS | words_of("titles", "joined")
_ASKED, _ASIDES = words_of("titles", "asked"), words_of("titles", "asides")
_WITH = words_of("titles", "joined") | {"with", "without"}


def is_within(before: str, inner: str, after: str) -> bool:
    """Whether a bracket is part of the words before it, which are not empty.

    Examples
    --------
    >>> is_within("Resilient to ", "Just in Time", " Rain")
    True
    >>> is_within("Why It Rains in Towns ", "and What to Do about It", "")
    True
    >>> is_within("Why It Rains in Towns ", "and the slides", "")
    False
    """
    before = before.rstrip()
    if has_years_of_subject(inner, after.lstrip()) and any(map(str.isalnum, before)):
        return True
    if before.rpartition(" ")[2] in _OPEN or _is_of_nature(inner):
        return True
    if after[:1] == " " and after[1:2].isalpha() and _is_said_aside(before, inner):
        return True  # What (if Anything) Is Wrong with Rain?
    if " " in before and any(map(str.isalpha, inner)) and _SPAN.match(after):
        return True
    if after[:1] == " " and after[1:2].isalpha() and _stands_for(before, inner):
        return True  # Survey of Deep Learning (DL) Methods for Rain
    if after[:1].isalnum() or after[:1] in (",", ";") or " " not in before:
        return False
    if " " not in inner:
        return _PART.fullmatch(inner) is not None or _is_short_for(before, inner)
    return _JOINED.match(inner) is not None or _goes_on(before, inner)


def _is_of_nature(inner: str) -> bool:
    """Whether a bracket names living things as science does: "Canis lupus L.", "Alaudidae"."""
    species = SPECIES.match(inner)
    if species is None:
        return _FAMILY.fullmatch(inner) is not None
    named = inner[species.end() :]  # shortly, as hardly any other words are: "L."
    return not named or ("." in named and _NAMED_BY.fullmatch(named) is not None)


def _is_said_aside(before: str, inner: str) -> bool:
    """Whether a bracket inside a title only weakens what it says, "(almost)", or a question."""
    return inner.lower() in _ASIDES or (before.lower() in _ASKED and not is_label(inner))


def find_open(text: str, start: int, place: int) -> int:
    """Find where what an open bracket at a place holds begins; 0 where a text closes it.

    Examples
    --------
    >>> find_open("A Fine Title (Ann Poe", 0, 13), find_open("A Title (Poe)", 0, 8)
    (14, 0)
    """
    if _OPEN_LAST.match(text, place):
        return place
    close = _CLOSE.get(text[place])
    if close is None or not (text[place - 1 : place].isspace() and text[place + 1 :][:1].isalnum()):
        return 0
    is_open = close not in text[place:] and any(map(str.isalnum, text[start:place]))
    return place + 1 if is_open else 0


def _is_short_for(before: str, inner: str) -> bool:
    """Whether a bracket has the first letters of what quotation marks hold before it."""
    if before[-1:] not in _CLOSING or not _ACRONYM.fullmatch(inner):
        return False
    quoted = _QUOTED.search(before)
    letters = "".join(word[0].upper() for word in _WORD.findall(quoted[1])) if quoted else ""
    return letters == inner.removesuffix("s")


def _stands_for(before: str, inner: str) -> bool:
    """Whether a bracket has the first letters of the last words before it: "Deep Learning (DL)"."""
    if not _SHORT.fullmatch(inner):
        return False
    letters = [char.lower() for char in inner.removesuffix("s") if char.isalpha()]
    words = [word[0].lower() for word in _PART_OF_WORD.findall(before)][-len(letters) - 2 :]
    rest = iter(words)
    return words[-1:] == letters[-1:] and all(letter in rest for letter in letters)


def _goes_on(before: str, inner: str) -> bool:
    """Whether a bracket begins as the rest of a title does, and has capitals as it has."""
    first, _, rest = inner.partition(" ")
    first = first.lower().replace("’", "'")
    if first not in _GOES_ON or not (_has_capitals(before) and _has_capitals(rest)):
        return False
    if first not in _WITH:
        return True
    may_be_people = first != "without" and not rest.isupper()  # but "(with AI)"
    return not (is_label(rest) or (may_be_people and read_people(rest, single=True)))


def _has_capitals(text: str) -> bool:
    """Whether all long words of a text have a capital, and one word of them at least."""
    words = _WORD.findall(text)
    big = [word for word in words if not word[0].islower()]
    return bool(big) and all(len(word) < LONG for word in words if word[0].islower())
