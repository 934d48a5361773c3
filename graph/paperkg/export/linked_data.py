"""The graph in every usual form of RDF."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT

from paperkg.algorithms.reading_order import compute_reading_order
from paperkg.export.selection import select_papers
from paperkg.model import KnowledgeGraph
from paperkg.rdf.dataset import describe_dataset
from paperkg.rdf.derived import asserted_triples
from paperkg.rdf.namespaces import PREFIXES
from paperkg.rdf.store import NamedGraphs, Syntax, merge_sorted, serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import ONTOLOGY

__all__ = ["CONTEXT", "render_json_ld", "render_paper", "render_rdf", "to_rdflib"]

CONTEXT = ONTOLOGY / "context.jsonld"
"""The words of our JSON-LD; they travel in the file, so that it is read offline."""


def render_rdf(graph: KnowledgeGraph, syntax: Syntax) -> Iterator[str]:
    """Write what the graph says as RDF; forms without named graphs have all in one."""
    yield serialize_graphs(_build(graph), syntax=syntax).decode()


def render_json_ld(graph: KnowledgeGraph) -> Iterator[str]:
    """Write what the graph says as JSON-LD, in the words of our context."""
    yield _write_json_ld(merge_sorted(_build(graph)))


def render_paper(graph: KnowledgeGraph, iri: str, form: str) -> str:
    """Write what the graph says of one paper (its Concise Bounded Description, W3C 2005).

    Parameters
    ----------
    graph
        The knowledge graph.
    iri
        The paper.
    form
        ``turtle`` or ``json-ld``.
    """
    edges = (edge for edge in graph.edges if edge.later == iri)
    citations = (citation for citation in graph.citations if citation.citing == iri)
    around = [edge.earlier for edge in edges] + [citation.cited for citation in citations]
    part = select_papers(graph, [iri, *around])
    described = merge_sorted(_build(part)).cbd(URIRef(iri))
    if form == "json-ld":
        return _write_json_ld(described)
    return serialize_graphs({DEFAULT: described}, syntax=Syntax.TURTLE).decode()


def _write_json_ld(statements: Graph) -> str:
    context = json.loads(CONTEXT.read_bytes())["@context"]
    return statements.serialize(format="json-ld", context=context, sort_keys=True, indent=1) + "\n"


def to_rdflib(graph: KnowledgeGraph) -> Dataset:
    """Make a dataset of what the graph says, with a named graph for each origin."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for name, triples in _build(graph).items():
        part = dataset.graph(name)
        dataset.addN((*triple, part) for triple in triples)
    return dataset


def _build(graph: KnowledgeGraph) -> NamedGraphs:
    return build_graphs(
        graph,
        order=compute_reading_order(graph),
        curated=asserted_triples(graph),
        provenance=describe_dataset(graph),
    )
