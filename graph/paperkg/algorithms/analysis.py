"""All measures of a graph that are kept in it."""

from __future__ import annotations

from paperkg.algorithms.centrality import compute_pagerank, count_citations
from paperkg.algorithms.communities import find_communities
from paperkg.algorithms.main_path import compute_main_path
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.reading_order import compute_generations
from paperkg.algorithms.similarity import compute_similarities
from paperkg.model import Analysis, KnowledgeGraph

__all__ = ["analyse"]


def analyse(graph: KnowledgeGraph) -> Analysis:
    """Measure the listed papers: how central they are, how deep they lie, which are alike."""
    generations = compute_generations(project_prerequisites(graph))
    listed = {paper.iri for paper in graph.listed}
    return Analysis(
        citations=count_citations(graph),
        pagerank=compute_pagerank(graph),
        generations={iri: depth for iri, depth in generations.items() if iri in listed},
        communities=find_communities(graph),
        main_path=compute_main_path(graph),
        similarities=compute_similarities(graph),
    )
