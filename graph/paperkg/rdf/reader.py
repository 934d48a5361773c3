"""From RDF back to the model: a built graph, packaged citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from rdflib import URIRef

from paperkg.errors import InputError, NoGraphError, PaperkgError
from paperkg.identifiers import Identifier, Scheme
from paperkg.model import (
    Citation,
    DateSource,
    Edge,
    Evidence,
    KnowledgeGraph,
    Likeness,
    Link,
    LinkKind,
    Listing,
    OrderBy,
    Origin,
    Paper,
    PaperKind,
    Record,
    Relation,
    RelationKind,
    Similarity,
    Snapshot,
    Topic,
)
from paperkg.rdf.curated import (
    extract_alternatives,
    extract_assertions,
    extract_concepts,
    sort_evidence,
)
from paperkg.rdf.derived import READING_ORDER, relation_terms
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
from paperkg.rdf.person import extract_efforts, take_efforts
from paperkg.rdf.texts import Texts, read_texts
from paperkg.rdf.writer import LIST, TOPICS, kind_classes
from paperkg.times import format_time, parse_time

__all__ = [
    "extract_graph",
    "extract_snapshot",
    "read_built",
    "read_graph",
    "rescue_snapshot",
]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def read_graph(path: Path) -> KnowledgeGraph:
    """Read a graph that ``kg build`` wrote.

    Raises
    ------
    NoGraphError
        There is no such file.
    InputError
        The file is cut off, is of another version of kg, or was changed by hand.
    """
    if not path.exists():
        raise NoGraphError(path)
    return extract_graph(read_built(path), file=path)


def read_built(path: Path) -> Texts:
    """Read the file of a graph that ``kg build`` wrote.

    Raises
    ------
    PaperkgError
        It is cut off or was changed by hand.
    """
    try:
        return read_texts(path)
    except InputError as error:
        raise PaperkgError(f"{error} `kg build` makes it again.") from error


def extract_graph(graphs: Texts, *, file: Path) -> KnowledgeGraph:
    """Extract the knowledge graph from the named graphs of a build.

    Raises
    ------
    InputError
        They are of another version of kg, or were changed by hand.
    """
    try:
        graph = _make_graph(graphs)
        _check_graph(graph)
    except (KeyError, OverflowError, ValueError) as error:
        reason = " ".join(str(error).split())[:100]
        raise InputError(
            f"is of another version of kg, or was changed by hand ({reason}): `kg build` makes it "
            "again.",
            file=file,
        ) from error
    return graph


def _make_graph(graphs: Texts) -> KnowledgeGraph:
    whole = _join(graphs, GRAPH_LIST, GRAPH_CITATIONS)
    curated, derived = _join(graphs, GRAPH_CURATED), _join(graphs, GRAPH_DERIVED)
    described = set(_join(graphs, GRAPH_CITATIONS).subjects(DCTERMS.title))
    papers = [_paper(whole, iri, described=iri in described) for iri in _works(whole)]
    papers = take_efforts(papers, extract_efforts(curated))
    papers.sort(key=place_of)
    edges = _edges(derived)
    held = set(derived.pairs(KG.buildsOn))
    return KnowledgeGraph(
        title=whole.value(str(LIST), DCTERMS.title),
        papers={paper.iri: paper for paper in papers},
        topics={topic.iri: topic for topic in _topics(whole)},
        concepts={
            concept.iri: replace(concept, known=whole.value(concept.iri, KG.known) == "true")
            for concept in extract_concepts(_join(graphs, GRAPH_CURATED, GRAPH_DERIVED))
        },
        citations=_citations(whole),
        edges=tuple(edge for edge in edges if (edge.later, edge.earlier) in held),
        weak_edges=tuple(edge for edge in edges if (edge.later, edge.earlier) not in held),
        relations=_relations(derived),
        alternatives=extract_alternatives(_join(graphs, GRAPH_CURATED, GRAPH_DERIVED)),
        denials=sort_evidence(extract_assertions(curated, KG.Denial, supports=False)),
        similarities=_similarities(derived),
        is_ordered=bool(whole.value(str(LIST), SCHEMA.itemListOrder)),
        order_by=OrderBy(derived.value(str(READING_ORDER), KG.orderedBy) or OrderBy.LIST),
    )


def _check_graph(graph: KnowledgeGraph) -> None:
    """Refuse a graph whose parts name what is not in it.

    Raises
    ------
    ValueError
        Says what.
    """
    named = {
        iri for edge in (*graph.edges, *graph.weak_edges) for iri in (edge.later, edge.earlier)
    }
    named.update(iri for pair in graph.similarities for iri in (pair.first, pair.second))
    topics = {iri for paper in graph.papers.values() for iri in paper.listing.topics}
    topics.update(topic.broader for topic in graph.topics.values() if topic.broader)
    missing = sorted(named - graph.papers.keys()) + sorted(topics - graph.topics.keys())
    if missing:
        raise ValueError(f"{missing[0]} is named and not described")
    # What is left when the topics at the top are taken away, again and again, stands in itself.
    broader = {iri: topic.broader for iri, topic in graph.topics.items()}
    while top := {iri for iri, above in broader.items() if above not in broader}:
        broader = {iri: above for iri, above in broader.items() if iri not in top}
    if broader:
        raise ValueError(f"{min(broader)} is a topic inside itself")


def extract_snapshot(graphs: Texts) -> Snapshot:
    """Extract packaged citations: papers, and who cites whom."""
    facts = _join(graphs, GRAPH_CITATIONS)
    papers = [_paper(facts, iri, described=described) for iri, described in _known(facts)]
    return Snapshot({paper.iri: paper for paper in papers}, _citations(facts))


def rescue_snapshot(graphs: Texts, *, is_whole: bool) -> tuple[Snapshot, bool]:
    """Read what an earlier build fetched, as far as it can be read: a file may be cut off or odd.

    It takes what ``rescue_texts`` gives. A paper that misses something counts as never asked for.

    Returns
    -------
    snapshot, is_whole
        What is there, and whether that is all.
    """
    facts = _join(graphs, GRAPH_CITATIONS)
    papers: dict[str, Paper] = {}
    for iri, described in _known(facts):
        try:
            papers[iri] = _paper(facts, iri, described=described)
        except (OverflowError, ValueError):
            is_whole = False
    try:
        citations = _citations(facts)
    except (OverflowError, ValueError):
        return Snapshot({}, ()), False
    lost = {citation.citing for citation in citations if citation.cited not in papers}
    for iri, paper in papers.items():
        asked = "" if iri in lost else paper.record.asked
        has_sentences = paper.record.has_sentences and is_whole
        record = replace(paper.record, asked=asked, has_sentences=has_sentences)
        papers[iri] = replace(paper, record=record)
    kept = tuple(
        citation
        for citation in citations
        if citation.citing in papers and citation.citing not in lost
    )
    return Snapshot(papers, kept), is_whole and not lost


def _known(facts: Facts) -> list[tuple[str, bool]]:
    """Give the IRI of each known paper, sorted, and whether it is described."""
    described = set(_works(facts))
    return [(iri, iri in described) for iri in sorted(described.union(facts.subjects(KG.asked)))]


def _works(facts: Facts) -> Iterator[str]:
    """Find all papers: what has a title and is neither the list nor its scheme of topics."""
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
        issued=_date(facts.value(iri, DCTERMS.issued)),
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
        file=facts.value(iri, KG.file),
        ticked=facts.value(iri, KG.ticked) == "true",
        names=facts.values(iri, KG.formerName),
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
        asked=_moment(facts.value(iri, KG.asked)),
        has_sentences=facts.value(iri, KG.hasSentences) == "true",
    )


def _date(text: str) -> str:
    if text and not _DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date")
    return text


def _moment(text: str) -> str:
    """Give a time in the form that kg writes; without a zone it is in UTC."""
    moment = parse_time(text) if text else None
    if text and not moment:
        raise ValueError(f"{text!r} is no time")
    return format_time(moment) if moment else ""


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError(f"{text} is not from 0 to 1")
    return share


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
    found |= {Identifier(Scheme.ARXIV, number) for number in facts.values(iri, FABIO.hasArXivId)}
    for node in facts.values(iri, SCHEMA.identifier):
        scheme = facts.value(node, SCHEMA.propertyID)
        found.add(Identifier(Scheme(scheme), facts.value(node, SCHEMA.value)))
    return found


def _authors(facts: Facts, iri: str) -> tuple[str, ...]:
    people = facts.items(facts.value(iri, SCHEMA.author))
    return tuple(facts.value(person, FOAF.name) for person in people)


def _links(facts: Facts, iri: str) -> tuple[Link, ...]:
    return tuple(
        Link(
            facts.value(page, RDFS.label),
            page,
            LinkKind(facts.value(page, KG.linkKind) or LinkKind.OTHER),
        )
        for page in facts.values(iri, FOAF.page)
    )


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
    flag, named = facts.value(node, KG.influential), facts.value(node, KG.inAbstract)
    count = facts.value(node, KG.mentions)
    purpose = facts.value(node, CITO.hasCitationCharacterization)
    return Citation(
        citing=facts.value(node, CITO.hasCitingEntity),
        cited=facts.value(node, CITO.hasCitedEntity),
        note=facts.value(node, SKOS.note),
        source=facts.value(node, PROV.hadPrimarySource),
        sentences=facts.values(node, KG.sentence),
        method_sentences=facts.values(node, KG.methodSentence),
        intents=facts.values(node, KG.intent),
        is_influential=flag == "true" if flag else None,
        mentions=int(count) if count else None,
        in_abstract=named == "true" if named else None,
        purpose=_kinds_of_relation()[purpose] if purpose else None,
        reason=facts.value(node, KG.reason),
    )


def _join(graphs: Texts, *names: URIRef) -> Facts:
    return Facts.join(graphs[str(name)] for name in names if str(name) in graphs)


def _edges(facts: Facts) -> tuple[Edge, ...]:
    edges = []
    for node in facts.instances(KG.BuildsOnClaim):
        later, earlier = facts.value(node, KG.later), facts.value(node, KG.earlier)
        reasons = sorted(facts.values(node, KG.evidence), key=lambda reason: (len(reason), reason))
        evidence = tuple(
            Evidence(
                later=later,
                earlier=earlier,
                origin=Origin(facts.value(reason, KG.origin)),
                text=facts.value(reason, SKOS.note),
                source=_source(facts, reason),
                probability=_share(sure) if (sure := facts.value(reason, KG.confidence)) else None,
            )
            for reason in reasons
        )
        confidence = _share(facts.value(node, KG.confidence))
        redundant = facts.value(node, KG.redundant) == "true"
        edges.append(Edge(later, earlier, confidence, evidence, redundant))
    return tuple(sorted(edges, key=lambda edge: (edge.later, edge.earlier)))


def _kinds_of_relation() -> dict[str, RelationKind]:
    return {str(term): kind for kind, term in relation_terms().items()}


def _relations(facts: Facts) -> tuple[Relation, ...]:
    """Give the relations: what kg found about concepts and related papers."""
    kinds = _kinds_of_relation()
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


def _similarities(facts: Facts) -> tuple[Similarity, ...]:
    kinds = ((Likeness.CO_CITATION, KG.CoCitation), (Likeness.COUPLING, KG.Coupling))
    found = []
    for kind, term in kinds:
        for node in facts.instances(term):
            first, second = facts.values(node, KG.between)
            found.append(Similarity(kind, first, second, int(facts.value(node, KG.shared))))
    return tuple(sorted(found, key=lambda pair: (pair.kind, pair.first, pair.second)))


def _source(facts: Facts, reason: str) -> str:
    return facts.value(reason, PROV.hadPrimarySource) or facts.value(reason, DCTERMS.source)
