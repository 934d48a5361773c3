"""The triple store: Oxigraph, for whole files and for queries; rdflib has what is walked through.

The only module that names a triple store. Files are parsed and written by Oxigraph, which is many
times faster than rdflib's parsers and gives the line of a syntax error.
"""

from __future__ import annotations

import io
import logging
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import IO

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

from paperkg.contents import read_bytes
from paperkg.errors import InputError
from paperkg.rdf.blank_nodes import name_blank_nodes
from paperkg.rdf.facts import BLANK
from paperkg.rdf.namespaces import PREFIXES, XSD
from paperkg.rdf.parse_failures import explain_failure
from paperkg.rdf.ranks import Description, sort_graphs, sort_triples

__all__ = [
    "NamedGraphs",
    "Store",
    "Syntax",
    "Triple",
    "add_statements",
    "merge_graphs",
    "open_store",
    "parse_quads",
    "parse_rdf",
    "query_store",
    "read_graphs",
    "read_turtle",
    "remove_statements",
    "serialize_block",
    "serialize_graphs",
]

Store = pyoxigraph.Store
"""A store of statements in memory, as everybody else calls it."""

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

_FORMATS = {
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
}

_ROWS = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}

_STATEMENTS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
}

# rdflib tells of an ill-typed value with a traceback; ``hand_made`` says it in a sentence.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


def open_store(path: Path) -> Store:
    """Load an RDF file into memory by Oxigraph's bulk loader.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    store = pyoxigraph.Store()
    content = read_bytes(path)
    try:
        store.bulk_load(content, format=_format_of(path))
    except (SyntaxError, MemoryError) as error:
        raise explain_failure(path, error) from error
    return store


def query_store(
    store: Store,
    text: str,
    output: IO[bytes],
    *,
    bindings: Mapping[str, str],
    rows: str,
    statements: str,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
    names_graphs: bool,
) -> str:
    """Run a query, and write the answer.

    Parameters
    ----------
    store
        From ``open_store``.
    text
        SPARQL 1.1; every bound variable must be projected.
    output
        Is written to.
    bindings
        The IRIs that variables stand for.
    rows, statements
        How to write rows and booleans (``json``, ``xml``, ``csv``, ``tsv``), and statements
        (``turtle``, ``n-triples``).
    default_graphs, named_graphs, names_graphs
        IRIs of the graphs to ask, together and by name; all as one where both are empty and the
        query itself names none by FROM.

    Returns
    -------
    str
        ``rows``, ``boolean`` or ``graph``.

    Raises
    ------
    SyntaxError, ValueError, OSError, RuntimeError
        The store cannot run it.
    """
    is_chosen = bool(default_graphs or named_graphs)
    answer = store.query(
        text,
        prefixes=PREFIXES,
        use_default_graph_as_union=not is_chosen and not names_graphs,
        default_graph=list(map(pyoxigraph.NamedNode, default_graphs)) if is_chosen else None,
        named_graphs=list(map(pyoxigraph.NamedNode, named_graphs)) if is_chosen else None,
        substitutions={
            pyoxigraph.Variable(name): pyoxigraph.NamedNode(iri) for name, iri in bindings.items()
        },
    )
    if isinstance(answer, pyoxigraph.QueryTriples):
        form = _STATEMENTS[statements]
        pyoxigraph.serialize(answer, output, format=form, prefixes=PREFIXES)
        return "graph"
    answer.serialize(output, _ROWS[rows])
    return "rows" if isinstance(answer, pyoxigraph.QuerySolutions) else "boolean"


def read_graphs(path: Path) -> dict[URIRef, list[Triple]]:
    """Read the statements of each named graph of an RDF file.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return _parse(read_bytes(path), _format_of(path), name=path)


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
        for quad in pyoxigraph.parse(source, format=_format_of(name)):
            graph = quad.graph_name
            graph_name = graph.value if isinstance(graph, pyoxigraph.NamedNode) else ""
            yield graph_name, _to_text(quad.subject), quad.predicate.value, _to_text(quad.object)
    except (SyntaxError, MemoryError, AttributeError) as error:
        raise explain_failure(name, error) from error


def _to_text(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> str:
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
    graphs = _parse(content.removeprefix(BOM_UTF8), _format_of(name), name=name)
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


def _format_of(path: Path) -> pyoxigraph.RdfFormat:
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        known = ", ".join(_FORMATS)
        raise InputError(f"is not an RDF file that kg reads ({known})", file=path) from None
