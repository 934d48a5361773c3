"""The prerequisites, with papers and concepts numbered in reading order.

The order of any set of things is then the order of their numbers: a question about reading is a
scan of small numbers, and nothing is sorted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from paperkg.model import KnowledgeGraph

__all__ = ["Prerequisites", "find_known", "find_needed", "is_concept_of_papers", "is_read"]


@dataclass(frozen=True)
class Prerequisites:
    """What comes before what.

    Attributes
    ----------
    nodes
        IRIs of the listed papers and the concepts, in reading order. The number of a thing is its
        place here.
    before, after
        For each thing, the numbers of what it needs and of what needs it, sorted.
    cycles
        Groups of things that all need each other, each sorted.
    leads_to
        For each thing, how many others need it, directly or through others.
    cited
        For each thing, how many other listed papers cite it.
    """

    nodes: tuple[str, ...]
    before: tuple[tuple[int, ...], ...]
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

    Who knows a thing knows what it needs: what only known things need is left out.
    """
    before = prerequisites.before
    seen = set(goals)
    waiting = list(seen)
    while waiting:
        for needed in before[waiting.pop()]:
            if needed not in seen:
                seen.add(needed)
                if needed not in known:
                    waiting.append(needed)
    return sorted(seen)


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

    def is_known(iri: str) -> bool:
        return iri in familiar or is_read(graph, iri)

    known = set()
    for number, iri in enumerate(prerequisites.nodes):
        introducers = _introducers(graph, iri)
        if is_known(iri) or (introducers and all(map(is_known, introducers))):
            known.add(number)
    return known


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
