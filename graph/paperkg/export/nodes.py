"""What a network of the graph has: papers and concepts as nodes, and the links that join them.

Tables, networkx, GraphML, GEXF and Cytoscape are all written from these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from paperkg.model import Concept, KnowledgeGraph, Paper

__all__ = ["Link", "Node", "list_links", "list_nodes"]


class Node(NamedTuple):
    """A paper or a concept, in plain facts.

    Attributes
    ----------
    iri
        Its name in the graph.
    label
        What to call it in a picture.
    kind
        What it is: a kind of paper, or ``concept``.
    title
        Its title, or the label of a concept.
    authors, topics, notes
        Names of its authors, labels of its topics, and the notes of the list.
    year, issued
        When it appeared; None and empty when not known.
    venue, url
        Where it was published, and where to read it; empty when not known.
    identifiers
        What names it, such as ``arxiv:1706.03762``.
    listed, read
        Whether it is on the list, and whether the reader has read or knows it.
    """

    iri: str
    label: str
    kind: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    issued: str = ""
    venue: str = ""
    topics: tuple[str, ...] = ()
    listed: bool = False
    read: bool = False
    notes: tuple[str, ...] = ()
    url: str = ""
    identifiers: tuple[str, ...] = ()


class Link(NamedTuple):
    """What joins two nodes, from the later thing to the earlier one.

    Attributes
    ----------
    source, target
        IRIs of the two nodes.
    relation
        What the first is to the second, in words.
    weight
        The confidence of a builds-on edge; 1 for all others.
    why
        The strongest reason, or what there is to know; may be empty.
    """

    source: str
    target: str
    relation: str
    weight: float = 1.0
    why: str = ""


def list_nodes(graph: KnowledgeGraph) -> Iterator[Node]:
    """List papers, then concepts, in the order of the graph."""
    for paper in graph.papers.values():
        yield _describe_paper(graph, paper)
    for concept in graph.concepts.values():
        yield _describe_concept(concept)


def list_links(graph: KnowledgeGraph) -> Iterator[Link]:
    """List edges, citations, what joins concepts, then either-or; both ends are nodes."""
    nodes = graph.papers.keys() | graph.concepts.keys()
    return (link for link in _list_all(graph) if link.source in nodes and link.target in nodes)


def _describe_paper(graph: KnowledgeGraph, paper: Paper) -> Node:
    return Node(
        paper.iri,
        paper.name,
        paper.kind.value,
        paper.title,
        authors=paper.authors,
        year=paper.year,
        issued=paper.issued,
        venue=paper.venue,
        topics=tuple([graph.topics[topic].label for topic in paper.listing.topics]),
        listed=paper.listed,
        read=paper.read,
        notes=paper.listing.notes,
        url=paper.url,
        identifiers=tuple(identifier.curie for identifier in paper.identifiers),
    )


def _describe_concept(concept: Concept) -> Node:
    notes = (concept.definition,) if concept.definition else ()
    return Node(
        concept.iri, concept.label, "concept", concept.label, read=concept.known, notes=notes
    )


def _list_all(graph: KnowledgeGraph) -> Iterator[Link]:
    for edge in graph.edges:
        why = edge.evidence[0].text
        yield Link(edge.later, edge.earlier, "builds on", edge.confidence, why)
    for citation in graph.citations:
        yield Link(citation.citing, citation.cited, "cites", why=citation.note)
    for concept in graph.concepts.values():
        yield from (Link(iri, concept.iri, "introduces") for iri in concept.introduced_by)
        yield from (Link(iri, concept.iri, "uses") for iri in concept.used_by)
        yield from (Link(concept.iri, iri, "has prerequisite") for iri in concept.prerequisites)
    for group in graph.alternatives:
        yield from (Link(group.later, iri, "needs one of", why=group.text) for iri in group.choices)
