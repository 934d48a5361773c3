"""From what a person types after ``kg query`` to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from paperkg.errors import QueryError, quote
from paperkg.lookup import find_iri
from paperkg.rdf.queries import NamedQuery, read_named_query
from paperkg.workspace.index import Opened
from paperkg.workspace.query_messages import Answer, Query, Today
from paperkg.workspace.query_process import TIMEOUT, QueryProcess

__all__ = ["ask", "collect_today", "make_query"]

MAX_QUERY = 1_000_000
"""So many bytes may a file with a query have."""


def ask(
    question: str,
    values: Sequence[str],
    *,
    built: Opened,
    process: QueryProcess,
    named: Mapping[str, Path],
    rows: str = "json",
    timeout: float = TIMEOUT,
) -> Answer:
    """Run a named query, a file or the text of a query, on the graph as it is read today.

    Parameters
    ----------
    question
        The name of a query, the path of a file with one, or SPARQL.
    values
        Values for the parameters of a named query, in order: what a person calls the papers.
    built
        The build, for the values and the read marks.
    process
        What holds the graph of the build, and answers.
    named
        The named queries: name to file.
    rows
        How to write rows and booleans: ``json``, ``xml``, ``csv`` or ``tsv``.
    timeout
        How long it may take, in seconds.

    Raises
    ------
    QueryError
        There is no such query, it takes fewer values, cannot be run, or takes too much.
    """
    query = make_query(
        question, values, named=named, find=lambda value: find_iri(built.graph, value), rows=rows
    )
    today = collect_today(built) if built.is_marked else None
    return process.ask(replace(query, today=today), timeout=timeout)


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
