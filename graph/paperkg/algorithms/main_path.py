"""The main path through a list's citations: the line along which most knowledge flowed."""

from __future__ import annotations

import networkx as nx

from paperkg.algorithms.citations import project_citations
from paperkg.model import KnowledgeGraph

__all__ = ["compute_main_path", "count_search_paths"]


def count_search_paths(graph: KnowledgeGraph) -> dict[tuple[str, str], int]:
    """Count for each citation the ways from a source to a sink that use it.

    The search path count of Hummon and Doreian (1989), as computed by Batagelj (2003): the ways
    from any source to the citation times the ways from it to any sink. Knowledge flows from the
    cited paper to the citing paper. Citations inside a cycle are left out.

    Returns
    -------
    dict
        For each (cited, citing) the count.
    """
    flow = nx.DiGraph((cited, citing) for citing, cited in project_citations(graph))
    for part in nx.strongly_connected_components(flow.copy()):
        if len(part) > 1:
            flow.remove_edges_from(list(flow.subgraph(part).edges))
    order = list(nx.lexicographical_topological_sort(flow))
    ways_to: dict[str, int] = {}
    for node in order:
        ways_to[node] = sum(ways_to[before] for before in flow.predecessors(node)) or 1
    ways_from: dict[str, int] = {}
    for node in reversed(order):
        ways_from[node] = sum(ways_from[after] for after in flow.successors(node)) or 1
    return {(before, after): ways_to[before] * ways_from[after] for before, after in flow.edges}


def compute_main_path(graph: KnowledgeGraph) -> tuple[str, ...]:
    """Compute the path with the largest sum of search path counts (the global main path).

    Returns
    -------
    tuple of str
        IRIs of papers, the earliest first; empty if no listed paper cites another.
    """
    counts = count_search_paths(graph)
    flow = nx.DiGraph(sorted(counts))
    best: dict[str, tuple[int, str]] = {}
    for node in nx.lexicographical_topological_sort(flow):
        ways = (
            (best[previous][0] + counts[previous, node], previous)
            for previous in flow.predecessors(node)
        )
        # Of equal ways, take the way through the first IRI: the same graph gives the same path.
        best[node] = min(ways, key=lambda way: (-way[0], way[1]), default=(0, ""))
    if not best:
        return ()
    node = min(best, key=lambda iri: (-best[iri][0], iri))
    path = []
    while node:
        path.append(node)
        node = best[node][1]
    return tuple(reversed(path))
