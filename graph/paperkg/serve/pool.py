"""A few processes that answer queries, each killed and replaced when a query takes too much."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from paperkg.errors import PaperkgError
from paperkg.resources import GRAPH_FILE
from paperkg.serve.current import Build, Stamp
from paperkg.serve.limits import Limits
from paperkg.workspace.query_process import Answer, Query, QueryProcess, Today

__all__ = ["BusyError", "QueryPool"]


class BusyError(PaperkgError):
    """All processes answer others."""


@dataclass(slots=True)
class _Worker:
    """A process, which version of the graph it holds, and what of today it was told."""

    process: QueryProcess
    stamp: Stamp
    told: Today | None = None


class QueryPool:
    """Processes that hold the graph of a build, and answer queries side by side.

    Parameters
    ----------
    folder
        The build folder.
    build
        Its build.
    limits
        How many processes, and what a query may take.
    """

    def __init__(self, folder: Path, build: Build, limits: Limits) -> None:
        self._graph = folder / GRAPH_FILE
        self._limits = limits
        self._is_closed = False
        self._workers = [self._start(build) for _ in range(limits.processes)]
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def ask(self, query: Query, build: Build) -> Answer:
        """Ask a process that is free; when nobody waits for the answer any more, it is killed.

        Raises
        ------
        BusyError
            None became free in time.
        PaperkgError
            As ``QueryProcess.ask``.
        """
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._limits.waiting)
        except TimeoutError:
            raise BusyError("Other queries run now: ask again in a moment.") from None
        try:
            self._renew(worker, build)
            return await self._ask(worker, query, build)
        finally:
            self._renew(worker, build)
            self._idle.put_nowait(worker)

    def close(self) -> None:
        """End all processes, whatever they do."""
        self._is_closed = True
        for worker in self._workers:
            worker.process.close()

    async def _ask(self, worker: _Worker, query: Query, build: Build) -> Answer:
        today = None if worker.told is build.today else build.today
        asked = replace(query, today=today, most=self._limits.answer)
        answering = asyncio.create_task(
            asyncio.to_thread(worker.process.ask, asked, timeout=self._limits.query)
        )
        try:
            answer = await asyncio.shield(answering)
        except asyncio.CancelledError:
            worker.process.close()
            await asyncio.gather(answering, return_exceptions=True)
            raise
        worker.told = build.today
        return answer

    def _start(self, build: Build) -> _Worker:
        return _Worker(QueryProcess(self._graph, memory=self._limits.memory), build.stamp)

    def _renew(self, worker: _Worker, build: Build) -> None:
        """Replace a process that was killed, or holds a graph of before."""
        if self._is_closed or (worker.process.is_running and worker.stamp == build.stamp):
            return
        worker.process.close()
        fresh = self._start(build)
        worker.process, worker.stamp, worker.told = fresh.process, fresh.stamp, None
