"""`kg doctor`: what a bug report should say, and what it must not."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from tests.conftest import Kg
from tests.loopback import run_server

from paperkg.version import __version__


class Server(ThreadingHTTPServer):
    """Has no page, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[dict[str, str]] = []
        self.address = f"127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.requests.append(dict(self.headers))
        self.send_error(404)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    with run_server(server):
        yield server


def ask(kg: Kg, *options: object) -> dict[str, Any]:
    result = kg("doctor", "--json", *options)
    assert result.exit_code == 0
    reply: dict[str, Any] = json.loads(result.stdout)
    return reply


def test_it_says_what_is_installed_and_built(kg: Kg, output: Path) -> None:
    reply = ask(kg, "--offline", "--output", output)
    assert reply["version"] == __version__
    assert reply["packages"]["rdflib"]
    build = reply["build"]
    assert (build["exists"], build["papers"], build["problem"]) == (True, 68, "")
    assert build["locked"] is False
    text = kg("doctor", "--offline", "--output", output).stdout
    assert "68 papers" in text
    assert "rdflib" in text


def test_no_build_and_a_broken_build_are_said(kg: Kg, tmp_path: Path) -> None:
    assert ask(kg, "--offline", "--output", tmp_path)["build"]["exists"] is False
    assert not list(tmp_path.iterdir())
    (tmp_path / "graph.trig").write_text("<broken")
    build = ask(kg, "--offline", "--output", tmp_path)["build"]
    assert "not valid TRIG" in build["problem"]
    assert "cannot be read" in kg("doctor", "--offline", "--output", tmp_path).stdout


def test_a_build_that_is_under_way_is_said(kg: Kg, tmp_path: Path) -> None:
    with FileLock(tmp_path / ".kg.lock"):
        assert ask(kg, "--offline", "--output", tmp_path)["build"]["locked"] is True
    assert ask(kg, "--offline", "--output", tmp_path)["build"]["locked"] is False


def test_the_api_is_tried_only_with_leave(kg: Kg, server: Server, tmp_path: Path) -> None:
    options = ("--api-url", f"http://{server.address}", "--output", tmp_path)
    assert ask(kg, "--offline", *options)["api"]["reachable"] is None
    assert not server.requests
    assert ask(kg, *options)["api"]["reachable"] is True


def test_an_api_that_does_not_answer_is_said(kg: Kg, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        api = ask(kg, "--timeout", "0.2", "--api-url", url, "--output", tmp_path)["api"]
    assert api["reachable"] is False
    assert "0.2 seconds" in api["reason"]


def test_neither_key_nor_password_is_shown(
    kg: Kg, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S2_API_KEY", "my-secret-key")
    url = f"http://me:my-secret-word@{server.address}"
    for form in ([], ["--json"]):
        text = kg("doctor", *form, "--api-url", url, "--output", tmp_path).stdout
        assert "secret" not in text
    assert ask(kg, "--offline", "--output", tmp_path)["api"]["key"] is True
    assert "my-secret-key" not in str(server.requests)
