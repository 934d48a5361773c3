"""The server's addresses, and how what fails is answered."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from paperkg.errors import (
    LargeQueryError,
    PaperkgError,
    QueryError,
    RefusedQueryError,
    SlowQueryError,
    UnknownNameError,
    UsageError,
)
from paperkg.serve import api
from paperkg.serve.guard import Guard
from paperkg.serve.pages import answer_asset, answer_map, answer_query_page
from paperkg.serve.papers import answer_paper
from paperkg.serve.pool import BusyError
from paperkg.serve.service import Service
from paperkg.serve.sparql import answer_sparql

__all__ = ["make_app"]

STATUSES: list[tuple[type[PaperkgError], int]] = [
    (BusyError, 503),
    (SlowQueryError, 503),
    (LargeQueryError, 500),  # so SPARQL 1.1 Protocol has it for what a service refuses to carry out
    (RefusedQueryError, 403),
    (QueryError, 400),
    (UnknownNameError, 404),
    (UsageError, 400),
    (PaperkgError, 500),
]
"""The status of each kind of error: that of the first that fits."""


def make_app(service: Service, *, port: int) -> Starlette:
    """Make the application that answers requests.

    Parameters
    ----------
    service
        What its answers need.
    port
        The port of this machine where it is asked.
    """
    app = Starlette(
        routes=[
            Route("/", answer_map),
            Route("/sparql", answer_sparql, methods=["GET", "POST"]),
            Route("/query", answer_query_page),
            Route("/paper/{name:path}", answer_paper),
            Route("/static/{name}", answer_asset),
            Mount("/api", routes=api.ROUTES),
            Route("/favicon.ico", _answer_nothing),
            Route("/map", lambda _: RedirectResponse("/")),
        ],
        middleware=[Middleware(Guard, port=port, limits=service.limits)],
        exception_handlers={PaperkgError: _answer_error, HTTPException: _answer_http_error},
    )
    app.state.service = service
    return app


def _answer_nothing(request: Request) -> Response:
    return Response(status_code=204)


def _answer_error(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    return _say(request, status, str(error))


def _answer_http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    response = _say(request, error.status_code, error.detail)
    response.headers.update(error.headers or {})
    return response


def _say(request: Request, status: int, reason: str) -> Response:
    """Say what is wrong: below ``/api`` in JSON, elsewhere as text."""
    headers = {"Retry-After": "10"} if status == 503 else {}
    if status in (408, 413):  # what is left of the body is not read
        headers["Connection"] = "close"
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": reason}, status, headers)
    return PlainTextResponse(f"{reason}\n", status, headers)
