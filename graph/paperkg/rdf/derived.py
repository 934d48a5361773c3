"""What kg found and worked out, as statements: claims with evidence, concepts, orders, measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from rdflib import Literal, URIRef

from paperkg.identifiers import mint, parse_identifier
from paperkg.model import (
    Alternatives,
    Analysis,
    Concept,
    Doubt,
    Edge,
    Evidence,
    KnowledgeGraph,
    Origin,
    Relation,
    RelationKind,
    Similarity,
)
from paperkg.rdf.blocks import Block, block_statements
from paperkg.rdf.namespaces import CITO, DCTERMS, KG, PROV, RDF, SKOS
from paperkg.rdf.results import (
    analysis_blocks,
    curie_of,
    name_similarity,
    node_of_edge,
    sequence_blocks,
    similarity_triples,
)
from paperkg.rdf.store import Triple
from paperkg.rdf.terms import make_resource, make_value

__all__ = ["READING_ORDER", "asserted_triples", "derived_blocks", "relation_terms"]

READING_ORDER = make_resource(mint("reading-order"))
BUILD = make_resource(mint("build"))


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


def derived_blocks(
    graph: KnowledgeGraph, *, order: Iterable[str], analysis: Analysis
) -> Iterator[Block]:
    """Give the statements of what kg found.

    Parameters
    ----------
    graph
        The knowledge graph.
    order
        IRIs of the listed papers in reading order.
    analysis
        What was worked out of it.
    """
    yield from block_statements(
        chain(
            _derived_triples(graph),
            [(READING_ORDER, KG.orderedBy, make_value(graph.order_by.value))],
        )
    )
    yield from sequence_blocks(READING_ORDER, order)
    yield from analysis_blocks(analysis)
    yield from _relation_blocks(graph.relations)
    claims: dict[str, list[Edge]] = defaultdict(list)
    for edge in (*graph.edges, *graph.weak_edges):
        claims[edge.later].append(edge)
    held = {(edge.later, edge.earlier) for edge in graph.edges}
    for later, edges in claims.items():
        earlier = tuple(edge.earlier for edge in edges if (later, edge.earlier) in held)
        yield Block(later, _link_triples, (later, str(KG.buildsOn), earlier))
        pairs = [(edge.later, edge.earlier) for edge in edges]
        doubts = tuple((*pair, analysis.doubts[pair]) for pair in pairs if pair in analysis.doubts)
        start = mint("builds-on", curie_of(later))
        yield Block(start, _claim_triples, (tuple(edges), doubts))
    alike: dict[str, list[Similarity]] = defaultdict(list)
    for pair in graph.similarities:
        alike[name_similarity(pair.kind, pair.first)].append(pair)
    for start, group in alike.items():
        yield Block(start, _similarity_triples, (tuple(group),))


def _derived_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    for alternatives in graph.alternatives:
        if alternatives.origin is not Origin.CURATED:
            yield from _alternatives_triples(alternatives)
    for concept in graph.concepts.values():
        if concept.origin is not Origin.CURATED:
            yield from _concept_triples(concept)


def _relation_blocks(relations: Iterable[Relation]) -> Iterator[Block]:
    """Give the statements of relations, those of a kind from one thing together."""
    kinds: dict[tuple[str, RelationKind], list[Relation]] = defaultdict(list)
    for relation in relations:
        kinds[relation.subject, relation.kind].append(relation)
    terms = relation_terms()
    for (subject, kind), group in kinds.items():
        values = tuple(relation.value for relation in group)
        yield Block(subject, _link_triples, (subject, str(terms[kind]), values))
        yield Block(_name_relations(subject, kind), _relation_triples, (tuple(group),))


def _link_triples(subject: str, term: str, values: Iterable[str]) -> Iterator[Triple]:
    for value in values:
        yield make_resource(subject), URIRef(term), make_resource(value)


def _name_relations(subject: str, kind: RelationKind, *values: str) -> str:
    """Give the IRI of a claim, or how those of a kind from one thing start."""
    return mint(kind.value.replace(" ", "-"), *map(curie_of, (subject, *values)))


def _claim_triples(
    edges: Iterable[Edge], doubts: Iterable[tuple[str, str, tuple[Doubt, ...]]]
) -> Iterator[Triple]:
    """Give the statements of all edges from one paper, without its ``kg:buildsOn``."""
    for edge in edges:
        yield from _edge_triples(edge)
    for later, earlier, found in doubts:
        for doubt in found:
            yield node_of_edge(later, earlier), KG.doubt, make_value(doubt.value)


def _similarity_triples(pairs: Iterable[Similarity]) -> Iterator[Triple]:
    for pair in pairs:
        yield from similarity_triples(pair)


def _edge_triples(edge: Edge) -> Iterator[Triple]:
    """Give the statements of the claim of an edge, without its ``kg:buildsOn``."""
    later, earlier = make_resource(edge.later), make_resource(edge.earlier)
    node = node_of_edge(edge.later, edge.earlier)
    yield node, RDF.type, KG.BuildsOnClaim
    yield node, PROV.wasGeneratedBy, BUILD
    yield node, KG.later, later
    yield node, KG.earlier, earlier
    yield node, KG.confidence, make_value(Decimal(str(edge.confidence)))
    yield node, KG.origin, make_value(edge.origin.value)
    if edge.redundant:
        yield node, KG.redundant, make_value(True)
    for number, evidence in enumerate(edge.evidence, start=1):
        reason = make_resource(f"{node}/evidence/{number}")
        yield node, KG.evidence, reason
        yield from _evidence_triples(reason, evidence)
        if evidence.probability is not None:
            yield reason, KG.confidence, make_value(Decimal(str(evidence.probability)))


def _relation_triples(relations: Iterable[Relation]) -> Iterator[Triple]:
    """Give the statements of the claims that relations are, without the relations themselves."""
    for relation in relations:
        node = make_resource(_name_relations(relation.subject, relation.kind, relation.value))
        reason = make_resource(f"{node}/evidence/1")
        yield node, RDF.type, KG.Claim
        yield node, RDF.subject, make_resource(relation.subject)
        yield node, RDF.predicate, relation_terms()[relation.kind]
        yield node, RDF.object, make_resource(relation.value)
        yield node, PROV.wasGeneratedBy, BUILD
        yield node, KG.evidence, reason
        yield from _evidence_triples(reason, relation)


def _alternatives_triples(alternatives: Alternatives) -> Iterator[Triple]:
    """Give the statements of an either-or, and who says so where it is no person."""
    curies = map(curie_of, (alternatives.later, *alternatives.choices))
    node = make_resource(mint("alternatives", *curies))
    yield make_resource(alternatives.later), KG.needsOneOf, node
    yield node, RDF.type, KG.Alternatives
    for choice in alternatives.choices:
        yield node, KG.choice, make_resource(choice)
    if alternatives.origin is not Origin.CURATED:
        reason = make_resource(f"{node}/evidence/1")
        yield node, PROV.wasGeneratedBy, BUILD
        yield node, KG.evidence, reason
        yield from _evidence_triples(reason, alternatives)
    elif alternatives.text:
        yield node, SKOS.note, Literal(alternatives.text)


def _evidence_triples(
    reason: URIRef, evidence: Evidence | Relation | Alternatives
) -> Iterator[Triple]:
    yield reason, RDF.type, KG.Evidence
    yield reason, KG.origin, make_value(evidence.origin.value)
    yield reason, SKOS.note, Literal(evidence.text)
    # A place in a file is words, a paper is a thing: only things can be primary sources.
    if parse_identifier(evidence.source):
        yield reason, PROV.hadPrimarySource, make_resource(evidence.source)
    else:
        yield reason, DCTERMS.source, Literal(evidence.source)


def asserted_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Give what people assert of concepts and either-or, as far as the model has it."""
    for alternatives in graph.alternatives:
        if alternatives.origin is Origin.CURATED:
            yield from _alternatives_triples(alternatives)
    for concept in graph.concepts.values():
        if concept.origin is Origin.CURATED:
            iri = make_resource(concept.iri)
            yield from _concept_triples(concept)
            if concept.definition:
                yield iri, SKOS.definition, Literal(concept.definition)
            for paper in concept.introduced_by:
                yield make_resource(paper), KG.introduces, iri
            for paper in concept.used_by:
                yield make_resource(paper), KG.uses, iri
            for name in concept.prerequisites:
                yield iri, KG.hasPrerequisite, make_resource(name)


def _concept_triples(concept: Concept) -> Iterator[Triple]:
    iri = make_resource(concept.iri)
    yield iri, RDF.type, KG.Concept
    yield iri, KG.origin, make_value(concept.origin.value)
    yield iri, SKOS.prefLabel, Literal(concept.label)
    for label in concept.alt_labels:
        yield iri, SKOS.altLabel, Literal(label)
