"""What is known of one paper, and of the papers around it."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.algorithms.ancestry import Branch, grow_ancestors, grow_descendants
from paperkg.algorithms.relatedness import Related, find_related
from paperkg.model import KnowledgeGraph, Likeness, Paper
from paperkg.replies.parts import (
    AlternativesReply,
    EdgeReply,
    LinkReply,
    Thing,
    describe_alternatives,
    describe_edge,
    describe_link,
    describe_thing,
    describe_things,
    take_parts,
)

__all__ = ["BranchReply", "PaperReply", "RelatedReply", "describe_paper"]


@dataclass(frozen=True, slots=True)
class BranchReply(Thing):
    """A paper in a tree of ancestors or descendants.

    Attributes
    ----------
    branches
        What it builds on, or what builds on it.
    left_out
        How many branches more there are than are given.
    is_repeated
        Whether its branches stand elsewhere in the tree.
    """

    branches: tuple[BranchReply, ...]
    left_out: int
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class RelatedReply(Thing):
    """A paper that is like another, and the works that they share."""

    shared: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class PaperReply(Thing):
    """What is known of a paper.

    Attributes
    ----------
    short_names, authors, issued, venue
        What it is; ``issued`` is YYYY, YYYY-MM or YYYY-MM-DD; empty when not known.
    topics, notes, links
        What the list says of it.
    minutes, pages
        How long it takes to read, and its length; null when not known.
    summary, abstract, fields, open_access
        What a source says of it; empty when not known.
    citation_count, counted
        How many works in the world cite it, and the day this was asked; null when not known.
    introduces, uses
        Concepts.
    builds_on, built_on_by
        Edges with this paper as the later and as the earlier one.
    needs_one_of
        Alternatives: what may be read first.
    references_known, bibliography
        Whether its references are known, and where they were read.
    cites, cited_by
        Papers on the list.
    cites_outside, cited_by_outside
        Outside works.
    ancestors, descendants
        What it builds on and what builds on it, three steps far.
    cited_together_with, cites_the_same_as
        Papers like it, those that share most first.
    same_topic
        The other papers of its topics, those like it first.
    """

    short_names: tuple[str, ...]
    authors: tuple[str, ...]
    issued: str
    venue: str
    topics: tuple[Thing, ...]
    notes: tuple[str, ...]
    links: tuple[LinkReply, ...]
    minutes: int | None
    pages: int | None
    summary: str
    abstract: str
    fields: tuple[str, ...]
    open_access: str
    citation_count: int | None
    counted: str | None
    introduces: tuple[Thing, ...]
    uses: tuple[Thing, ...]
    builds_on: tuple[EdgeReply, ...]
    built_on_by: tuple[EdgeReply, ...]
    needs_one_of: tuple[AlternativesReply, ...]
    references_known: bool
    bibliography: tuple[str, ...]
    cites: tuple[Thing, ...]
    cited_by: tuple[Thing, ...]
    cites_outside: tuple[Thing, ...]
    cited_by_outside: tuple[Thing, ...]
    ancestors: BranchReply
    descendants: BranchReply
    cited_together_with: tuple[RelatedReply, ...]
    cites_the_same_as: tuple[RelatedReply, ...]
    same_topic: tuple[Thing, ...]


def describe_paper(graph: KnowledgeGraph, paper: Paper) -> PaperReply:
    """Describe a paper: what it is, what it builds on, what is around it."""
    listed = {listed.iri for listed in graph.listed}
    pairs = [(citation.citing, citation.cited) for citation in graph.citations]
    cites = [cited for citing, cited in pairs if citing == paper.iri]
    cited_by = [citing for citing, cited in pairs if cited == paper.iri]
    concepts = graph.concepts.values()
    record = paper.record
    counted = record.citation_count is not None and record.asked
    cocited = find_related(graph, paper.iri, Likeness.CO_CITATION)
    coupled = find_related(graph, paper.iri, Likeness.COUPLING)
    return PaperReply(
        **take_parts(describe_thing(graph, paper.iri)),
        short_names=paper.short_names,
        authors=paper.authors,
        issued=paper.issued,
        venue=paper.venue,
        topics=describe_things(graph, paper.listing.topics),
        notes=paper.listing.notes,
        links=tuple(describe_link(link) for link in paper.listing.links),
        minutes=paper.minutes,
        pages=paper.pages,
        summary=record.summary,
        abstract=record.abstract,
        fields=record.fields,
        open_access=record.open_access,
        citation_count=record.citation_count,
        counted=record.asked[:10] if counted else None,
        introduces=describe_things(
            graph, [concept.iri for concept in concepts if paper.iri in concept.introduced_by]
        ),
        uses=describe_things(
            graph, [concept.iri for concept in concepts if paper.iri in concept.used_by]
        ),
        builds_on=tuple(
            describe_edge(graph, edge) for edge in graph.edges if edge.later == paper.iri
        ),
        built_on_by=tuple(
            describe_edge(graph, edge) for edge in graph.edges if edge.earlier == paper.iri
        ),
        needs_one_of=describe_alternatives(graph, paper.iri),
        references_known=bool(record.bibliography),
        bibliography=record.bibliography,
        cites=describe_things(graph, [iri for iri in cites if iri in listed]),
        cited_by=describe_things(graph, [iri for iri in cited_by if iri in listed]),
        cites_outside=describe_things(graph, [iri for iri in cites if iri not in listed]),
        cited_by_outside=describe_things(graph, [iri for iri in cited_by if iri not in listed]),
        ancestors=_describe_branch(graph, grow_ancestors(graph, paper.iri)),
        descendants=_describe_branch(graph, grow_descendants(graph, paper.iri)),
        cited_together_with=_describe_related(graph, cocited),
        cites_the_same_as=_describe_related(graph, coupled),
        same_topic=_find_neighbours(graph, paper, [*cocited, *coupled]),
    )


def _describe_branch(graph: KnowledgeGraph, branch: Branch) -> BranchReply:
    return BranchReply(
        **take_parts(describe_thing(graph, branch.iri)),
        branches=tuple(_describe_branch(graph, inner) for inner in branch.branches),
        left_out=branch.left_out,
        is_repeated=branch.is_repeated,
    )


def _describe_related(graph: KnowledgeGraph, found: list[Related]) -> tuple[RelatedReply, ...]:
    return tuple(
        RelatedReply(
            **take_parts(describe_thing(graph, related.iri)),
            shared=describe_things(graph, related.shared),
        )
        for related in found
    )


def _find_neighbours(
    graph: KnowledgeGraph, paper: Paper, related: list[Related]
) -> tuple[Thing, ...]:
    """Find the other papers of the topics of a paper, those like it first."""
    shared: dict[str, int] = {}
    for other in related:
        shared[other.iri] = shared.get(other.iri, 0) + len(other.shared)
    topics = set(paper.listing.topics)
    neighbours = [
        other
        for other in graph.listed
        if other.iri != paper.iri and topics.intersection(other.listing.topics)
    ]
    neighbours.sort(key=lambda other: (-shared.get(other.iri, 0), other.listing.position))
    return describe_things(graph, [other.iri for other in neighbours])
