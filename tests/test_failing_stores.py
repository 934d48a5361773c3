"""SPARQL servers that answer badly: a sentence, exit code 1, and nothing lost."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import Kg
from tests.loopback import run_server

SECRET = "swordfish"  # noqa: S105 - no password of anybody
ROWS = "application/sparql-results+json"
Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers each request in one bad way."""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def answer(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.reply(self)

    do_GET = do_POST = do_PUT = answer  # noqa: N815 - names of the library

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply, self.asked, self.is_over = reply, list[str](), Event()

    def handle_error(self, *words: object) -> None:
        """Say nothing of a client that goes."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/papers/sparql"


def status(code: int, said: str = "", **headers: str) -> Reply:
    return lambda handler: handler.send(code, said.encode(), Content_Type="text/plain", **headers)


def content(kind: str, said: bytes, **headers: str) -> Reply:
    return lambda handler: handler.send(200, said, Content_Type=kind, **headers)


def cut(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")
    handler.close_connection = True


def keep_silent(handler: Handler) -> None:
    handler.server.is_over.wait(20)


def drip(handler: Handler) -> None:
    """Send a little, often enough that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.is_over.wait(0.02):
        handler.wfile.write(b" ")


REFUSALS: dict[str, tuple[Reply, str]] = {
    "who are you": (status(401, "Unauthorized"), "answers 401 (Unauthorized); KG_STORE_USER"),
    "not you": (status(403, "not you"), "answers 403 (not you); KG_STORE_USER"),
    "nothing here": (status(404), "answers 404 (Not Found); if this is the wrong address, name"),
    "only GET": (status(405), "answers 405 (Method Not Allowed); if this is the wrong address"),
    "too large": (status(413), "let the server take larger requests"),
    "busy": (status(429), "answers 429 (Too Many Requests); try again later"),
    "fault": (status(500, "disk\x1b[2J full"), "answers 500 (disk\ufffd[2J full)"),
    "page": (
        lambda handler: handler.send(502, b"<html><p>Oops", Content_Type="text/html"),
        "answers 502 (Bad Gateway).",
    ),
    "echo": (lambda handler: handler.send(400, handler.path.encode()), "answers 400 ("),
    "elsewhere": (
        status(302, Location=f"http://me:{SECRET}@example.org/sparql?key={SECRET}"),
        "leads to http://example.org/sparql; if that is right, name it with",
    ),
    "nowhere": (status(307, Location="//[/"), "answers 307 and leads to elsewhere"),
    "cut": (cut, "cannot be reached"),
    "not packed": (content(ROWS, b"{}", Content_Encoding="gzip"), "cannot be reached"),
    "strangely packed": (content(ROWS, b"{}", Content_Encoding="br"), "in a strange way"),
    "a bomb": (
        content(ROWS, gzip.compress(bytes(150_000_000), 1), Content_Encoding="gzip"),
        "more than 100 MB",
    ),
    "silent": (keep_silent, "did not answer within 0.5 seconds; allow more with --timeout"),
    "slow": (drip, "did not answer within 0.5 seconds; allow more with --timeout"),
}  # fmt: skip

NO_ROWS: dict[str, Reply] = {
    "a page": content("text/html", b"<html>Welcome"),
    "a page that says it is rows": content(ROWS, b"<html>Welcome"),
    "no text": content(ROWS, b"\xff\xfe\x00"),
    "nothing": content("", b""),
    "other JSON": content(ROWS, b'{"status": "ok"}'),
    "a list": content(ROWS, b"[1]"),
    "no variables": content(ROWS, b'{"head": {"vars": 1}, "results": {"bindings": []}}'),
    "rows that are none": content(ROWS, b'{"head": {}, "results": {"bindings": [1]}}'),
    "neither": content(ROWS, b'{"head": {"vars": []}}'),
    "nested": content(ROWS, b'{"head": ' + b"[" * 100_000),
}


@pytest.fixture
def serve() -> Iterator[Callable[[Reply], Server]]:
    """Start a server that answers in one way."""
    with ExitStack() as stack:

        def start(reply: Reply) -> Server:
            server = Server(reply)
            stack.enter_context(run_server(server))
            stack.callback(server.is_over.set)
            return server

        yield start


def limit_of(name: str) -> str:
    """Give what to wait for a server, in seconds: little where it is the waiting that is tested."""
    return "0.5" if name in ("silent", "slow") else "60"


def ask(kg: Kg, server: Server, *more: str, timeout: str = "60") -> Any:
    line = ("query", "topics", "--store", f"{server.url}?key={SECRET}", "--timeout", timeout)
    return kg(*line, *more)


def is_sentence(text: str) -> bool:
    return text.startswith("Error: ") and text.endswith(".\n") and text.count("\n") == 1


@pytest.mark.parametrize("name", REFUSALS)
def test_a_server_that_refuses_or_fails_is_named_and_its_reason_too(
    serve: Callable[[Reply], Server], kg: Kg, name: str
) -> None:
    reply, reason = REFUSALS[name]
    server = serve(reply)
    result = ask(kg, server, timeout=limit_of(name))
    assert result.exit_code == 1
    assert is_sentence(result.stderr)
    assert f"Error: {server.url}: " in result.stderr
    assert reason in result.stderr
    assert SECRET not in result.output
    assert len(server.asked) == 1  # no redirect is followed, nothing is sent again


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("name", NO_ROWS)
def test_what_is_no_answer_to_a_query_is_not_shown_as_one(
    serve: Callable[[Reply], Server], kg: Kg, name: str, form: str
) -> None:
    result = ask(kg, serve(NO_ROWS[name]), "--format", form)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert is_sentence(result.stderr)
    assert "with --store" in result.stderr


@pytest.mark.parametrize("name", ["who are you", "too large", "cut", "elsewhere", "silent"])
def test_a_build_keeps_its_files_when_the_server_fails(
    serve: Callable[[Reply], Server], kg: Kg, tmp_path: Path, name: str
) -> None:
    reply, reason = REFUSALS[name]
    server = serve(reply)
    (tmp_path / "list.md").write_text("- [Study](https://arxiv.org/abs/2101.00001)\n")
    line = ("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    result = kg(*line, "--store", server.url, "--timeout", limit_of(name))
    assert result.exit_code == 1
    assert reason in result.stderr
    assert server.asked[0].startswith("PUT /papers/data?graph=")
    assert (tmp_path / "out" / "graph.trig").stat().st_size > 1000


def count_what_is_put(handler: Handler, held: dict[str, int]) -> None:
    """Take graphs, and say how many statements each has."""
    fields = parse_qs(urlsplit(handler.path).query) or parse_qs(handler.body.decode())
    if handler.command == "PUT":
        held[fields["graph"][0]] = handler.body.count(b"\n")
        handler.send(204, b"")
        return
    count = {"value": str(held.get(fields["default-graph-uri"][0], 0))}
    answer = {"head": {}, "results": {"bindings": [{"count": count}]}}
    handler.send(200, json.dumps(answer).encode(), Content_Type=ROWS)


@pytest.mark.parametrize(
    ("swap", "reason"),
    [
        (cut, "The server has the old graphs or the new ones."),
        (status(500, "no room"), "answers 500 (no room)."),
        (status(200), "were written, and it has 0"),
    ],
)
def test_a_server_that_does_not_swap_is_found_out(
    serve: Callable[[Reply], Server], kg: Kg, tmp_path: Path, swap: Reply, reason: str
) -> None:
    held: dict[str, int] = {}

    def reply(handler: Handler) -> None:
        takes = swap if handler.path == "/papers/update" else partial(count_what_is_put, held=held)
        takes(handler)

    (tmp_path / "list.md").write_text("- [Study](https://arxiv.org/abs/2101.00001)\n")
    line = ("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    result = kg(*line, "--store", serve(reply).url)
    assert result.exit_code == 1
    assert reason in result.stderr


def test_a_token_is_sent_and_never_shown(
    serve: Callable[[Reply], Server], kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reply(handler: Handler) -> None:
        handler.send(403, f"refused: {handler.headers['Authorization']}".encode())

    monkeypatch.setenv("KG_STORE_TOKEN", SECRET)
    result = ask(kg, serve(reply))
    assert "answers 403 (refused: Bearer …)" in result.stderr
    assert SECRET not in result.output
    monkeypatch.setenv("KG_STORE_TOKEN", f"{SECRET}\nx")
    wrong = ask(kg, serve(reply))
    assert wrong.exit_code == 2
    assert "KG_STORE_TOKEN is not a token" in wrong.stderr
    assert SECRET not in wrong.output


@pytest.mark.parametrize(
    ("option", "address"),
    [
        ("--store", f"http://me:{SECRET}@127.0.0.1/query"),
        ("--store", f"ftp://me:{SECRET}@127.0.0.1/query"),
        ("--store", f"http://me:{SECRET}@127.0.0.1:99999/query"),
        ("--store", f"http://[::1/query?key={SECRET}"),
        ("--store-update", f"https://{SECRET}@127.0.0.1/update"),
        ("--store-graphs", f"127.0.0.1/{SECRET}"),
    ],
)
def test_a_bad_address_is_refused_before_a_build_and_not_repeated(
    kg: Kg, tmp_path: Path, option: str, address: str
) -> None:
    (tmp_path / "list.md").write_text("- [Study](https://arxiv.org/abs/2101.00001)\n")
    line = ("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    result = kg(*line, "--store", "http://127.0.0.1:1/query", option, address)
    assert result.exit_code == 2
    assert option in result.stderr
    assert SECRET not in result.output
    assert not (tmp_path / "out").exists()
