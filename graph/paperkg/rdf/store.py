"""The triple store: rdflib is the interface, Oxigraph the engine under it.

The only module that names a triple store. Files are parsed and written by Oxigraph, which is many
times faster than rdflib's parsers and gives the line of a syntax error.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID as DEFAULT
from rdflib.term import Node

from paperkg.errors import InputError
from paperkg.rdf.namespaces import PREFIXES, RDF

__all__ = [
    "merge_graphs",
    "new_dataset",
    "open_dataset",
    "read_graphs",
    "read_turtle",
    "serialize_dataset",
]

_FORMATS = {
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
}


def new_dataset() -> Dataset:
    """Make an empty dataset in memory, whose default graph is the union of the named ones."""
    return _wrap(pyoxigraph.Store())


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
    return _wrap(store)


def read_graphs(path: Path) -> dict[URIRef, Graph]:
    """Read an RDF file into one graph in memory for each named graph; the rest are empty.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    graphs: dict[URIRef, Graph] = defaultdict(Graph)
    for quad in _inner(open_dataset(path)):
        name = quad.graph_name
        graph = graphs[_iri(name.value) if isinstance(name, pyoxigraph.NamedNode) else DEFAULT]
        graph.add((_term(quad.subject), _iri(quad.predicate.value), _term(quad.object)))
    return graphs


def merge_graphs(dataset: Dataset) -> Graph:
    """Copy all named graphs of a dataset into one graph of rdflib's own, quick to walk."""
    merged = Graph()
    for prefix, namespace in PREFIXES.items():
        merged.bind(prefix, namespace)
    for quad in _inner(dataset):
        merged.add((_term(quad.subject), _iri(quad.predicate.value), _term(quad.object)))
    return merged


@lru_cache(maxsize=100_000)
def _iri(value: str) -> URIRef:
    # Most terms are IRIs seen before, and rdflib checks each new one, which takes most of the time.
    return URIRef(value)


def _term(node: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal) -> Node:
    if isinstance(node, pyoxigraph.NamedNode):
        return _iri(node.value)
    if isinstance(node, pyoxigraph.BlankNode):
        return BNode(node.value)
    if node.language:
        return Literal(node.value, lang=node.language)
    # normalize=False keeps "2017" a year: rdflib would write it as a full date.
    return Literal(node.value, datatype=_iri(node.datatype.value), normalize=False)


def read_turtle(path: Path) -> Graph:
    """Read a Turtle or TriG file into one graph in memory; graph names are dropped.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return merge_graphs(open_dataset(path))


def serialize_dataset(dataset: Dataset) -> bytes:
    """Write a dataset as TriG: sorted, blank nodes canonical, so that equal data are equal bytes.

    Blank node labels come from RDF Dataset Canonicalization (RDFC-1.0, W3C 2024).
    """
    quads = pyoxigraph.Dataset(_inner(dataset))
    quads.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    ordered = sorted(quads, key=_sort_key)
    written: bytes = pyoxigraph.serialize(
        ordered, format=pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES
    )
    # Oxigraph writes the prefixes in no fixed order.
    lines = written.splitlines(keepends=True)
    return b"".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :])


def _sort_key(quad: pyoxigraph.Quad) -> tuple[str, str, bool, str, str]:
    predicate = quad.predicate.value
    is_type = predicate == str(RDF.type)
    return str(quad.graph_name), str(quad.subject), not is_type, predicate, str(quad.object)


def _wrap(store: pyoxigraph.Store) -> Dataset:
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


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
    return InputError(f"is not valid {path.suffix[1:].upper()}: {error.msg}", file=path, line=error.lineno)
