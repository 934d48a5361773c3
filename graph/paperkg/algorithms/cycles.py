"""Cycles among prerequisites. Real data has them; kg reports them, and they break nothing."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

__all__ = ["Cycle", "find_cycles"]


MAX_CAREFUL = 1000
"""Components with more members are ordered in one step: the careful way takes quadratic time."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """Things that all depend on each other.

    Attributes
    ----------
    members
        IRIs of a strongly connected component, sorted.
    weakest
        Edges (before, after) without which the cycle is gone: few, and of low confidence. The
        most doubtful comes first.
    """

    members: tuple[str, ...]
    weakest: tuple[tuple[str, str], ...]


def find_cycles(prerequisites: nx.DiGraph[str]) -> list[Cycle]:
    """Find the strongly connected components with more than one member.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``; an edge without ``confidence`` has confidence 1.

    Returns
    -------
    list of Cycle
        Sorted by their members, so that the same graph always gives the same list.
    """
    cycles = [
        Cycle(tuple(sorted(component)), _find_weakest(prerequisites.subgraph(component)))
        for component in nx.strongly_connected_components(prerequisites)
        if len(component) > 1
    ]
    return sorted(cycles, key=lambda cycle: cycle.members)


def _find_weakest(component: nx.DiGraph[str]) -> tuple[tuple[str, str], ...]:
    """Find few and weak edges that break all cycles (a feedback arc set).

    The heuristic of Eades, Lin and Smyth (1993) with weights: it orders the things so that little
    confidence points backwards. Of the backward edges, the result has those that close a cycle
    with the rest.
    """
    place = {node: number for number, node in enumerate(_line_up(component))}
    forwards: nx.DiGraph[str] = nx.DiGraph()
    forwards.add_nodes_from(component)
    backwards = []
    for before, after, sure in component.edges(data="confidence", default=1.0):
        if place[before] < place[after]:
            forwards.add_edge(before, after)
        else:
            backwards.append((sure, before, after))
    weakest = []
    for sure, before, after in sorted(backwards, key=lambda edge: (-edge[0], edge[1:])):
        if nx.has_path(forwards, after, before):
            weakest.append((sure, before, after))
        else:
            forwards.add_edge(before, after)
    return tuple((before, after) for _, before, after in sorted(weakest))


def _line_up(component: nx.DiGraph[str]) -> list[str]:
    rest = component.copy()
    first: list[str] = []
    last: list[str] = []
    for before, after, sure in list(rest.edges(data="confidence", default=1.0)):
        rest.edges[before, after]["weight"] = sure
    if len(rest) > MAX_CAREFUL:
        return sorted(rest, key=lambda node: (-_excess(rest, node), node))
    while rest:
        sinks = sorted(node for node in rest if not rest.out_degree(node))
        sources = sorted(
            node for node in rest if rest.out_degree(node) and not rest.in_degree(node)
        )
        if not sinks and not sources:
            sources = [max(sorted(rest), key=lambda node: _excess(rest, node))]
        first += sources
        last = sinks + last
        rest.remove_nodes_from((*sources, *sinks))
    return first + last


def _excess(graph: nx.DiGraph[str], node: str) -> float:
    """Say how much more confidence leaves a node than enters it."""
    leaving: float = graph.out_degree(node, weight="weight")
    entering: float = graph.in_degree(node, weight="weight")
    return leaving - entering
