"""The graph of a build in a SPARQL 1.1 server: put there as a whole, and asked there.

A reader of the server sees the old graph or the new one. All named graphs are put ready beside the
old ones, under names of their own, and counted; then one update copies them all to their places,
which most servers do as one transaction. Whatever stops kg stops it before this request or after.
What was put ready and not taken away is put ready anew by the next build of the same folder.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from rdflib import URIRef

from paperkg.errors import QueryError, RefusedQueryError
from paperkg.rdf.namespaces import (
    GRAPH_BUILD,
    GRAPH_CITATIONS,
    GRAPH_CURATED,
    GRAPH_DERIVED,
    GRAPH_LIST,
)
from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.queries import check_query
from paperkg.rdf.store import Syntax, read_graphs, serialize_graphs
from paperkg.resources import GRAPH_FILE, ONTOLOGY
from paperkg.sources.graph_store import GraphStore, StoreError, UnansweredError, show_address
from paperkg.workspace.query_messages import Answer, Query

__all__ = ["GRAPHS", "RemoteGraph", "publish_graph"]

GRAPHS = (GRAPH_LIST, GRAPH_CITATIONS, GRAPH_CURATED, GRAPH_DERIVED, GRAPH_BUILD)
"""The named graphs of a build, all of which a build replaces."""

TEXTS = ONTOLOGY / "store"

ROWS = {
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
}


def publish_graph(
    folder: Path, store: GraphStore, *, tell: Callable[[str], None] = lambda _: None
) -> dict[URIRef, int]:
    """Put the graph of the last build into a server, all named graphs at once.

    Parameters
    ----------
    folder
        The build folder.
    store
        The server.
    tell
        Is told what cannot be promised.

    Returns
    -------
    dict
        How many statements each named graph has there now.

    Raises
    ------
    StoreError
        The server fails or refuses; its graphs are as they were, unless the message says otherwise.
    """
    graphs = read_graphs(folder / GRAPH_FILE)
    texts = {name: _write(graphs.get(name, [])) for name in GRAPHS}
    counts = {name: text.count(b"\n") for name, text in texts.items()}
    ready = {name: _name_ready(name, folder) for name, count in counts.items() if count}
    put: list[URIRef] = []
    try:
        for name, place in ready.items():
            put.append(place)
            store.put_graph(place, texts[name])
        _compare(store, {place: counts[name] for name, place in ready.items()}, "were put ready")
        _swap(store, ready)
    except StoreError:
        with suppress(StoreError):  # what is wrong is said already
            store.update(_drop(put))
        raise
    _compare(store, counts, "were written")
    try:
        store.update(_drop(put))
    except StoreError as error:
        tell(f"What was put ready is still in the store ({error}) The next build replaces it.")
    return counts


def _swap(store: GraphStore, ready: Mapping[URIRef, URIRef]) -> None:
    """Copy what is ready to its places, and drop what is no longer there, in one request.

    Raises
    ------
    StoreError
        The server refuses, or does not answer.
    """
    copies = [_fill("copy.ru", {"from": place, "to": name}) for name, place in ready.items()]
    gone = [name for name in GRAPHS if name not in ready]
    try:
        store.update(" ;\n".join((*copies, *filter(None, [_drop(gone)]))))
    except UnansweredError as error:
        raise StoreError(f"{error} The server has the old graphs or the new ones.") from error


def _drop(graphs: Iterable[URIRef]) -> str:
    return " ;\n".join(_fill("drop.ru", {"graph": graph}) for graph in graphs)


def _write(triples: Sequence[object]) -> bytes:
    """Write the statements of a graph, each once, on a line."""
    one_graph = {GRAPH_LIST: triples}
    return serialize_graphs(one_graph, syntax=Syntax.N_TRIPLES)  # type: ignore[arg-type]


def _name_ready(graph: URIRef, folder: Path) -> URIRef:
    """Name the place where a build of this folder puts a graph ready: no other build uses it."""
    whose = f"{platform.node()}:{folder.resolve()}"
    return URIRef(f"{graph}/ready/{hashlib.sha256(whose.encode()).hexdigest()[:16]}")


def _fill(name: str, iris: Mapping[str, URIRef]) -> str:
    """Fill IRIs into the text of an update; what is no IRI is refused by rdflib."""
    lines = (TEXTS / name).read_text(encoding="utf-8").splitlines()
    text = " ".join(line for line in lines if not line.startswith("#"))
    for place, iri in iris.items():
        text = text.replace(f"<urn:kg:{place}>", iri.n3())
    return text


def _compare(store: GraphStore, expected: Mapping[URIRef, int], what: str) -> None:
    """Count what is in the store, and compare.

    Raises
    ------
    StoreError
        It has another number of statements than it was sent.
    """
    text = (TEXTS / "count.rq").read_text(encoding="utf-8")
    for graph, count in expected.items():
        found = store.count_statements(text, graph)
        if found != count:
            raise StoreError(
                f"{show_address(store.addresses.query)}: {count} statements of <{graph}> {what}, "
                f"and it has {found}. Look at the limits of the server, then build again."
            )


class _Head(msgspec.Struct):
    vars: list[str] = []


class _Results(msgspec.Struct):
    bindings: list[dict[str, dict[str, Any]]]


class _Said(msgspec.Struct):
    """An answer, as SPARQL 1.1 Query Results JSON has it."""

    head: _Head
    results: _Results | None = None
    boolean: bool | None = None


class RemoteGraph:
    """The graph of a build in a server, which answers queries as a process of ours does.

    Parameters
    ----------
    store
        The server.
    """

    def __init__(self, store: GraphStore) -> None:
        self._store = store

    def ask(self, query: Query, *, timeout: float) -> Answer:
        """Ask the server; read marks that were made since the build are not known there.

        Raises
        ------
        QueryError
            The query is refused, or its values are no IRIs.
        StoreError
            The server fails or refuses.
        """
        in_text = check_query(query.text) if query.is_free else ()
        for graph in in_text:
            if URIRef(graph) not in GRAPHS:
                raise RefusedQueryError(f"The graph <{graph[:200]}> is not one of a build.")
        union = () if in_text else GRAPHS
        kind, content = self._store.ask(
            _add_prefixes(query.text) + _bind(query.bindings),
            accept=f"{ROWS[query.rows]}, text/turtle;q=0.9",
            default_graphs=union,
            named_graphs=union,
            timeout=timeout,
        )
        try:
            return _read_answer(kind, content, query.rows)
        except (ValueError, msgspec.MsgspecError, RecursionError) as error:
            name = show_address(self._store.addresses.query)
            raise StoreError(
                f"{name}: answers with {kind[:100] or 'nothing that has a type'}, which is no "
                "answer to a query. Name the address where the server takes queries with --store."
            ) from error


def _read_answer(kind: str, content: bytes, rows: str) -> Answer:
    """Tell what an answer is, and that it is what it says.

    Raises
    ------
    ValueError, msgspec.MsgspecError
        It is no answer to a query.
    """
    text = content.decode()
    if kind == "text/turtle":
        return Answer("graph", content)
    if rows == "json":
        said = msgspec.json.decode(text, type=_Said)
        if said.boolean is not None:
            return Answer("boolean", content)
        if said.results is None:
            raise ValueError("neither rows nor a boolean")
    elif kind != ROWS[rows]:
        raise ValueError(kind)
    return Answer("rows", content)


def _add_prefixes(text: str) -> str:
    """Declare the prefixes that queries may use, as ours are known here."""
    lines = (f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    return "\n".join(lines) + "\n" + text


def _bind(bindings: Mapping[str, str]) -> str:
    """Bind variables to IRIs by a clause behind the query (SPARQL 1.1, 10.2.2)."""
    if not bindings:
        return ""
    values = []
    for iri in bindings.values():
        with suppress(Exception):  # rdflib says of an IRI that it is none by many kinds
            values.append(URIRef(iri).n3())
    if len(values) < len(bindings):
        raise QueryError("A value of the query is no IRI.")
    names = " ".join(f"?{name}" for name in bindings)
    return f"\nVALUES ({names}) {{ ({' '.join(values)}) }}"
