"""Why a paper or a concept is a step of a reading path, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.model import Edge, KnowledgeGraph, RelationKind
from paperkg.names import name_of

__all__ = ["Reasons"]


class Reasons:
    """The reasons for the steps of a path: only what the path needs counts as a reason.

    Parameters
    ----------
    graph
        The knowledge graph.
    needed
        IRIs of all that the path needs.
    goals
        IRIs of the papers and concepts that a person asked for.
    """

    def __init__(
        self, graph: KnowledgeGraph, needed: Collection[str], goals: Collection[str]
    ) -> None:
        self._graph, self._goals = graph, goals
        self._edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.later in needed and edge.earlier in needed:
                self._edges[edge.earlier].append(edge)
        self._words: dict[str, list[str]] = defaultdict(list)
        for iri, reason in chain(
            _reasons_of_concepts(graph, needed), _reasons_of_choices(graph, needed)
        ):
            self._words[iri].append(reason)

    def say(self, iri: str) -> tuple[str, ...]:
        """Say why a paper or a concept is on the path: what needs it and what it introduces."""
        asked = ("you asked for it",) if iri in self._goals else ()
        edges = sorted(
            self._edges.get(iri, ()), key=lambda edge: (edge.redundant, -edge.confidence)
        )
        return (*asked, *self._words.get(iri, ()), *map(self._say_edge, edges))

    def _say_edge(self, edge: Edge) -> str:
        later = self._graph.papers[edge.later].name
        return f"{later} builds on it: {edge.evidence[0].words} [{edge.origin}]"


def _reasons_of_concepts(
    graph: KnowledgeGraph, needed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give the IRIs of steps, each with a reason about a concept."""
    found = {
        (relation.subject, relation.value): relation.text
        for relation in graph.relations
        if relation.kind is RelationKind.PREREQUISITE
    }
    for concept in graph.concepts.values():
        if concept.iri not in needed:
            continue
        for paper in concept.introduced_by:
            yield paper, f"introduces {concept.label}"
        said = dict(concept.why_first)
        for before in concept.prerequisites:
            why = (said.get(before) or found.get((concept.iri, before), "")).rstrip(".")
            yield before, f"{concept.label} needs it" + (f": {why}" if why else "")


def _reasons_of_choices(
    graph: KnowledgeGraph, needed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Give the IRIs of steps that are one of alternatives, each with the reason."""
    for alternatives in select_alternatives(graph):
        if alternatives.later not in needed:
            continue
        for choice in alternatives.choices:
            others = [name_of(graph, iri) for iri in alternatives.choices if iri != choice]
            words = " or ".join(["it", *others])
            why = f": {alternatives.text.rstrip('.')}" if alternatives.text else ""
            yield choice, f"{name_of(graph, alternatives.later)} needs {words}{why}"
