"""What is said to a process that answers queries, and what it says.

A query is one line of JSON. An answer is a line of JSON too, which says how many bytes follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from paperkg.errors import (
    DamagedStoreError,
    LargeQueryError,
    PaperkgError,
    QueryError,
    RefusedQueryError,
    SlowQueryError,
)
from paperkg.rdf.queries import MAX_ANSWER

__all__ = [
    "Answer",
    "Head",
    "Query",
    "Today",
    "decode_head",
    "decode_query",
    "encode_answer",
    "encode_error",
    "encode_query",
    "encode_today",
    "read_answer",
]

_ERRORS = {
    kind.__name__: kind
    for kind in (
        QueryError,
        RefusedQueryError,
        SlowQueryError,
        LargeQueryError,
        DamagedStoreError,
    )
}


@dataclass(frozen=True, slots=True)
class Today:
    """What a person has said since the build.

    Attributes
    ----------
    read
        Whether each paper of the list is read, by IRI.
    known
        IRIs of the concepts that the reader knows.
    next_up
        IRIs of what can be read next, in order, each with what it opens.
    """

    read: Mapping[str, bool]
    known: Sequence[str]
    next_up: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask.

    Attributes
    ----------
    text
        SPARQL 1.1.
    bindings
        The IRI that a variable stands for; every one is projected by the query.
    rows
        How to write the answer to a SELECT or ASK: ``json``, ``xml``, ``csv`` or ``tsv``.
    statements
        How to write the answer to a CONSTRUCT or DESCRIBE: ``turtle`` or ``n-triples``.
    default_graphs, named_graphs
        IRIs of the graphs to ask, as SPARQL 1.1 has it; all as one when both are empty.
    most
        How many bytes the answer may have.
    is_free
        Whether somebody wrote it who may want more than to ask: then it is checked.
    today
        What was said since the build; None when nothing was. It holds for later queries too.
    """

    text: str
    bindings: Mapping[str, str] = field(default_factory=dict)
    rows: str = "json"
    statements: str = "turtle"
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    most: int = MAX_ANSWER
    is_free: bool = True
    today: Today | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered.

    Attributes
    ----------
    kind
        ``rows`` of a SELECT, ``boolean`` of an ASK, or a ``graph``.
    content
        In the form asked for, in UTF-8.
    seconds
        How long a processor worked on it.
    """

    kind: str
    content: bytes
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of an answer.

    Attributes
    ----------
    kind
        As ``Answer.kind``; of a failure, the name of the error.
    length
        How many bytes follow.
    seconds
        How long a processor worked on it.
    error
        What is wrong; empty where nothing is.
    """

    kind: str
    length: int = 0
    seconds: float = 0.0
    error: str = ""


_queries = msgspec.json.Decoder(Query)
_heads = msgspec.json.Decoder(Head)


def encode_query(query: Query) -> bytes:
    """Write a query as a line."""
    return msgspec.json.encode(query) + b"\n"


def encode_today(today: Today) -> bytes:
    """Write what a person has said since the build: the same bytes for the same."""
    return msgspec.json.encode(today)


def decode_query(line: bytes) -> Query:
    """Read the line of a query."""
    return _queries.decode(line)


def encode_answer(answer: Answer) -> bytes:
    """Write an answer: its first line, then what it holds."""
    head = Head(answer.kind, len(answer.content), answer.seconds)
    return msgspec.json.encode(head) + b"\n" + answer.content


def encode_error(error: PaperkgError) -> bytes:
    """Write why there is no answer."""
    return msgspec.json.encode(Head(type(error).__name__, error=str(error))) + b"\n"


def decode_head(line: bytes) -> Head:
    """Read the first line of an answer.

    Raises
    ------
    ValueError
        It is none, as when the process ended.
    """
    return _heads.decode(line)


def read_answer(head: Head, content: bytes) -> Answer:
    """Give the answer that has a first line and a content.

    Raises
    ------
    PaperkgError
        What the process said is wrong.
    """
    if head.error:
        raise _ERRORS.get(head.kind, PaperkgError)(head.error)
    return Answer(head.kind, content, head.seconds)
