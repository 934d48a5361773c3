"""A knowledge graph in the order in which RDF gives it back.

Statements have no order, so that what is read from a file is sorted. What goes around the file,
as the index does, is sorted the same way: what a command says never depends on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from paperkg.model import (
    Alternatives,
    Citation,
    Concept,
    Edge,
    Evidence,
    KnowledgeGraph,
    Listing,
    Paper,
    Record,
    Relation,
)

__all__ = ["place_of", "sort_graph"]

_Thing = TypeVar("_Thing", Paper, Listing, Record, Citation, Concept, Alternatives)

_PAPER = ("short_names", "alternatives")
_LISTING = ("topics", "notes", "lines", "names")
_RECORD = ("bibliography", "fields")
_CITATION = ("sentences", "intents")
_CONCEPT = ("alt_labels", "introduced_by", "used_by", "prerequisites", "why_first")


def place_of(paper: Paper) -> tuple[bool, int, str, str]:
    """Give what papers are sorted by: the list's order, then outside works by title."""
    return not paper.listed, paper.listing.position, paper.title, paper.iri


def sort_graph(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Sort everything in a graph that RDF keeps no order of, as ``read_graph`` does.

    Parameters
    ----------
    graph
        The knowledge graph, as it was built or read.
    """
    papers = [_sort_paper(paper) for paper in graph.papers.values()]
    papers.sort(key=place_of)
    citations = [_sort_fields(citation, _CITATION) for citation in graph.citations]
    alternatives = {_sort_fields(group, ("choices",)) for group in graph.alternatives}
    concepts = sorted(graph.concepts.values(), key=lambda concept: concept.iri)
    return replace(
        graph,
        papers={paper.iri: paper for paper in papers},
        topics={
            topic.iri: topic
            for topic in sorted(graph.topics.values(), key=lambda topic: topic.position)
        },
        concepts={concept.iri: _sort_fields(concept, _CONCEPT) for concept in concepts},
        citations=tuple(sorted(citations, key=lambda citation: (citation.citing, citation.cited))),
        edges=tuple(sorted(graph.edges, key=_pair)),
        weak_edges=tuple(sorted(graph.weak_edges, key=_pair)),
        relations=tuple(sorted(graph.relations, key=_key_of_relation)),
        alternatives=tuple(
            sorted(alternatives, key=lambda group: (group.later, group.choices, group.text))
        ),
        similarities=tuple(
            sorted(graph.similarities, key=lambda pair: (pair.kind, pair.first, pair.second))
        ),
        denials=tuple(sorted(graph.denials, key=lambda denial: (*_pair(denial), denial.text))),
    )


def _sort_fields(thing: _Thing, names: Iterable[str]) -> _Thing:
    changed: dict[str, Any] = {}
    for name in names:
        values = getattr(thing, name)
        if len(values) > 1 and (ordered := tuple(sorted(values))) != values:
            changed[name] = ordered
    return replace(thing, **changed) if changed else thing


def _sort_paper(paper: Paper) -> Paper:
    paper = _sort_fields(paper, _PAPER)
    listing = _sort_links(_sort_fields(paper.listing, _LISTING))
    record = _sort_fields(paper.record, _RECORD)
    if listing is paper.listing and record is paper.record:
        return paper
    return replace(paper, listing=listing, record=record)


def _sort_links(listing: Listing) -> Listing:
    if len(listing.links) < 2:
        return listing
    ordered = tuple(sorted(listing.links, key=lambda link: link.url))
    return listing if ordered == listing.links else replace(listing, links=ordered)


def _pair(edge: Edge | Evidence) -> tuple[str, str]:
    return edge.later, edge.earlier


def _key_of_relation(relation: Relation) -> tuple[str, str, str]:
    return relation.subject, relation.kind, relation.value
