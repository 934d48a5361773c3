"""Requests that a server must not fall for, each with the status that it answers them with."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import httpx

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = f"{LARGE} ORDER BY ?i ?a"
CLIENTS = 8


@dataclass(frozen=True)
class Bad:
    """A request that is refused: what it is, the statuses that are right, and how it is sent."""

    name: str
    statuses: set[int]
    send: Callable[[httpx.Client], int]


def post(text: str) -> Callable[[httpx.Client], int]:
    return lambda client: client.post("/sparql", data={"query": text}).status_code


def get(path: str, **headers: str) -> Callable[[httpx.Client], int]:
    return lambda client: client.get(path, headers=headers).status_code


def raw(content: bytes) -> Callable[[httpx.Client], int]:
    """Send bytes, and give the status; 0 where the server only ends the connection."""

    def send(client: httpx.Client) -> int:
        address = (client.base_url.host, client.base_url.port or 80)
        head = content.replace(b"%HOST%", client.base_url.netloc)
        answer = b""
        with (
            contextlib.suppress(ConnectionError),
            socket.create_connection(address, timeout=60) as connection,
        ):
            connection.sendall(head)
            while part := connection.recv(65_536):
                answer += part
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    return send


HEAD = (
    b"POST /sparql HTTP/1.1\r\nHost: %HOST%\r\nConnection: close\r\n"
    b"Content-Type: application/sparql-query\r\n"
)

QUICK = [
    Bad("update as a query", {400}, post("INSERT DATA { <x:a> <x:b> <x:c> }")),
    Bad("drop", {400}, post("DROP ALL")),
    Bad("load", {400}, post("LOAD <file:///etc/passwd>")),
    Bad("update by form", {403}, lambda c: c.post("/sparql", data={"update": "DROP ALL"}).status_code),
    Bad("service", {403}, post("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")),
    Bad("silent service", {403}, post("ASK { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }")),
    Bad("foreign graph", {403}, post("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }")),
    Bad("file as a graph", {403}, post("SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }")),
    Bad("no query", {400}, post("no query")),
    Bad("deep query", {400, 503}, post("SELECT * { " + "{" * 3000 + "}" * 3000 + " }")),
    Bad("foreign host", {421}, get("/", Host="example.org")),
    Bad("rebound host", {421}, get("/api/next", Host="evil.example:80")),
    Bad("foreign origin", {403}, get("/api/next", Origin="https://example.org")),
    Bad("no origin", {403}, get("/api/next", Origin="null")),
    Bad("foreign image", {403}, get("/sparql?query=x", **{"Sec-Fetch-Site": "cross-site"})),
    Bad("marks without origin", {403}, lambda c: c.post("/api/read", json={"papers": []}).status_code),
    Bad("long address", {414}, get("/sparql?query=" + "x" * 20_000)),
    Bad("long body", {413}, post("#" * 2_000_000)),
    Bad("long heads", {431}, get("/", X="x" * 40_000)),
    Bad("very long heads", {0, 400, 431}, raw(b"GET / HTTP/1.1\r\nX: " + b"x" * 500_000 + b"\r\n\r\n")),
    Bad("nonsense", {400}, raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n")),
    Bad("endless length", {413}, raw(HEAD + b"Content-Length: 99999999999\r\n\r\n")),
    Bad("other method", {405}, lambda c: c.request("TRACE", "/sparql").status_code),
    Bad("outside", {404}, get("/static/..%2f..%2fetc%2fpasswd")),
    Bad("no such paper", {404}, get("/paper/" + "x" * 5_000)),
]  # fmt: skip
"""Refused at once."""

HEAVY = [
    Bad("cross product", {503}, post(CROSS)),
    Bad("large answer", {500, 503}, post(LARGE)),
    Bad("large sort", {500, 503}, post(SORTED)),
    Bad("slow heads", {408}, raw(b"GET / HTTP/1.1\r\nHost: %HOST%\r\n")),
    Bad("slow body", {408}, raw(HEAD + b"Content-Length: 100\r\n\r\nASK")),
]
"""Stopped after some time."""


def mix(number: int, *, heavy_each: int) -> list[Bad]:
    """Give so many bad requests, of which one in so many is heavy."""
    heavy, quick = cycle(HEAVY), cycle(QUICK)
    return [next(heavy) if place % heavy_each == 0 else next(quick) for place in range(number)]


def send_bad(address: str, requests: Iterable[Bad]) -> list[str]:
    """Send bad requests by several clients at once; name those that were answered otherwise."""

    def send(bad: Bad) -> str:
        with httpx.Client(base_url=address, timeout=120) as client:
            status = bad.send(client)
        return "" if status in bad.statuses else f"{bad.name}: {status}"

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [wrong for wrong in pool.map(send, requests) if wrong]


def wait_for_children(process: int, count: int) -> None:
    """Wait until a process has so many of its own: one that was ended may be there a moment longer."""
    end = time.monotonic() + 20
    while (found := count_open(process)[1]) != count:
        assert time.monotonic() < end, found


def count_open(process: int) -> tuple[int, int]:
    """Count the files that a process has open, and the processes that it started."""
    files = sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return files, len(children.split())
