"""From the knowledge graph to its numbered prerequisites: once for each build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import networkx as nx

from paperkg.algorithms.ordering import compute_order
from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.algorithms.projection import project_prerequisites
from paperkg.model import KnowledgeGraph

__all__ = ["number_prerequisites"]


def number_prerequisites(graph: KnowledgeGraph) -> Prerequisites:
    """Number the things of a graph in reading order, and join each with what it needs.

    Parameters
    ----------
    graph
        The knowledge graph; see ``project_prerequisites`` for what counts as a prerequisite.
    """
    projected = project_prerequisites(graph)
    nodes = compute_order(graph, projected, prerequisites=projected)
    numbers = {iri: number for number, iri in enumerate(nodes)}

    def place(iris: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(numbers[iri] for iri in iris))

    after = tuple(place(projected.successors(iri)) for iri in nodes)
    components = nx.strongly_connected_components(projected)
    cycles = tuple(sorted(place(part) for part in components if len(part) > 1))
    cited = Counter(one.cited for one in graph.citations if graph.papers[one.citing].listed)
    return Prerequisites(
        nodes=tuple(nodes),
        before=tuple(place(projected.predecessors(iri)) for iri in nodes),
        after=after,
        cycles=cycles,
        leads_to=_count_descendants(after, cycles),
        cited=tuple(cited[iri] for iri in nodes),
    )


def _count_descendants(
    after: tuple[tuple[int, ...], ...], cycles: tuple[tuple[int, ...], ...]
) -> tuple[int, ...]:
    """Count what each thing leads to, with sets of things as the bits of a number."""
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
    return tuple(
        bits.bit_count() - (bits >> number & 1) for number, bits in enumerate(reached)
    )
