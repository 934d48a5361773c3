"""A process that answers queries, as seen by whoever asks."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from paperkg.errors import LargeQueryError, PaperkgError, SlowQueryError
from paperkg.workspace.query_messages import Answer, Query, decode_head, encode_query, read_answer

__all__ = [
    "MEMORY",
    "STARTING",
    "TIMEOUT",
    "QueryProcess",
    "make_command",
    "make_large_error",
    "make_slow_error",
]

TIMEOUT = 60.0
"""How long a query may take, in seconds, unless a person says otherwise."""

MEMORY = 1 << 30
"""How many bytes a query may take, beside the graph, where the system can say so."""

STARTING = 60.0
"""How long a process may take to read the graph, before the time of a query counts, in seconds."""

TICK = 0.1
"""How often to look whether a person interrupts, in seconds."""

_WORKER = "paperkg.workspace.query_worker"


def make_command(
    graph: Path, memory: int, store: Path | None = None, *, is_eager: bool = False
) -> list[str]:
    """Make the command that starts a process which answers queries.

    Parameters
    ----------
    graph
        The file of the graph.
    memory
        How many bytes a query may take, beside the graph.
    store
        The store on disk that is asked instead; None where the file is read.
    is_eager
        Whether it loads, before anybody asks, what only some queries need.
    """
    rest = [str(store or ""), *(["eager"] if is_eager else [])]
    # -P: nothing that lies in the folder where kg is called takes the place of a module.
    return [sys.executable, "-P", "-m", _WORKER, str(graph), str(memory), *rest]


def make_slow_error(timeout: float) -> SlowQueryError:
    """Make what is said of a query that was stopped after so many seconds."""
    return SlowQueryError(
        f"The query took longer than {timeout:g} seconds, so kg stopped it: ask for less, or "
        "raise --timeout."
    )


def make_large_error(memory: int) -> LargeQueryError:
    """Make what is said of a query that ended its process, which may take so many bytes."""
    return LargeQueryError(
        f"The query needs more than {memory >> 20} MB of memory, or is nested too deep: ask for "
        "less, with LIMIT, or join its patterns."
    )


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
    store
        The store on disk that is asked instead; None where the file is read.
    """

    def __init__(self, graph: Path, *, memory: int = MEMORY, store: Path | None = None) -> None:
        self.memory = memory
        self._ending = threading.Lock()
        self._is_ready = False
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            make_command(graph, memory, store),
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
                raise make_slow_error(timeout)
        if not found:  # the process ended by itself
            self.close()
            raise make_large_error(self.memory)
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
        stdin.write(encode_query(query))
        stdin.flush()
        head = decode_head(stdout.readline())
        try:
            return read_answer(head, stdout.read(head.length))
        except PaperkgError as error:
            return error
