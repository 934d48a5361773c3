"""All that is worked out of a graph and kept in it: commands and queries give the same answer."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.algorithms.centrality import compute_pagerank
from paperkg.algorithms.citations import count_citations
from paperkg.algorithms.communities import find_communities
from paperkg.algorithms.gaps import compute_gaps
from paperkg.algorithms.main_path import compute_main_path
from paperkg.algorithms.next_up import compute_next
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.algorithms.reading_order import compute_generations
from paperkg.algorithms.skeleton import Skeleton, select_skeleton
from paperkg.memo import Forgetful, Memo
from paperkg.model import Analysis, KnowledgeGraph

__all__ = ["analyse"]


def analyse(
    graph: KnowledgeGraph,
    prerequisites: Prerequisites,
    *,
    skeleton: Skeleton | None = None,
    memo: Memo | None = None,
) -> Analysis:
    """Measure the papers of a graph, and answer what both commands and queries are asked.

    Parameters
    ----------
    graph
        The knowledge graph, with the read marks of today.
    prerequisites
        Its numbered prerequisites.
    skeleton
        That of ``select_skeleton``, where it is there already.
    memo
        Keeps what takes long.
    """
    skeleton = skeleton or select_skeleton(graph)
    network = (memo or Forgetful()).recall(
        "network", skeleton.key, _Network, lambda: _measure(skeleton.graph)
    )
    generations = compute_generations(project_prerequisites(graph))
    listed = {paper.iri for paper in graph.listed}
    gaps = compute_gaps(graph)
    next_up = compute_next(graph, prerequisites=prerequisites)
    return Analysis(
        citations=count_citations(graph),
        pagerank=network.pagerank,
        generations={iri: depth for iri, depth in generations.items() if iri in listed},
        communities=network.communities,
        main_path=network.main_path,
        leads_to=dict(zip(prerequisites.nodes, prerequisites.leads_to, strict=True)),
        next_up={item.iri: item.opens for item in next_up},
        gaps={work.iri: (work.cited_by, work.leaning) for work in gaps.missing},
        isolated=tuple(paper.iri for paper in gaps.isolated),
        doubts={(edge.later, edge.earlier): edge.doubts for edge in gaps.doubts},
    )


@dataclass(frozen=True, slots=True)
class _Network:
    """What the citations and edges between listed papers tell."""

    pagerank: dict[str, float]
    communities: dict[str, int]
    main_path: tuple[str, ...]


def _measure(skeleton: KnowledgeGraph) -> _Network:
    return _Network(
        compute_pagerank(skeleton), find_communities(skeleton), compute_main_path(skeleton)
    )
