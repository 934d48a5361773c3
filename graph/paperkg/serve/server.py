"""The server on this machine: uvicorn, with clients that are too slow sent away."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import uvicorn

from paperkg.errors import PaperkgError
from paperkg.progress import Progress, Silent
from paperkg.rdf.queries import read_named_query
from paperkg.resources import find_queries
from paperkg.serve.answers import Answers
from paperkg.serve.app import make_app
from paperkg.serve.current import CurrentBuild
from paperkg.serve.limits import Limits
from paperkg.serve.pool import QueryPool
from paperkg.serve.protocol import make_protocol
from paperkg.serve.service import Service

__all__ = ["serve"]

HOST = "127.0.0.1"


def serve(
    folder: Path,
    *,
    port: int,
    limits: Limits,
    tell: Callable[[str], None] = lambda _: None,
    watch: Callable[[], AbstractContextManager[Progress]] = Silent,
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
    watch
        Is entered while a store of a large graph is made before, and shows the progress.

    Raises
    ------
    PaperkgError
        The port cannot be used, or there is no graph.
    """
    current = CurrentBuild(folder, watch=watch)
    with _listen(port) as listener, asyncio.Runner(loop_factory=_make_loop) as runner:
        runner.run(_serve(current, listener, limits, tell))


async def _serve(
    current: CurrentBuild, listener: socket.socket, limits: Limits, tell: Callable[[str], None]
) -> None:
    port = listener.getsockname()[1]
    pool = QueryPool(current.folder, current.read(), limits)
    named = {name: read_named_query(path) for name, path in find_queries().items()}
    app = make_app(Service(current, pool, limits, named, Answers(limits.kept)), port=port)
    config = uvicorn.Config(
        app,
        http=make_protocol(limits),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_graceful_shutdown=1,
    )
    try:
        await _Server(config, pool, lambda: tell(f"http://{HOST}:{port}/")).serve([listener])
    finally:
        await pool.close()


def _make_loop() -> asyncio.AbstractEventLoop:
    try:
        import uvloop
    except ImportError:  # there is none for Windows
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


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
        self.pool.kill()
        await super().shutdown(sockets)
