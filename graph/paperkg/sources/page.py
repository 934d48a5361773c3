"""Fetching a list by its address: a file, a gist, or the README of a repository."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from paperkg.errors import InputError
from paperkg.sources.connection import Body, BodyError, UnreachableError, open_page_client
from paperkg.version import __version__

__all__ = [
    "LARGEST_PAGE",
    "USER_AGENT",
    "Page",
    "PageUnreachableError",
    "fetch_page",
    "locate_list",
]

USER_AGENT = f"paperkg/{__version__} (a person's reading list; python-httpx)"

LARGEST_PAGE = 50_000_000
"""A larger answer is not taken, in bytes, unpacked."""

MAX_REDIRECTS = 5

_READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README")
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "application/x-bibtex": ".bib",
    "application/x-research-info-systems": ".ris",
    "application/json": ".json",
    "application/vnd.citationstyles.csl+json": ".json",
}


class PageUnreachableError(Exception):
    """There is no connection, or no whole answer; says what happened."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address: the content, and the ending that a file of it has."""

    content: bytes
    ending: str


def locate_list(address: str) -> tuple[str, ...]:
    """Say where the list behind an address may be: the file itself, the most likely first.

    Examples
    --------
    >>> locate_list("https://github.com/owner/name")[0]
    'https://raw.githubusercontent.com/owner/name/HEAD/README.md'
    >>> locate_list("https://github.com/owner/name/blob/main/docs/list.md")
    ('https://raw.githubusercontent.com/owner/name/main/docs/list.md',)
    >>> locate_list("https://gist.github.com/owner/0a1b2c")
    ('https://gist.github.com/owner/0a1b2c/raw',)
    >>> locate_list("https://gitlab.com/group/name/-/blob/main/list.md")
    ('https://gitlab.com/group/name/-/raw/main/list.md',)
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    path = [part for part in parts.path.split("/") if part]
    if host == "github.com" and len(path) >= 2:
        return _locate_on_github(path) or (address,)
    if host == "gist.github.com" and 1 <= len(path) <= 2:
        return (f"https://gist.github.com/{'/'.join(path)}/raw",)
    if host.startswith("gitlab.") and len(path) >= 2:
        return _locate_on_gitlab(host, path)
    return (address,)


def _locate_on_github(path: list[str]) -> tuple[str, ...]:
    owner, name, *rest = path
    raw = f"https://raw.githubusercontent.com/{owner}/{name.removesuffix('.git')}"
    match rest:
        case ["blob" | "raw", *place]:
            return (f"{raw}/{'/'.join(place)}",)
        case ["tree", *place] if place:
            return tuple(f"{raw}/{'/'.join(place)}/{readme}" for readme in _READMES)
        case []:
            return tuple(f"{raw}/HEAD/{readme}" for readme in _READMES)
        case _:
            return ()


def _locate_on_gitlab(host: str, path: list[str]) -> tuple[str, ...]:
    if "-" not in path:
        base = f"https://{host}/{'/'.join(path)}/-/raw/HEAD"
        return tuple(f"{base}/{readme}" for readme in _READMES)
    cut = path.index("-")
    kind, place = path[cut + 1 : cut + 2], path[cut + 2 :]
    base = f"https://{host}/{'/'.join(path[:cut])}/-/raw/{'/'.join(place)}"
    if kind == ["tree"]:
        return tuple(f"{base}/{readme}" for readme in _READMES)
    return (base,)


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
    # An ending such as that of "list.php" says nothing of what it sends.
    known = ending in (".md", ".markdown", ".bib", ".ris", ".json", ".nbib", ".csv", ".tsv", ".txt")
    return Page(body.finish(), ending if known else _ENDINGS.get(kind, ".txt"))
