"""Asking the graph in SPARQL: named queries are files, parameters are bound, nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset, URIRef
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import Result

from paperkg.errors import QueryError
from paperkg.rdf.namespaces import PREFIXES

__all__ = ["NamedQuery", "check_query", "read_named_query", "run_query"]

_HEADER = re.compile(r"^#\s*(title|param):\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of ``ontology/queries``.

    Attributes
    ----------
    name
        The file's name without its suffix.
    title
        What it answers, from its ``# title:`` header.
    params
        The variables that may be bound, from its ``# param:`` headers, in order.
    text
        The SPARQL.
    """

    name: str
    title: str
    params: tuple[str, ...]
    text: str


def read_named_query(path: Path) -> NamedQuery:
    """Read a query with its headers."""
    text = path.read_text(encoding="utf-8")
    headers = _HEADER.findall(text)
    title = next((value for key, value in headers if key == "title"), "")
    params = tuple(value for key, value in headers if key == "param")
    return NamedQuery(path.stem, title, params, text)


def check_query(text: str) -> None:
    """Refuse what is not a SPARQL 1.1 query, and what would ask another server.

    Raises
    ------
    QueryError
        With the place of a syntax error, or the reason of the refusal.
    """
    try:
        parsed = parseQuery(text)
    except Exception as error:  # the parser raises many kinds, RecursionError among them
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise QueryError(
            f"This is no SPARQL 1.1 query ({reason}). Updates are refused: the graph is made by "
            "`kg build`. `kg query --list` shows the named queries."
        ) from error
    if _has_service(parsed):
        raise QueryError("SERVICE is refused: a query stays on this machine.")


def run_query(
    dataset: Dataset, text: str, *, bindings: Mapping[str, URIRef] | None = None
) -> Result:
    """Run a query over all named graphs as one.

    Parameters
    ----------
    dataset
        From ``rdf.store``.
    text
        SPARQL 1.1; every bound variable must be projected.
    bindings
        Values of variables, bound and never written into the text.

    Raises
    ------
    QueryError
        The store cannot run it.
    """
    try:
        result = dataset.query(text, initBindings={**(bindings or {})})
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"The query cannot be run: {error}") from error
    if result.graph is not None:  # CONSTRUCT and DESCRIBE
        for prefix, namespace in PREFIXES.items():
            result.graph.bind(prefix, namespace)
    return result


def _has_service(node: object) -> bool:
    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(map(_has_service, node.values()))
    # A parse result is a list of its own kind, and a plain list may stand inside.
    if not isinstance(node, str) and hasattr(node, "__iter__"):
        return any(map(_has_service, node))
    return False
