"""From what a person types after ``kg query`` to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.errors import DamagedStoreError, LargeQueryError, QueryError, SlowQueryError, quote
from paperkg.progress import Progress, Silent
from paperkg.rdf.queries import NamedQuery, read_named_query
from paperkg.resources import GRAPH_FILE
from paperkg.workspace.basis import Basis, find_basis
from paperkg.workspace.kept_store import forget_stores, is_sound
from paperkg.workspace.query_messages import Answer, Query, Today
from paperkg.workspace.query_process import TIMEOUT, QueryProcess

if TYPE_CHECKING:
    from paperkg.workspace.built_lists import BuiltLists
    from paperkg.workspace.index import Opened

__all__ = ["ask", "collect_today", "make_query"]

MAX_QUERY = 1_000_000
"""So many bytes may a file with a query have."""


def ask(
    question: str,
    values: Sequence[str],
    *,
    folder: Path,
    named: Mapping[str, Path],
    built: Opened | None = None,
    rows: str = "json",
    timeout: float = TIMEOUT,
    watch: Callable[[], AbstractContextManager[Progress]] = Silent,
    tell: Callable[[BuiltLists], None] = lambda _: None,
) -> Answer:
    """Run a named query, a file or the text of a query, on the graph as it is read today.

    Parameters
    ----------
    question
        The name of a query, the path of a file with one, or SPARQL.
    values
        Values for the parameters of a named query, in order: what a person calls the papers.
    folder
        The folder of the build.
    named
        The named queries: name to file.
    built
        The build, where it is open already. Of a large graph, a question does not need it.
    rows
        How to write rows and booleans: ``json``, ``xml``, ``csv`` or ``tsv``.
    timeout
        How long it may take, in seconds.
    watch
        Is entered while something is made that later questions use, and shows the progress.
    tell
        Is told of the lists of the build.

    Raises
    ------
    QueryError
        There is no such query, it takes fewer values, cannot be run, or takes too much.
    NoGraphError
        There is no graph.
    InputError
        The graph, or the file with the read marks, cannot be read.
    """
    graph = folder / GRAPH_FILE

    def find() -> Basis | None:
        today = lambda: collect_today(_open_graph(folder))  # noqa: E731
        return find_basis(graph, collect_today=today, watch=watch)

    def ask_once(basis: Basis | None) -> Answer:
        opened, today = built, None
        with QueryProcess(graph, store=basis.store if basis else None) as process:
            if basis:
                tell(basis.lists)
            else:  # while the process reads the file; with a store, the index is not needed
                opened = built or _open_graph(folder)
                tell(opened.lists)
                today = collect_today(opened) if opened.is_marked else None
            query = make_query(
                question,
                values,
                named=named,
                find=lambda value: _find(folder, opened, value),
                rows=rows,
            )
            return process.ask(replace(query, today=today), timeout=timeout)

    basis = find()
    try:
        return ask_once(basis)
    except (DamagedStoreError, SlowQueryError, LargeQueryError):
        if basis is None or is_sound(basis.store):
            raise
    forget_stores(graph)
    return ask_once(find())


def _open_graph(folder: Path) -> Opened:
    from paperkg.workspace.index import open_graph

    return open_graph(folder)


def _find(folder: Path, built: Opened | None, value: str) -> str:
    from paperkg.lookup import find_iri
    from paperkg.workspace.index import peek_graph

    graph = built.graph if built else peek_graph(folder)
    return find_iri(graph or _open_graph(folder).graph, value)


def make_query(
    question: str,
    values: Sequence[str],
    *,
    named: Mapping[str, Path],
    find: Callable[[str], str],
    rows: str = "json",
) -> Query:
    """Make a query of what a person types.

    Parameters
    ----------
    question, values, named, rows
        As for ``ask``.
    find
        Finds the IRI of what a person calls something.

    Raises
    ------
    QueryError
        There is no such query, or it takes fewer values.
    """
    is_named = question in named
    query = read_named_query(named[question]) if is_named else _read_free(question, named)
    if len(values) > len(query.params):
        raise QueryError(
            f"The query {query.name} takes {len(query.params)} values: leave the rest out."
        )
    bindings = dict(zip(query.params, map(find, values), strict=False))
    return Query(query.text, bindings, rows, is_free=not is_named)


def collect_today(built: Opened) -> Today:
    """Collect what a person has said since the build, as far as queries tell it."""
    # Loaded only here: where nothing was marked since the build, the graph has it all.
    from paperkg.algorithms.next_up import compute_next

    found = compute_next(built.graph, prerequisites=built.prerequisites)
    return Today(
        read={paper.iri: paper.read for paper in built.graph.listed},
        known=[concept.iri for concept in built.graph.concepts.values() if concept.known],
        next_up={item.iri: item.opens for item in found},
    )


def _read_free(question: str, named: Mapping[str, Path]) -> NamedQuery:
    """Read a query from a file, or take the text for one; both are checked."""
    looks_like_text = any(character in question for character in "{\n")
    if not looks_like_text:
        path = Path(question)
        if not _is_file(path):
            names = ", ".join(named)
            raise QueryError(
                f"{quote(question)} is not a named query, a file or SPARQL. Use one of the named "
                f"queries: {names}."
            )
        query = _read_file(path)
    else:
        query = NamedQuery("text", "", (), question)
    return query


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no file has such a name
        return False


def _read_file(path: Path) -> NamedQuery:
    try:
        if path.stat().st_size > MAX_QUERY:
            raise QueryError(
                f"{path}: has more than {MAX_QUERY:,} bytes, and is taken for no query."
            )
        return read_named_query(path)
    except UnicodeDecodeError:
        raise QueryError(f"{path}: is not in UTF-8, and is no query.") from None
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}).") from error
