"""What stands before every answer: who may ask, how long a request may be, what a browser may do.

A page of anybody's, open in the browser of the person who runs kg, can send requests to this
machine. So the name of the host that the browser asked must be one of this machine (or a name that
somebody points at this machine would do), and what another page sends is refused.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from paperkg.serve.limits import Limits

__all__ = ["Guard", "read_body", "refuse_other_pages"]

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine."""

FOLLOWED = ("navigate", "document")
"""How a browser asks when a person follows a link."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-cache",
}
"""What is said with every answer that does not say otherwise itself."""

_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
"""The same as ASGI has it."""


class Guard:
    """Refuse requests that are not meant for us, and say with each answer what a browser may do.

    Parameters
    ----------
    app
        What answers the others.
    port
        Where it is asked.
    limits
        How long addresses and heads may be.
    """

    def __init__(self, app: ASGIApp, *, port: int, limits: Limits) -> None:
        self.app = app
        self.hosts = {f"{host}:{port}" for host in HOSTS}
        self.hosts |= set(HOSTS) if port == 80 else set()
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                said = {name for name, _ in headers}
                headers += [(name, value) for name, value in _RAW if name not in said]
            await send(message)

        refusal = self._refuse(scope)
        if refusal:
            status, reason = refusal
            # What is left of the body is not read.
            response = PlainTextResponse(f"{reason}\n", status, headers={"Connection": "close"})
            await response(scope, receive, send_guarded)
        else:
            await self.app(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> tuple[int, str] | None:
        """Give the status and the reason of a refusal; None where there is no reason."""
        headers = Headers(scope=scope)
        names = headers.getlist("host")
        if len(names) != 1:  # so RFC 9112 has it
            return 400, "Send one head Host."
        if names[0].lower() not in self.hosts:
            return 421, "Ask this server as 127.0.0.1 or localhost, with its port."
        if not self._is_own(headers):
            return 403, "Requests from other web pages are refused."
        if len(scope["raw_path"]) + len(scope["query_string"]) > self.limits.address:
            return 414, f"The address has more than {self.limits.address} bytes: send it by POST."
        if sum(len(name) + len(value) for name, value in scope["headers"]) > self.limits.heads:
            return 431, f"The heads have more than {self.limits.heads} bytes: send fewer."
        return None

    def _is_own(self, headers: Headers) -> bool:
        """Tell whether a request comes from our own pages, no page, or a link that was followed."""
        origin = headers.get("origin")
        if origin is not None:
            return origin.lower() in {f"http://{host}" for host in self.hosts}
        site = headers.get("sec-fetch-site", "none")
        kind = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
        return site in ("none", "same-origin") or kind == FOLLOWED


def refuse_other_pages(request: Request) -> None:
    """Refuse what writes, unless it says that it comes from our own pages.

    Raises
    ------
    HTTPException
        403: it does not say so. ``Guard`` has refused those that say that they come from others.
    """
    origin = urlsplit(request.headers.get("origin", ""))
    if origin.netloc != request.headers["host"]:
        raise HTTPException(
            403, f"Send the head Origin: http://{request.headers['host']} to change read marks."
        )


async def read_body(request: Request, limits: Limits) -> bytes:
    """Read the body of a request.

    Raises
    ------
    HTTPException
        413: it is too large; 408: it takes too long; 400: the client went before its end.
    """
    too_large = HTTPException(413, f"The body has more than {limits.body} bytes: send less.")
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limits.body:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.sending):
            async for part in request.stream():
                body += part
                if len(body) > limits.body:
                    raise too_large
    except TimeoutError:
        raise HTTPException(
            408, f"The body took longer than {limits.sending:g} seconds: send it again."
        ) from None
    except ClientDisconnect:
        raise HTTPException(400, "The body is not whole: send it again.") from None
    return bytes(body)
