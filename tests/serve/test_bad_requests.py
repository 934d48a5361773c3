"""Many bad requests at once: right statuses, nothing left behind, and the next one is answered."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
from tests.serve.bad_requests import HEAD, mix, send_bad, wait_for_children
from tests.serve.conftest import start_process
from tests.serve.odd_requests import ODD

from paperkg.serve.limits import Limits


def test_the_server_holds_bad_requests(output: Path) -> None:
    before = {file.name for file in output.iterdir()}
    # Requests that come slowly are among them; a client that a busy machine holds up is none.
    with start_process(output, query=4, sending=6, answer=2_000_000, waiting=60) as (
        client,
        process,
    ):
        client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}).raise_for_status()
        wrong = send_bad(str(client.base_url), mix(50, heavy_each=10))
        assert wrong == []
        answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"})
        assert answer.json()["boolean"] is True
        wait_for_children(process.pid, Limits().processes)
    assert {file.name for file in output.iterdir()} == before


def test_the_server_holds_each_odd_request(output: Path) -> None:
    with start_process(output, query=4, sending=60, waiting=60, kept=0) as (client, process):
        client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}).raise_for_status()
        assert send_bad(str(client.base_url), ODD) == []
        answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"})
        assert answer.json()["boolean"] is True
        wait_for_children(process.pid, Limits().processes)


def test_who_goes_in_the_middle_is_no_failure(output: Path) -> None:
    with start_process(output) as (client, process):
        large = "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o } UNION { ?s ?p ?o } }"
        request = HEAD + b"Content-Length: 100000\r\n\r\n" + large.encode()
        for length in (20, 100, len(request)):
            leave(client, request[:length])
        for _ in range(20):
            with client.stream("POST", "/sparql", data={"query": large}) as answer:
                assert answer.status_code == 200
        assert client.post("/sparql", data={"query": "ASK {}"}).json()["boolean"] is True
        wait_for_children(process.pid, Limits().processes)


def leave(client: httpx.Client, content: bytes) -> None:
    """Send bytes, and go."""
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address) as connection:
        connection.sendall(content.replace(b"%HOST%", client.base_url.netloc))
