"""A process that answers queries, as seen by whoever asks."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from paperkg.errors import (
    LargeQueryError,
    PaperkgError,
    QueryError,
    RefusedQueryError,
    SlowQueryError,
)
from paperkg.rdf.queries import MAX_ANSWER

__all__ = ["MEMORY", "TIMEOUT", "Answer", "Query", "QueryProcess", "Today"]

TIMEOUT = 60.0
"""How long a query may take, in seconds, unless a person says otherwise."""

MEMORY = 1 << 30
"""How many bytes a query may take, beside the graph, where the system can say so."""

STARTING = 60.0
"""How long a process may take to read the graph, before the time of a query counts, in seconds."""

TICK = 0.1
"""How often to look whether a person interrupts, in seconds."""

_WORKER = "paperkg.workspace.query_worker"

_ERRORS = {
    kind.__name__: kind for kind in (QueryError, RefusedQueryError, SlowQueryError, LargeQueryError)
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
    """

    kind: str
    content: bytes


class QueryProcess:
    """A process that holds the graph of a build and answers one query after another.

    It starts at once, so that it reads the graph while one gets ready to ask. Use as a context
    manager: at the end, it is ended, whatever it does. After a query that failed to end, it is
    ended too; start another one.

    Parameters
    ----------
    graph
        The file of the graph.
    memory
        How many bytes a query may take, beside the graph.
    """

    def __init__(self, graph: Path, *, memory: int = MEMORY) -> None:
        self.memory = memory
        self._ending = threading.Lock()
        self._is_ready = False
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            # -P: nothing that lies in the folder where kg is called takes the place of a module.
            [sys.executable, "-P", "-m", _WORKER, str(graph), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> QueryProcess:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process. May be called while another thread asks: that one gets an error."""
        with self._ending:
            self._process.kill()
            self._process.communicate()

    @property
    def is_running(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, query: Query, *, timeout: float = TIMEOUT) -> Answer:
        """Ask, and wait for the answer.

        Raises
        ------
        QueryError
            It cannot be run; one of its kinds where it is refused, takes longer than ``timeout``
            seconds from when the graph is read, or takes too much memory.
        PaperkgError
            The graph cannot be read.
        """
        found: list[Answer | PaperkgError] = []
        talk = threading.Thread(target=self._talk, args=(query, found), daemon=True)
        talk.start()
        end = time.monotonic() + STARTING + timeout
        while talk.is_alive():
            # In short steps: on some systems, waiting cannot be interrupted.
            talk.join(min(TICK, max(0.0, end - time.monotonic())))
            if self._is_ready:  # from now on, the query itself runs
                end = min(end, time.monotonic() + timeout)
            if talk.is_alive() and time.monotonic() >= end:
                self.close()
                raise SlowQueryError(
                    f"The query took longer than {timeout:g} seconds, so kg stopped it: ask for "
                    "less, or raise --timeout."
                )
        if not found:  # the process ended by itself
            self.close()
            raise LargeQueryError(
                f"The query needs more than {self.memory >> 20} MB of memory, or is nested too "
                "deep: ask for less, with LIMIT, or join its patterns."
            )
        result = found[0]
        if isinstance(result, PaperkgError):
            raise result
        return result

    def _talk(self, query: Query, found: list[Answer | PaperkgError]) -> None:
        with suppress(OSError, ValueError):
            found.append(self._exchange(query))

    def _exchange(self, query: Query) -> Answer | PaperkgError:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise ValueError("both are pipes")
        if not self._is_ready:
            self._is_ready = bool(stdout.readline())
        request = asdict(query)
        stdin.write(json.dumps(request).encode() + b"\n")
        stdin.flush()
        head: dict[str, Any] = json.loads(stdout.readline())
        if "error" in head:
            return _ERRORS.get(head["kind"], PaperkgError)(head["error"])
        return Answer(head["kind"], stdout.read(head["length"]))
