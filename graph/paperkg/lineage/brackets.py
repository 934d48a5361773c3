"""Which number in a paper's brackets is which work: "[12]", "[3, 7-9]".

No sentence says so by itself, but all sentences of a paper together often do. A work is cited in
each of its sentences, so its number stands in all of them; a name before a bracket tells it, too;
and a number that is one work's is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["BRACKET", "read_numbers", "solve_numbers"]

BRACKET = re.compile(r"\[\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,40}\]")

_LONGEST_RANGE = 30


def read_numbers(bracket: str) -> list[int]:
    """Read the numbers in a bracket, ranges too.

    Examples
    --------
    >>> read_numbers("[3, 7-9]")
    [3, 7, 8, 9]
    """
    numbers: list[int] = []
    for part in re.split(r"[,;]", bracket.strip("[]")):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        first, last = ends[0], ends[-1]
        numbers += range(first, last + 1) if first <= last <= first + _LONGEST_RANGE else ends
    return numbers


def solve_numbers(
    sentences: Mapping[str, Iterable[str]], names: Mapping[str, re.Pattern[str]]
) -> dict[str, int]:
    """Find the number of each work that a paper cites, as far as its sentences tell.

    Parameters
    ----------
    sentences
        Those that cite a work, by its IRI.
    names
        What names each work.

    Returns
    -------
    dict
        Numbers by IRI.
    """
    possible: dict[str, set[int]] = {}
    for iri, texts in sentences.items():
        numbered = [numbers for text in texts if (numbers := _numbers_of(text, names[iri]))]
        if numbered:
            possible[iri] = set.intersection(*numbered)
    solved: dict[str, int] = {}
    while True:
        found = {iri: min(numbers) for iri, numbers in possible.items() if len(numbers) == 1}
        # Two works with one number: one of them was cited in another way; neither is sure.
        taken = list(found.values())
        found = {iri: number for iri, number in found.items() if taken.count(number) == 1}
        if not found:
            return solved
        solved |= found
        used = set(solved.values())
        possible = {iri: numbers - used for iri, numbers in possible.items() if iri not in solved}


def _numbers_of(text: str, name: re.Pattern[str]) -> set[int]:
    """Give the numbers in a sentence; only those right after the name where it stands there."""
    brackets = list(BRACKET.finditer(text))
    for bracket in brackets:
        before = text[max(0, bracket.start() - 120) : bracket.start()].rstrip()
        if any(match.end() == len(before) for match in name.finditer(before)):
            return set(read_numbers(bracket[0]))
    return {number for bracket in brackets for number in read_numbers(bracket[0])}
