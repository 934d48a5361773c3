"""What all answers need: the build as it is now, and processes that answer queries about it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from paperkg.rdf.queries import NamedQuery
from paperkg.serve.answers import Answers
from paperkg.serve.current import CurrentBuild
from paperkg.serve.limits import Limits
from paperkg.serve.pool import QueryPool
from paperkg.workspace.query_messages import Answer, Query

__all__ = ["Service", "answer_query", "reply", "service_of"]

PART = 65_536
"""Answers are sent in parts of so many bytes, each when the client has taken those before."""

QUICK = 0.05
"""A query may take so many seconds before we look whether the client still waits for its answer."""


@dataclass(frozen=True, slots=True)
class Service:
    """What all answers need.

    Attributes
    ----------
    current
        The build.
    pool
        What answers queries.
    limits
        How much a request may ask for.
    named
        The named queries.
    answers
        Answers to queries that were asked before.
    """

    current: CurrentBuild
    pool: QueryPool
    limits: Limits
    named: Mapping[str, NamedQuery]
    answers: Answers


def service_of(request: Request) -> Service:
    """Give what a request's answer needs."""
    service: Service = request.app.state.service
    return service


async def answer_query(request: Request, query: Query) -> Answer:
    """Answer a query, or give its answer of before; when the client goes, it is ended.

    Raises
    ------
    PaperkgError
        As ``QueryPool.ask``.
    """
    service = service_of(request)
    build = await service.current.follow()
    if known := service.answers.find(query, build):
        return known
    answering = asyncio.create_task(service.pool.ask(query, build))
    try:
        await asyncio.wait({answering}, timeout=QUICK)
        if not answering.done():
            await _wait_while_there(request, answering)
        answer = answering.result()
        service.answers.keep(query, build, answer)
        return answer
    finally:
        if not answering.done():
            answering.cancel()
            await asyncio.wait({answering})


def reply(content: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Make the response with some content, sent no faster than the client takes it."""
    if len(content) <= PART:
        return Response(content, media_type=media_type, headers=headers)
    sized = {"Content-Length": str(len(content)), **(headers or {})}
    return StreamingResponse(_cut(content), media_type=media_type, headers=sized)


async def _cut(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), PART):
        yield content[start : start + PART]


async def _wait_while_there(request: Request, answering: asyncio.Task[Answer]) -> None:
    """Wait for an answer as long as the client does.

    Raises
    ------
    HTTPException
        The client has gone.
    """
    leaving = asyncio.create_task(_wait_until_gone(request))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
    if not answering.done():
        raise HTTPException(400, "Nobody waits for the answer.")


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
