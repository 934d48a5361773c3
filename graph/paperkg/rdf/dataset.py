"""What a graph is as a dataset, for catalogues and crawlers: VoID and DCAT.

https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/. The statements stand in the
build graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rdflib import Literal, URIRef

from paperkg.identifiers import RESOURCE_BASE, mint
from paperkg.model import KnowledgeGraph
from paperkg.rdf.namespaces import (
    CITO,
    DCAT,
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
    SCHEMA,
    SKOS,
    VOID,
)
from paperkg.rdf.store import Triple
from paperkg.resources import GRAPH_FILE

__all__ = ["DATASET", "MIT", "describe_dataset"]

DATASET = URIRef(mint("dataset"))

MIT = "https://spdx.org/licenses/MIT"
"""The licence of what ships with kg."""

_S2 = URIRef("https://www.semanticscholar.org/")
_S2_LICENCE = URIRef("https://www.semanticscholar.org/product/api/license")
_TRIG = URIRef("https://www.iana.org/assignments/media-types/application/trig")
_PARTS = {
    GRAPH_LIST: "What the reading list says",
    GRAPH_CITATIONS: "Papers and citations, as sources give them",
    GRAPH_CURATED: "What people assert",
    GRAPH_DERIVED: "What kg found, with evidence",
}


def describe_dataset(graph: KnowledgeGraph, *, licence: str = "") -> Iterator[Triple]:
    """Give the statements that describe a graph as a dataset.

    Parameters
    ----------
    graph
        The knowledge graph.
    licence
        The address of the licence of the list and of what people assert, where it is known. A
        person's own list has none until they give it one.
    """
    yield DATASET, RDF.type, VOID.Dataset
    yield DATASET, RDF.type, DCAT.Dataset
    yield DATASET, DCTERMS.title, Literal(graph.title)
    about = "The papers of a reading list, who cites whom, and what builds on what, with evidence."
    yield DATASET, DCTERMS.description, Literal(about)
    yield DATASET, VOID.uriSpace, Literal(RESOURCE_BASE)
    yield DATASET, VOID.entities, Literal(len(graph.papers) + len(graph.concepts))
    for namespace in (CITO, DCTERMS, FABIO, FOAF, KG, PRISM, PROV, SCHEMA, SKOS):
        yield DATASET, VOID.vocabulary, URIRef(str(namespace._NS))
    file = URIRef(mint("distribution", GRAPH_FILE))
    yield DATASET, DCAT.distribution, file
    yield file, RDF.type, DCAT.Distribution
    yield file, DCTERMS.title, Literal(GRAPH_FILE)
    yield file, DCAT.mediaType, _TRIG
    yield from chain(_partitions(graph), _subsets(graph, licence))


def _partitions(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Say how much there is of each kind."""
    classes = {
        KG.OutsideWork: len(graph.papers) - len(graph.listed),
        KG.Topic: len(graph.topics),
        KG.Concept: len(graph.concepts),
        KG.BuildsOnClaim: len(graph.edges) + len(graph.weak_edges),
    }
    properties = {KG.buildsOn: len(graph.edges), CITO.cites: len(graph.citations)}
    for term, count in classes.items():
        part = URIRef(mint("partition", _name_of(term)))
        yield DATASET, VOID.classPartition, part
        yield part, VOID["class"], term
        yield part, VOID.entities, Literal(count)
    for term, count in properties.items():
        part = URIRef(mint("partition", _name_of(term)))
        yield DATASET, VOID.propertyPartition, part
        yield part, VOID.property, term
        yield part, VOID.triples, Literal(count)


def _subsets(graph: KnowledgeGraph, licence: str) -> Iterator[Triple]:
    """Describe the named graphs, each with its licence and its source."""
    for name, title in _PARTS.items():
        yield DATASET, VOID.subset, name
        yield name, RDF.type, VOID.Dataset
        yield name, DCTERMS.title, Literal(title)
    if licence:
        yield GRAPH_LIST, DCTERMS.license, URIRef(licence)
        yield GRAPH_CURATED, DCTERMS.license, URIRef(licence)
    if any(paper.record.asked for paper in graph.papers.values()):
        yield GRAPH_CITATIONS, PROV.hadPrimarySource, _S2
        yield GRAPH_CITATIONS, DCTERMS.license, _S2_LICENCE


def _name_of(term: URIRef) -> str:
    return str(term).replace("#", "/").rpartition("/")[2]
