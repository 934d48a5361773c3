"""The errors of paperkg, as one tree.

::

    PaperkgError                 exit code 1: the work failed
    ├── InputError               what a person wrote cannot be used (list, Turtle, RDF file)
    ├── OutputError              the build folder cannot be written, or is in use
    ├── NoGraphError             there is no graph to read yet
    ├── DamagedStoreError        the store on disk cannot be read: whoever asks makes another
    ├── StoreError               a SPARQL server failed, or refused (in sources.graph_store)
    ├── SourceError              Semantic Scholar failed (only with --strict)
    ├── EngineError              the engine that a corpus is asked through failed
    └── UsageError               exit code 2: the command asks for something that is not there
        ├── MissingFileError     there is no such file
        ├── UnknownNameError     nothing in the graph has this name
        ├── AmbiguousNameError   several things have this name
        └── QueryError           the query cannot be run
            ├── RefusedQueryError  it asks for more than the graph of the build
            ├── SlowQueryError     it takes longer than it may
            └── LargeQueryError    it takes more memory than it may, or its answer is too large

A message has one or two sentences: what is wrong, where, and how to mend it.
``cli.main`` is the only place that turns an error into a line on stderr and an exit code.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "AmbiguousNameError",
    "DamagedStoreError",
    "EngineError",
    "InputError",
    "LargeQueryError",
    "MissingFileError",
    "NoGraphError",
    "OutputError",
    "PaperkgError",
    "QueryError",
    "RefusedQueryError",
    "SlowQueryError",
    "SourceError",
    "UnknownNameError",
    "UsageError",
    "quote",
    "shorten",
]

LONGEST = 200
"""Characters of a text that a sentence repeats."""


class PaperkgError(Exception):
    """Any failure that one sentence can explain to a person."""

    exit_code = 1


class InputError(PaperkgError):
    """What a person wrote cannot be used. Names the file and, if known, the line.

    Parameters
    ----------
    message
        What is wrong and how to mend it.
    file
        The file at fault.
    line
        The line at fault, counted from 1.

    Attributes
    ----------
    message, file, line
        As given: where a list is made of several, another file may have to be named.
    """

    def __init__(self, message: str, *, file: Path | str, line: int | None = None) -> None:
        self.message, self.file, self.line = message, str(file), line
        where = f"{file}:{line}" if line else f"{file}"
        super().__init__(f"{where}: {message}")


class OutputError(PaperkgError):
    """The build folder cannot be written, or another build uses it."""


class NoGraphError(PaperkgError):
    """There is no graph, or no map, to read yet.

    Parameters
    ----------
    file
        Where it would be.
    what
        What it is.
    """

    def __init__(self, file: Path, *, what: str = "graph") -> None:
        super().__init__(f"There is no {what} at {file}: run `kg build` first.")


class SourceError(PaperkgError):
    """Semantic Scholar failed."""


class EngineError(PaperkgError):
    """The engine that a corpus is asked through failed.

    Parameters
    ----------
    engine
        Its name.
    reason
        What it says; the first line is shown.
    """

    def __init__(self, engine: str, reason: object) -> None:
        lines = str(reason).strip().splitlines() or [type(reason).__name__]
        super().__init__(
            f"The engine {engine} failed ({lines[0][:300]}). See that it runs and that it sees the "
            "folder of the corpus, or take `--engine duckdb`."
        )


class DamagedStoreError(PaperkgError):
    """The store on disk beside a graph cannot be read; the graph can."""


class UsageError(PaperkgError):
    """The command asks for something that is not there."""

    exit_code = 2


class MissingFileError(UsageError):
    """There is no such file."""


class UnknownNameError(UsageError):
    """Nothing in the graph has this name."""


class AmbiguousNameError(UsageError):
    """Several things in the graph have this name."""


class QueryError(UsageError):
    """The query cannot be run."""


class RefusedQueryError(QueryError):
    """The query asks for more than the graph of the build: another server, another graph."""


class SlowQueryError(QueryError):
    """The query takes longer than it may."""


class LargeQueryError(QueryError):
    """The query takes more memory than it may, or its answer is too large."""


def quote(text: str) -> str:
    """Quote in a sentence what a person typed or a file says, in short where it is long.

    Examples
    --------
    >>> quote("Optimal Brain Damage")
    "'Optimal Brain Damage'"
    """
    return repr(shorten(text))


def shorten(text: str) -> str:
    """Give a text as a sentence may repeat it: the start of a long one."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
