"""The prerequisites, with papers and concepts numbered in reading order.

The order of any set of things is then the order of their numbers: a question about reading is a
scan of small numbers, and nothing is sorted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from paperkg.model import KnowledgeGraph

__all__ = [
    "Prerequisites",
    "find_known",
    "find_needed",
    "is_concept_of_papers",
    "is_known",
    "is_read",
]


@dataclass(frozen=True)
class Prerequisites:
    """What comes before what.

    Attributes
    ----------
    nodes
        IRIs of the listed papers and the concepts, in reading order. The number of a thing is its
        place here.
    before
        For each thing, the numbers of what it needs, sorted.
    either
        For each thing, its alternatives: groups of which it needs one, each sorted. All choices
        have smaller numbers than the thing.
    after
        For each thing, the numbers of what needs it, or names it as a choice, sorted.
    cycles
        Groups of things that all need each other, each sorted.
    leads_to
        For each thing, how many others come after it, directly or through others.
    cited
        For each thing, how many other listed papers cite it.
    """

    nodes: tuple[str, ...]
    before: tuple[tuple[int, ...], ...]
    either: tuple[tuple[tuple[int, ...], ...], ...]
    after: tuple[tuple[int, ...], ...]
    cycles: tuple[tuple[int, ...], ...]
    leads_to: tuple[int, ...]
    cited: tuple[int, ...]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each IRI."""
        return {iri: number for number, iri in enumerate(self.nodes)}


def find_needed(
    prerequisites: Prerequisites, goals: Iterable[int], *, known: Collection[int] = ()
) -> list[int]:
    """Find the goals and all that they need, directly or through others, in reading order.

    Who knows a thing knows what it needs: what only known things need is left out. Of
    alternatives, one is taken: one that is needed anyway, else one that is known, else the one
    for which the fewest things are to be learned, the first of equal ones. That is decided group
    by group, in reading order: to find the least of all is as hard as covering a set.
    """
    goals = set(goals)
    needed = _reach(prerequisites, goals, known)
    while choice := _choose(prerequisites, needed, goals, known):
        needed |= choice
    return sorted(needed)


def _reach(prerequisites: Prerequisites, goals: set[int], known: Collection[int]) -> set[int]:
    """Find the goals and what they need, alternatives left out."""
    seen = set(goals)
    waiting = list(goals)
    while waiting:
        for needed in prerequisites.before[waiting.pop()]:
            if needed not in seen:
                seen.add(needed)
                if needed not in known:
                    waiting.append(needed)
    return seen


def _choose(
    prerequisites: Prerequisites, needed: set[int], goals: set[int], known: Collection[int]
) -> set[int]:
    """Choose from the first alternatives of which none is needed yet; give what the choice adds."""
    for number in sorted(needed):
        if number in known and number not in goals:
            continue
        for choices in prerequisites.either[number]:
            if needed.isdisjoint(choices):
                reached = [
                    {choice} if choice in known else _reach(prerequisites, {choice}, known)
                    for choice in choices
                ]
                return min(reached, key=lambda found: len(found.difference(needed, known)))
    return set()


def find_known(
    graph: KnowledgeGraph, prerequisites: Prerequisites, familiar: Collection[str] = ()
) -> set[int]:
    """Find what a reader knows: what is read or marked as known, and the concepts read with it.

    A concept is known when all papers that introduce it are.

    Parameters
    ----------
    graph
        The knowledge graph.
    prerequisites
        Its numbered prerequisites.
    familiar
        IRIs of what the reader knows besides.
    """
    return {
        number for number, iri in enumerate(prerequisites.nodes) if is_known(graph, iri, familiar)
    }


def is_known(graph: KnowledgeGraph, iri: str, familiar: Collection[str] = ()) -> bool:
    """Say whether a reader knows a paper or a concept; see ``find_known``."""

    def is_familiar(other: str) -> bool:
        return other in familiar or is_read(graph, other)

    introducers = _introducers(graph, iri)
    return is_familiar(iri) or (bool(introducers) and all(map(is_familiar, introducers)))


def is_read(graph: KnowledgeGraph, iri: str) -> bool:
    """Say whether a paper is read, or a concept known."""
    if iri in graph.concepts:
        return graph.concepts[iri].known
    return iri in graph.papers and graph.papers[iri].read


def _introducers(graph: KnowledgeGraph, iri: str) -> list[str]:
    if iri not in graph.concepts:
        return []
    return [paper for paper in graph.concepts[iri].introduced_by if paper in graph.papers]


def is_concept_of_papers(graph: KnowledgeGraph, iri: str) -> bool:
    """Say whether something is a concept that one reads in the papers that introduce it."""
    return bool(_introducers(graph, iri))
