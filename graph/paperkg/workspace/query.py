"""From what a person types after ``kg query`` to rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rdflib import URIRef
from rdflib.query import Result

from paperkg.errors import NoGraphError, QueryError
from paperkg.lookup import find_iri
from paperkg.rdf.queries import NamedQuery, check_query, read_named_query, run_query
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import open_dataset

__all__ = ["ask"]


def ask(question: str, values: Sequence[str], *, graph: Path, named: Mapping[str, Path]) -> Result:
    """Run a named query, a file or the text of a query.

    Parameters
    ----------
    question
        The name of a query, the path of a file with one, or SPARQL.
    values
        Values for the parameters of a named query, in order: what a person calls the papers.
    graph
        The file of the graph.
    named
        The named queries: name to file.

    Raises
    ------
    QueryError
        There is no such query, it takes fewer values, or it cannot be run.
    NoGraphError
        There is no graph yet.
    """
    query = read_named_query(named[question]) if question in named else _read_free(question, named)
    if len(values) > len(query.params):
        raise QueryError(f"The query {query.name} takes {len(query.params)} values, not more.")
    if not graph.exists():
        raise NoGraphError(f"There is no graph at {graph}: make one with `kg build`.")
    bindings = {}
    if values:
        known = read_graph(graph)
        for param, value in zip(query.params, values, strict=False):
            bindings[param] = URIRef(find_iri(known, value))
    return run_query(open_dataset(graph), query.text, bindings=bindings)


def _read_free(question: str, named: Mapping[str, Path]) -> NamedQuery:
    """Read a query from a file, or take the text for one; both are checked."""
    looks_like_text = any(character in question for character in "{\n")
    if not looks_like_text:
        path = Path(question)
        if not _is_file(path):
            names = ", ".join(named)
            raise QueryError(
                f"{question!r} is no named query, no file and no SPARQL. The named queries are: "
                f"{names}."
            )
        query = read_named_query(path)
    else:
        query = NamedQuery("text", "", (), question)
    check_query(query.text)
    return query


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no file has such a name
        return False
