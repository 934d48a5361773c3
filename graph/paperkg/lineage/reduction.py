"""Which builds-on edges say nothing new, because a chain of others says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import networkx as nx

from paperkg.model import Edge, Evidence

__all__ = ["drop_implied", "mark_redundant"]


def mark_redundant(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Mark the edges that others imply (transitive reduction, Aho, Garey and Ullman 1972).

    Inside a cycle, and between two cycles, no edge is marked: which of them is the longer way
    depends on where one starts.

    Parameters
    ----------
    edges
        The edges that hold.

    Returns
    -------
    tuple of Edge
        The same edges in their order.
    """
    edges = tuple(edges)
    graph = nx.DiGraph((edge.later, edge.earlier) for edge in edges)
    condensed = nx.condensation(graph)
    kept = _reduce(condensed)
    part: dict[str, int] = condensed.graph["mapping"]
    return tuple(
        replace(edge, redundant=pair not in kept)
        if (pair := (part[edge.later], part[edge.earlier]))[0] != pair[1]
        else edge
        for edge in edges
    )


def _reduce(graph: nx.DiGraph) -> set[tuple[int, int]]:
    """Find the edges that a graph without cycles, of nodes from 0 on, needs to reach what it does.

    What a node reaches is one number, a bit a node: a chain of ten thousand takes no time.
    """
    reached: dict[int, int] = {}
    kept: set[tuple[int, int]] = set()
    for node in reversed(list(nx.topological_sort(graph))):
        beyond = following = 0
        for successor in graph.successors(node):
            beyond |= reached[successor]
            following |= 1 << successor
        kept.update((node, other) for other in graph.successors(node) if not beyond >> other & 1)
        reached[node] = beyond | following
    return kept


def drop_implied(guesses: Iterable[Evidence], asserted: Iterable[Evidence]) -> list[Evidence]:
    """Drop the guesses that a chain of what people assert says already.

    Parameters
    ----------
    guesses
        Evidence that nobody asserts.
    asserted
        Evidence for and against edges from people.
    """
    graph = nx.DiGraph((reason.later, reason.earlier) for reason in asserted if reason.supports)
    guesses = list(guesses)
    guessed = {guess.later for guess in guesses if guess.later in graph}
    reach = {later: nx.descendants(graph, later) for later in guessed}
    return [
        guess
        for guess in guesses
        if guess.earlier not in reach.get(guess.later, ())
        or graph.has_edge(guess.later, guess.earlier)
    ]
