"""What stands between the listed papers of a graph, without what is said of it."""

from __future__ import annotations

from dataclasses import replace

from paperkg.algorithms.citations import project_citations
from paperkg.model import Citation, Concept, Edge, KnowledgeGraph, Listing, Paper, Record

__all__ = ["select_skeleton"]


def select_skeleton(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Select the skeleton of a graph, which notes, marks and evidence do not change.

    What takes long is made of it: where the skeleton is the same, so is the result.

    Returns
    -------
    KnowledgeGraph
        The listed papers with what they are called, their dates, topics and places; topics, the
        names of concepts and who introduces them; edges and citations between listed papers.
    """
    return KnowledgeGraph(
        title="",
        papers={paper.iri: _strip(paper) for paper in graph.listed},
        topics=graph.topics,
        concepts={
            concept.iri: Concept(
                concept.iri,
                concept.label,
                concept.alt_labels,
                introduced_by=concept.introduced_by,
            )
            for concept in graph.concepts.values()
        },
        citations=tuple(Citation(*pair) for pair in project_citations(graph)),
        edges=tuple(
            Edge(edge.later, edge.earlier, edge.confidence, (), edge.redundant)
            for edge in graph.edges
        ),
    )


def _strip(paper: Paper) -> Paper:
    listing = Listing(position=paper.listing.position, topics=paper.listing.topics)
    return replace(
        paper,
        identifiers=(),
        venue="",
        alternatives=(),
        pages=None,
        minutes=None,
        read=False,
        listing=listing,
        record=Record(),
    )
