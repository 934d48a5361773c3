"""The record of what a build changed, kept beside the graph.

Each record names, by its SHA-256, the graph that it is about; the record of the graph before it
is kept too. So a build that is killed between two files leaves a folder whose graph has its
record, whichever graph that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from paperkg.algorithms.changes import Change, compute_changes
from paperkg.contents import compute_digest
from paperkg.errors import InputError, NoGraphError
from paperkg.model import KnowledgeGraph
from paperkg.resources import CHANGES_FILE, GRAPH_FILE
from paperkg.times import format_time
from paperkg.workspace.previous import PreviousBuild

__all__ = ["BuildChanges", "read_changes", "record_changes"]


@dataclass(frozen=True, slots=True)
class BuildChanges:
    """What one build changed.

    Attributes
    ----------
    graph
        The SHA-256 of the graph that it wrote.
    built
        When it began, as an ISO 8601 time.
    previous
        When the build before it began; empty when it is the first one, or not known.
    list_before
        The name of the list of the build before it, where that was another one.
    changes
        What differs; empty where there is nothing to compare with.
    """

    graph: str
    built: str
    previous: str = ""
    list_before: str = ""
    changes: tuple[Change, ...] = ()


def record_changes(
    output: Path,
    graph: KnowledgeGraph,
    lists: Sequence[Path],
    *,
    digest: str,
    previous: PreviousBuild,
    started: datetime,
) -> bytes:
    """Compare a new graph with the one that it is about to replace.

    Parameters
    ----------
    output
        The folder of the build, with the graph of the build before it, if any.
    graph
        The new graph.
    lists
        The lists that it is built from.
    digest
        The SHA-256 of the file of the new graph.
    previous
        The build before it.
    started
        When the build began.

    Returns
    -------
    bytes
        The file of records, to be written before the graph.
    """
    built = format_time(started)
    if previous.graph is None:
        return _encode([BuildChanges(digest, built)])
    last = _find_record(output, previous.digest)
    old = BuildChanges("", "") if last is None else last
    record = BuildChanges(digest, built, old.built or "an earlier time")
    if previous.list_path and previous.is_of_other_list(lists[0]):
        record = replace(record, list_before=previous.list_path.name)
    else:
        record = replace(record, changes=tuple(compute_changes(previous.graph, graph)))
    return _encode([record, *([old] if old.graph else [])])


def read_changes(output: Path) -> BuildChanges | None:
    """Read what the last build changed; None where no record of it was kept.

    Raises
    ------
    NoGraphError
        There is no graph.
    """
    path = output / GRAPH_FILE
    if not path.exists():
        raise NoGraphError(path)
    try:
        digest = compute_digest(path)
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=path) from error
    return _find_record(output, digest)


def _find_record(output: Path, digest: str) -> BuildChanges | None:
    """Find the record of a graph."""
    try:
        records = msgspec.json.decode((output / CHANGES_FILE).read_bytes(), type=list[BuildChanges])
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return next((record for record in records if record.graph == digest), None)


def _encode(records: list[BuildChanges]) -> bytes:
    return msgspec.json.encode(records) + b"\n"
