"""What the map's page knows, in compact form: things by number, no string twice.

Papers are numbered in the order of the graph, the listed ones first, then the gaps; concepts and
topics in theirs. ``page/data.js`` reads exactly what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from paperkg.algorithms.gaps import compute_gaps
from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.export.bibtex import render_bibtex
from paperkg.export.reference import make_reference
from paperkg.identifiers import Scheme, parse_identifier
from paperkg.model import Concept, Edge, KnowledgeGraph, Likeness, Origin, Paper

__all__ = ["collect_map_data"]

MAX_GAPS = 30
"""So many of the outside works that the list leans on most can be shown."""
MAX_ABSTRACT = 1500

# Marks and structure say in their own words where they come from.
_SAYS = {
    Origin.CURATED: "A person says so",
    Origin.NOTE: "The note in the list says so",
    Origin.SENTENCE: "It says so where it cites it",
    Origin.MARK: "",
    Origin.TITLE: "Its title says so",
    Origin.STRUCTURE: "",
}


_LINK_NAMES = {Scheme.S2: "Semantic Scholar"}
"""What to call a link whose identifier says nothing to a person."""


class _Strings:
    """Numbers strings, so that each is written once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def collect_map_data(graph: KnowledgeGraph, prerequisites: Prerequisites) -> dict[str, Any]:
    """Collect titles, links, evidence and citations; where things stand is not part of it.

    Parameters
    ----------
    graph
        The knowledge graph; any text in it may be hostile.
    prerequisites
        Its numbered prerequisites: the order of things, and how much each leads to.
    """
    strings = _Strings()
    gaps = compute_gaps(graph).missing[:MAX_GAPS]
    papers = [*graph.listed, *(graph.papers[gap.iri] for gap in gaps)]
    number = {paper.iri: place for place, paper in enumerate(papers)}
    concepts = {iri: place for place, iri in enumerate(graph.concepts)}
    topics = {iri: place for place, iri in enumerate(graph.topics)}
    cites: list[list[int]] = [[] for _ in graph.listed]
    for citation in graph.citations:
        citing, cited = number.get(citation.citing), number.get(citation.cited)
        if citing is not None and citing < len(cites) and cited is not None:
            cites[citing].append(cited)
    return {
        "title": graph.title,
        "listed": len(graph.listed),
        "topics": [
            [topic.iri, topic.label, topics.get(topic.broader or "", -1)]
            for topic in graph.topics.values()
        ],
        "papers": [
            [*_paper_row(paper, prerequisites, topics, strings), entry]
            for paper, entry in zip(papers, _write_bibtex(graph, papers), strict=True)
        ],
        "cites": cites,
        "edges": [
            *(_edge_row(one, number, held=True) for one in graph.edges),
            *(_edge_row(one, number, held=False) for one in graph.weak_edges),
        ],
        "cocited": [
            [number[pair.first], number[pair.second], pair.shared]
            for pair in graph.similarities
            if pair.kind is Likeness.CO_CITATION
        ],
        "concepts": [
            _concept_row(one, prerequisites, number, concepts) for one in graph.concepts.values()
        ],
        "strings": list(strings.numbers),
    }


def _write_bibtex(graph: KnowledgeGraph, papers: Iterable[Paper]) -> Iterator[str]:
    """Write the entry of each paper: the page has no rule of its own for it."""
    return render_bibtex(make_reference(graph, paper) for paper in papers)


def _normalize(address: str) -> str:
    identifier = parse_identifier(address)
    return identifier.url if identifier else address


def _page_of(address: str) -> str:
    """Give the page of a paper's address, such as of its PDF; any other address is its own."""
    identifier = parse_identifier(address)
    return identifier.url if identifier and identifier.names_paper else address


def _paper_row(
    paper: Paper, prerequisites: Prerequisites, topics: dict[str, int], strings: _Strings
) -> list[Any]:
    links = {one.url: _LINK_NAMES.get(one.scheme, one.curie) for one in paper.identifiers}
    seen = set(links)
    for link in paper.listing.links:
        if _normalize(link.url) not in seen:
            links.setdefault(_page_of(link.url), link.text)
    if paper.record.open_access:
        links.setdefault(paper.record.open_access, "free copy")
    also = dict.fromkeys((*paper.short_names, *paper.alternatives))
    rank = prerequisites.numbers.get(paper.iri, -1)
    return [
        paper.iri,
        paper.title,
        "" if paper.name == paper.title else paper.name,
        strings(paper.kind.value),
        list(also),
        [strings(author) for author in paper.authors],
        paper.issued,
        strings(paper.venue),
        [topics[topic] for topic in paper.listing.topics if topic in topics],
        list(paper.listing.notes),
        int(paper.read),
        [[url, text] for url, text in links.items()],
        paper.record.summary or paper.record.abstract[:MAX_ABSTRACT],
        int(bool(paper.record.bibliography)),
        rank,
        -1 if paper.record.citation_count is None else paper.record.citation_count,
        prerequisites.leads_to[rank] if rank >= 0 else 0,
    ]


def _concept_row(
    concept: Concept,
    prerequisites: Prerequisites,
    papers: dict[str, int],
    concepts: dict[str, int],
) -> list[Any]:
    """Describe a concept; what it needs is a concept's number, or -1 less a paper's."""
    needs = [
        concepts[iri] if iri in concepts else -1 - papers[iri]
        for iri in concept.prerequisites
        if iri in concepts or iri in papers
    ]
    return [
        concept.iri,
        concept.label,
        list(concept.alt_labels),
        concept.definition,
        [papers[iri] for iri in concept.introduced_by if iri in papers],
        [papers[iri] for iri in concept.used_by if iri in papers],
        needs,
        prerequisites.numbers[concept.iri],
        _says(concept.origin),
        int(concept.known),
    ]


def _edge_row(edge: Edge, papers: dict[str, int], *, held: bool) -> list[Any]:
    evidence = [[_says(one.origin), one.text, _page_of(one.source)] for one in edge.evidence]
    numbers = [papers[edge.later], papers[edge.earlier]]
    return [*numbers, edge.confidence, evidence, int(held), int(edge.redundant)]


def _says(origin: Origin) -> str:
    return _SAYS.get(origin, f"Found by the program ({origin})")
