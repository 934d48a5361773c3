"""From the model to RDF: one function for each named graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from paperkg.identifiers import Identifier, Scheme, mint, parse_identifier
from paperkg.model import (
    Alternatives,
    Analysis,
    Citation,
    Concept,
    Edge,
    Evidence,
    KnowledgeGraph,
    LinkKind,
    Origin,
    Paper,
    PaperKind,
    Relation,
    RelationKind,
    Snapshot,
)
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
    analysis_triples,
    curie_of,
    node_of_edge,
    read_triples,
    sequence_triples,
    similarity_triples,
)
from paperkg.rdf.store import NamedGraphs, Triple

__all__ = [
    "LIST",
    "READING_ORDER",
    "TOPICS",
    "asserted_triples",
    "build_dataset",
    "build_graphs",
    "kind_classes",
    "relation_terms",
]

LIST = URIRef(mint("list"))
TOPICS = URIRef(mint("topics"))
READING_ORDER = URIRef(mint("reading-order"))
BUILD = URIRef(mint("build"))

_SAME = {Scheme.ARXIV, Scheme.DOI, Scheme.DBLP, Scheme.OPENALEX, Scheme.WIKIDATA}
"""Who numbers papers by IRIs that stand for the papers themselves."""

_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def kind_classes() -> dict[PaperKind, tuple[URIRef, ...]]:
    """Give the classes of each kind of paper; the first class tells the kind."""
    return {
        PaperKind.PAPER: (FABIO.ResearchPaper, SCHEMA.ScholarlyArticle),
        PaperKind.BLOG_POST: (FABIO.BlogPost,),
        PaperKind.SOFTWARE: (FABIO.ComputerProgram,),
        PaperKind.WEB_PAGE: (FABIO.WebPage,),
    }


def relation_terms() -> dict[RelationKind, URIRef]:
    """Give the property of each kind of relation."""
    return {
        RelationKind.INTRODUCES: KG.introduces,
        RelationKind.USES: KG.uses,
        RelationKind.PREREQUISITE: KG.hasPrerequisite,
        RelationKind.RELATED: DCTERMS.relation,
        RelationKind.EXTENDS: CITO.extends,
        RelationKind.USES_METHOD: CITO.usesMethodIn,
        RelationKind.BACKGROUND: CITO.obtainsBackgroundFrom,
        RelationKind.DISCUSSES: CITO.discusses,
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
    graph
        The knowledge graph.
    order
        IRIs of the listed papers in reading order.
    analysis
        What was worked out of it.
    curated
        What people assert, kept statement by statement.
    provenance
        The statements of the build graph.
    """
    return {
        GRAPH_LIST: list(_list_triples(graph)),
        GRAPH_CITATIONS: list(_citation_triples(graph)),
        GRAPH_CURATED: list(curated),
        GRAPH_DERIVED: [
            *_derived_triples(graph),
            *(triple for pair in graph.similarities for triple in similarity_triples(pair)),
            *sequence_triples(READING_ORDER, order),
            (READING_ORDER, KG.orderedBy, Literal(graph.order_by.value)),
            *analysis_triples(analysis or Analysis()),
        ],
        GRAPH_BUILD: list(provenance),
    }


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
    return {GRAPH_CITATIONS: list(_citation_triples(graph)), GRAPH_BUILD: list(provenance)}


def _list_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    yield LIST, RDF.type, KG.ReadingList
    yield LIST, DCTERMS.title, Literal(graph.title)
    if graph.is_ordered:
        yield LIST, SCHEMA.itemListOrder, SCHEMA.ItemListOrderAscending
    yield TOPICS, RDF.type, SKOS.ConceptScheme
    yield TOPICS, DCTERMS.title, Literal(graph.title)
    for topic in graph.topics.values():
        iri = URIRef(topic.iri)
        yield iri, RDF.type, KG.Topic
        yield iri, RDF.type, SKOS.Concept
        yield iri, SKOS.prefLabel, Literal(topic.label)
        yield iri, SKOS.inScheme, TOPICS
        yield iri, SCHEMA.position, Literal(topic.position)
        if topic.broader:
            yield iri, SKOS.broader, URIRef(topic.broader)
    known = [concept.iri for concept in graph.concepts.values() if concept.known]
    yield from read_triples({paper.iri: paper.read for paper in graph.listed}, known)
    for paper in graph.listed:
        yield LIST, SCHEMA.itemListElement, URIRef(paper.iri)
        yield from _entry_triples(paper)
        if not paper.record.described:
            yield from _paper_triples(paper)


def _entry_triples(paper: Paper) -> Iterator[Triple]:
    """Give the statements of what the list says of a paper."""
    iri = URIRef(paper.iri)
    yield iri, SCHEMA.position, Literal(paper.listing.position)
    if paper.listing.ticked:
        yield iri, KG.ticked, Literal(True)
    for topic in paper.listing.topics:
        yield iri, DCTERMS.subject, URIRef(topic)
    for note in paper.listing.notes:
        yield iri, SKOS.note, Literal(note)
    for name in paper.listing.names:
        yield iri, KG.formerName, URIRef(name)
    for line in paper.listing.lines:
        yield iri, KG.line, Literal(line, datatype=XSD.positiveInteger)
    if paper.listing.file:
        yield iri, KG.file, Literal(paper.listing.file)
    for link in paper.listing.links:
        page = URIRef(_page(link.url))
        yield iri, FOAF.page, page
        yield page, RDFS.label, Literal(link.text)
        if link.kind is not LinkKind.OTHER:
            yield page, KG.linkKind, Literal(link.kind.value)


def _page(url: str) -> str:
    """Make a link a safe IRI; a link that names a paper stays the page that the list gives."""
    return Identifier(Scheme.URL, url).iri


def _citation_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    for paper in graph.papers.values():
        if paper.record.described:
            yield from _paper_triples(paper)
        if paper.record.asked:
            yield from _asked_triples(paper)
    for citation in graph.citations:
        yield URIRef(citation.citing), CITO.cites, URIRef(citation.cited)
        yield from _citation_details(citation)


def _citation_details(citation: Citation) -> Iterator[Triple]:
    """Give the statements of a citation beyond ``cito:cites``."""
    details: list[tuple[URIRef, Node]] = [
        *((KG.sentence, Literal(text)) for text in citation.sentences),
        *((KG.methodSentence, Literal(text)) for text in citation.method_sentences),
        *((KG.intent, Literal(text)) for text in citation.intents),
    ]
    if citation.note:
        details.append((SKOS.note, Literal(citation.note)))
    if citation.source:
        details.append((PROV.hadPrimarySource, URIRef(citation.source)))
    if citation.is_influential is not None:
        details.append((KG.influential, Literal(citation.is_influential)))
    if citation.mentions is not None:
        details.append((KG.mentions, Literal(citation.mentions)))
    if citation.in_abstract is not None:
        details.append((KG.inAbstract, Literal(citation.in_abstract)))
    if citation.purpose:
        details.append((CITO.hasCitationCharacterization, relation_terms()[citation.purpose]))
    if citation.reason:
        details.append((KG.reason, Literal(citation.reason)))
    if details:
        node = URIRef(mint("citation", curie_of(citation.citing), curie_of(citation.cited)))
        yield node, RDF.type, CITO.Citation
        yield node, CITO.hasCitingEntity, URIRef(citation.citing)
        yield node, CITO.hasCitedEntity, URIRef(citation.cited)
        for predicate, value in details:
            yield node, predicate, value


def _asked_triples(paper: Paper) -> Iterator[Triple]:
    """Give the statements of when Semantic Scholar was asked for a paper, and what only it says."""
    iri = URIRef(paper.iri)
    asked = Literal(paper.record.asked, datatype=XSD.dateTime, normalize=False)
    yield iri, KG.asked, asked
    yield iri, KG.hasSentences, Literal(paper.record.has_sentences)
    texts = ((DCTERMS.abstract, paper.record.abstract), (KG.summary, paper.record.summary))
    for predicate, text in texts:
        if text:
            yield iri, predicate, Literal(text)
    for name in paper.record.fields:
        yield iri, KG.fieldOfStudy, Literal(name)
    if paper.record.open_access:
        yield iri, KG.openAccess, URIRef(_page(paper.record.open_access))
    if paper.record.remark and not paper.record.described:
        yield iri, SKOS.editorialNote, Literal(paper.record.remark)
    if paper.record.citation_count is not None:
        count = URIRef(f"{iri}#citation-count")
        yield iri, C4O.hasGlobalCitationFrequency, count
        yield count, RDF.type, C4O.GlobalCitationCount
        yield count, C4O.hasGlobalCountValue, Literal(paper.record.citation_count)
        yield count, C4O.hasGlobalCountDate, asked


def _paper_triples(paper: Paper) -> Iterator[Triple]:
    """Give the statements of what is known of a paper, independent of any list."""
    iri = URIRef(paper.iri)
    classes = kind_classes()[paper.kind] if paper.listed else (KG.OutsideWork, SCHEMA.CreativeWork)
    for kind in classes:
        yield iri, RDF.type, kind
    yield iri, DCTERMS.title, Literal(paper.title)
    for title in paper.alternatives:
        yield iri, DCTERMS.alternative, Literal(title)
    for name in paper.short_names:
        yield iri, SKOS.altLabel, Literal(name)
    if paper.issued:
        # normalize=False: rdflib would rewrite a year to a full date.
        datatype = _DATE_TYPES[len(paper.issued)]
        yield iri, DCTERMS.issued, Literal(paper.issued, datatype=datatype, normalize=False)
        yield iri, KG.dateSource, Literal(paper.date_source.value)
    if paper.venue:
        yield iri, PRISM.publicationName, Literal(paper.venue)
    if paper.record.remark and paper.record.described:
        yield iri, SKOS.editorialNote, Literal(paper.record.remark)
    for place in paper.record.bibliography:
        yield iri, KG.bibliography, URIRef(place)
    for identifier in paper.identifiers:
        yield from _identifier_triples(iri, identifier)
    yield from _author_triples(iri, paper.authors)


def _identifier_triples(iri: URIRef, identifier: Identifier) -> Iterator[Triple]:
    other = URIRef(identifier.iri)
    if identifier.scheme in _SAME and other != iri:
        yield iri, OWL.sameAs, other
    elif identifier.scheme is Scheme.S2:  # a page about the paper, not the paper
        yield iri, SCHEMA.sameAs, other
    if identifier.scheme is Scheme.DOI:
        yield iri, PRISM.doi, Literal(identifier.value)
        return
    if identifier.scheme is Scheme.ARXIV:
        yield iri, FABIO.hasArXivId, Literal(identifier.value)
        return
    node = URIRef(mint("identifier", identifier.scheme, identifier.value))
    yield iri, SCHEMA.identifier, node
    yield node, RDF.type, SCHEMA.PropertyValue
    yield node, SCHEMA.propertyID, Literal(identifier.scheme.value)
    yield node, SCHEMA.value, Literal(identifier.value)


def _author_triples(iri: URIRef, authors: tuple[str, ...]) -> Iterator[Triple]:
    """Name authors by their place on the paper, as a name on two papers may be two people."""
    if not authors:
        return
    people = [URIRef(f"{iri}#author-{place}") for place, _ in enumerate(authors, start=1)]
    for person, name in zip(people, authors, strict=True):
        yield iri, DCTERMS.creator, person
        yield person, RDF.type, FOAF.Person
        yield person, FOAF.name, Literal(name)
    chain = [URIRef(f"{iri}#authors"), *(BNode() for _ in people[1:])]
    yield iri, SCHEMA.author, chain[0]
    for node, person, rest in zip(chain, people, [*chain[1:], RDF.nil], strict=True):
        yield node, RDF.first, person
        yield node, RDF.rest, rest


def _derived_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    for edge in graph.edges:
        yield URIRef(edge.later), KG.buildsOn, URIRef(edge.earlier)
        yield from _edge_triples(edge)
    for edge in graph.weak_edges:
        yield from _edge_triples(edge)
    for relation in graph.relations:
        yield from _relation_triples(relation)
    for alternatives in graph.alternatives:
        if alternatives.origin is not Origin.CURATED:
            yield from _alternatives_triples(alternatives)
    for concept in graph.concepts.values():
        if concept.origin is not Origin.CURATED:
            yield from _concept_triples(concept)


def _edge_triples(edge: Edge) -> Iterator[Triple]:
    """Give the statements of the claim of an edge, without its ``kg:buildsOn``."""
    later, earlier = URIRef(edge.later), URIRef(edge.earlier)
    node = node_of_edge(edge.later, edge.earlier)
    yield node, RDF.type, KG.BuildsOnClaim
    yield node, PROV.wasGeneratedBy, BUILD
    yield node, KG.later, later
    yield node, KG.earlier, earlier
    yield node, KG.confidence, Literal(Decimal(str(edge.confidence)))
    yield node, KG.origin, Literal(edge.origin.value)
    if edge.redundant:
        yield node, KG.redundant, Literal(True)
    for number, evidence in enumerate(edge.evidence, start=1):
        reason = URIRef(f"{node}/evidence/{number}")
        yield node, KG.evidence, reason
        yield from _evidence_triples(reason, evidence)
        if evidence.probability is not None:
            yield reason, KG.confidence, Literal(Decimal(str(evidence.probability)))


def _relation_triples(relation: Relation) -> Iterator[Triple]:
    subject, value = URIRef(relation.subject), URIRef(relation.value)
    term = relation_terms()[relation.kind]
    name = relation.kind.value.replace(" ", "-")
    node = URIRef(mint(name, curie_of(relation.subject), curie_of(relation.value)))
    reason = URIRef(f"{node}/evidence/1")
    yield subject, term, value
    yield node, RDF.type, KG.Claim
    yield node, RDF.subject, subject
    yield node, RDF.predicate, term
    yield node, RDF.object, value
    yield node, PROV.wasGeneratedBy, BUILD
    yield node, KG.evidence, reason
    yield from _evidence_triples(reason, relation)


def _alternatives_triples(alternatives: Alternatives) -> Iterator[Triple]:
    later = URIRef(alternatives.later)
    curies = map(curie_of, (alternatives.later, *alternatives.choices))
    node = URIRef(mint("alternatives", *curies))
    reason = URIRef(f"{node}/evidence/1")
    yield later, KG.needsOneOf, node
    yield node, RDF.type, KG.Alternatives
    yield node, PROV.wasGeneratedBy, BUILD
    for choice in alternatives.choices:
        yield node, KG.choice, URIRef(choice)
    yield node, KG.evidence, reason
    yield from _evidence_triples(reason, alternatives)


def _evidence_triples(
    reason: URIRef, evidence: Evidence | Relation | Alternatives
) -> Iterator[Triple]:
    yield reason, RDF.type, KG.Evidence
    yield reason, KG.origin, Literal(evidence.origin.value)
    yield reason, SKOS.note, Literal(evidence.text)
    # A place in a file is words, a paper is a thing: only things can be primary sources.
    if parse_identifier(evidence.source):
        yield reason, PROV.hadPrimarySource, URIRef(evidence.source)
    else:
        yield reason, DCTERMS.source, Literal(evidence.source)


def asserted_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Give what people assert of concepts, as far as the model has it."""
    for concept in graph.concepts.values():
        if concept.origin is Origin.CURATED:
            iri = URIRef(concept.iri)
            yield from _concept_triples(concept)
            if concept.definition:
                yield iri, SKOS.definition, Literal(concept.definition)
            yield from ((URIRef(paper), KG.introduces, iri) for paper in concept.introduced_by)
            yield from ((URIRef(paper), KG.uses, iri) for paper in concept.used_by)
            yield from ((iri, KG.hasPrerequisite, URIRef(name)) for name in concept.prerequisites)


def _concept_triples(concept: Concept) -> Iterator[Triple]:
    iri = URIRef(concept.iri)
    yield iri, RDF.type, KG.Concept
    yield iri, KG.origin, Literal(concept.origin.value)
    yield iri, SKOS.prefLabel, Literal(concept.label)
    for label in concept.alt_labels:
        yield iri, SKOS.altLabel, Literal(label)
