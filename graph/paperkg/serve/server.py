"""The server on this machine: uvicorn, with clients that are too slow sent away."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from paperkg.errors import PaperkgError
from paperkg.rdf.queries import read_named_query
from paperkg.resources import find_queries
from paperkg.serve.answers import Answers
from paperkg.serve.app import make_app
from paperkg.serve.current import CurrentBuild
from paperkg.serve.limits import Limits
from paperkg.serve.pool import QueryPool
from paperkg.serve.service import Service

__all__ = ["serve"]

HOST = "127.0.0.1"

LATE = (
    b"HTTP/1.1 408 Request Timeout\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"connection: close\r\ncontent-length: 36\r\n\r\nThe request came too slowly: again.\n"
)


def serve(
    folder: Path, *, port: int, limits: Limits, tell: Callable[[str], None] = lambda _: None
) -> None:
    """Answer requests about the build in a folder, until this process is interrupted.

    Parameters
    ----------
    folder
        The build folder.
    port
        The port on this machine; 0 for one that is free.
    limits
        How much a request may ask for.
    tell
        Is told the address, once it answers.

    Raises
    ------
    PaperkgError
        The port cannot be used, or there is no graph.
    """
    current = CurrentBuild(folder)
    with _listen(port) as listener:
        asyncio.run(_serve(current, listener, limits, tell))


async def _serve(
    current: CurrentBuild, listener: socket.socket, limits: Limits, tell: Callable[[str], None]
) -> None:
    port = listener.getsockname()[1]
    pool = QueryPool(current.folder, current.read(), limits)
    named = {name: read_named_query(path) for name, path in find_queries().items()}
    app = make_app(Service(current, pool, limits, named, Answers(limits.kept)), port=port)
    config = uvicorn.Config(
        app,
        http=_make_protocol(limits),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        h11_max_incomplete_event_size=2 * (limits.address + limits.heads),
        timeout_graceful_shutdown=1,
    )
    try:
        await _Server(config, pool, lambda: tell(f"http://{HOST}:{port}/")).serve([listener])
    finally:
        pool.close()


def _listen(port: int) -> socket.socket:
    # Said to be TCP, so that asyncio sends the head and the body of an answer without waiting for
    # the client between the two (TCP_NODELAY), which takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere, it would let two servers take one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
        return listener
    except (OSError, OverflowError) as error:
        listener.close()
        raise PaperkgError(
            f"Port {port} of this machine cannot be used ({error}): choose another with --port."
        ) from error


class _Server(uvicorn.Server):
    """uvicorn's server, which tells that it answers, and ends the queries when it ends."""

    def __init__(self, config: uvicorn.Config, pool: QueryPool, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self.pool, self.tell = pool, tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.pool.close()
        await super().shutdown(sockets)


class _Protocol(H11Protocol):
    """HTTP/1.1 that closes connections on which too little happens.

    uvicorn itself waits as long as a client likes: for the heads of a request, and until it takes
    the answer.
    """

    limits = Limits()
    _timer: asyncio.TimerHandle | None = None
    _timed: object = None
    """The request whose heads are there, and that is timed as a whole."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(self.limits.sending)

    def data_received(self, data: bytes) -> None:
        if self._is_between and self._timer is None:
            self._expect(self.limits.sending)
        super().data_received(data)
        if self.cycle is not self._timed:
            self._timed = self.cycle
            self._expect(self.limits.whole)

    def on_response_complete(self) -> None:
        # What the client has not taken yet is still waited for, but not for ever.
        if not self.transport.get_write_buffer_size():
            self._expect(None)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect(None)
        super().connection_lost(exc)

    @property
    def _is_between(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _expect(self, seconds: float | None) -> None:
        """Give up after some seconds, counted from now; None for never."""
        if self._timer:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._give_up) if seconds else None

    def _give_up(self) -> None:
        self._timer = None
        if self._is_between and not self.transport.get_write_buffer_size():
            self.transport.write(LATE)
            self.transport.close()
        else:
            self.transport.abort()


def _make_protocol(limits: Limits) -> type[_Protocol]:
    return type("Protocol", (_Protocol,), {"limits": limits})
