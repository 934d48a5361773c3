"""Paragraphs whose first line says who wrote what stands below: "Poe, Roe." over "Fine Rain.".

One such line may be topics, or a sentence of its own. Those of a document tell each other: they
are surnames, or names that are known, over lines that are none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from paperkg.characters import has_digit
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.words import any_of, either, words_of

__all__ = ["find_names_above"]

MIN_PARAGRAPHS, NEARLY_ALL = 3, 0.8
"""So many paragraphs at least begin so, and this share of those of several lines."""

HALF = 0.5
"""The share of the lines of names with several, or with one that is known."""

FEW = 0.25
"""The share of the lines that must end with "et al.", where most have no point at their end; and of
names that a document writes in small letters, too."""

MAX_NAMES = 200
"""A line of names is no longer, in characters."""

_END = ".:："
_AND = rf"(?:&|{either('people', 'last_joints')})"
_OTHERS = re.compile(
    rf"[,;]?\s(?:{any_of(words_of('people', 'others'))}|&\s?(?:c|al)|{_AND}\sothers|e\.\s?a|etc)$"
)
_JOINT = re.compile(rf"\s*[,;]\s*(?:{_AND}\s)?|\s{_AND}\s")
_PARTICLE = rf"(?i:{any_of(words_of('people', 'particles'))})"
_SURNAME = re.compile(rf"(?:{_PARTICLE}\s){{0,2}}{CAPITAL}[^\W\d_]+(?:[-'’][^\W\d_]+){{0,2}}")
_ADDRESS = re.compile(r"\s*<?(?:https?|ftp)://\S+$")
_SIGNS = " *_"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a line, and what tells that they are some: "et al.", or a point at its end."""

    names: tuple[str, ...]
    is_known: bool
    is_pointed: bool
    has_others: bool


def find_names_above(
    paragraphs: Sequence[Sequence[str]], common: Collection[str]
) -> list[tuple[str, ...]]:
    """Give the names on the first line of each paragraph, where a document is written so.

    Parameters
    ----------
    paragraphs
        The lines of each.
    common
        Words that the document writes in small letters.

    Returns
    -------
    list
        One for each paragraph, empty where it begins otherwise; empty itself where nearly all do.

    Examples
    --------
    >>> lines = [["Poe, Roe.", "Fine Rain."], ["Poe et al.", "Finer Rain."], ["Li.", "No Rain."]]
    >>> find_names_above(lines, ())
    [('Poe', 'Roe'), ('Poe',), ('Li',)]
    >>> find_names_above([["Birds, Trees.", "Fine birds and trees."]] * 3, {"birds", "trees"})
    []
    """
    long = sum(len(lines) > 1 for lines in paragraphs)
    if long < MIN_PARAGRAPHS:
        return []
    read = [_read(lines[0]) if len(lines) > 1 else None for lines in paragraphs]
    found = [names for names in read if names]
    if len(found) < max(MIN_PARAGRAPHS, NEARLY_ALL * long) or not _are_names(found, common):
        return []
    below = [lines[1:] for names, lines in zip(read, paragraphs, strict=True) if names]
    if not _are_titles([line for lines in below for line in lines if not _ADDRESS.match(line)]):
        return []
    return [names.names if names else () for names in read]


def _read(line: str) -> _Names | None:
    """Read a line of surnames, or of names that are known as such."""
    text = line.strip(_SIGNS)
    if not 1 < len(text) <= MAX_NAMES or has_digit(text):
        return None
    plain = text.rstrip(_END)
    others = _OTHERS.search(plain) or _OTHERS.search(text)
    who = text[: others.start()] if others else plain
    is_pointed = others is not None or len(plain) < len(text)
    people = read_people(text, single=True)
    if people is None or not people.has_given_name:
        names = [name for name in _JOINT.split(who) if name]
        if names and all(map(_SURNAME.fullmatch, names)):
            return _Names(tuple(names), others is not None, is_pointed, others is not None)
    if people is None or not people.is_known:
        return None
    return _Names(people.names, True, is_pointed, others is not None)


def _are_names(found: Sequence[_Names], common: Collection[str]) -> bool:
    several = sum(names.is_known or len(names.names) > 1 for names in found)
    if several < HALF * len(found):
        return False
    if sum(names.is_pointed for names in found) < NEARLY_ALL * len(found):
        others = sum(names.has_others for names in found)
        return others >= FEW * len(found) and not _are_words(found, common)
    return not _are_words(found, common)


def _are_words(found: Sequence[_Names], common: Collection[str]) -> bool:
    """Whether more than a few of the names are words of the document."""
    names = {name.lower() for line in found for name in line.names}
    return len(names & {*common}) > FEW * len(names)


def _are_titles(lines: Sequence[str]) -> bool:
    """Whether lines are of several words, and hardly any is names."""
    long = sum(" " in line.strip() for line in lines)
    named = sum(_read(line) is not None for line in lines)
    return long >= NEARLY_ALL * len(lines) and named <= (1 - NEARLY_ALL) * len(lines)
