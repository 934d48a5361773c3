"""Fetching a list by its address: a file, a gist, or the README of a repository."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from paperkg.errors import InputError
from paperkg.reading.endings import ListFormat, ending_of, is_known_ending
from paperkg.sources.connection import Body, BodyError, UnreachableError, open_page_client
from paperkg.sources.list_addresses import locate_list
from paperkg.version import __version__

__all__ = [
    "LARGEST_PAGE",
    "USER_AGENT",
    "Page",
    "PageUnreachableError",
    "fetch_page",
]

USER_AGENT = f"paperkg/{__version__} (a person's reading list; python-httpx)"

LARGEST_PAGE = 50_000_000
"""A larger answer is not taken, in bytes, unpacked."""

MAX_REDIRECTS = 5

_FORMATS = {
    "text/html": ListFormat.HTML,
    "application/xhtml+xml": ListFormat.HTML,
    "text/csv": ListFormat.CSV,
    "text/markdown": ListFormat.MARKDOWN,
    "application/x-bibtex": ListFormat.BIBTEX,
    "application/x-research-info-systems": ListFormat.RIS,
    "application/json": ListFormat.CSL,
    "application/vnd.citationstyles.csl+json": ListFormat.CSL,
}
"""The formats that servers name."""


class PageUnreachableError(Exception):
    """There is no connection, or no whole answer; says what happened."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address: the content, and the ending that a file of it has."""

    content: bytes
    ending: str


def fetch_page(address: str, *, timeout: float) -> Page:
    """Fetch the list behind an address.

    Parameters
    ----------
    address
        An http(s) address.
    timeout
        How long to wait in all, in seconds.

    Raises
    ------
    PageUnreachableError
        There is no connection or no answer in time, or the server is at fault.
    InputError
        There is no list there, or it is too large.
    """
    deadline = time.monotonic() + timeout
    status = 0
    headers = {"User-Agent": USER_AGENT}
    try:
        with open_page_client(headers, timeout, max_redirects=MAX_REDIRECTS) as client:
            for place in locate_list(address):
                with client.stream("GET", place) as answer:
                    status = answer.status_code
                    if status == httpx.codes.OK:
                        return _read(answer, address, deadline)
                    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
                        raise PageUnreachableError(f"HTTP {status}")
    except UnreachableError as error:
        raise PageUnreachableError(str(error)) from error
    except httpx.TooManyRedirects as error:
        raise InputError(
            "redirects to itself: give the address of the list.", file=address
        ) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise InputError("is not a valid address.", file=address) from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise PageUnreachableError("no connection, or no whole answer") from error
    raise InputError(f"holds no list (HTTP {status}): check the address.", file=address)


def _read(answer: httpx.Response, address: str, deadline: float) -> Page:
    try:
        body = Body(answer, most=LARGEST_PAGE)
        for part in answer.iter_raw():
            body.add(part)
            if time.monotonic() > deadline:
                raise PageUnreachableError("the answer took too long")
    except BodyError as error:
        raise InputError(f"is no list ({error}).", file=address) from error
    name = urlsplit(str(answer.url)).path.rpartition("/")[2]
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    said = ending_of(_FORMATS.get(kind, ListFormat.IDENTIFIERS))
    return Page(body.finish(), ending if is_known_ending(ending) else said)
