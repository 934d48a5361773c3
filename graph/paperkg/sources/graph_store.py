"""A SPARQL 1.1 server of anybody's: graphs are put into it, and queries asked of it.

Graphs go by the Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), queries and
updates by SPARQL 1.1 Protocol. Each server has its own addresses for these; ``find_addresses``
knows the usual ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

import httpx

from paperkg.errors import PaperkgError, UsageError
from paperkg.sources.connection import open_page_client

__all__ = ["GraphStore", "StoreAddresses", "StoreError", "find_addresses", "open_graph_store"]

MAX_ANSWER = 100_000_000
"""How many bytes of an answer are read."""

MAX_QUESTIONS = 2
"""How often a server may ask who one is, for one request."""

SHOWN = 200
"""How many characters of what a server says against a request are shown."""

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


@dataclass(frozen=True, slots=True)
class StoreAddresses:
    """Where a server takes queries, updates and graphs, and who asks.

    Attributes
    ----------
    query, update, graphs
        The addresses.
    user, password
        Sent when the server asks for them; empty for none.
    """

    query: str
    update: str
    graphs: str
    user: str = ""
    password: str = field(default="", repr=False)


def find_addresses(
    url: str, *, update: str = "", graphs: str = "", user: str = "", password: str = ""
) -> StoreAddresses:
    """Find where a server takes updates and graphs from where it takes queries.

    Parameters
    ----------
    url
        Where it takes queries.
    update, graphs
        Where it takes updates and graphs, where a person says it.
    user, password
        Who asks.

    Raises
    ------
    UsageError
        An address is none of the web.

    Examples
    --------
    >>> find_addresses("http://localhost:7878/query").graphs
    'http://localhost:7878/store'
    >>> find_addresses("http://localhost:3030/papers/sparql").update
    'http://localhost:3030/papers/update'
    """
    for address in (url, *filter(None, (update, graphs))):
        _check(address)
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    found = next(((pattern, *to) for pattern, *to in PLACES if re.fullmatch(pattern, path)), None)
    places = [re.sub(found[0], place, path) for place in found[1:]] if found else [path, path]
    guessed = [urlunsplit((parts.scheme, parts.netloc, place, "", "")) for place in places]
    return StoreAddresses(url, update or guessed[0], graphs or guessed[1], user, password)


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        is_valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_valid = False
    if not is_valid or not address.isprintable() or " " in address:
        raise UsageError(
            f"The address {address[:SHOWN]!r} is not one of a server: write it as "
            "http://localhost:7878/query."
        )
    if "@" in parts.netloc:
        raise UsageError(
            "The address of the store holds a password: put it into KG_STORE_USER and "
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
        self._send("PUT", self.addresses.graphs, content=n_triples, headers=headers, params=params)

    def update(self, text: str) -> None:
        """Run an update: one request, which most servers run as one transaction.

        Raises
        ------
        StoreError
            The server fails or refuses.
        """
        headers = {"Content-Type": "application/sparql-update"}
        self._send("POST", self.addresses.update, content=text.encode(), headers=headers)

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
            "POST", self.addresses.query, data=form, headers={"Accept": accept}, timeout=timeout
        )
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return kind, response.content

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
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                f"{self.addresses.query}: gives no SPARQL results in JSON. Name the address where "
                "the server takes queries."
            ) from error

    def _send(self, method: str, url: str, **request: object) -> httpx.Response:
        if request.get("timeout") is None:
            request.pop("timeout", None)
        try:
            with self._client.stream(method, url, **request) as response:  # type: ignore[arg-type]
                content = bytearray()
                for part in response.iter_bytes():
                    content += part
                    if len(content) > MAX_ANSWER:
                        raise StoreError(
                            f"{url}: the answer has more than {MAX_ANSWER // 1_000_000} MB: ask "
                            "for less, with LIMIT."
                        )
        except httpx.TimeoutException as error:
            raise StoreError(f"{url}: did not answer in time.") from error
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise StoreError(f"{url}: cannot be reached ({reason[:SHOWN]}).") from error
        if not response.is_success:
            said = " ".join(content.decode(errors="replace").split())[:SHOWN]
            raise StoreError(f"{url}: answers {response.status_code} ({said or 'no reason'}).")
        return httpx.Response(response.status_code, headers=_kind(response), content=bytes(content))


def _kind(response: httpx.Response) -> Mapping[str, str]:
    return {"Content-Type": response.headers.get("Content-Type", "")}


@contextmanager
def open_graph_store(addresses: StoreAddresses, *, timeout: float = 60.0) -> Iterator[GraphStore]:
    """Open a connection to a SPARQL 1.1 server.

    Parameters
    ----------
    addresses
        Where it is.
    timeout
        How long to wait for an answer, in seconds.

    Raises
    ------
    SourceError
        The proxy or the certificates of the machine cannot be used.
    """
    with open_page_client({}, timeout, max_redirects=MAX_QUESTIONS) as client:
        client.follow_redirects = False  # what is written goes where a person said
        if addresses.user:
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
