"""What a build computes from a graph, as statements: orders, measures, next, gaps, doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from rdflib import URIRef

from paperkg.identifiers import mint, parse_identifier
from paperkg.model import Analysis, Likeness, Similarity
from paperkg.rdf.blocks import Block, block_statements, flatten_blocks
from paperkg.rdf.namespaces import KG, RDF, SCHEMA
from paperkg.rdf.store import Triple
from paperkg.rdf.terms import make_resource, make_value

__all__ = [
    "NEXT_UP",
    "analysis_blocks",
    "curie_of",
    "name_similarity",
    "next_triples",
    "node_of_edge",
    "read_triples",
    "sequence_blocks",
    "similarity_triples",
]

MAIN_PATH = make_resource(mint("main-path"))

NEXT_UP = make_resource(mint("next"))
"""The list of what can be read next."""

_LIKENESS = {Likeness.CO_CITATION: KG.CoCitation, Likeness.COUPLING: KG.Coupling}


def sequence_blocks(name: URIRef, sequence: Iterable[str]) -> Iterator[Block]:
    """Give the statements of a sequence: its items and their positions."""
    items = tuple(sequence)
    yield Block(str(name), _sequence_triples, (str(name), len(items)))
    for position, iri in enumerate(items, start=1):
        yield Block(f"{name}/{position}", _item_triples, (f"{name}/{position}", position, iri))


def _sequence_triples(name: str, length: int) -> Iterator[Triple]:
    yield make_resource(name), RDF.type, SCHEMA.ItemList
    for position in range(1, length + 1):
        yield make_resource(name), SCHEMA.itemListElement, make_resource(f"{name}/{position}")


def _item_triples(name: str, position: int, iri: str) -> Iterator[Triple]:
    item = make_resource(name)
    yield item, RDF.type, SCHEMA.ListItem
    yield item, SCHEMA.position, make_value(position)
    yield item, SCHEMA.item, make_resource(iri)


def next_triples(next_up: Mapping[str, Iterable[str]]) -> Iterator[Triple]:
    """Give the statements of what can be read next, in order, and of what each opens."""
    yield from flatten_blocks(sequence_blocks(NEXT_UP, next_up))
    for position, opens in enumerate(next_up.values(), start=1):
        for iri in opens:
            yield make_resource(f"{NEXT_UP}/{position}"), KG.opens, make_resource(iri)


def read_triples(read: Mapping[str, bool], known: Iterable[str]) -> Iterator[Triple]:
    """Say which papers are read or not, by IRI, and which concepts the reader knows."""
    for iri, is_read in read.items():
        yield make_resource(iri), KG.read, make_value(is_read)
    for iri in known:
        yield make_resource(iri), KG.known, make_value(True)


def analysis_blocks(analysis: Analysis) -> Iterator[Block]:
    """Give the statements of all that was computed from a graph, but the doubts about edges."""
    measures: dict[str, list[tuple[str, int | str]]] = defaultdict(list)
    for term, counts in (
        (KG.listCitations, analysis.citations),
        (KG.generation, analysis.generations),
        (KG.community, analysis.communities),
        (KG.leadsTo, analysis.leads_to),
    ):
        for iri, count in counts.items():
            measures[iri].append((str(term), count))
    for iri, rank in analysis.pagerank.items():
        measures[iri].append((str(KG.pageRank), f"{rank:.6f}"))
    for iri in analysis.isolated:
        measures[iri].append((str(KG.isolated), True))
    for iri, about in measures.items():
        yield Block(iri, _measure_triples, (iri, tuple(about)))
    if analysis.main_path:
        yield from sequence_blocks(MAIN_PATH, analysis.main_path)
    yield from block_statements(next_triples(analysis.next_up))
    yield from block_statements(_gap_triples(analysis))


def _measure_triples(name: str, measures: Iterable[tuple[str, int | str]]) -> Iterator[Triple]:
    iri = make_resource(name)
    for term, value in measures:
        number = Decimal(value) if isinstance(value, str) else value
        yield iri, URIRef(term), make_value(number)


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
