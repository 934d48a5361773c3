"""One connection to a server: whom to trust, which proxy to take, and how much to read.

Certificates are those that the machine trusts, so that the authority of a company or a university
counts. A body is unpacked step by step, and never beyond its limit.
"""

from __future__ import annotations

import os
import ssl
import zlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import certifi
import httpx
import truststore

from paperkg.errors import SourceError

__all__ = [
    "MAX_BODY",
    "BodyError",
    "UnreachableError",
    "open_client",
    "open_page_client",
    "read_body",
]

Client = TypeVar("Client")

MAX_BODY = 32_000_000
"""How many bytes of an answer are read, unpacked; the API gives at most 10 MB."""

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class UnreachableError(SourceError):
    """There is no connection to the server, or the server accepts no request: stop asking."""


class BodyError(SourceError):
    """The body of an answer is too large, or packed in a way that kg does not read."""


def open_client(headers: Mapping[str, str], timeout: httpx.Timeout) -> httpx.AsyncClient:
    """Make a client that follows no redirect, trusts what the machine trusts, and takes its proxy.

    Raises
    ------
    UnreachableError
        The proxy that the environment names, or its store of certificates, cannot be used.
    """
    return _open(httpx.AsyncClient, headers=headers, timeout=timeout)


def open_page_client(
    headers: Mapping[str, str], timeout: float, *, max_redirects: int
) -> httpx.Client:
    """Make a client for pages: as ``open_client`` does, but it follows redirects.

    Raises
    ------
    UnreachableError
        As for ``open_client``.
    """
    return _open(
        httpx.Client,
        headers=headers,
        timeout=timeout,
        follow_redirects=True,
        max_redirects=max_redirects,
    )


def _open(kind: Callable[..., Client], **settings: Any) -> Client:
    try:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(certifi.where())  # where a machine trusts nobody of its own
    except (OSError, ssl.SSLError) as error:
        raise UnreachableError(f"No certificates of authorities can be read ({error})") from error
    try:
        return kind(verify=context, **settings)
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        named = [name for name in os.environ if name.lower() in _PROXIES and os.environ[name]]
        raise UnreachableError(
            f"The proxy settings cannot be used ({error}): mend {' or '.join(sorted(named))}"
        ) from error


async def read_body(answer: httpx.Response, *, most: int = MAX_BODY) -> bytes:
    """Read the body of an answer as it comes, and unpack it within a limit.

    Raises
    ------
    BodyError
        It has more than ``most`` bytes, or is packed otherwise than by gzip or deflate.
    httpx.DecodingError
        It is not what its head says.
    """
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("", "identity", "gzip", "deflate"):
        raise BodyError(f"Semantic Scholar packs its answer in a strange way ({packed[:40]!r})")
    # 32: the head says whether it is gzip or zlib.
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed in ("gzip", "deflate") else None
    body = bytearray()
    async for part in answer.aiter_raw():
        try:
            body += unpack.decompress(part, most + 1 - len(body)) if unpack else part
        except zlib.error as error:
            raise httpx.DecodingError(str(error)) from error
        if len(body) > most:
            raise BodyError(f"An answer of Semantic Scholar has more than {most // 1_000_000} MB")
    if unpack and not unpack.eof:
        raise httpx.DecodingError("the answer ends too early")
    return bytes(body)
