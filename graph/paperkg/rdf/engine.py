"""The triple store, Oxigraph: graphs in memory and on disk, and questions to them.

Only what a question needs is loaded: ``store`` has what rdflib's terms are needed for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import pyoxigraph

from paperkg.contents import read_bytes
from paperkg.errors import InputError
from paperkg.rdf.parse_failures import explain_failure
from paperkg.rdf.prefixes import PREFIXES

__all__ = ["Store", "format_of", "open_kept", "open_store", "query_store"]

Store = pyoxigraph.Store
"""A store of statements in memory, as everybody else calls it."""

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
        store.bulk_load(content, format=format_of(path))
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


def open_kept(folder: Path) -> Store:
    """Open a store on disk to ask it.

    Raises
    ------
    OSError, RuntimeError
        It is not there, or not whole.
    """
    return pyoxigraph.Store.read_only(str(folder))


def format_of(path: Path) -> pyoxigraph.RdfFormat:
    """Tell by the suffix of a file how it is written.

    Raises
    ------
    InputError
        The suffix is of no RDF file that is read.
    """
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        known = ", ".join(_FORMATS)
        raise InputError(f"is not an RDF file that kg reads ({known})", file=path) from None
