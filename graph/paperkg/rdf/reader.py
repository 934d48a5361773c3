"""From RDF back to the model: a built graph, packaged citations, what a person asserts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from paperkg.errors import InputError, NoGraphError
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import (
    Citation,
    Concept,
    Curated,
    DateSource,
    Edge,
    Evidence,
    KnowledgeGraph,
    Link,
    Listing,
    Origin,
    Paper,
    PaperKind,
    Record,
    Relation,
    Resolution,
    Snapshot,
    Topic,
)
from paperkg.rdf.facts import BLANK, Facts
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
from paperkg.rdf.order import place_of
from paperkg.rdf.person import extract_efforts, extract_read_marks, find_minutes, take_efforts
from paperkg.rdf.store import read_texts, read_turtle
from paperkg.rdf.writer import LIST, TOPICS, kind_classes, relation_terms

__all__ = [
    "extract_curated",
    "read_curated",
    "read_graph",
    "read_scheme",
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
    graphs = read_texts(path)
    whole = Facts(chain(graphs[str(GRAPH_LIST)], graphs[str(GRAPH_CITATIONS)]))
    curated, derived = Facts(graphs[str(GRAPH_CURATED)]), Facts(graphs[str(GRAPH_DERIVED)])
    title = str(DCTERMS.title)
    described = {one for one, predicate, _ in graphs[str(GRAPH_CITATIONS)] if predicate == title}
    papers = [_paper(whole, iri, described=iri in described) for iri in _works(whole)]
    papers = take_efforts(papers, extract_efforts(curated))
    papers.sort(key=place_of)
    edges = _edges(derived)
    held = set(derived.pairs(KG.buildsOn))
    return KnowledgeGraph(
        title=whole.value(str(LIST), DCTERMS.title),
        papers={paper.iri: paper for paper in papers},
        topics={topic.iri: topic for topic in _topics(whole)},
        concepts={one.iri: one for one in _concepts(_join(graphs, GRAPH_CURATED, GRAPH_DERIVED))},
        citations=_citations(whole),
        edges=tuple(edge for edge in edges if (edge.later, edge.earlier) in held),
        weak_edges=tuple(edge for edge in edges if (edge.later, edge.earlier) not in held),
        relations=_relations(derived),
        denials=_sort_evidence(_assertions(curated, KG.Denial, supports=False)),
    )


def read_snapshot(path: Path) -> Snapshot:
    """Read citations, packaged or of an earlier build: papers, and who cites whom.

    Raises
    ------
    InputError
        The file is not there or is not valid RDF.
    """
    facts = Facts(read_texts(path)[str(GRAPH_CITATIONS)])
    described = set(_works(facts))
    iris = sorted(described.union(facts.subjects(KG.asked)))
    papers = [_paper(facts, iri, described=iri in described) for iri in iris]
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


def read_scheme(path: Path, known: Mapping[Identifier, str]) -> Graph:
    """Read a concept scheme of a person's own, in Turtle.

    Each ``skos:Concept``, and each end of a ``kg:hasPrerequisite``, is taken as a ``kg:Concept``.

    Parameters
    ----------
    path
        The file; it may name a paper by any of its identifiers.
    known
        The IRI of each identifier's paper.

    Raises
    ------
    InputError
        The file is not there, is not valid RDF or holds no concept; says the line.
    """
    scheme = read_curated(path, known)
    concepts = set(scheme.subjects(RDF.type, SKOS.Concept)) | set(
        scheme.subjects(RDF.type, KG.Concept)
    )
    for before_and_after in scheme.subject_objects(KG.hasPrerequisite):
        concepts.update(before_and_after)
    if not concepts:
        raise InputError(
            "holds no concept. A concept is a skos:Concept with a skos:prefLabel; what comes "
            "before it, kg:hasPrerequisite says.",
            file=path,
        )
    for concept in concepts:
        scheme.add((concept, RDF.type, KG.Concept))
    return scheme


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
    facts = Facts((str(one), str(predicate), str(other)) for one, predicate, other in graph)
    evidence = _sort_evidence(
        [
            *_assertions(facts, KG.Assertion, supports=True),
            *_assertions(facts, KG.Denial, supports=False),
        ]
    )
    return Curated(
        evidence=evidence,
        concepts=tuple(_concepts(facts)),
        resolutions=tuple(_resolutions(facts)),
        read_marks=extract_read_marks(facts),
        efforts=extract_efforts(facts),
    )


def _sort_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda one: (one.later, one.earlier, one.text)))


def _works(facts: Facts) -> Iterator[str]:
    """Find all works: what has a title and is neither the list nor its scheme of topics."""
    others = {str(LIST), str(TOPICS)}
    for subject in facts.subjects(DCTERMS.title):
        if subject not in others and not subject.startswith(BLANK):
            yield subject


def _paper(facts: Facts, iri: str, *, described: bool) -> Paper:
    identifiers = sorted(_identifiers(facts, iri), key=lambda identifier: identifier.strength)
    return Paper(
        iri=iri,
        title=facts.value(iri, DCTERMS.title),
        kind=_kind(facts, iri),
        identifiers=tuple(identifiers),
        authors=_authors(facts, iri),
        issued=facts.value(iri, DCTERMS.issued),
        date_source=DateSource(facts.value(iri, KG.dateSource) or DateSource.RECORD),
        venue=facts.value(iri, PRISM.publicationName),
        short_names=facts.values(iri, SKOS.altLabel),
        alternatives=facts.values(iri, DCTERMS.alternative),
        read=facts.value(iri, KG.read) == "true",
        listing=_listing(facts, iri),
        record=_record(facts, iri, described=described),
    )


def _listing(facts: Facts, iri: str) -> Listing:
    return Listing(
        position=int(facts.value(iri, SCHEMA.position) or 0),
        topics=facts.values(iri, DCTERMS.subject),
        notes=facts.values(iri, SKOS.note),
        links=_links(facts, iri),
        lines=tuple(sorted(int(line) for line in facts.values(iri, KG.line))),
        ticked=facts.value(iri, KG.ticked) == "true",
    )


def _record(facts: Facts, iri: str, *, described: bool) -> Record:
    return Record(
        described=described,
        bibliography=facts.values(iri, KG.bibliography),
        remark=facts.value(iri, SKOS.editorialNote),
        abstract=facts.value(iri, DCTERMS.abstract),
        summary=facts.value(iri, KG.summary),
        citation_count=_citation_count(facts, iri),
        open_access=facts.value(iri, KG.openAccess),
        fields=facts.values(iri, KG.fieldOfStudy),
        asked=facts.value(iri, KG.asked),
        has_sentences=facts.value(iri, KG.hasSentences) == "true",
    )


def _citation_count(facts: Facts, iri: str) -> int | None:
    count = facts.value(iri, C4O.hasGlobalCitationFrequency)
    value = facts.value(count, C4O.hasGlobalCountValue) if count else ""
    return int(value) if value else None


def _kind(facts: Facts, iri: str) -> PaperKind:
    types = facts.values(iri, RDF.type)
    kinds = (kind for kind, (first, *_) in kind_classes().items() if str(first) in types)
    return next(kinds, PaperKind.PAPER)


def _identifiers(facts: Facts, iri: str) -> set[Identifier]:
    found = {Identifier(Scheme.DOI, doi) for doi in facts.values(iri, PRISM.doi)}
    found |= {Identifier(Scheme.ARXIV, one) for one in facts.values(iri, FABIO.hasArXivId)}
    for node in facts.values(iri, SCHEMA.identifier):
        scheme = facts.value(node, SCHEMA.propertyID)
        found.add(Identifier(Scheme(scheme), facts.value(node, SCHEMA.value)))
    return found


def _authors(facts: Facts, iri: str) -> tuple[str, ...]:
    people = facts.items(facts.value(iri, SCHEMA.author))
    return tuple(facts.value(person, FOAF.name) for person in people)


def _links(facts: Facts, iri: str) -> tuple[Link, ...]:
    return tuple(Link(facts.value(page, RDFS.label), page) for page in facts.values(iri, FOAF.page))


def _topics(facts: Facts) -> list[Topic]:
    topics = [
        Topic(
            iri=iri,
            label=facts.value(iri, SKOS.prefLabel),
            broader=facts.value(iri, SKOS.broader) or None,
            position=int(facts.value(iri, SCHEMA.position)),
        )
        for iri in facts.instances(KG.Topic)
    ]
    return sorted(topics, key=lambda topic: topic.position)


def _citations(facts: Facts) -> tuple[Citation, ...]:
    detailed = {
        (citation.citing, citation.cited): citation
        for citation in map(partial(_citation, facts), facts.instances(CITO.Citation))
    }
    pairs = sorted(set(facts.pairs(CITO.cites)))
    return tuple(detailed.get(pair) or Citation(*pair) for pair in pairs)


def _citation(facts: Facts, node: str) -> Citation:
    flag = facts.value(node, KG.influential)
    return Citation(
        citing=facts.value(node, CITO.hasCitingEntity),
        cited=facts.value(node, CITO.hasCitedEntity),
        note=facts.value(node, SKOS.note),
        source=facts.value(node, PROV.hadPrimarySource),
        sentences=facts.values(node, KG.sentence),
        intents=facts.values(node, KG.intent),
        is_influential=flag == "true" if flag else None,
    )


def _join(graphs: Mapping[str, list[tuple[str, str, str]]], *names: URIRef) -> Facts:
    return Facts(chain.from_iterable(graphs[str(name)] for name in names))


def _concepts(facts: Facts) -> list[Concept]:
    introduced_by, used_by = _invert(facts, KG.introduces), _invert(facts, KG.uses)
    why_first: dict[str, list[tuple[str, str]]] = {}
    for node in facts.instances(RDF.Statement):
        reason = facts.value(node, RDF.object), facts.value(node, SKOS.note)
        why_first.setdefault(facts.value(node, RDF.subject), []).append(reason)
    return [
        Concept(
            iri=iri,
            label=facts.value(iri, SKOS.prefLabel),
            alt_labels=facts.values(iri, SKOS.altLabel),
            definition=facts.value(iri, SKOS.definition),
            introduced_by=tuple(introduced_by.get(iri, ())),
            used_by=tuple(used_by.get(iri, ())),
            prerequisites=facts.values(iri, KG.hasPrerequisite),
            origin=Origin(facts.value(iri, KG.origin) or Origin.CURATED),
            minutes=find_minutes(facts, iri),
            why_first=tuple(sorted(why_first.get(iri, ()))),
        )
        for iri in facts.instances(KG.Concept)
    ]


def _invert(facts: Facts, predicate: URIRef) -> dict[str, list[str]]:
    """Give the subjects of each value, sorted."""
    subjects: dict[str, list[str]] = {}
    for subject, value in sorted(set(facts.pairs(predicate))):
        subjects.setdefault(value, []).append(subject)
    return subjects


def _assertions(facts: Facts, kind: URIRef, *, supports: bool) -> Iterator[Evidence]:
    for node in facts.instances(kind):
        yield Evidence(
            later=facts.value(node, KG.later),
            earlier=facts.value(node, KG.earlier),
            origin=Origin.CURATED,
            text=facts.value(node, SKOS.note),
            source=facts.value(node, PROV.hadPrimarySource),
            supports=supports,
        )


def _resolutions(facts: Facts) -> Iterator[Resolution]:
    for node in facts.instances(KG.Resolution):
        identifier = parse_identifier(facts.value(node, KG.paper))
        if identifier:
            yield Resolution(facts.value(node, KG.entry), identifier)


def _edges(facts: Facts) -> tuple[Edge, ...]:
    edges = []
    for node in facts.instances(KG.BuildsOnClaim):
        later, earlier = facts.value(node, KG.later), facts.value(node, KG.earlier)
        reasons = sorted(facts.values(node, KG.evidence), key=lambda one: (len(one), one))
        evidence = tuple(
            Evidence(
                later=later,
                earlier=earlier,
                origin=Origin(facts.value(reason, KG.origin)),
                text=facts.value(reason, SKOS.note),
                source=_source(facts, reason),
                probability=float(sure) if (sure := facts.value(reason, KG.confidence)) else None,
            )
            for reason in reasons
        )
        confidence = float(facts.value(node, KG.confidence))
        redundant = facts.value(node, KG.redundant) == "true"
        edges.append(Edge(later, earlier, confidence, evidence, redundant))
    return tuple(sorted(edges, key=lambda edge: (edge.later, edge.earlier)))


def _relations(facts: Facts) -> tuple[Relation, ...]:
    """Give what the program says of concepts and related papers."""
    kinds = {str(term): kind for kind, term in relation_terms().items()}
    relations = []
    for node in facts.instances(KG.Claim):
        reason = facts.value(node, KG.evidence)
        relations.append(
            Relation(
                subject=facts.value(node, RDF.subject),
                kind=kinds[facts.value(node, RDF.predicate)],
                value=facts.value(node, RDF.object),
                origin=Origin(facts.value(reason, KG.origin)),
                text=facts.value(reason, SKOS.note),
                source=_source(facts, reason),
            )
        )
    return tuple(sorted(relations, key=lambda found: (found.subject, found.kind, found.value)))


def _source(facts: Facts, reason: str) -> str:
    return facts.value(reason, PROV.hadPrimarySource) or facts.value(reason, DCTERMS.source)
