"""What a build computes from a graph, as statements: orders, measures, next, gaps, doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rdflib import URIRef

from paperkg.identifiers import mint, parse_identifier
from paperkg.model import Analysis, Likeness, Similarity
from paperkg.rdf.namespaces import KG, RDF, SCHEMA
from paperkg.rdf.store import Triple
from paperkg.rdf.terms import make_resource, make_value

__all__ = [
    "NEXT_UP",
    "analysis_triples",
    "curie_of",
    "name_similarity",
    "next_triples",
    "node_of_edge",
    "read_triples",
    "sequence_triples",
    "similarity_triples",
]

MAIN_PATH = make_resource(mint("main-path"))

NEXT_UP = make_resource(mint("next"))
"""The list of what can be read next."""

_LIKENESS = {Likeness.CO_CITATION: KG.CoCitation, Likeness.COUPLING: KG.Coupling}


def sequence_triples(name: URIRef, sequence: Iterable[str]) -> Iterator[Triple]:
    """Give the statements of a sequence: its items and their positions."""
    yield name, RDF.type, SCHEMA.ItemList
    for position, iri in enumerate(sequence, start=1):
        item = make_resource(f"{name}/{position}")
        yield name, SCHEMA.itemListElement, item
        yield item, RDF.type, SCHEMA.ListItem
        yield item, SCHEMA.position, make_value(position)
        yield item, SCHEMA.item, make_resource(iri)


def next_triples(next_up: Mapping[str, Iterable[str]]) -> Iterator[Triple]:
    """Give the statements of what can be read next, in order, and of what each opens."""
    yield from sequence_triples(NEXT_UP, next_up)
    for position, opens in enumerate(next_up.values(), start=1):
        for iri in opens:
            yield make_resource(f"{NEXT_UP}/{position}"), KG.opens, make_resource(iri)


def read_triples(read: Mapping[str, bool], known: Iterable[str]) -> Iterator[Triple]:
    """Say which papers are read or not, by IRI, and which concepts the reader knows."""
    for iri, is_read in read.items():
        yield make_resource(iri), KG.read, make_value(is_read)
    for iri in known:
        yield make_resource(iri), KG.known, make_value(True)


def analysis_triples(analysis: Analysis) -> Iterator[Triple]:
    """Give the statements of all that was computed from a graph, but the doubts about edges."""
    for iri, count in analysis.citations.items():
        yield make_resource(iri), KG.listCitations, make_value(count)
    for iri, rank in analysis.pagerank.items():
        yield make_resource(iri), KG.pageRank, make_value(Decimal(f"{rank:.6f}"))
    for iri, depth in analysis.generations.items():
        yield make_resource(iri), KG.generation, make_value(depth)
    for iri, number in analysis.communities.items():
        yield make_resource(iri), KG.community, make_value(number)
    for iri, count in analysis.leads_to.items():
        yield make_resource(iri), KG.leadsTo, make_value(count)
    for iri in analysis.isolated:
        yield make_resource(iri), KG.isolated, make_value(True)
    if analysis.main_path:
        yield from sequence_triples(MAIN_PATH, analysis.main_path)
    yield from next_triples(analysis.next_up)
    yield from _gap_triples(analysis)


def _gap_triples(analysis: Analysis) -> Iterator[Triple]:
    for iri, (cited_by, leaning) in analysis.gaps.items():
        work = make_resource(iri)
        yield work, RDF.type, KG.Gap
        yield work, KG.listCitations, make_value(len(cited_by))
        for paper in leaning:
            yield work, KG.leanedOnBy, make_resource(paper)


def similarity_triples(pair: Similarity) -> Iterator[Triple]:
    """Give the statements of a similarity."""
    node = make_resource(name_similarity(pair.kind, pair.first, pair.second))
    yield node, RDF.type, _LIKENESS[pair.kind]
    yield node, KG.between, make_resource(pair.first)
    yield node, KG.between, make_resource(pair.second)
    yield node, KG.shared, make_value(pair.shared)


def name_similarity(kind: Likeness, *papers: str) -> str:
    """Give the IRI of a similarity of two papers, or how those of one paper start."""
    return mint(kind.value.replace(" ", "-"), *map(curie_of, papers))


def node_of_edge(later: str, earlier: str) -> URIRef:
    """Give the IRI of the claim of a builds-on edge."""
    return make_resource(mint("builds-on", curie_of(later), curie_of(earlier)))


def curie_of(iri: str) -> str:
    """Give the short form of an IRI that names a paper, else the IRI."""
    identifier = parse_identifier(iri)
    return identifier.curie if identifier else iri
