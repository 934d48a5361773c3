"""A few processes that answer queries, each killed and replaced when a query takes too much."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from paperkg.errors import DamagedStoreError, LargeQueryError, PaperkgError
from paperkg.resources import GRAPH_FILE
from paperkg.serve.conversation import Conversation, begin_conversation
from paperkg.serve.current import Build, Stamp
from paperkg.serve.limits import Limits
from paperkg.workspace.kept_store import forget_stores
from paperkg.workspace.query_messages import Answer, Query, Today

__all__ = ["BusyError", "QueryPool"]

LONG = 0.01
"""From so many seconds of a processor on, a query takes long."""

MOST_LONG = 10_000
"""So many queries that take long are remembered."""

ENDING = 2.0
"""How long to wait until killed processes have ended, in seconds."""


class BusyError(PaperkgError):
    """All processes answer others."""


_Asked = tuple[Stamp, Path | None]
"""A version of the graph, and the store on disk in its place, where there is one."""


@dataclass(slots=True)
class _Worker:
    """A process that starts, what it asks, and what of today it was told."""

    talk: asyncio.Task[Conversation]
    asks: _Asked
    told: Today | None = None

    @property
    def is_lost(self) -> bool:
        """Whether its process could not start, or has ended."""
        if not self.talk.done():
            return False
        return self.talk.exception() is not None or not self.talk.result().is_running


class QueryPool:
    """Processes that hold the graph of a build, and answer queries side by side.

    It starts them at once, and is made where an event loop runs.

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
        self._damaged: Path | None = None
        asks = self._find_asked(build)
        self._workers = [_Worker(self._start(asks), asks) for _ in range(limits.processes)]
        self._idle = deque(self._workers)
        self._turns = asyncio.Semaphore(limits.processes)
        self._long_turns = asyncio.Semaphore(max(1, limits.processes // 2))
        self._long: set[int] = set()
        """Which queries took long when they were asked last."""

    async def ask(self, query: Query, build: Build) -> Answer:
        """Ask a process that is free; when nobody waits for the answer any more, it is killed.

        Raises
        ------
        BusyError
            None became free in time, or all are ended.
        PaperkgError
            As ``Conversation.ask``.
        """
        name = hash(query.text)
        async with self._take_turn(is_long=name in self._long):
            worker = self._idle.pop()  # the one that was asked last: it knows the most queries
            took = math.inf
            try:
                answer = await self._ask(worker, query, build)
                took = answer.seconds
                return answer
            except LargeQueryError:
                if self._is_closed:  # its process was ended for another reason
                    raise BusyError("kg ends: ask again when it runs.") from None
                raise
            finally:
                self._note(name, is_long=took > LONG)
                if self._renew(worker, build):
                    self._idle.appendleft(worker)
                else:
                    self._idle.append(worker)

    async def _ask(self, worker: _Worker, query: Query, build: Build) -> Answer:
        try:
            return await self._exchange(worker, query, build)
        except DamagedStoreError:  # the file tells the same, if slower
            self._damaged = build.store
            forget_stores(self._graph)
            return await self._exchange(worker, query, build)

    async def _exchange(self, worker: _Worker, query: Query, build: Build) -> Answer:
        self._renew(worker, build)
        talk = await asyncio.shield(worker.talk)
        is_told = worker.told is build.today or worker.asks[1] is not None
        today = None if is_told else build.today
        asked = replace(query, today=today, most=self._limits.answer)
        answer = await talk.ask(asked, timeout=self._limits.query)
        worker.told = build.today
        return answer

    def kill(self) -> None:
        """End all processes at once, whatever they do, without waiting until they have ended."""
        self._is_closed = True
        for worker in self._workers:
            _end(worker)

    async def close(self) -> None:
        """End all processes, whatever they do."""
        self.kill()
        begun = (worker.talk for worker in self._workers)
        talks = await asyncio.gather(*begun, return_exceptions=True)
        ended = [talk.ended for talk in talks if isinstance(talk, Conversation)]
        if ended:
            await asyncio.wait(ended, timeout=ENDING)

    @asynccontextmanager
    async def _take_turn(self, *, is_long: bool) -> AsyncIterator[None]:
        """Wait for a process; those that take long leave half of them to the others."""
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(self._limits.waiting):
                    if is_long:
                        await stack.enter_async_context(self._long_turns)
                    await stack.enter_async_context(self._turns)
            except TimeoutError:
                raise BusyError("Other queries run now: ask again in a moment.") from None
            yield

    def _note(self, name: int, *, is_long: bool) -> None:
        """Note whether a query took long."""
        if not is_long:
            self._long.discard(name)
        elif len(self._long) < MOST_LONG:
            self._long.add(name)

    def _find_asked(self, build: Build) -> _Asked:
        return (build.stamp, None if build.store == self._damaged else build.store)

    def _start(self, asks: _Asked) -> asyncio.Task[Conversation]:
        return asyncio.create_task(begin_conversation(self._graph, self._limits.memory, asks[1]))

    def _renew(self, worker: _Worker, build: Build) -> bool:
        """Replace a process that was killed, or holds a graph of before; tell whether it was."""
        asks = self._find_asked(build)
        if self._is_closed or (not worker.is_lost and worker.asks == asks):
            return False
        _end(worker)
        worker.talk, worker.asks, worker.told = self._start(asks), asks, None
        return True


def _end(worker: _Worker) -> None:
    """End a process, or see to it that it does not start."""
    if not worker.talk.done():
        worker.talk.cancel()
    elif not worker.talk.cancelled() and not worker.talk.exception():
        worker.talk.result().end()
