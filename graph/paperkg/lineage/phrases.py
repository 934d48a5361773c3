"""Where texts name concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperkg.lineage.coinage import split_words
from paperkg.model import Concept
from paperkg.names import names_of_concept

__all__ = ["find_phrases", "index_phrases"]

_LONGEST, _READ = 8, 10_000


def index_phrases(concepts: Iterable[Concept]) -> dict[tuple[str, ...], Concept]:
    """Index concepts by the words of their names.

    A name of one word, or with capitals inside, is known by its own spelling alone; words of
    other names are folded to small letters.
    """
    index: dict[tuple[str, ...], Concept] = {}
    for concept in concepts:
        for name in names_of_concept(concept):
            words = tuple(token.text for token in split_words(name))
            if len("".join(words)) > 2 and len(words) <= _LONGEST:
                index.setdefault(words, concept)
                if len(words) > 1 and all(word[1:].islower() for word in words if len(word) > 1):
                    index.setdefault(tuple(word.lower() for word in words), concept)
    return index


def find_phrases(text: str, index: Mapping[tuple[str, ...], Concept]) -> list[Concept]:
    """Find the concepts that a text names, the longest name at each place, in the plural too."""
    words = [token.text for token in split_words(text[:_READ])]
    longest = max(map(len, index), default=0)
    found: dict[str, Concept] = {}
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            concept = _look_up(words[place : place + length], index)
            if concept:
                found.setdefault(concept.iri, concept)
                place += length - 1
                break
        place += 1
    return list(found.values())


def _look_up(words: list[str], index: Mapping[tuple[str, ...], Concept]) -> Concept | None:
    singular = [*words[:-1], words[-1].removesuffix("s")]
    for some in (words, singular):
        concept = index.get(tuple(some))
        if concept is None and len(some) > 1:
            concept = index.get(tuple(word.lower() for word in some))
        if concept:
            return concept
    return None
