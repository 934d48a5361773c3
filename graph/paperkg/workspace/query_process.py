"""A process that answers queries, as seen by whoever asks."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from paperkg.errors import PaperkgError, QueryError

__all__ = ["MEMORY", "TIMEOUT", "Answer", "Query", "QueryProcess", "Today"]

TIMEOUT = 60.0
"""How long a query may take, in seconds, unless a person says otherwise."""

MEMORY = 1 << 30
"""How many bytes a query may take, beside the graph, where the system can say so."""

TICK = 0.1
"""How often to look whether a person interrupts, in seconds."""

_WORKER = "paperkg.workspace.query_worker"


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
    form
        How to write the rows of a SELECT: ``json`` or ``csv``.
    is_free
        Whether somebody wrote it who may want more than to ask: then it is checked.
    today
        What was said since the build; None when nothing was. It holds for later queries too.
    """

    text: str
    bindings: Mapping[str, str] = field(default_factory=dict)
    form: str = "json"
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
        The rows in the form asked for, ``true`` or ``false``, or Turtle; in UTF-8.
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
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def ask(self, query: Query, *, timeout: float = TIMEOUT) -> Answer:
        """Ask, and wait for the answer.

        Raises
        ------
        QueryError
            It cannot be run, takes longer than ``timeout`` seconds, or takes too much memory.
        PaperkgError
            The graph cannot be read.
        """
        found: list[Answer | PaperkgError] = []
        talk = threading.Thread(target=self._talk, args=(query, found), daemon=True)
        talk.start()
        end = time.monotonic() + timeout
        while talk.is_alive():
            # In short steps: on some systems, waiting cannot be interrupted.
            talk.join(min(TICK, max(0.0, end - time.monotonic())))
            if talk.is_alive() and time.monotonic() >= end:
                self.close()
                raise QueryError(
                    f"The query took longer than {timeout:g} seconds, so kg stopped it: ask for "
                    "less, or raise --timeout."
                )
        result = found[0]
        if isinstance(result, PaperkgError):
            raise result
        return result

    def _talk(self, query: Query, found: list[Answer | PaperkgError]) -> None:
        try:
            found.append(self._exchange(query))
        except (OSError, ValueError):
            found.append(self._say_end())

    def _exchange(self, query: Query) -> Answer | PaperkgError:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise ValueError("both are pipes")
        request = asdict(query)
        stdin.write(json.dumps(request).encode() + b"\n")
        stdin.flush()
        head: dict[str, Any] = json.loads(stdout.readline())
        if "error" in head:
            return (QueryError if head["is_usage"] else PaperkgError)(head["error"])
        return Answer(head["kind"], stdout.read(head["length"]))

    def _say_end(self) -> PaperkgError:
        """Say why the process ended by itself."""
        return QueryError(
            f"The query needs more than {self.memory >> 20} MB of memory, or is nested too deep: "
            "ask for less, with LIMIT, or join its patterns."
        )
