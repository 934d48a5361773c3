"""What a paper builds on and what builds on it, as small trees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from paperkg.model import KnowledgeGraph

__all__ = ["Branch", "grow_ancestors", "grow_descendants"]

DEPTH = 3
"""How many steps up and down are shown: further steps belong to the next paper."""

WIDTH = 6
"""How many branches of a paper are shown, the most confident first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A paper in a tree.

    Attributes
    ----------
    iri
        The paper.
    branches
        What it builds on, or what builds on it.
    left_out
        How many branches are not shown.
    is_repeated
        Whether its branches are shown elsewhere in the tree.
    """

    iri: str
    branches: tuple[Branch, ...] = ()
    left_out: int = 0
    is_repeated: bool = False


def grow_ancestors(graph: KnowledgeGraph, iri: str) -> Branch:
    """Grow the tree of what a paper builds on, three steps deep; no paper branches twice."""
    return _grow(graph, iri, up=True)


def grow_descendants(graph: KnowledgeGraph, iri: str) -> Branch:
    """Grow the tree of what builds on a paper, three steps deep; no paper branches twice."""
    return _grow(graph, iri, up=False)


def _grow(graph: KnowledgeGraph, iri: str, *, up: bool) -> Branch:
    edges: dict[str, list[tuple[float, int, str]]] = defaultdict(list)
    for edge in graph.edges:
        here, there = (edge.later, edge.earlier) if up else (edge.earlier, edge.later)
        edges[here].append((-edge.confidence, graph.papers[there].listing.position, there))
    return _branch(edges, iri, DEPTH, {iri})


def _branch(
    edges: dict[str, list[tuple[float, int, str]]], iri: str, depth: int, seen: set[str]
) -> Branch:
    found = [there for _, _, there in sorted(edges.get(iri, ()))]
    if depth == 0:
        return Branch(iri, left_out=len(found))
    shown = found[:WIDTH]
    new = {there for there in shown if there not in seen}
    seen |= new
    branches = tuple(
        _branch(edges, there, depth - 1, seen)
        if there in new
        else Branch(there, is_repeated=bool(edges.get(there)))
        for there in shown
    )
    return Branch(iri, branches, len(found) - len(shown))
