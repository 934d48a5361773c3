"""From the knowledge graph to its numbered prerequisites: once for each build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.algorithms.citations import count_citations
from paperkg.algorithms.prerequisite_graph import add_choices, project_prerequisites
from paperkg.algorithms.prerequisites import Prerequisites, is_concept_of_papers
from paperkg.algorithms.reading_order import compute_order
from paperkg.model import KnowledgeGraph

__all__ = ["number_prerequisites"]


def number_prerequisites(graph: KnowledgeGraph) -> Prerequisites:
    """Build the prerequisites of a graph, with its things numbered in reading order.

    Parameters
    ----------
    graph
        The knowledge graph; see ``project_prerequisites`` for what counts as a prerequisite, and
        ``select_alternatives`` for what one of several things is enough for.
    """
    projected = project_prerequisites(graph)
    alternatives = select_alternatives(graph)
    ordered = add_choices(projected, alternatives)
    nodes = compute_order(graph, projected, prerequisites=ordered)
    numbers = {iri: number for number, iri in enumerate(nodes)}

    def place(iris: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(numbers[iri] for iri in iris))

    groups: list[set[tuple[int, ...]]] = [set() for _ in nodes]
    for group in alternatives:
        # A choice that needs the thing itself is none.
        choices = [iri for iri in group.choices if ordered.has_edge(iri, group.later)]
        groups[numbers[group.later]].add(place(choices))
    after = tuple(place(ordered.successors(iri)) for iri in nodes)
    components = nx.strongly_connected_components(projected)
    cycles = tuple(sorted(place(part) for part in components if len(part) > 1))
    cited = count_citations(graph)
    return Prerequisites(
        nodes=tuple(nodes),
        before=tuple(place(projected.predecessors(iri)) for iri in nodes),
        either=tuple(tuple(sorted(found - {()})) for found in groups),
        after=after,
        cycles=cycles,
        leads_to=_count_descendants(after, cycles, steps=_find_steps(graph, nodes)),
        cited=tuple(cited.get(iri, 0) for iri in nodes),
    )


def _find_steps(graph: KnowledgeGraph, nodes: Sequence[str]) -> int:
    """Find what is a step of its own, as the bits of a number: no concept that papers introduce."""
    return sum(
        1 << number for number, iri in enumerate(nodes) if not is_concept_of_papers(graph, iri)
    )


def _count_descendants(
    after: tuple[tuple[int, ...], ...], cycles: tuple[tuple[int, ...], ...], *, steps: int
) -> tuple[int, ...]:
    """Count the steps that each thing leads to, with sets of things as the bits of a number."""
    reached = [0] * len(after)
    group = {member: cycle for cycle in cycles for member in cycle}
    for number in range(len(after) - 1, -1, -1):
        members = group.get(number, (number,))
        if number != members[0]:
            continue  # a cycle is dealt with at once, at its first member
        bits = 0
        for member in members:
            for later in after[member]:
                bits |= reached[later] | 1 << later
        for member in members:
            reached[member] = bits
    return tuple((bits & steps & ~(1 << number)).bit_count() for number, bits in enumerate(reached))
