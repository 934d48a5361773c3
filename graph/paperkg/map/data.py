"""What the map's page knows, in compact form: things by number, no string twice.

Papers are numbered in the order of the graph, the listed ones first, then the gaps; concepts and
topics in theirs. ``page/model.js`` reads what stands here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyvis.network import Network

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.export.bibtex import render_bibtex
from paperkg.export.reference import make_reference
from paperkg.genre import is_retracted, notes_retraction
from paperkg.identifiers import Scheme, parse_identifier
from paperkg.map.layout.labels import BOX_HEIGHT, FONT_SIZE, NODE_PADDING
from paperkg.map.layout.timeline import LARGEST
from paperkg.map.tables import (
    AlternativesRow,
    CocitedRow,
    ConceptRow,
    EdgeRow,
    EvidenceRow,
    LinkRow,
    PaperRow,
    PlaceRow,
    TopicRow,
    to_columns,
)
from paperkg.model import KnowledgeGraph, Likeness, Origin, Paper
from paperkg.names import name_topics

__all__ = ["collect_map_data"]

MAX_GAPS = 100
"""So many of the outside works that the list leans on most can be found on the page."""
GAPS_SHOWN = 30
"""So many of them are drawn at once."""
MAX_ABSTRACT = 1500
STARTS = 5
"""The page names so many papers to start with."""

_CONSTANTS = {
    "boxHeight": BOX_HEIGHT,
    "fontSize": FONT_SIZE,
    "nodePadding": NODE_PADDING,
    "largestScale": LARGEST,
    "starts": STARTS,
    "gaps": GAPS_SHOWN,
}
"""What the page reckons with as the layout does."""

# Marks and structure say in their own words where they come from.
_SAYS = {
    Origin.CURATED: "A person says so",
    Origin.NOTE: "The note in the list says so",
    Origin.SENTENCE: "A citing sentence says so",
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


def collect_map_data(
    graph: KnowledgeGraph,
    prerequisites: Prerequisites,
    network: Network,
    *,
    gaps: Sequence[str] = (),
    fresh: Collection[str] = (),
) -> dict[str, Any]:
    """Collect titles, links, edges with their evidence and citations.

    Where things stand is not part of it, but for the nodes of the lineage.

    Parameters
    ----------
    graph
        The knowledge graph; any text in it may be hostile.
    prerequisites
        Its numbered prerequisites: the order of things, and how much each leads to.
    network
        Its pyvis network: nodes and builds-on edges are drawn as they stand there.
    gaps
        IRIs of the outside works that the list leans on, those it leans on most first.
    fresh
        IRIs of the listed papers that are new since the build before.
    """
    strings = _Strings()
    papers = [*graph.listed, *(graph.papers[iri] for iri in gaps[:MAX_GAPS])]
    number = {paper.iri: place for place, paper in enumerate(papers)}
    topics = {iri: place for place, iri in enumerate(graph.topics)}
    names = name_topics(graph)
    return {
        "title": graph.title,
        "listed": len(graph.listed),
        "constants": _CONSTANTS,
        "topics": to_columns(
            TopicRow,
            (
                TopicRow(topic.iri, names[topic.iri], topics.get(topic.broader or "", -1))
                for topic in graph.topics.values()
            ),
        ),
        "papers": to_columns(
            PaperRow,
            (
                _paper_row(paper, entry, prerequisites, topics, strings)
                for paper, entry in zip(papers, _write_bibtex(graph, papers), strict=True)
            ),
        ),
        "links": to_columns(LinkRow, _link_rows(papers)),
        "cites": _number_citations(graph, number),
        "cocited": to_columns(CocitedRow, _cocited_rows(graph, number)),
        **_tables_of_network(graph, network, number, strings),
        "concepts": to_columns(ConceptRow, _concept_rows(graph, prerequisites, number, strings)),
        "alternatives": to_columns(AlternativesRow, _alternatives_rows(graph, prerequisites)),
        "fresh": [place for place, paper in enumerate(graph.listed) if paper.iri in fresh],
        "retracted": [place for place, paper in enumerate(papers) if _is_retracted(paper)],
        "formerly": [[name, paper.iri] for paper in graph.listed for name in paper.listing.names],
        "strings": list(strings.numbers),
    }


def _is_retracted(paper: Paper) -> bool:
    """Say whether a title of a paper, or a note of the list, says that it was retracted."""
    titles = (paper.title, *paper.alternatives)
    return any(map(is_retracted, titles)) or any(map(notes_retraction, paper.listing.notes))


def _number_citations(graph: KnowledgeGraph, number: Mapping[str, int]) -> list[list[int]]:
    """For each listed paper, give the numbers of those that it cites; none cites itself."""
    cites: list[list[int]] = [[] for _ in graph.listed]
    for citation in graph.citations:
        citing, cited = number.get(citation.citing), number.get(citation.cited)
        if citing is not None and citing < len(cites) and cited not in (None, citing):
            cites[citing].append(cited)
    return cites


def _cocited_rows(graph: KnowledgeGraph, number: Mapping[str, int]) -> Iterator[CocitedRow]:
    for pair in graph.similarities:
        if pair.kind is Likeness.CO_CITATION:
            yield CocitedRow(number[pair.first], number[pair.second], pair.shared)


def _tables_of_network(
    graph: KnowledgeGraph, network: Network, number: Mapping[str, int], strings: _Strings
) -> dict[str, Any]:
    """Read nodes and lines from the network, and from the graph what it does not draw."""
    nodes, lines, *_ = network.get_network_data()
    found = {(edge.earlier, edge.later): edge for edge in graph.edges}
    drawn = [found[line["from"], line["to"]] for line in lines]
    rows = [
        EdgeRow(
            number[line["from"]], number[line["to"]], line["confidence"], True, line["redundant"]
        )
        for line in lines
    ]
    rows += [
        EdgeRow(number[edge.earlier], number[edge.later], edge.confidence, False, edge.redundant)
        for edge in graph.weak_edges
    ]
    evidence = [
        EvidenceRow(place, strings(_says(reason.origin)), reason.text, _page_of(reason.source))
        for place, edge in enumerate((*drawn, *graph.weak_edges))
        for reason in edge.evidence
    ]
    return {
        "labels": [node["label"] for node in nodes],
        "lineage": to_columns(PlaceRow, (PlaceRow(node["x"], node["y"]) for node in nodes)),
        "edges": to_columns(EdgeRow, rows),
        "evidence": to_columns(EvidenceRow, evidence),
    }


def _normalize(address: str) -> str:
    identifier = parse_identifier(address)
    return identifier.url if identifier else address


def _page_of(address: str) -> str:
    """Give the page of a paper's address, such as of its PDF; any other address is its own."""
    identifier = parse_identifier(address)
    return identifier.url if identifier and identifier.names_paper else address


def _link_rows(papers: Sequence[Paper]) -> Iterator[LinkRow]:
    for number, paper in enumerate(papers):
        for address, text in _links_of(paper).items():
            yield LinkRow(number, address, text)


def _links_of(paper: Paper) -> dict[str, str]:
    """Give what to call each address of a paper: its identifiers, its links, a free copy."""
    links = {
        identifier.url: _LINK_NAMES.get(identifier.scheme, identifier.curie)
        for identifier in paper.identifiers
    }
    seen = set(links)
    for link in paper.listing.links:
        if _normalize(link.url) not in seen:
            links.setdefault(_page_of(link.url), link.text)
    if paper.record.open_access:
        links.setdefault(paper.record.open_access, "free copy")
    return links


def _write_bibtex(graph: KnowledgeGraph, papers: Iterable[Paper]) -> Iterator[str]:
    """Write the entry of each paper: the page has no rule of its own for it."""
    return render_bibtex(make_reference(graph, paper) for paper in papers)


def _paper_row(
    paper: Paper,
    bibtex: str,
    prerequisites: Prerequisites,
    topics: Mapping[str, int],
    strings: _Strings,
) -> PaperRow:
    rank = prerequisites.numbers.get(paper.iri, -1)
    count = paper.record.citation_count
    return PaperRow(
        iri=paper.iri,
        title=paper.title,
        name="" if paper.name == paper.title else paper.name,
        kind=strings(paper.kind.value),
        also=list(dict.fromkeys((*paper.short_names, *paper.alternatives))),
        authors=[strings(author) for author in paper.authors],
        issued=paper.issued,
        venue=strings(paper.venue),
        topics=[topics[topic] for topic in paper.listing.topics if topic in topics],
        notes=list(paper.listing.notes),
        read=paper.read,
        summary=paper.record.summary or paper.record.abstract[:MAX_ABSTRACT],
        bibliography=bool(paper.record.bibliography),
        rank=rank,
        count=-1 if count is None else count,
        leads_to=prerequisites.leads_to[rank] if rank >= 0 else 0,
        bibtex=bibtex,
    )


def _concept_rows(
    graph: KnowledgeGraph,
    prerequisites: Prerequisites,
    papers: Mapping[str, int],
    strings: _Strings,
) -> Iterator[ConceptRow]:
    concepts = {iri: place for place, iri in enumerate(graph.concepts)}
    for concept in graph.concepts.values():
        yield ConceptRow(
            iri=concept.iri,
            label=concept.label,
            also=list(concept.alt_labels),
            definition=concept.definition,
            introduced_by=[papers[iri] for iri in concept.introduced_by if iri in papers],
            used_by=[papers[iri] for iri in concept.used_by if iri in papers],
            needs=[concepts[iri] for iri in concept.prerequisites if iri in concepts],
            needs_papers=[papers[iri] for iri in concept.prerequisites if iri in papers],
            rank=prerequisites.numbers[concept.iri],
            says=strings(_says(concept.origin)),
            known=concept.known,
        )


def _alternatives_rows(
    graph: KnowledgeGraph, prerequisites: Prerequisites
) -> Iterator[AlternativesRow]:
    """Give the alternatives, in the order in which ``find_needed`` goes through them."""
    groups = select_alternatives(graph)
    for number, alternatives in enumerate(prerequisites.either):
        later = prerequisites.nodes[number]
        for numbers in alternatives:
            choices = [prerequisites.nodes[choice] for choice in numbers]
            texts = (
                group.text
                for group in groups
                if group.later == later and set(group.choices).issuperset(choices)
            )
            yield AlternativesRow(later, choices, next(texts, ""))


def _says(origin: Origin) -> str:
    return _SAYS.get(origin, f"kg found it ({origin})")
