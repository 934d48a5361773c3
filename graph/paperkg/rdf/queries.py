"""SPARQL queries: named queries are files, parameters are bound, a query changes nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.errors import QueryError

if TYPE_CHECKING:  # what asks another process needs none of it
    from typing_extensions import Buffer

    from paperkg.rdf.store import Store

__all__ = ["MAX_ANSWER", "NamedQuery", "answer_query", "check_query", "read_named_query"]

MAX_ANSWER = 100_000_000
"""How many bytes an answer may have."""

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
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
        has_service = _has_service(parsed)
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
        raise QueryError("SERVICE is refused, as a query stays on this machine: leave it out.")


def answer_query(
    store: Store, text: str, *, bindings: Mapping[str, str], form: str
) -> tuple[str, bytes]:
    """Run a query over all named graphs as one.

    Parameters
    ----------
    store
        From ``rdf.store``.
    text
        SPARQL 1.1; every bound variable must be projected.
    bindings
        The IRIs that variables stand for, bound and never written into the text.
    form
        How to write rows: ``json`` (SPARQL 1.1 Query Results JSON) or ``csv``.

    Returns
    -------
    kind, content
        ``rows``, ``boolean`` or ``graph``; the rows, ``true`` or ``false``, or Turtle.

    Raises
    ------
    QueryError
        The store cannot run it, or its answer is larger than ``MAX_ANSWER``.
    """
    from paperkg.rdf.store import query_store

    answer = _Answer()
    try:
        kind = query_store(store, text, answer, bindings=bindings, form=form)
    except _TooLargeError as error:
        raise QueryError(
            f"The answer has more than {MAX_ANSWER // 1_000_000} MB: ask for less, with LIMIT."
        ) from error
    except (SyntaxError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())[:200]
        raise QueryError(f"The query cannot run ({reason}): correct it.") from error
    return kind, answer.getvalue()


class _TooLargeError(Exception):
    """An answer is too large to be read."""


class _Answer(io.BytesIO):
    """The answer to a query, up to a limit."""

    def write(self, part: Buffer, /) -> int:
        written = super().write(part)
        if self.tell() > MAX_ANSWER:
            raise _TooLargeError
        return written


def _has_service(node: object) -> bool:
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(map(_has_service, node.values()))
    # A parse result is a list of its own kind, and a plain list may stand inside.
    if not isinstance(node, str) and hasattr(node, "__iter__"):
        return any(map(_has_service, node))
    return False
