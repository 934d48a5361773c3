"""The names of authors in one text: a cell of a spreadsheet, a property of a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.names.bracketed_roles import name_writers
from paperkg.reading.names.turned_names import SUFFIX_LAST, may_be_turned, turn_name
from paperkg.reading.words import is_given_name

__all__ = [
    "are_initials_last",
    "are_turned",
    "drop_others",
    "says_life",
    "split_authors",
    "turn_initials",
]

# The number of Scopus behind a name; what it writes where there is none.
_NUMBER = re.compile(r"\s*\(\d{5,}\)|^\[no author.*\]$", re.IGNORECASE)
_AND_OTHERS = re.compile(r"(?:\bet al\b.{0,50}|\bothers|…|\.{3})$", re.IGNORECASE)
# Those whom a record does not name, as it writes them for a name or behind the last one.
_OTHERS = re.compile(
    r"(?<![^ ,;])(?:et\.? al(?![\w-])|and others\b).*|^others$", re.IGNORECASE | re.DOTALL
)
# "Jumper J", "van der Poe A.B.": the family first, as PubMed and Scopus write names.
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,4}")
_FAMILY = re.compile(r"\w[\w'’-]+(?: \w[\w'’-]+)*")
# Springer's tables have no space between two authors: "Corinna CortesVladimir Vapnik".
_AND = re.compile(r"\s*&\s*|\s(?:und|et(?! al\b)|och)\s")
_GIVEN_INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,4}")
# When somebody lived, as catalogues of libraries say behind a name: "Poe, Ann, 1951-2019, author".
_LIFE = re.compile(
    r",?\s*(?:\((?:b\. )?\d{4}(?:[-–]\s?(?:\d{4})?)?\)|,\s(?:b\. \d{4}|\d{4}\??[-–](?:\d{4})?))"
    r"(?:,? (?:author|editor)s?)?\.?(?=\s*(?:[,;|]|and\b|$))"
)
_JOINT = re.compile(r"^[\s,;|]*(?:and\s)?|[\s,;|]+$")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]+ )")

TURNED = 0.6
"""The share of the names with one comma that are known to be turned, where all are."""


def are_turned(texts: Sequence[str]) -> bool:
    """Whether most cells of a column that have one comma are one turned name each, for sure.

    So is "Poe, Ottoline" then, whose given name nobody knows; cells that join several turned names
    tell, too.

    Examples
    --------
    >>> are_turned(["Poe, Ann", "Roe, B.", "Orr, Ottoline"]), are_turned(["Ann Poe, Bo Roe"])
    (True, False)
    >>> are_turned(["Poe, Ann and Roe, Bo", "Orr, Ottoline"])
    True
    """
    found = list(filter(may_be_turned, texts))
    joined = sum(" and " in text and _are_reversed(text.split(" and ")) for text in texts)
    sure = joined + sum(len(split_authors(text)) == 1 for text in found)
    return sure > TURNED * (joined + len(found)) or 0 < len(found) <= sure


def split_authors(text: str) -> tuple[str, ...]:
    """Split a text into the names of authors, the family last.

    Examples
    --------
    >>> split_authors("Poe, Ann; Roe, Bo")
    ('Ann Poe', 'Bo Roe')
    >>> split_authors("Poe, Ann and Roe, Bo")
    ('Ann Poe', 'Bo Roe')
    >>> split_authors("Poe, A. und Roe, B.")
    ('A. Poe', 'B. Roe')
    >>> split_authors("Ann Poe, Bo Roe & Li Wu")
    ('Ann Poe', 'Bo Roe', 'Li Wu')
    >>> split_authors("Poe AB, Roe B., Li C 3rd")
    ('AB Poe', 'B. Roe', 'C Li 3rd')
    >>> split_authors("Poe, Ann, 1951-2019, Roe, Bo, 1980-")
    ('Ann Poe', 'Bo Roe')
    """
    text = _AND.sub(" and ", name_writers(text))
    if says_life(text):
        text = ";".join(_JOINT.sub("", part) for part in _LIFE.split(f"{text};"))
    if ";" in text or "|" in text or _are_reversed(text.split(" and ")):
        names = re.split(r"\s*(?:[;|]|\sand\s)\s*", text)
        names = list(map(turn_name, names))
    else:
        names = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text)
        names = _RUN_TOGETHER.split(text) if len(names) == 1 else names
    names = [_AND_OTHERS.sub("", _NUMBER.sub("", name)).strip() for name in names]
    names = [name for name in names if name]
    return turn_initials(names)


def says_life(text: str) -> bool:
    """Whether a text says when somebody lived, as catalogues of libraries do behind a name.

    Examples
    --------
    >>> says_life("Poe, Ann, 1951-"), says_life("Rain, 1951")
    (True, False)
    """
    return _LIFE.search(text) is not None


def drop_others(names: Iterable[str]) -> tuple[str, ...]:
    """Drop from names who is not named, as programs keep them in place of a name or behind one.

    Examples
    --------
    >>> drop_others(["Ann Poe et al.", "others"])
    ('Ann Poe',)
    """
    return tuple(name for named in names if (name := _without_others(named)))


def _without_others(name: str) -> str:
    """Take "et al." off a name, with the sign before it; a name keeps its own: "&amp;"."""
    bare = _OTHERS.sub("", name)
    return name.rstrip(" ,") if bare == name else bare.rstrip(" ,;")


def turn_initials(names: Sequence[str]) -> tuple[str, ...]:
    """Turn "Poe AB" into "AB Poe", where all names are written so."""
    return tuple(map(_turn_initials, names)) if are_initials_last(names) else tuple(names)


def _turn_initials(name: str) -> str:
    suffix = SUFFIX_LAST.search(name)
    family, _, initials = name[: suffix.start() if suffix else None].rpartition(" ")
    return f"{initials} {family}{suffix[0] if suffix else ''}"


def are_initials_last(names: Iterable[str]) -> bool:
    """Whether names are written as PubMed writes them: "Poe AB"."""
    return all(map(_is_family_first, map(str.strip, names)))


def _is_family_first(name: str) -> bool:
    family, _, initials = SUFFIX_LAST.sub("", name).rpartition(" ")
    is_word = family[-2:].isalpha() and _FAMILY.fullmatch(family) is not None
    return is_word and _INITIALS.fullmatch(initials) is not None


def _are_reversed(names: list[str]) -> bool:
    """Tell "Poe, Ann" and "Poe, Ann and Roe, Bo" from authors with a comma between them."""
    if len(names) > 1 and all(name.count(", ") == 1 for name in names):
        return True
    return all(map(_is_reversed, names))


def _is_reversed(name: str) -> bool:
    family, comma, given = name.partition(", ")
    return bool(comma) and " " not in family and "," not in given and _is_given(given)


def _is_given(words: str) -> bool:
    return is_given_name(words) or _GIVEN_INITIALS.fullmatch(words) is not None
