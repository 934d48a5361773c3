"""A SPARQL 1.1 server of anybody's: graphs are put into it, and queries asked of it.

Graphs go by the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), queries and
updates by SPARQL 1.1 Protocol. Each server has its own addresses for these; ``find_addresses``
knows the usual ones.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

import httpx

from paperkg.addresses import split_url, without_password
from paperkg.errors import PaperkgError, UsageError
from paperkg.sources.connection import Body, BodyError, open_page_client

__all__ = [
    "GraphStore",
    "StoreAddresses",
    "StoreError",
    "UnansweredError",
    "find_addresses",
    "open_graph_store",
    "show_address",
]

MAX_ANSWER = 100_000_000
"""How many bytes of an answer are read."""

MAX_QUESTIONS = 2
"""How often a server may ask who one is, for one request."""

SHOWN = 200
"""How many characters of what a server says against a request are shown."""

ADVICE = {
    401: "; KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, say who you are",
    403: "; KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, name a user who may do that",
    413: "; let the server take larger requests",
    429: "; try again later",
    503: "; try again later",
}
"""What helps when a server refuses, by the status of its answer."""

MISPLACED = (404, 405, 406, 410, 415, 501)
"""How servers answer at an address that is not for what it was asked for."""

PLACES = [
    # Oxigraph; Fuseki; GraphDB and RDF4J; Virtuoso, with a password and without.
    (r"/query", "/update", "/store"),
    (r"(/.+)/(?:query|sparql)", r"\1/update", r"\1/data"),
    (r"(/.*repositories/[^/]+)", r"\1/statements", r"\1/rdf-graphs/service"),
    (r"/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
    (r"/sparql", "/sparql", "/sparql-graph-crud"),
]
"""Where servers take queries (a pattern of the path), updates and graphs."""


class StoreError(PaperkgError):
    """A SPARQL server failed, or refused a request."""


class UnansweredError(StoreError):
    """No answer came: nobody knows whether the server did what it was asked."""


class Door(StrEnum):
    """What a server takes at an address, by the option that names the address."""

    QUERIES = "--store"
    UPDATES = "--store-update"
    GRAPHS = "--store-graphs"


@dataclass(frozen=True, slots=True)
class StoreAddresses:
    """Where a server takes queries, updates and graphs, and who asks.

    Attributes
    ----------
    query, update, graphs
        The addresses.
    user, password
        Sent when the server asks for them; empty for none.
    token
        Sent with each request, as a bearer token (RFC 6750); empty for none.
    """

    query: str
    update: str
    graphs: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def at(self, door: Door) -> str:
        """Give where the server takes something."""
        return {Door.QUERIES: self.query, Door.UPDATES: self.update, Door.GRAPHS: self.graphs}[door]

    def secrets_of(self, door: Door) -> Iterator[str]:
        """Give what is never shown: what follows the path of an address may be a key."""
        yield from filter(None, (self.password, self.token, urlsplit(self.at(door)).query))


def find_addresses(
    url: str,
    *,
    update: str = "",
    graphs: str = "",
    user: str = "",
    password: str = "",
    token: str = "",
) -> StoreAddresses:
    """Find where a server takes updates and graphs from where it takes queries.

    Parameters
    ----------
    url
        Where it takes queries.
    update, graphs
        Where it takes updates and graphs, where a person says it.
    user, password, token
        Who asks.

    Raises
    ------
    UsageError
        An address is none of the web, or the token cannot be sent.

    Examples
    --------
    >>> find_addresses("http://localhost:7878/query").graphs
    'http://localhost:7878/store'
    >>> find_addresses("http://localhost:3030/papers/sparql").update
    'http://localhost:3030/papers/update'
    """
    named = {Door.QUERIES: url, Door.UPDATES: update, Door.GRAPHS: graphs}
    for door, address in named.items():
        if address or door is Door.QUERIES:
            _check(address, door)
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    found = next(((pattern, *to) for pattern, *to in PLACES if re.fullmatch(pattern, path)), None)
    places = [re.sub(found[0], place, path) for place in found[1:]] if found else [path, path]
    guessed = [urlunsplit((parts.scheme, parts.netloc, place, "", "")) for place in places]
    if not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            "KG_STORE_TOKEN is not a token: a token has only ASCII letters, digits and marks, and "
            "no spaces."
        )
    return StoreAddresses(url, update or guessed[0], graphs or guessed[1], user, password, token)


def show_address(url: str) -> str:
    """Give an address as it may be shown: what follows the path may be a key.

    Examples
    --------
    >>> show_address("https://example.org/sparql?key=secret")
    'https://example.org/sparql'
    """
    return urlunsplit(urlsplit(without_password(url))._replace(query="", fragment=""))


def _check(address: str, door: Door) -> None:
    """Check an address, and repeat nothing of it: it may hold a password.

    Raises
    ------
    UsageError
        It is none of the web, or has a password.
    """
    is_text = address.isprintable() and " " not in address
    found = split_url(address) if is_text else None
    if not found or found[0].scheme not in ("http", "https") or found[0].port == 0:
        raise UsageError(
            f"{door} is not the address of a server: write it as http://localhost:7878/query."
        )
    if "@" in found[0].netloc:
        raise UsageError(
            f"The address of {door} holds a password: put it into KG_STORE_USER and "
            "KG_STORE_PASSWORD instead."
        )


class GraphStore:
    """A connection to a SPARQL 1.1 server. ``open_graph_store`` makes it."""

    def __init__(self, client: httpx.Client, addresses: StoreAddresses) -> None:
        self._client, self.addresses = client, addresses

    def put_graph(self, iri: str, n_triples: bytes) -> None:
        """Replace a named graph.

        Raises
        ------
        StoreError
            The server fails or refuses.
        """
        headers = {"Content-Type": "application/n-triples"}
        params = {"graph": iri}
        self._send("PUT", Door.GRAPHS, content=n_triples, headers=headers, params=params)

    def update(self, text: str) -> None:
        """Run an update: one request, which most servers run as one transaction.

        Raises
        ------
        StoreError
            The server fails or refuses.
        """
        headers = {"Content-Type": "application/sparql-update"}
        self._send("POST", Door.UPDATES, content=text.encode(), headers=headers)

    def ask(
        self,
        text: str,
        *,
        accept: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        timeout: float | None = None,
    ) -> tuple[str, bytes]:
        """Ask a query.

        Parameters
        ----------
        text
            SPARQL 1.1.
        accept
            The media types that are taken.
        default_graphs, named_graphs
            What to ask, as SPARQL 1.1 Protocol has it.
        timeout
            How long to wait for an answer, in seconds.

        Returns
        -------
        media_type, content
            What the server says that it is, and the answer.

        Raises
        ------
        StoreError
            The server fails or refuses, or its answer is too large.
        """
        form = {
            "query": text,
            "default-graph-uri": list(default_graphs),
            "named-graph-uri": list(named_graphs),
        }
        response = self._send(
            "POST", Door.QUERIES, data=form, headers={"Accept": accept}, timeout=timeout
        )
        return _kind_of(response), response.content

    def count_statements(self, text: str, graph: str) -> int:
        """Count the statements of a graph by a query that gives one number.

        Raises
        ------
        StoreError
            The server fails, refuses, or gives no number.
        """
        accept = "application/sparql-results+json"
        _, content = self.ask(text, accept=accept, default_graphs=[graph])
        try:
            (row,) = json.loads(content)["results"]["bindings"]
            (cell,) = row.values()
            return int(cell["value"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(
                f"{show_address(self.addresses.query)}: gives no SPARQL results in JSON. Name the "
                f"address where the server takes queries with {Door.QUERIES}."
            ) from error

    def _send(
        self, method: str, door: Door, *, timeout: float | None = None, **request: object
    ) -> httpx.Response:
        url = self.addresses.at(door)
        name = show_address(url)
        limit = timeout or self._client.timeout.read or 0.0
        request["timeout"] = limit
        try:
            with self._client.stream(method, url, **request) as response:  # type: ignore[arg-type]
                content = _read(response, limit)
        except httpx.TimeoutException as error:
            raise UnansweredError(
                f"{name}: did not answer within {limit:g} seconds; allow more with --timeout."
            ) from error
        except BodyError as error:
            raise StoreError(f"{name}: {error}. Ask for less, with LIMIT.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise UnansweredError(f"{name}: cannot be reached ({reason[:SHOWN]}).") from error
        if not response.is_success:
            raise StoreError(f"{name}: {self._explain(response, content, door)}.")
        kind = {"Content-Type": response.headers.get("Content-Type", "")}
        return httpx.Response(response.status_code, headers=kind, content=content)

    def _explain(self, response: httpx.Response, content: bytes, door: Door) -> str:
        """Say what a server answers instead of doing what it was asked, and what helps."""
        status = response.status_code
        if response.has_redirect_location:
            where = response.headers["Location"]
            place = show_address(where) if split_url(where) else "elsewhere"
            return f"answers {status} and leads to {place}; if that is right, name it with {door}"
        said = "" if "html" in _kind_of(response) else content.decode(errors="replace")
        for secret in self.addresses.secrets_of(door):
            said = said.replace(secret, "…")
        reason = " ".join(said.split())[:SHOWN] or response.reason_phrase or "no reason"
        advice = ADVICE.get(status, "")
        if status in MISPLACED:
            advice = f"; if this is the wrong address, name the right one with {door}"
        return f"answers {status} ({reason}){advice}"


def _read(response: httpx.Response, limit: float) -> bytes:
    """Read an answer, within a time and up to a size.

    Raises
    ------
    httpx.ReadTimeout
        It comes too slowly.
    BodyError
        It is too large.
    """
    end = time.monotonic() + limit
    body = Body(response, most=MAX_ANSWER)
    for part in response.iter_raw():
        body.add(part)
        if time.monotonic() > end:
            raise httpx.ReadTimeout("the answer comes too slowly")
    return body.finish()


def _kind_of(response: httpx.Response) -> str:
    kind: str = response.headers.get("Content-Type", "")
    return kind.partition(";")[0].strip().lower()


@contextmanager
def open_graph_store(addresses: StoreAddresses, *, timeout: float = 60.0) -> Iterator[GraphStore]:
    """Open a connection to a SPARQL 1.1 server.

    Parameters
    ----------
    addresses
        Where it is.
    timeout
        How long to wait for an answer, and then for the rest of it, in seconds.

    Raises
    ------
    SourceError
        The proxy or the certificates of the machine cannot be used.
    """
    with open_page_client({}, timeout, max_redirects=MAX_QUESTIONS) as client:
        client.follow_redirects = False  # what is written goes where a person said
        if addresses.token:
            client.headers["Authorization"] = f"Bearer {addresses.token}"
        elif addresses.user:
            client.auth = _Login(addresses.user, addresses.password)
        yield GraphStore(client, addresses)


class _Login(httpx.Auth):
    """Answer a server that asks who one is, in the way that it asks: Basic or Digest."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request, and again with what the server asks for."""
        flow = self._digest.auth_flow(request)
        response = yield next(flow)
        if response.status_code != 401:
            return
        asked = response.headers.get("WWW-Authenticate", "").lower()
        if asked.startswith("basic"):
            yield from self._basic.auth_flow(request)
            return
        with suppress(StopIteration):
            yield flow.send(response)
