"""The last build of a folder, opened again when it or the read marks change."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from paperkg.errors import NoGraphError, PaperkgError
from paperkg.library import Graph
from paperkg.progress import Progress, Silent
from paperkg.resources import GRAPH_FILE, find_marks
from paperkg.workspace.basis import find_sound_basis
from paperkg.workspace.index import Opened, open_graph
from paperkg.workspace.query import collect_today
from paperkg.workspace.query_messages import Today

__all__ = ["Build", "CurrentBuild", "Stamp"]

Stamp = tuple[int, int, int]
"""What tells a version of a file from another: when it was written, its size, its number."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build as it was opened.

    Attributes
    ----------
    opened
        The graph with the read marks of now.
    stamp
        Which file of the graph it is.
    marks
        The file of read marks, where a list has one.
    today
        What was said since the build; None while queries need not know.
    store
        The store on disk that answers queries, with all of that; None where the file is read.
    """

    opened: Opened
    stamp: Stamp
    marks: Path | None
    today: Today | None
    store: Path | None


class CurrentBuild:
    """The last build of a folder.

    Parameters
    ----------
    folder
        The build folder.
    watch
        Is entered while the store of a large graph is made for the first time, and shows the
        progress.

    Raises
    ------
    NoGraphError
        There is no graph.
    InputError
        The graph cannot be read.
    """

    def __init__(
        self, folder: Path, *, watch: Callable[[], AbstractContextManager[Progress]] = Silent
    ) -> None:
        self.folder = folder
        self._graph = folder / GRAPH_FILE
        self._lock = threading.Lock()
        self._stamps = self._look(None)
        self._build = self._open(None, watch=watch)

    def read(self) -> Build:
        """Give the build as it is now; where it cannot be read now, as it was before."""
        with self._lock:
            stamps = self._look(self._build.marks)
            if stamps != self._stamps:
                with suppress(PaperkgError):
                    self._build = self._open(self._build)
                    self._stamps = self._look(self._build.marks)
            return self._build

    async def follow(self) -> Build:
        """Give the build as it is now, without keeping others waiting while it is opened."""
        if self._look(self._build.marks) == self._stamps:
            return self._build
        return await asyncio.to_thread(self.read)

    def read_graph(self) -> Graph:
        """Give the graph of the build as it is now, with the answers of the commands."""
        return Graph(self.folder, self.read().opened)

    def _look(self, marks: Path | None) -> tuple[Stamp | None, ...]:
        return (_stamp(self._graph), _stamp(marks) if marks else None)

    def _open(
        self,
        before: Build | None,
        *,
        watch: Callable[[], AbstractContextManager[Progress]] = Silent,
    ) -> Build:
        stamp = _stamp(self._graph)
        if stamp is None:
            raise NoGraphError(self._graph)
        opened = open_graph(self.folder)
        marks = find_marks(opened.list_path) if opened.list_path else None
        # Who was told of marks once has to be told that they are gone.
        is_told = before is not None and before.today is not None and before.stamp == stamp
        today = collect_today(opened) if opened.is_marked or is_told else None
        basis = find_sound_basis(
            self.folder / GRAPH_FILE, collect_today=self._collect_today, watch=watch
        )
        return Build(opened, stamp, marks, today, basis.store if basis else None)

    def _collect_today(self) -> Today:
        """Collect what was said up to now: more than a moment ago, perhaps."""
        return collect_today(open_graph(self.folder))


def _stamp(file: Path) -> Stamp | None:
    try:
        about = os.stat(file)  # noqa: PTH116 - at each request, and half as fast by the path
    except OSError:
        return None
    return (about.st_mtime_ns, about.st_size, about.st_ino)
