"""Cycles among prerequisites: they occur in real data, are reported, and break nothing."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

__all__ = ["Cycle", "find_cycles"]


@dataclass(frozen=True, slots=True)
class Cycle:
    """Things that all depend on each other.

    Attributes
    ----------
    members
        IRIs of a strongly connected component, sorted.
    weakest
        The edge (before, after) inside it with the lowest confidence: the first to doubt.
    """

    members: tuple[str, ...]
    weakest: tuple[str, str]


def find_cycles(prerequisites: nx.DiGraph[str]) -> list[Cycle]:
    """Find the strongly connected components with more than one member.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``; an edge without ``confidence`` counts as sure.

    Returns
    -------
    list of Cycle
        Sorted by their members, so that the same graph always gives the same list.
    """
    cycles = []
    for component in nx.strongly_connected_components(prerequisites):
        if len(component) > 1:
            edges = prerequisites.subgraph(component).edges(data="confidence", default=1.0)
            _, before, after = min((sure, before, after) for before, after, sure in edges)
            cycles.append(Cycle(tuple(sorted(component)), (before, after)))
    return sorted(cycles, key=lambda cycle: cycle.members)
