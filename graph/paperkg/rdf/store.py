"""The triple store: rdflib is the interface, Oxigraph the engine under it.

The only module that names a triple store. Files are parsed and written by Oxigraph, which is many
times faster than rdflib's parsers and gives the line of a syntax error.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

from paperkg.errors import InputError
from paperkg.rdf.facts import BLANK
from paperkg.rdf.namespaces import PREFIXES, RDF, XSD

__all__ = [
    "NamedGraphs",
    "Triple",
    "merge_graphs",
    "open_dataset",
    "parse_turtle",
    "read_graphs",
    "read_texts",
    "read_turtle",
    "serialize_graphs",
]

Triple = tuple[Node, Node, Node]

_Key = tuple[bool, str, str, str]
"""What the statements of a subject are sorted by: its class first, predicate, value, its kind."""

NamedGraphs = Mapping[URIRef, Iterable[Triple]]
"""The statements of each named graph."""

_FORMATS = {
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
}


def open_dataset(path: Path) -> Dataset:
    """Load an RDF file into memory by Oxigraph's bulk loader.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=str(path), format=_format_of(path))
    except SyntaxError as error:
        raise _syntax_error(path, error) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", file=path) from error
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def read_graphs(path: Path) -> dict[URIRef, list[Triple]]:
    """Read the statements of each named graph of an RDF file.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return _to_graphs(_inner(open_dataset(path)))


def _to_graphs(store: pyoxigraph.Store) -> dict[URIRef, list[Triple]]:
    graphs: dict[URIRef, list[Triple]] = defaultdict(list)
    for quad in store:
        name = quad.graph_name
        triples = graphs[_iri(name.value) if isinstance(name, pyoxigraph.NamedNode) else DEFAULT]
        triples.append((_term(quad.subject), _iri(quad.predicate.value), _term(quad.object)))
    return graphs


def read_texts(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Read the statements of each named graph as text, which is many times faster than as terms.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    graphs: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    try:
        for quad in pyoxigraph.parse(path=str(path), format=_format_of(path)):
            triple = (_to_text(quad.subject), quad.predicate.value, _to_text(quad.object))
            name = quad.graph_name
            graphs[name.value if isinstance(name, pyoxigraph.NamedNode) else ""].append(triple)
    except SyntaxError as error:
        raise _syntax_error(path, error) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", file=path) from error
    return graphs


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


@lru_cache(maxsize=100_000)
def _to_named(iri: Node) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(str(iri))


def _to_ox(node: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    if isinstance(node, URIRef):
        return _to_named(node)
    if isinstance(node, BNode):
        return pyoxigraph.BlankNode(str(node))
    assert isinstance(node, Literal)  # noqa: S101 - RDF has no fourth kind of term
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    datatype = _to_named(node.datatype) if node.datatype else None
    return pyoxigraph.Literal(str(node), datatype=datatype)


def _term(node: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> Node:
    if isinstance(node, pyoxigraph.NamedNode):
        return _iri(node.value)
    if isinstance(node, pyoxigraph.BlankNode):
        return BNode(node.value)
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
    return merge_graphs(read_graphs(path).values())


def parse_turtle(content: bytes, *, name: Path) -> Graph:
    """Parse Turtle into one graph in memory.

    Parameters
    ----------
    content
        The text.
    name
        The file that it is of, or is to be written to.

    Raises
    ------
    InputError
        It is not valid Turtle; says the line.
    """
    store = pyoxigraph.Store()
    try:
        store.load(content, format=pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise _syntax_error(name, error) from error
    return merge_graphs(_to_graphs(store).values())


def serialize_graphs(graphs: NamedGraphs) -> bytes:
    """Write named graphs as TriG: sorted, blank nodes canonical: equal data are equal bytes.

    Blank node labels come from RDF Dataset Canonicalization (RDFC-1.0, W3C 2024).
    """
    blank = pyoxigraph.Dataset()
    # Sorted in two steps, subjects and then the statements of each: most comparisons are short.
    subjects: dict[tuple[str, str], list[tuple[_Key, pyoxigraph.Quad]]] = defaultdict(list)
    for name, triples in graphs.items():
        graph_name = _to_named(name)
        for subject, predicate, value in triples:
            quad = pyoxigraph.Quad(
                _to_ox(subject),  # type: ignore[arg-type]  # no subject is a literal
                _to_named(predicate),
                _to_ox(value),
                graph_name,
            )
            if isinstance(subject, BNode) or isinstance(value, BNode):
                blank.add(quad)
            else:
                subjects[str(name), str(subject)].append((_sort_key(predicate, value), quad))
    blank.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    for quad in blank:
        graph, subject, predicate, value = map(
            _term, (quad.graph_name, quad.subject, quad.predicate, quad.object)
        )
        subjects[str(graph), str(subject)].append((_sort_key(predicate, value), quad))
    quads: list[pyoxigraph.Quad] = []
    for place in sorted(subjects):
        statements = sorted(subjects[place], key=itemgetter(0))
        quads += (quad for quad, _ in groupby(map(itemgetter(1), statements)))
    buffer = io.BytesIO()
    pyoxigraph.serialize(quads, buffer, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES)
    # Oxigraph writes the prefixes in no fixed order.
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :])


def _sort_key(predicate: Node, value: Node) -> _Key:
    kind = value.language or value.datatype or XSD.string if isinstance(value, Literal) else ""
    # As plain text: rdflib compares its terms in Python.
    return predicate != RDF.type, str(predicate), str(value), str(kind)


def _inner(dataset: Dataset) -> pyoxigraph.Store:
    inner: pyoxigraph.Store = dataset.store._inner  # type: ignore[attr-defined]
    return inner


def _format_of(path: Path) -> pyoxigraph.RdfFormat:
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        known = ", ".join(_FORMATS)
        raise InputError(f"is no RDF file that paperkg reads ({known})", file=path) from None


def _syntax_error(path: Path, error: SyntaxError) -> InputError:
    return InputError(
        f"is not valid {path.suffix[1:].upper()}: {error.msg}", file=path, line=error.lineno
    )
