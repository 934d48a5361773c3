"""The last build of a folder, opened again when it or the read marks change."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paperkg.errors import NoGraphError, PaperkgError
from paperkg.library import Graph
from paperkg.resources import GRAPH_FILE, find_marks
from paperkg.workspace.index import Opened, open_graph
from paperkg.workspace.query import collect_today
from paperkg.workspace.query_process import Today

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
    today
        What was said since the build; None while queries need not know.
    """

    opened: Opened
    stamp: Stamp
    today: Today | None


class CurrentBuild:
    """The last build of a folder.

    Parameters
    ----------
    folder
        The build folder.

    Raises
    ------
    NoGraphError
        There is no graph.
    InputError
        The graph cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamps = self._look(None)
        self._build = self._open(None)

    def read(self) -> Build:
        """Give the build as it is now; where it cannot be read now, as it was before."""
        with self._lock:
            stamps = self._look(self._build.opened.list_path)
            if stamps != self._stamps:
                with suppress(PaperkgError):
                    self._build = self._open(self._build)
                    self._stamps = self._look(self._build.opened.list_path)
            return self._build

    async def follow(self) -> Build:
        """Give the build as it is now, without keeping others waiting while it is opened."""
        if self._look(self._build.opened.list_path) == self._stamps:
            return self._build
        return await asyncio.to_thread(self.read)

    def read_graph(self) -> Graph:
        """Give the graph of the build as it is now, with the answers of the commands."""
        return Graph(self.folder, self.read().opened)

    def _look(self, list_path: Path | None) -> tuple[Stamp | None, ...]:
        marks = find_marks(list_path) if list_path else None
        return (_stamp(self.folder / GRAPH_FILE), _stamp(marks) if marks else None)

    def _open(self, before: Build | None) -> Build:
        graph = self.folder / GRAPH_FILE
        stamp = _stamp(graph)
        if stamp is None:
            raise NoGraphError(graph)
        opened = open_graph(self.folder)
        # Who was told of marks once has to be told that they are gone.
        is_told = before is not None and before.today is not None and before.stamp == stamp
        return Build(opened, stamp, collect_today(opened) if opened.is_marked or is_told else None)


def _stamp(file: Path) -> Stamp | None:
    try:
        about = file.stat()
    except OSError:
        return None
    return (about.st_mtime_ns, about.st_size, about.st_ino)
