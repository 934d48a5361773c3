"""From what a person types after ``kg query`` to rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rdflib import Dataset, URIRef
from rdflib.query import Result

from paperkg.algorithms.next_up import compute_next
from paperkg.errors import QueryError
from paperkg.lookup import find_iri
from paperkg.rdf.namespaces import GRAPH_DERIVED, GRAPH_LIST, KG
from paperkg.rdf.queries import NamedQuery, check_query, read_named_query, run_query
from paperkg.rdf.results import NEXT_UP, next_triples, read_triples
from paperkg.rdf.store import add_statements, open_dataset, remove_statements
from paperkg.resources import GRAPH_FILE
from paperkg.workspace.index import Opened

__all__ = ["ask", "open_marked"]


def ask(
    question: str, values: Sequence[str], *, output: Path, built: Opened, named: Mapping[str, Path]
) -> Result:
    """Run a named query, a file or the text of a query, on the graph as it is read today.

    Parameters
    ----------
    question
        The name of a query, the path of a file with one, or SPARQL.
    values
        Values for the parameters of a named query, in order: what a person calls the papers.
    output
        The folder of the build.
    built
        The same build, opened.
    named
        The named queries: name to file.

    Raises
    ------
    QueryError
        There is no such query, it takes fewer values, or it cannot be run.
    """
    query = read_named_query(named[question]) if question in named else _read_free(question, named)
    if len(values) > len(query.params):
        raise QueryError(f"The query {query.name} takes {len(query.params)} values, not more.")
    bindings = {
        param: URIRef(find_iri(built.graph, value))
        for param, value in zip(query.params, values, strict=False)
    }
    return run_query(open_marked(output, built), query.text, bindings=bindings)


def open_marked(output: Path, built: Opened) -> Dataset:
    """Open the graph of the last build with the read marks of today, and what can be read next.

    The file stays as it is: what was read since the build is said in memory only.

    Parameters
    ----------
    output
        The folder of the build.
    built
        The same build, opened.
    """
    dataset = open_dataset(output / GRAPH_FILE)
    if built.is_marked:
        found = compute_next(built.graph, prerequisites=built.prerequisites)
        next_up = {item.iri: item.opens for item in found}
        remove_statements(dataset, GRAPH_LIST, predicates=(KG.read, KG.known))
        remove_statements(dataset, GRAPH_DERIVED, under=NEXT_UP)
        add_statements(dataset, GRAPH_LIST, read_triples(built.graph))
        add_statements(dataset, GRAPH_DERIVED, next_triples(next_up))
    return dataset


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
