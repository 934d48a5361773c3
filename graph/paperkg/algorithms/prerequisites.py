"""The prerequisites with their things numbered in reading order: questions about reading are scans.

Numbered so, the order of any set of things is the order of their numbers; what comes before
something is found by walking small numbers, and nothing has to be sorted again.
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
        IRIs of the listed papers and the concepts, in reading order; elsewhere, a thing is its
        place in it.
    before, after
        Of each thing, what it needs and what needs it, sorted.
    cycles
        Things that all need each other, each cycle sorted.
    leads_to
        Of each thing, how many others need it, directly or not.
    cited
        Of each thing, how many papers of the list cite it.
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
    """Find the goals and all that they need, directly or not, in reading order."""
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
    """Say whether something is a concept that one reads in the papers that introduce it."""
    return iri in graph.concepts and any(
        paper in graph.papers for paper in graph.concepts[iri].introduced_by
    )
