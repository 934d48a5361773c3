"""From the model to RDF: one function for each named graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import Literal, URIRef
from rdflib.term import Node

from paperkg.identifiers import Identifier, Scheme, mint
from paperkg.model import (
    Analysis,
    Citation,
    KnowledgeGraph,
    Link,
    LinkKind,
    Listing,
    Paper,
    PaperKind,
    Record,
    Snapshot,
)
from paperkg.rdf.blocks import Block, block_statements, flatten_blocks
from paperkg.rdf.derived import derived_blocks, relation_terms
from paperkg.rdf.namespaces import (
    C4O,
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    GRAPH_BUILD,
    GRAPH_CITATIONS,
    GRAPH_CURATED,
    GRAPH_DERIVED,
    GRAPH_LIST,
    KG,
    OWL,
    PRISM,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
)
from paperkg.rdf.results import (
    curie_of,
    read_triples,
)
from paperkg.rdf.store import NamedGraphs, Triple
from paperkg.rdf.terms import make_resource, make_value

__all__ = [
    "LIST",
    "TOPICS",
    "build_blocks",
    "build_dataset",
    "build_graphs",
    "kind_classes",
    "select_written",
]

LIST = make_resource(mint("list"))
TOPICS = make_resource(mint("topics"))

_SAME = {Scheme.ARXIV, Scheme.DOI, Scheme.DBLP, Scheme.OPENALEX, Scheme.WIKIDATA}
"""Who numbers papers by IRIs that stand for the papers themselves."""

_PROPERTIES = {Scheme.DOI: PRISM.doi, Scheme.ARXIV: FABIO.hasArXivId}
"""Who has a property of their own; the others have a node with a name."""

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def kind_classes() -> dict[PaperKind, tuple[URIRef, ...]]:
    """Give the classes of each kind of paper; the first class tells the kind."""
    return {
        PaperKind.PAPER: (FABIO.ResearchPaper, SCHEMA.ScholarlyArticle),
        PaperKind.BLOG_POST: (FABIO.BlogPost,),
        PaperKind.SOFTWARE: (FABIO.ComputerProgram,),
        PaperKind.WEB_PAGE: (FABIO.WebPage,),
    }


def build_graphs(
    graph: KnowledgeGraph,
    *,
    order: Iterable[str],
    analysis: Analysis | None = None,
    curated: Iterable[Triple] = (),
    provenance: Iterable[Triple] = (),
) -> NamedGraphs:
    """Build the statements of a knowledge graph, in named graphs by origin.

    Parameters
    ----------
    graph, order, analysis
        As for ``build_blocks``.
    curated
        What people assert, kept statement by statement.
    provenance
        The statements of the build graph.
    """
    blocks = build_blocks(graph, order=order, analysis=analysis)
    graphs = {name: list(flatten_blocks(about)) for name, about in blocks.items()}
    return graphs | {GRAPH_CURATED: list(curated), GRAPH_BUILD: list(provenance)}


def build_blocks(
    graph: KnowledgeGraph, *, order: Iterable[str], analysis: Analysis | None = None
) -> dict[URIRef, list[Block]]:
    """Build the statements of what kg read, fetched and found, block by block.

    Parameters
    ----------
    graph
        The knowledge graph.
    order
        IRIs of the listed papers in reading order.
    analysis
        What was worked out of it.
    """
    return {
        GRAPH_LIST: list(_list_blocks(graph)),
        GRAPH_CITATIONS: list(_citation_blocks(graph)),
        GRAPH_DERIVED: list(derived_blocks(graph, order=order, analysis=analysis or Analysis())),
    }


def select_written(graph: KnowledgeGraph, papers: Iterable[Paper]) -> Iterator[Triple]:
    """Give what is written of some papers of a graph, with all its topics and concepts."""
    chosen = {paper.iri: paper for paper in papers}
    citations = (citation for citation in graph.citations if citation.citing in chosen)
    part = replace(graph, papers=chosen, citations=tuple(citations))
    return flatten_blocks((*_list_blocks(part), *_citation_blocks(part)))


def build_dataset(snapshot: Snapshot, *, provenance: Iterable[Triple] = ()) -> NamedGraphs:
    """Build the statements of papers and citations alone, as a source of other builds.

    Parameters
    ----------
    snapshot
        The papers and citations.
    provenance
        Where they are from.
    """
    graph = KnowledgeGraph(title="", papers=dict(snapshot.papers), citations=snapshot.citations)
    return {
        GRAPH_CITATIONS: list(flatten_blocks(_citation_blocks(graph))),
        GRAPH_BUILD: list(provenance),
    }


def _list_blocks(graph: KnowledgeGraph) -> Iterator[Block]:
    yield from block_statements(_list_triples(graph))
    for paper in graph.listed:
        yield Block(paper.iri, _read_mark, (paper.iri, paper.read))
        for link in paper.listing.links:
            yield Block(str(make_resource(_page(link.url))), _link_triples, (link,))
        yield Block(paper.iri, _entry_triples, (paper.iri, paper.listing))
        if not paper.record.described:
            yield from _paper_blocks(paper)


def _list_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Give the statements of the list, its topics, and what is known."""
    yield LIST, RDF.type, KG.ReadingList
    yield LIST, DCTERMS.title, Literal(graph.title)
    if graph.is_ordered:
        yield LIST, SCHEMA.itemListOrder, SCHEMA.ItemListOrderAscending
    yield TOPICS, RDF.type, SKOS.ConceptScheme
    yield TOPICS, DCTERMS.title, Literal(graph.title)
    for topic in graph.topics.values():
        iri = make_resource(topic.iri)
        yield iri, RDF.type, KG.Topic
        yield iri, RDF.type, SKOS.Concept
        yield iri, SKOS.prefLabel, Literal(topic.label)
        yield iri, SKOS.inScheme, TOPICS
        yield iri, SCHEMA.position, make_value(topic.position)
        if topic.broader:
            yield iri, SKOS.broader, make_resource(topic.broader)
    known = [concept.iri for concept in graph.concepts.values() if concept.known]
    yield from read_triples({}, known)
    for paper in graph.listed:
        yield LIST, SCHEMA.itemListElement, make_resource(paper.iri)


def _read_mark(name: str, is_read: bool) -> Iterator[Triple]:
    yield from read_triples({name: is_read}, ())


def _entry_triples(name: str, listing: Listing) -> Iterator[Triple]:
    """Give the statements of what the list says of a paper."""
    iri = make_resource(name)
    yield iri, SCHEMA.position, make_value(listing.position)
    if listing.ticked:
        yield iri, KG.ticked, make_value(True)
    for topic in listing.topics:
        yield iri, DCTERMS.subject, make_resource(topic)
    for note in listing.notes:
        yield iri, SKOS.note, Literal(note)
    for name in listing.names:
        yield iri, KG.formerName, make_resource(name)
    for line in listing.lines:
        yield iri, KG.line, make_value(line, datatype=XSD.positiveInteger)
    if listing.file:
        yield iri, KG.file, Literal(listing.file)
    for link in listing.links:
        yield iri, FOAF.page, make_resource(_page(link.url))


def _link_triples(link: Link) -> Iterator[Triple]:
    page = make_resource(_page(link.url))
    yield page, RDFS.label, Literal(link.text)
    if link.kind is not LinkKind.OTHER:
        yield page, KG.linkKind, make_value(link.kind.value)


def _page(url: str) -> str:
    """Make a link a safe IRI; a link that names a paper stays the page that the list gives."""
    return Identifier(Scheme.URL, url).iri


def _citation_blocks(graph: KnowledgeGraph) -> Iterator[Block]:
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in graph.citations:
        cited[citation.citing].append(citation)
    for paper in graph.papers.values():
        if paper.record.described:
            yield from _paper_blocks(paper)
        if paper.record.asked:
            yield Block(paper.iri, _asked_triples, (paper.iri, paper.record))
    for citing, citations in cited.items():
        names = tuple(citation.cited for citation in citations)
        yield Block(citing, _cites_triples, (citing, names))
        detailed = tuple(filter(_is_detailed, citations))
        if detailed:
            start = mint("citation", curie_of(citing))
            yield Block(start, _citation_details, (detailed,))


def _cites_triples(citing: str, cited: tuple[str, ...]) -> Iterator[Triple]:
    for name in cited:
        yield make_resource(citing), CITO.cites, make_resource(name)


def _is_detailed(citation: Citation) -> bool:
    return citation != Citation(citation.citing, citation.cited)


def _citation_details(citations: Iterable[Citation]) -> Iterator[Triple]:
    """Give the statements of citations beyond ``cito:cites``."""
    for citation in citations:
        node = make_resource(mint("citation", curie_of(citation.citing), curie_of(citation.cited)))
        yield node, RDF.type, CITO.Citation
        yield node, CITO.hasCitingEntity, make_resource(citation.citing)
        yield node, CITO.hasCitedEntity, make_resource(citation.cited)
        for predicate, value in _details(citation):
            yield node, predicate, value


def _details(citation: Citation) -> list[tuple[URIRef, Node]]:
    details: list[tuple[URIRef, Node]] = [
        *((KG.sentence, Literal(text)) for text in citation.sentences),
        *((KG.methodSentence, Literal(text)) for text in citation.method_sentences),
        *((KG.intent, Literal(text)) for text in citation.intents),
    ]
    if citation.note:
        details.append((SKOS.note, Literal(citation.note)))
    if citation.source:
        details.append((PROV.hadPrimarySource, make_resource(citation.source)))
    if citation.is_influential is not None:
        details.append((KG.influential, make_value(citation.is_influential)))
    if citation.mentions is not None:
        details.append((KG.mentions, make_value(citation.mentions)))
    if citation.in_abstract is not None:
        details.append((KG.inAbstract, make_value(citation.in_abstract)))
    if citation.purpose:
        details.append((CITO.hasCitationCharacterization, relation_terms()[citation.purpose]))
    if citation.reason:
        details.append((KG.reason, Literal(citation.reason)))
    return details


def _asked_triples(name: str, record: Record) -> Iterator[Triple]:
    """Give the statements of when Semantic Scholar was asked for a paper, and what only it says."""
    iri = make_resource(name)
    asked = make_value(record.asked, datatype=XSD.dateTime)
    yield iri, KG.asked, asked
    yield iri, KG.hasSentences, make_value(record.has_sentences)
    texts = ((DCTERMS.abstract, record.abstract), (KG.summary, record.summary))
    for predicate, text in texts:
        if text:
            yield iri, predicate, Literal(text)
    for field in record.fields:
        yield iri, KG.fieldOfStudy, Literal(field)
    if record.open_access:
        yield iri, KG.openAccess, make_resource(_page(record.open_access))
    if record.remark and not record.described:
        yield iri, SKOS.editorialNote, Literal(record.remark)
    if record.citation_count is not None:
        count = make_resource(f"{iri}#citation-count")
        yield iri, C4O.hasGlobalCitationFrequency, count
        yield count, RDF.type, C4O.GlobalCitationCount
        yield count, C4O.hasGlobalCountValue, make_value(record.citation_count)
        yield count, C4O.hasGlobalCountDate, asked


def _paper_blocks(paper: Paper) -> Iterator[Block]:
    """Give what is known of a paper, whatever the list says of it: its place may change."""
    place = Listing(position=int(paper.listed))
    yield Block(paper.iri, _paper_triples, (replace(paper, listing=place, read=False),))
    for identifier in paper.identifiers:
        if identifier.scheme not in _PROPERTIES:
            yield Block(_name_identifier(identifier), _identifier_node, (identifier,))


def _paper_triples(paper: Paper) -> Iterator[Triple]:
    """Give the statements of what is known of a paper, independent of any list."""
    iri = make_resource(paper.iri)
    classes = kind_classes()[paper.kind] if paper.listed else (KG.OutsideWork, SCHEMA.CreativeWork)
    for kind in classes:
        yield iri, RDF.type, kind
    yield iri, DCTERMS.title, Literal(paper.title)
    for title in paper.alternatives:
        yield iri, DCTERMS.alternative, Literal(title)
    for name in paper.short_names:
        yield iri, SKOS.altLabel, Literal(name)
    if paper.issued:
        date = make_value(paper.issued, datatype=_DATE_TYPES[len(paper.issued)])
        yield iri, DCTERMS.issued, date
        yield iri, KG.dateSource, make_value(paper.date_source.value)
    if paper.venue:
        yield iri, PRISM.publicationName, Literal(paper.venue)
    if paper.record.remark and paper.record.described:
        yield iri, SKOS.editorialNote, Literal(paper.record.remark)
    for place in paper.record.bibliography:
        yield iri, KG.bibliography, make_resource(place)
    for identifier in paper.identifiers:
        yield from _identifier_triples(iri, identifier)
    yield from _author_triples(iri, paper.authors)


def _identifier_triples(iri: URIRef, identifier: Identifier) -> Iterator[Triple]:
    other = make_resource(identifier.iri)
    if identifier.scheme in _SAME and other != iri:
        yield iri, OWL.sameAs, other
    elif identifier.scheme is Scheme.S2:  # a page about the paper, not the paper
        yield iri, SCHEMA.sameAs, other
    if term := _PROPERTIES.get(identifier.scheme):
        yield iri, term, Literal(identifier.value)
    else:
        yield iri, SCHEMA.identifier, make_resource(_name_identifier(identifier))


def _name_identifier(identifier: Identifier) -> str:
    return mint("identifier", identifier.scheme, identifier.value)


def _identifier_node(identifier: Identifier) -> Iterator[Triple]:
    node = make_resource(_name_identifier(identifier))
    yield node, RDF.type, SCHEMA.PropertyValue
    yield node, SCHEMA.propertyID, make_value(identifier.scheme.value)
    yield node, SCHEMA.value, Literal(identifier.value)


def _author_triples(iri: URIRef, authors: tuple[str, ...]) -> Iterator[Triple]:
    """Name authors by their place on the paper, as a name on two papers may be two people."""
    if not authors:
        return
    people = [make_resource(f"{iri}#author-{place}") for place, _ in enumerate(authors, start=1)]
    for person, name in zip(people, authors, strict=True):
        yield iri, DCTERMS.creator, person
        yield person, RDF.type, FOAF.Person
        yield person, FOAF.name, Literal(name)
    places = range(2, len(authors) + 1)
    chain = [
        make_resource(f"{iri}#authors"),
        *(make_resource(f"{iri}#authors-{place}") for place in places),
    ]
    yield iri, SCHEMA.author, chain[0]
    for node, person, rest in zip(chain, people, [*chain[1:], RDF.nil], strict=True):
        yield node, RDF.first, person
        yield node, RDF.rest, rest
