"""The reading order: a topological order of the prerequisites, the same for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.algorithms.list_order import FIRST, LAST, Place, place_papers
from paperkg.algorithms.prerequisite_graph import add_choices, project_prerequisites
from paperkg.model import KnowledgeGraph, OrderBy, Paper

__all__ = ["compute_generations", "compute_order", "compute_reading_order"]

UNDATED = "9999"
"""Sorts after every date."""

_Rank = tuple[Place, str, int, int, str]
"""Place in the order of the list, date, generation, position in the list, IRI."""

_LAST: _Rank = (LAST, UNDATED, 0, 0, "")


def compute_generations(prerequisites: nx.DiGraph[str]) -> dict[str, int]:
    """Count the steps of the longest chain of prerequisites before each node.

    All members of a cycle have the same generation.

    Parameters
    ----------
    prerequisites
        A graph from ``project_prerequisites``.

    Returns
    -------
    dict
        The generation of each node, 0 for a node without prerequisites.

    Examples
    --------
    >>> compute_generations(nx.DiGraph([("obd", "obs"), ("obs", "obc")]))
    {'obd': 0, 'obs': 1, 'obc': 2}
    """
    return {node: generation for generation, part in _condense(prerequisites) for node in part}


def _condense(prerequisites: nx.DiGraph[str]) -> list[tuple[int, set[str]]]:
    """Give the strongly connected components, each with its generation."""
    condensed = nx.condensation(prerequisites)
    return [
        (generation, condensed.nodes[component]["members"])
        for generation, components in enumerate(nx.topological_generations(condensed))
        for component in components
    ]


def compute_order(
    graph: KnowledgeGraph,
    nodes: Iterable[str],
    *,
    prerequisites: nx.DiGraph[str] | None = None,
) -> list[str]:
    """Order papers and concepts so that each comes after its prerequisites and alternatives.

    By ``graph.order_by``, in the order of the list (``place_papers``): its sections one after the
    other, in each the surveys and textbooks first, then the others by date.
    What a thing needs is pulled forward, to stand before it. Or by date: of all that can come
    next, the oldest comes (Kahn 1962); a thing without a date counts as old as the oldest thing
    that needs it. Of equal things, the one of the earlier generation comes first, then the one
    that stands first in the list. The members of a cycle stand together, in the place of the
    first of them.

    Parameters
    ----------
    graph
        The knowledge graph.
    nodes
        IRIs of listed papers and concepts, in any order.
    prerequisites
        The graph of ``project_prerequisites``, with or without choices; computed if None.

    Returns
    -------
    list of str
        The same IRIs, each once.
    """
    projected = project_prerequisites(graph) if prerequisites is None else prerequisites
    condensed = nx.condensation(add_choices(projected, select_alternatives(graph)))
    ranks = _rank_things(graph, condensed)
    members = {
        part: sorted(condensed.nodes[part]["members"], key=ranks.__getitem__) for part in condensed
    }
    places = {part: ranks[iris[0]] for part, iris in members.items()}
    if graph.order_by is OrderBy.DATE:
        parts = list(nx.lexicographical_topological_sort(condensed, key=places.__getitem__))
    else:
        parts = _pull_forward(condensed, places)
    wanted = set(nodes)
    return [iri for part in parts for iri in members[part] if iri in wanted]


def _pull_forward(condensed: nx.DiGraph[int], places: Mapping[int, _Rank]) -> list[int]:
    """Order by place, with all that a thing needs directly before it as far as it is not yet."""
    order: dict[int, None] = {}
    for part in sorted(condensed, key=places.__getitem__):
        waiting = [part]
        while waiting:
            needed = [
                before for before in condensed.predecessors(waiting[-1]) if before not in order
            ]
            if needed:
                waiting += sorted(needed, key=places.__getitem__, reverse=True)
            else:
                order[waiting.pop()] = None
    return list(order)


def _rank_things(graph: KnowledgeGraph, condensed: nx.DiGraph[int]) -> dict[str, _Rank]:
    """Give each paper and concept the key by which things without edges are sorted."""
    generations = {
        part: generation
        for generation, group in enumerate(nx.topological_generations(condensed))
        for part in group
    }
    by_date = graph.order_by is OrderBy.DATE
    dates = _date_components(graph, condensed) if by_date else {}
    steps = {
        iri: generations[part] for part in condensed for iri in condensed.nodes[part]["members"]
    }
    places = {} if by_date else place_papers(graph, steps)
    ranks: dict[str, _Rank] = {}
    firsts: dict[int, _Rank] = {}
    for part in reversed(list(nx.topological_sort(condensed))):
        inherited = min((firsts[after] for after in condensed.successors(part)), default=_LAST)
        members = condensed.nodes[part]["members"]
        for iri in members:
            paper = graph.papers.get(iri)
            position = paper.listing.position if paper else 0
            date = (paper.issued if paper and by_date else "") or dates.get(part, "")
            introducers = [places.get(paper.iri, FIRST) for paper in _papers_of(graph, iri)]
            # A concept that no paper introduces stands where it is needed.
            place = FIRST if by_date else min(introducers, default=inherited[0])
            ranks[iri] = (place, date, generations[part], position, iri)
        firsts[part] = min(ranks[iri] for iri in members)
    return ranks


def _papers_of(graph: KnowledgeGraph, iri: str) -> list[Paper]:
    """Give a paper, or the papers that introduce a concept."""
    if iri not in graph.concepts:
        return [graph.papers[iri]]
    introducers = graph.concepts[iri].introduced_by
    return [graph.papers[paper] for paper in introducers if paper in graph.papers]


def _date_components(graph: KnowledgeGraph, condensed: nx.DiGraph[int]) -> dict[int, str]:
    """Date each component by its oldest member, else by the oldest thing that needs it."""
    dates: dict[int, str] = {}
    for part in reversed(list(nx.topological_sort(condensed))):
        members = condensed.nodes[part]["members"]
        papers = [paper for iri in members for paper in _papers_of(graph, iri)]
        own = [paper.issued for paper in papers if paper.issued]
        needed_by = (dates[after] for after in condensed.successors(part))
        dates[part] = min(own) if own else min(needed_by, default=UNDATED)
    return dates


def compute_reading_order(graph: KnowledgeGraph) -> list[str]:
    """Order all papers on the list; see ``compute_order``."""
    return compute_order(graph, (paper.iri for paper in graph.listed))
