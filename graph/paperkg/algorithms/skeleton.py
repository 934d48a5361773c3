"""What stands between the listed papers of a graph, without what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paperkg.algorithms.citations import project_citations
from paperkg.memo import make_key
from paperkg.model import Citation, Concept, KnowledgeGraph, Listing, Paper, Record

__all__ = ["Skeleton", "select_skeleton"]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The skeleton of a graph, which notes, marks and evidence do not change.

    What takes long is made of it: where the skeleton is the same, so is the result.

    Attributes
    ----------
    graph
        The listed papers with what they are called, their dates, topics and places; topics, the
        names of concepts and who introduces them; edges and citations between listed papers.
    key
        Of all that, for a memo.
    """

    graph: KnowledgeGraph
    key: bytes


def select_skeleton(graph: KnowledgeGraph) -> Skeleton:
    """Select the skeleton of a graph."""
    papers = {paper.iri: _strip(paper) for paper in graph.listed}
    concepts = {iri: _name(concept) for iri, concept in graph.concepts.items()}
    selected = KnowledgeGraph(
        title="",
        papers=papers,
        topics=graph.topics,
        concepts=concepts,
        citations=tuple(Citation(*pair) for pair in project_citations(graph)),
        edges=tuple(replace(edge, evidence=()) for edge in graph.edges),
    )
    return Skeleton(selected, make_key([selected]))


def _name(concept: Concept) -> Concept:
    introduced = concept.introduced_by
    return Concept(concept.iri, concept.label, concept.alt_labels, introduced_by=introduced)


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
