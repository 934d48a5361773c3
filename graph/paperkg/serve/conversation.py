"""The talk with a process that answers queries, in the event loop: no thread waits for it."""

from __future__ import annotations

import asyncio
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import cast

from paperkg.errors import PaperkgError
from paperkg.workspace.query_messages import (
    Answer,
    Head,
    Query,
    decode_head,
    encode_query,
    read_answer,
)
from paperkg.workspace.query_process import (
    STARTING,
    make_command,
    make_large_error,
    make_slow_error,
)

__all__ = ["Conversation", "begin_conversation"]


class Conversation(asyncio.SubprocessProtocol):
    """A talk with one process, which holds a graph and answers one query after another.

    After a query that failed to end, the process is ended; begin another conversation.

    Parameters
    ----------
    memory
        How many bytes a query may take, beside the graph.
    """

    def __init__(self, memory: int) -> None:
        loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[None] = loop.create_future()
        """Is done when the process has ended and nothing of it is open."""
        self._memory = memory
        self._heard = bytearray()
        self._more = loop.create_future()
        self._is_ready = self._is_over = False

    @property
    def is_running(self) -> bool:
        """Whether the process can be asked."""
        return not self._is_over

    async def ask(self, query: Query, *, timeout: float) -> Answer:
        """Ask, and wait for the answer; who stops waiting ends the process.

        Raises
        ------
        QueryError
            It cannot be run; one of its kinds where it is refused, takes longer than ``timeout``
            seconds from when the graph is read, or takes too much memory.
        PaperkgError
            The graph cannot be read.
        """
        try:
            head, content = await self._exchange(query, timeout)
        except TimeoutError:
            self.end()
            raise make_slow_error(timeout) from None
        except EOFError:
            self.end()
            raise make_large_error(self._memory) from None
        except BaseException:
            self.end()
            raise
        return read_answer(head, content)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._is_over = True
        with suppress(ProcessLookupError):
            self._transport.kill()
        self._transport.close()

    async def _exchange(self, query: Query, timeout: float) -> tuple[Head, bytes]:
        if not self._is_ready:  # the time of the query counts from when the graph is read
            async with asyncio.timeout(STARTING):
                await self._hear_line()
            self._is_ready = True
        async with asyncio.timeout(timeout):
            self._stdin.write(encode_query(query))
            head = decode_head(await self._hear_line())
            return head, await self._hear(head.length)

    async def _hear_line(self) -> bytes:
        while (end := self._heard.find(b"\n") + 1) == 0:
            await self._hear_more()
        return self._take(end)

    async def _hear(self, size: int) -> bytes:
        while len(self._heard) < size:
            await self._hear_more()
        return self._take(size)

    async def _hear_more(self) -> None:
        if self._is_over:
            raise EOFError
        self._more = asyncio.get_running_loop().create_future()
        await self._more

    def _take(self, size: int) -> bytes:
        taken = bytes(memoryview(self._heard)[:size])
        del self._heard[:size]
        return taken

    def _wake(self) -> None:
        if not self._more.done():
            self._more.set_result(None)

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note the process, which has started."""
        self._transport = cast(asyncio.SubprocessTransport, transport)
        self._stdin = cast(asyncio.WriteTransport, self._transport.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes | str) -> None:
        """Note what the process said."""
        self._heard += cast(bytes, data)
        self._wake()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Note that the process says nothing more."""
        self._is_over = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that all has ended."""
        if not self.ended.done():
            self.ended.set_result(None)


async def begin_conversation(graph: Path, memory: int, store: Path | None = None) -> Conversation:
    """Start a process that holds the graph in a file, to talk with it.

    Parameters
    ----------
    graph
        The file of the graph.
    memory
        How many bytes a query may take, beside the graph.
    store
        The store on disk that is asked instead; None where the file is read.

    Raises
    ------
    PaperkgError
        No process can start.
    """
    try:
        _, conversation = await asyncio.get_running_loop().subprocess_exec(
            lambda: Conversation(memory),
            *make_command(graph, memory, store, is_eager=True),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise PaperkgError(
            f"No process for queries can start ({error.strerror}): close other programs."
        ) from error
    return conversation
