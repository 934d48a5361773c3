"""One connection to a server: whom to trust, which proxy to take, and how much to read.

Certificates are those that the machine trusts, so that the authority of a company or a university
counts. A body is unpacked step by step, and never beyond its limit.
"""

from __future__ import annotations

import os
import socket
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
    "Body",
    "BodyError",
    "UnreachableError",
    "is_listening",
    "open_client",
    "open_page_client",
]

Client = TypeVar("Client")

MAX_BODY = 32_000_000
"""How many bytes of an answer are read, unpacked; the API gives at most 10 MB."""

_ACCEPTED = {"Accept-Encoding": "gzip, deflate"}
"""Only what is unpacked within a limit is asked for."""

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
    return _open(httpx.AsyncClient, headers={**headers, **_ACCEPTED}, timeout=timeout)


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
        headers={**headers, **_ACCEPTED},
        timeout=timeout,
        follow_redirects=True,
        max_redirects=max_redirects,
    )


def is_listening(host: str, port: int, *, timeout: float) -> bool:
    """Tell whether something listens at an address, within ``timeout`` seconds."""
    try:
        with socket.create_connection((host, port), timeout):
            return True
    except OSError:
        return False


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


class Body:
    """The body of an answer, unpacked as it comes, and never beyond its limit.

    Parameters
    ----------
    answer
        The answer; its parts are given to ``add`` as they are sent.
    most
        How many bytes are taken, unpacked.

    Raises
    ------
    BodyError
        It is packed otherwise than by gzip or deflate, once.
    """

    def __init__(self, answer: httpx.Response, *, most: int = MAX_BODY) -> None:
        packed = answer.headers.get("content-encoding", "identity").strip().lower()
        if packed not in ("", "identity", "gzip", "deflate"):
            raise BodyError(f"The server packs its answer in a strange way ({packed[:40]!r})")
        is_packed = packed in ("gzip", "deflate")
        # 32: the head says whether it is gzip or zlib.
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if is_packed else None
        self._most = most
        self._content = bytearray()

    def add(self, part: bytes) -> None:
        """Take a part of it.

        Raises
        ------
        BodyError
            With it, the body is too large.
        httpx.DecodingError
            It is not what its head says.
        """
        room = self._most + 1 - len(self._content)
        try:
            self._content += self._unpack.decompress(part, room) if self._unpack else part
        except zlib.error as error:
            raise httpx.DecodingError(str(error)) from error
        if len(self._content) > self._most:
            raise BodyError(f"The answer has more than {self._most // 1_000_000} MB")

    def finish(self) -> bytes:
        """Give the whole body.

        Raises
        ------
        httpx.DecodingError
            Its end is missing.
        """
        if self._unpack and not self._unpack.eof:
            raise httpx.DecodingError("the answer ends too early")
        return bytes(self._content)
