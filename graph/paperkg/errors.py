"""The errors of paperkg, as one tree.

::

    PaperkgError                 exit code 1: the work failed
    ├── InputError               what a person wrote cannot be used (list, Turtle, RDF file)
    ├── OutputError              the output folder cannot be written, or is in use
    ├── NoGraphError             there is no graph to read yet
    ├── SourceError              a provider of citations failed (only with --strict)
    └── UsageError               exit code 2: the command was asked for something that is not there
        ├── MissingFileError     there is no such file
        ├── UnknownNameError     nothing in the graph has this name
        ├── AmbiguousNameError   several things have this name
        └── QueryError           the query cannot be run

Every message is one sentence or two: what is wrong, where, and how to mend it.
``cli.main`` is the one place that turns an error into a line on stderr and an exit code.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "AmbiguousNameError",
    "InputError",
    "MissingFileError",
    "NoGraphError",
    "OutputError",
    "PaperkgError",
    "QueryError",
    "SourceError",
    "UnknownNameError",
    "UsageError",
]


class PaperkgError(Exception):
    """Any failure that a person can be told about in a sentence."""

    exit_code = 1


class InputError(PaperkgError):
    """What a person wrote cannot be used; says which file and, where known, which line.

    Parameters
    ----------
    message
        What is wrong and how to mend it.
    file
        The file at fault.
    line
        The line at fault, counted from 1.
    """

    def __init__(self, message: str, *, file: Path | str, line: int | None = None) -> None:
        where = f"{file}:{line}" if line else f"{file}"
        super().__init__(f"{where}: {message}")


class OutputError(PaperkgError):
    """The output folder cannot be written, or another build is using it."""


class NoGraphError(PaperkgError):
    """There is no graph to read yet."""


class SourceError(PaperkgError):
    """A provider of citations failed."""


class UsageError(PaperkgError):
    """The command was asked for something that is not there."""

    exit_code = 2


class MissingFileError(UsageError):
    """There is no such file."""


class UnknownNameError(UsageError):
    """Nothing in the graph has this name."""


class AmbiguousNameError(UsageError):
    """Several things in the graph have this name."""


class QueryError(UsageError):
    """The query cannot be run."""
