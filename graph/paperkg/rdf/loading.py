"""From RDF back to the model: a built graph, packaged citations, what a person asserts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.term import Node

from paperkg.errors import NoGraphError
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import (
    BuildsOn,
    Citation,
    Concept,
    Curated,
    Evidence,
    KnowledgeGraph,
    Link,
    Origin,
    Paper,
    PaperKind,
    Resolution,
    Snapshot,
    Topic,
)
from paperkg.rdf.namespaces import (
    C4O,
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    GRAPH_CITATIONS,
    GRAPH_CURATED,
    GRAPH_DERIVED,
    GRAPH_LIST,
    KG,
    PRISM,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)
from paperkg.rdf.store import merge_graphs, read_graphs, read_turtle
from paperkg.rdf.writing import LIST, TOPICS, kind_classes

__all__ = [
    "extract_curated",
    "read_curated",
    "read_graph",
    "read_snapshot",
    "select_curated",
]


def read_graph(path: Path) -> KnowledgeGraph:
    """Read a graph that ``kg build`` wrote.

    Raises
    ------
    NoGraphError
        There is no such file.
    InputError
        The file is not valid TriG.
    """
    if not path.exists():
        raise NoGraphError(f"There is no graph at {path}: make one with `kg build`.")
    graphs = read_graphs(path)
    whole = merge_graphs([graphs[GRAPH_LIST], graphs[GRAPH_CITATIONS]])
    curated, derived = (merge_graphs([graphs[name]]) for name in (GRAPH_CURATED, GRAPH_DERIVED))
    described = {
        subject for subject, predicate, _ in graphs[GRAPH_CITATIONS] if predicate == DCTERMS.title
    }
    papers = [_paper(whole, iri, described=iri in described) for iri in _works(whole)]
    papers.sort(key=lambda paper: (not paper.listed, paper.position, paper.title, paper.iri))
    concepts = {concept.iri: concept for concept in _concepts(curated, Origin.CURATED)}
    for concept in _concepts(derived, Origin.NOTE):
        concepts.setdefault(concept.iri, concept)
    return KnowledgeGraph(
        title=_text(whole, LIST, DCTERMS.title),
        papers={paper.iri: paper for paper in papers},
        topics={topic.iri: topic for topic in _topics(whole)},
        concepts=concepts,
        citations=_citations(whole),
        builds_on=_claims(derived),
    )


def read_snapshot(path: Path) -> Snapshot:
    """Read citations, packaged or of an earlier build: papers, and who cites whom.

    Raises
    ------
    InputError
        The file is not there or is not valid RDF.
    """
    facts = merge_graphs([read_graphs(path)[GRAPH_CITATIONS]])
    described = set(_works(facts))
    asked = {one for one in facts.subjects(KG.asked) if isinstance(one, URIRef)}
    papers = [_paper(facts, iri, described=iri in described) for iri in described | asked]
    return Snapshot({paper.iri: paper for paper in papers}, _citations(facts))


def read_curated(path: Path, known: Mapping[Identifier, str]) -> Graph:
    """Read what a person asserts, in Turtle.

    Parameters
    ----------
    path
        The file; it may name a paper by any of its identifiers.
    known
        The IRI of each identifier's paper: in the result, papers have their IRI in the graph.

    Raises
    ------
    InputError
        The file is not there or is not valid RDF; says the line.
    """

    @cache
    def rename(node: Node) -> Node:
        identifier = parse_identifier(node) if isinstance(node, URIRef) else None
        return URIRef(known[identifier]) if identifier and identifier in known else node

    renamed = Graph()
    for subject, predicate, value in read_turtle(path):
        renamed.add((rename(subject), predicate, rename(value)))
    return renamed


def select_curated(graph: Graph, papers: Collection[str], *, mentioned: Graph) -> Graph:
    """Select the statements about some papers: between two of them, and on their concepts.

    The concepts that ``mentioned`` speaks of are selected too.
    """
    wanted = {URIRef(paper) for paper in papers}
    nodes = {
        node
        for kind in (KG.Assertion, KG.Denial)
        for node in graph.subjects(RDF.type, kind)
        if {graph.value(node, KG.later), graph.value(node, KG.earlier)} <= wanted
    }
    direct = {
        concept
        for paper in wanted
        for relation in (KG.introduces, KG.uses)
        for concept in graph.objects(paper, relation)
    }
    direct |= {node for node in mentioned.objects() if (node, RDF.type, KG.Concept) in graph}
    for concept in direct:
        nodes.update(filter(None, graph.transitive_objects(concept, KG.hasPrerequisite)))
    selected = Graph()
    for node in nodes | wanted:
        for triple in graph.triples((node, None, None)):
            selected.add(triple)
    return selected


def extract_curated(graph: Graph) -> Curated:
    """Extract assertions, denials, concepts and resolutions from statements in RDF."""
    evidence = [
        *_assertions(graph, KG.Assertion, supports=True),
        *_assertions(graph, KG.Denial, supports=False),
    ]
    evidence.sort(key=lambda one: (one.later, one.earlier, one.text))
    concepts = tuple(_concepts(graph, Origin.CURATED))
    return Curated(tuple(evidence), concepts, tuple(_resolutions(graph)))


def _texts(graph: Graph, subject: Node, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(map(str, graph.objects(subject, predicate))))


def _text(graph: Graph, subject: Node, predicate: URIRef) -> str:
    return next(iter(_texts(graph, subject, predicate)), "")


def _works(graph: Graph) -> Iterator[URIRef]:
    """Find all works: what has a title and is neither the list nor its scheme of topics."""
    for subject in graph.subjects(DCTERMS.title, unique=True):
        if subject not in (LIST, TOPICS) and isinstance(subject, URIRef):
            yield subject


def _paper(graph: Graph, iri: URIRef, *, described: bool) -> Paper:
    position = graph.value(iri, SCHEMA.position)
    identifiers = sorted(_identifiers(graph, iri), key=lambda identifier: identifier.strength)
    return Paper(
        iri=str(iri),
        title=_text(graph, iri, DCTERMS.title),
        kind=_kind(graph, iri),
        identifiers=tuple(identifiers),
        authors=_authors(graph, iri),
        issued=_text(graph, iri, DCTERMS.issued),
        venue=_text(graph, iri, PRISM.publicationName),
        short_names=_texts(graph, iri, SKOS.altLabel),
        listed=position is not None,
        topics=_texts(graph, iri, DCTERMS.subject),
        notes=_texts(graph, iri, SKOS.note),
        links=_links(graph, iri),
        read=_text(graph, iri, KG.read) == "true",
        position=int(str(position)) if position is not None else 0,
        lines=tuple(sorted(int(line) for line in _texts(graph, iri, KG.line))),
        alternatives=_texts(graph, iri, DCTERMS.alternative),
        bibliography=_texts(graph, iri, KG.bibliography),
        described=described,
        remark=_text(graph, iri, SKOS.editorialNote),
        abstract=_text(graph, iri, DCTERMS.abstract),
        summary=_text(graph, iri, KG.summary),
        citation_count=_citation_count(graph, iri),
        open_access=_text(graph, iri, KG.openAccess),
        fields=_texts(graph, iri, KG.fieldOfStudy),
        asked=_text(graph, iri, KG.asked),
        has_sentences=_text(graph, iri, KG.hasSentences) == "true",
    )


def _citation_count(graph: Graph, iri: URIRef) -> int | None:
    count = graph.value(iri, C4O.hasGlobalCitationFrequency)
    value = _text(graph, count, C4O.hasGlobalCountValue) if count else ""
    return int(value) if value else None


def _kind(graph: Graph, iri: URIRef) -> PaperKind:
    types = set(graph.objects(iri, RDF.type))
    kinds = (kind for kind, (first, *_) in kind_classes().items() if first in types)
    return next(kinds, PaperKind.PAPER)


def _identifiers(graph: Graph, iri: URIRef) -> set[Identifier]:
    found = {Identifier(Scheme.DOI, str(doi)) for doi in graph.objects(iri, PRISM.doi)}
    found |= {Identifier(Scheme.ARXIV, str(one)) for one in graph.objects(iri, FABIO.hasArXivId)}
    for node in graph.objects(iri, SCHEMA.identifier):
        scheme = _text(graph, node, SCHEMA.propertyID)
        found.add(Identifier(Scheme(scheme), _text(graph, node, SCHEMA.value)))
    return found


def _authors(graph: Graph, iri: URIRef) -> tuple[str, ...]:
    head = graph.value(iri, SCHEMA.author)
    people = RdfList(graph, head) if head else ()
    return tuple(_text(graph, person, FOAF.name) for person in people)


def _links(graph: Graph, iri: URIRef) -> tuple[Link, ...]:
    pages = sorted(map(str, graph.objects(iri, FOAF.page)))
    return tuple(Link(_text(graph, URIRef(page), RDFS.label), page) for page in pages)


def _topics(graph: Graph) -> list[Topic]:
    topics = [
        Topic(
            iri=str(iri),
            label=_text(graph, iri, SKOS.prefLabel),
            broader=_text(graph, iri, SKOS.broader) or None,
            position=int(_text(graph, iri, SCHEMA.position)),
        )
        for iri in graph.subjects(RDF.type, KG.Topic)
    ]
    return sorted(topics, key=lambda topic: topic.position)


def _citations(graph: Graph) -> tuple[Citation, ...]:
    detailed = {
        (citation.citing, citation.cited): citation
        for citation in map(partial(_citation, graph), graph.subjects(RDF.type, CITO.Citation))
    }
    pairs = sorted((str(one), str(other)) for one, other in graph.subject_objects(CITO.cites))
    return tuple(detailed.get(pair) or Citation(*pair) for pair in pairs)


def _citation(graph: Graph, node: Node) -> Citation:
    flag = _text(graph, node, KG.influential)
    return Citation(
        citing=_text(graph, node, CITO.hasCitingEntity),
        cited=_text(graph, node, CITO.hasCitedEntity),
        note=_text(graph, node, SKOS.note),
        source=_text(graph, node, PROV.hadPrimarySource),
        sentences=_texts(graph, node, KG.sentence),
        intents=_texts(graph, node, KG.intent),
        is_influential=flag == "true" if flag else None,
    )


def _concepts(graph: Graph, origin: Origin) -> list[Concept]:
    concepts = [
        Concept(
            iri=str(iri),
            label=_text(graph, iri, SKOS.prefLabel),
            alt_labels=_texts(graph, iri, SKOS.altLabel),
            definition=_text(graph, iri, SKOS.definition),
            introduced_by=tuple(sorted(map(str, graph.subjects(KG.introduces, iri)))),
            used_by=tuple(sorted(map(str, graph.subjects(KG.uses, iri)))),
            prerequisites=_texts(graph, iri, KG.hasPrerequisite),
            origin=origin,
        )
        for iri in graph.subjects(RDF.type, KG.Concept)
    ]
    return sorted(concepts, key=lambda concept: concept.iri)


def _assertions(graph: Graph, kind: URIRef, *, supports: bool) -> Iterator[Evidence]:
    for node in graph.subjects(RDF.type, kind):
        yield Evidence(
            later=_text(graph, node, KG.later),
            earlier=_text(graph, node, KG.earlier),
            origin=Origin.CURATED,
            text=_text(graph, node, SKOS.note),
            source=_text(graph, node, PROV.hadPrimarySource),
            supports=supports,
        )


def _resolutions(graph: Graph) -> Iterator[Resolution]:
    for node in graph.subjects(RDF.type, KG.Resolution):
        identifier = parse_identifier(_text(graph, node, KG.paper))
        if identifier:
            yield Resolution(_text(graph, node, KG.entry), identifier)


def _claims(graph: Graph) -> tuple[BuildsOn, ...]:
    claims = []
    for node in graph.subjects(RDF.type, KG.BuildsOnClaim):
        later, earlier = _text(graph, node, KG.later), _text(graph, node, KG.earlier)
        reasons = sorted(graph.objects(node, KG.evidence), key=lambda one: (len(str(one)), one))
        evidence = tuple(
            Evidence(
                later=later,
                earlier=earlier,
                origin=Origin(_text(graph, reason, KG.origin)),
                text=_text(graph, reason, SKOS.note),
                source=_text(graph, reason, PROV.hadPrimarySource)
                or _text(graph, reason, DCTERMS.source),
            )
            for reason in reasons
        )
        claims.append(BuildsOn(later, earlier, float(_text(graph, node, KG.confidence)), evidence))
    return tuple(sorted(claims, key=lambda claim: (claim.later, claim.earlier)))
