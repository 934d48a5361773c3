"""The prerequisites, with papers and concepts numbered in reading order.

The order of any set of things is then the order of their numbers: a question about reading is a
scan of small numbers, and nothing is sorted again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from paperkg.model import KnowledgeGraph

__all__ = ["Prerequisites", "find_needed", "is_concept_of_papers"]


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


def find_needed(prerequisites: Prerequisites, goals: Iterable[int]) -> list[int]:
    """Find the goals and all that they need, directly or through others, in reading order."""
    before = prerequisites.before
    seen = set(goals)
    waiting = list(seen)
    while waiting:
        for needed in before[waiting.pop()]:
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
    return sorted(seen)


def is_concept_of_papers(graph: KnowledgeGraph, iri: str) -> bool:
    """Tell whether a thing is a concept that papers introduce, so that it is read in them."""
    return iri in graph.concepts and any(
        paper in graph.papers for paper in graph.concepts[iri].introduced_by
    )
