"""The graph in every usual form of RDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from operator import itemgetter

from rdflib import BNode, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.shared.jsonld.context import Context
from rdflib.term import Node

from paperkg.algorithms.reading_order import compute_reading_order
from paperkg.export.selection import select_papers
from paperkg.model import KnowledgeGraph
from paperkg.rdf.dataset import describe_dataset
from paperkg.rdf.derived import asserted_triples
from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.ranks import Statements, sort_graphs
from paperkg.rdf.store import NamedGraphs, Syntax, Triple, merge_graphs, serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import ONTOLOGY

__all__ = ["CONTEXT", "render_json_ld", "render_paper", "render_rdf", "to_rdflib"]

CONTEXT = ONTOLOGY / "context.jsonld"
"""The words of our JSON-LD; they travel in the file, so that it is read offline."""

PART = 1_000
"""So many subjects are JSON in memory at a time."""


def render_rdf(graph: KnowledgeGraph, syntax: Syntax) -> Iterator[str]:
    """Write what the graph says as RDF; forms without named graphs have all in one."""
    yield serialize_graphs(_build(graph), syntax=syntax).decode()


def render_json_ld(graph: KnowledgeGraph) -> Iterator[str]:
    """Write what the graph says as JSON-LD, in the words of our context."""
    return _write_json_ld(chain.from_iterable(_build(graph).values()))


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
    described = merge_graphs(_build(part).values()).cbd(URIRef(iri))
    if form == "json-ld":
        return "".join(_write_json_ld(described))
    return serialize_graphs({DEFAULT: described}, syntax=Syntax.TURTLE).decode()


def _write_json_ld(triples: Iterable[Triple]) -> Iterator[str]:
    """Write statements as JSON-LD, a subject a line; only some are in memory as JSON at a time."""
    words = json.loads(CONTEXT.read_bytes())["@context"]
    context = Context(words)
    yield f'{{"@context": {json.dumps(words, indent=1)},\n"@graph": ['
    separator = "\n"
    for part in _split(triples):
        written = from_rdf(part, context)  # type: ignore[no-untyped-call]  # rdflib has no type there
        del written["@context"]
        nodes = written.get("@graph", [written])
        for node in sorted(nodes, key=itemgetter("id")):
            yield separator + json.dumps(node, ensure_ascii=False, sort_keys=True)
            separator = ",\n"
    yield "\n]}\n"


def _split(triples: Iterable[Triple]) -> Iterator[Graph]:
    """Split statements by subject; the blank nodes that a subject names stay with it."""
    ((_, descriptions),) = sort_graphs({DEFAULT: triples})
    blank: dict[Node, Statements] = {}
    while subjects := list(islice(descriptions, PART)):
        # A graph in this store is freed at once; in rdflib's usual one, each names the other.
        part = Graph("SimpleMemory", bind_namespaces="none")
        for subject, statements in subjects:
            if isinstance(subject, BNode):  # those come before all IRIs
                blank[subject] = statements
            else:
                _describe(part, subject, statements, blank)
        yield part


def _describe(
    part: Graph, subject: Node, statements: Statements, blank: Mapping[Node, Statements]
) -> None:
    """Add what is said of a subject, and of the blank nodes that it leads to."""
    waiting = [(subject, statements)]
    while waiting:
        subject, statements = waiting.pop()
        for predicate, value in statements:
            part.add((subject, predicate, value))
            if value in blank and (value, None, None) not in part:
                waiting.append((value, blank[value]))


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
