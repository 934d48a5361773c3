"""SPARQL queries: named queries are files, parameters are bound, a query changes nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperkg.errors import DamagedStoreError, LargeQueryError, QueryError, RefusedQueryError

if TYPE_CHECKING:  # what asks another process needs none of it
    from typing_extensions import Buffer

    from paperkg.rdf.engine import Store

__all__ = [
    "MAX_ANSWER",
    "NamedQuery",
    "answer_query",
    "check_query",
    "needs_check",
    "read_named_query",
    "refuse_other_graphs",
]

MAX_ANSWER = 100_000_000
"""How many bytes an answer may have."""

# SPARQL reads \u0053 as S before all else, so a text with such a letter may have any word.
_OTHERS = re.compile(r"\\u|from|service", re.IGNORECASE)

_DAMAGE = ("Corruption", "IO error")
"""How RocksDB begins to say that it cannot read a store."""

_NESTING = "({[!^+-"
"""With what a part of a query begins that may stand inside another."""

DEEP = 100
"""Of so many of them, Oxigraph's parser has room for any nesting."""

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


def needs_check(text: str) -> bool:
    """Tell whether a query may be refused: it asks a server, chooses graphs, or is nested deep."""
    return bool(_OTHERS.search(text)) or sum(map(text.count, _NESTING)) > DEEP


@lru_cache(maxsize=32)
def check_query(text: str) -> tuple[str, ...]:
    """Refuse what is not a SPARQL 1.1 query, and what would ask another server.

    Returns
    -------
    tuple of str
        IRIs of the graphs that it names by FROM and FROM NAMED.

    Raises
    ------
    QueryError
        It is not a query; with the place of the error.
    RefusedQueryError
        It has SERVICE.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
        has_service = _has_service(parsed)
        graphs = _find_graphs(parsed)
    except RecursionError as error:
        raise QueryError(
            "The query is not a SPARQL query that kg can read: its brackets are nested too deep."
        ) from error
    except Exception as error:  # the parser raises many kinds
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise QueryError(
            f"This is not a SPARQL 1.1 query ({reason[:200]}). Updates are refused: `kg build` "
            "makes the graph. `kg query --list` lists the named queries."
        ) from error
    if has_service:
        raise RefusedQueryError(
            "SERVICE is refused, as a query stays on this machine: leave it out."
        )
    return graphs


def refuse_other_graphs(store: Store, graphs: Iterable[str]) -> None:
    """Refuse graphs that a store does not have: nothing is loaded for a query.

    Raises
    ------
    RefusedQueryError
        Names the first of them, and the graphs that there are.
    """
    wanted = tuple(graphs)
    known = {str(name.value) for name in store.named_graphs()} if wanted else ()
    for graph in wanted:
        if graph not in known:
            raise RefusedQueryError(
                f"The graph <{graph[:200]}> is not in this build, and kg loads none for a query. "
                f"The build has {', '.join(f'<{name}>' for name in sorted(known))}."
            )


def answer_query(
    store: Store,
    text: str,
    *,
    bindings: Mapping[str, str],
    rows: str = "json",
    statements: str = "turtle",
    most: int = MAX_ANSWER,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    names_graphs: bool = False,
) -> tuple[str, bytes]:
    """Run a query; without a choice of graphs, over all named graphs as one.

    Parameters
    ----------
    store
        From ``rdf.engine``.
    text
        SPARQL 1.1; every bound variable must be projected.
    bindings
        The IRIs that variables stand for, bound and never written into the text.
    rows
        How to write rows and booleans: ``json``, ``xml``, ``csv`` or ``tsv``, of SPARQL 1.1.
    statements
        How to write what CONSTRUCT and DESCRIBE give: ``turtle`` or ``n-triples``.
    most
        How many bytes the answer may have.
    default_graphs, named_graphs, names_graphs
        What to ask: see ``query_store``.

    Returns
    -------
    kind, content
        ``rows``, ``boolean`` or ``graph``; and the answer.

    Raises
    ------
    QueryError
        The store cannot run it.
    LargeQueryError
        Its answer is too large.
    DamagedStoreError
        The store is one on disk that cannot be read.
    """
    from paperkg.rdf.engine import query_store

    answer = _Answer(most)
    try:
        kind = query_store(
            store,
            text,
            answer,
            bindings=bindings,
            rows=rows,
            statements=statements,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            names_graphs=names_graphs,
        )
    except _TooLargeError as error:
        raise LargeQueryError(
            f"The answer has more than {most / 1_000_000:g} MB: ask for less, with LIMIT."
        ) from error
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        if reason.startswith(_DAMAGE):
            raise DamagedStoreError(f"The store beside the graph is damaged ({reason}).") from error
        raise QueryError(f"The query cannot run ({reason}): correct it.") from error
    return kind, answer.getvalue()


class _TooLargeError(Exception):
    """An answer is too large to be read."""


class _Answer(io.BytesIO):
    """The answer to a query, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, part: Buffer, /) -> int:
        written = super().write(part)
        if self.tell() > self.most:
            raise _TooLargeError
        return written


def _find_graphs(parsed: Any) -> tuple[str, ...]:
    """Find the graphs that a query names in its FROM clauses, written out."""
    from rdflib.plugins.sparql.algebra import translateQuery

    from paperkg.rdf.prefixes import PREFIXES

    if not parsed[1].datasetClause:
        return ()
    clauses = translateQuery(parsed, initNs=PREFIXES).algebra.datasetClause
    return tuple(str(clause.default or clause.named) for clause in clauses)


def _has_service(node: object) -> bool:
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(map(_has_service, node.values()))
    # A parse result is a list of its own kind, and a plain list may stand inside.
    if not isinstance(node, str) and hasattr(node, "__iter__"):
        return any(map(_has_service, node))
    return False
