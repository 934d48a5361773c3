"""Statements in files and stores as rdflib's terms and as text: rdflib has what is walked through.

Files are parsed and written by Oxigraph, which is many
times faster than rdflib's parsers and gives the line of a syntax error.
"""

from __future__ import annotations

import io
import logging
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import IO

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

from paperkg.contents import open_content, read_bytes
from paperkg.rdf.blank_nodes import name_blank_nodes
from paperkg.rdf.engine import Store, format_of
from paperkg.rdf.facts import BLANK
from paperkg.rdf.namespaces import XSD
from paperkg.rdf.parse_failures import explain_failure
from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.ranks import Description, sort_graphs, sort_triples

__all__ = [
    "NamedGraphs",
    "Syntax",
    "Triple",
    "add_statements",
    "merge_graphs",
    "parse_file",
    "parse_quads",
    "parse_rdf",
    "read_graphs",
    "read_turtle",
    "remove_statements",
    "serialize_block",
    "serialize_graphs",
    "to_text",
]

Triple = tuple[Node, Node, Node]

_Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

_Texts = tuple[str, str, str, str]

NamedGraphs = Mapping[URIRef, Iterable[Triple]]
"""The statements of each named graph."""


class Syntax(StrEnum):
    """How RDF is written."""

    TRIG = "trig"
    N_QUADS = "n-quads"
    N_TRIPLES = "n-triples"
    TURTLE = "turtle"
    RDF_XML = "rdf-xml"


_SYNTAXES = {
    Syntax.TRIG: pyoxigraph.RdfFormat.TRIG,
    Syntax.N_QUADS: pyoxigraph.RdfFormat.N_QUADS,
    Syntax.N_TRIPLES: pyoxigraph.RdfFormat.N_TRIPLES,
    Syntax.TURTLE: pyoxigraph.RdfFormat.TURTLE,
    Syntax.RDF_XML: pyoxigraph.RdfFormat.RDF_XML,
}

# rdflib tells of an ill-typed value with a traceback; ``hand_made`` says it in a sentence.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


def read_graphs(path: Path) -> dict[URIRef, list[Triple]]:
    """Read the statements of each named graph of an RDF file.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return _parse(read_bytes(path), format_of(path), name=path)


def _parse(content: bytes, form: pyoxigraph.RdfFormat, *, name: Path) -> dict[URIRef, list[Triple]]:
    """Parse statements; blank nodes are named by the file and their place in it."""
    try:
        return _to_graphs(pyoxigraph.parse(content, format=form), name_blank_nodes(content))
    except (SyntaxError, MemoryError, AttributeError) as error:
        raise explain_failure(name, error) from error


def _to_graphs(
    quads: Iterable[pyoxigraph.Quad], name: Callable[[int], str] | None = None
) -> dict[URIRef, list[Triple]]:
    """Sort statements by graph; blank nodes keep their names, or get new ones by their place."""
    graphs: dict[URIRef, list[Triple]] = defaultdict(list)
    blank: dict[str, BNode] = {}

    def to_term(node: _Term) -> Node:
        if isinstance(node, pyoxigraph.BlankNode):
            return blank.setdefault(node.value, BNode(name(len(blank)) if name else node.value))
        return _term(node)

    for quad in quads:
        graph = quad.graph_name
        triples = graphs[_iri(graph.value) if isinstance(graph, pyoxigraph.NamedNode) else DEFAULT]
        triples.append((to_term(quad.subject), _iri(quad.predicate.value), to_term(quad.object)))
    return graphs


def parse_quads(content: bytes | IO[bytes], *, name: Path) -> Iterator[_Texts]:
    """Parse statements as text, each after the name of its graph: many times faster than as terms.

    Parameters
    ----------
    content
        What a file holds, or what it is read from.
    name
        The file.

    Raises
    ------
    InputError
        The name has an unknown suffix, or the content is not valid RDF from here on.
    """
    source = content.removeprefix(BOM_UTF8) if isinstance(content, bytes) else content
    try:
        for quad in pyoxigraph.parse(source, format=format_of(name)):
            graph = quad.graph_name
            graph_name = graph.value if isinstance(graph, pyoxigraph.NamedNode) else ""
            yield graph_name, to_text(quad.subject), quad.predicate.value, to_text(quad.object)
    except (SyntaxError, MemoryError, AttributeError) as error:
        raise explain_failure(name, error) from error


def parse_file(path: Path) -> Iterator[_Texts]:
    """Parse the statements of a file, as ``parse_quads`` does, while it is read.

    Raises
    ------
    InputError
        It cannot be read, its name has an unknown suffix, or it is not valid RDF from here on.
    """
    with open_content(path) as file:
        yield from parse_quads(file, name=path)


def to_text(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> str:
    """Write a term as text alone: a literal without its type or language."""
    return BLANK + term.value if isinstance(term, pyoxigraph.BlankNode) else term.value


def merge_graphs(graphs: Iterable[Iterable[Triple]]) -> Graph:
    """Put statements into one graph in memory, quick to walk."""
    merged = Graph()
    for prefix, namespace in PREFIXES.items():
        merged.bind(prefix, namespace)
    for triples in graphs:
        merged.addN((*triple, merged) for triple in triples)
    return merged


@lru_cache(maxsize=100_000)
def _iri(value: str) -> URIRef:
    # Most terms are IRIs seen before, and rdflib checks each new one, which takes most of the time.
    return URIRef(value)


def _to_named(iri: Node) -> pyoxigraph.NamedNode:
    # By its text: rdflib compares its terms in Python, at every look into the cache.
    return _make_named(str(iri))


@lru_cache(maxsize=100_000)
def _make_named(iri: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(iri)


def _to_ox(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    # By type and not by isinstance, which takes rdflib's terms ten times as long.
    kind = type(node)
    if kind is URIRef:
        return _make_named(str(node))
    if kind is BNode:
        return pyoxigraph.BlankNode(str(node))
    assert isinstance(node, Literal)  # noqa: S101 - RDF has no fourth kind of term
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    datatype = _to_named(node.datatype) if node.datatype else None
    return pyoxigraph.Literal(str(node), datatype=datatype)


def _term(node: pyoxigraph.NamedNode | pyoxigraph.Literal | pyoxigraph.Triple) -> Node:
    if isinstance(node, pyoxigraph.NamedNode):
        return _iri(node.value)
    if isinstance(node, pyoxigraph.Triple):
        raise AttributeError("a statement has no text")
    if node.language:
        return Literal(node.value, lang=node.language)
    datatype = _iri(node.datatype.value)
    if datatype == XSD.string:  # RDF 1.1: a plain literal is one; rdflib tells them apart
        return Literal(node.value)
    # normalize=False keeps "2017" a year: rdflib would write it as a full date.
    return Literal(node.value, datatype=datatype, normalize=False)


def read_turtle(path: Path) -> Graph:
    """Read an RDF file into one graph in memory; the names of its graphs are dropped.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return parse_rdf(read_bytes(path), name=path)


def parse_rdf(content: bytes, *, name: Path) -> Graph:
    """Parse what an RDF file holds into one graph in memory; the suffix of its name says how.

    Raises
    ------
    InputError
        The name has an unknown suffix, or the content is not valid RDF; says the line.
    """
    graphs = _parse(content.removeprefix(BOM_UTF8), format_of(name), name=name)
    return merge_graphs(graphs.values())


def add_statements(store: Store, graph: URIRef, triples: Iterable[Triple]) -> None:
    """Add statements to a named graph of a store in memory."""
    name = _to_named(graph)
    for subject, predicate, value in triples:
        quad = pyoxigraph.Quad(_to_ox(subject), _to_named(predicate), _to_ox(value), name)  # type: ignore[arg-type]  # no subject is a literal
        store.add(quad)


def remove_statements(
    store: Store,
    graph: URIRef,
    *,
    predicates: Iterable[URIRef | None] = (None,),
    under: str = "",
) -> None:
    """Remove statements from a named graph of a store in memory; no file changes.

    Parameters
    ----------
    store
        From ``open_store``.
    graph
        The name of the graph.
    predicates
        Those with one of these predicates go; None stands for any.
    under
        Of these, those go whose subject has this IRI, or one that continues it after a slash.
    """
    name = _to_named(graph)
    for predicate in predicates:
        wanted = _to_named(predicate) if predicate else None
        for quad in list(store.quads_for_pattern(None, wanted, None, name)):
            subject = quad.subject
            name_of_it = subject.value if isinstance(subject, pyoxigraph.NamedNode) else ""
            if not under or f"{name_of_it}/".startswith(f"{under}/"):
                store.remove(quad)


def serialize_graphs(graphs: NamedGraphs, *, syntax: Syntax = Syntax.TRIG) -> bytes:
    """Write named graphs: sorted, blank nodes by content: equal data are equal bytes.

    A syntax without named graphs has all statements in one.
    """
    if syntax in (Syntax.N_TRIPLES, Syntax.TURTLE, Syntax.RDF_XML):
        merged = {DEFAULT: [triple for triples in graphs.values() for triple in triples]}
        return _serialize((quad.triple for quad in _sort_quads(merged)), syntax)
    return _serialize(_sort_quads(graphs), syntax)


def _serialize(
    statements: Iterable[pyoxigraph.Quad] | Iterable[pyoxigraph.Triple], syntax: Syntax
) -> bytes:
    text = _write(statements, syntax)
    if syntax not in (Syntax.TRIG, Syntax.TURTLE):
        return text
    # Oxigraph writes the prefixes in no fixed order.
    *prefixes, rest = text.split(b"\n", len(PREFIXES))
    return b"\n".join([*sorted(prefixes), rest])


def _write(
    statements: Iterable[pyoxigraph.Quad] | Iterable[pyoxigraph.Triple], syntax: Syntax
) -> bytes:
    buffer = io.BytesIO()
    pyoxigraph.serialize(statements, buffer, format=_SYNTAXES[syntax], prefixes=PREFIXES)
    return buffer.getvalue()


def serialize_block(graph: URIRef, triples: Iterable[Triple]) -> bytes:
    """Write statements of a named graph as they stand in TriG between its brackets.

    They are sorted, each once; blank nodes keep their names.
    """
    text = _write(_to_quads(sort_triples(triples), graph), Syntax.TRIG)
    # Before them stand the prefixes and the name of the graph, behind them a bracket.
    return text.split(b"\n", len(PREFIXES) + 1)[-1].removesuffix(b"}\n")


def _sort_quads(graphs: NamedGraphs) -> Iterator[pyoxigraph.Quad]:
    for name, descriptions in sort_graphs(graphs):
        yield from _to_quads(descriptions, name)


def _to_quads(descriptions: Iterable[Description], graph: URIRef) -> Iterator[pyoxigraph.Quad]:
    name = _to_named(graph)
    for subject, statements in descriptions:
        about = _to_ox(subject)
        for predicate, value in statements:
            term = _make_named(str(predicate))
            yield pyoxigraph.Quad(about, term, _to_ox(value), name)  # type: ignore[arg-type]  # no subject is a literal
