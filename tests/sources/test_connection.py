"""Networks that are odd, servers that lie: a sentence each, in bounded time and memory."""

from __future__ import annotations

import gzip
import json
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Kg, Online
from tests.loopback import run_server
from tests.s2_server import Fault, Handler, Json, Library, make_paper, status

from paperkg.rdf.reader import read_graph

LIST = """\
- [Study 1](https://arxiv.org/abs/2101.00001)
- [Study 2](https://arxiv.org/abs/2101.00002)
- [Study 3](https://arxiv.org/abs/2101.00003)
"""


def fill(library: Library) -> None:
    for number in (1, 2, 3):
        cited = tuple(range(1, number))
        paper = make_paper(number, f"Study {number}", cited, ids={"ArXiv": f"2101.{number:05}"})
        library.add(paper)


def names(tmp_path: Path) -> set[str]:
    return {paper.title for paper in read_graph(tmp_path / "out" / "graph.trig").listed}


# --- what the environment says -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("ALL_PROXY", "gopher://127.0.0.1:9"),
        ("HTTP_PROXY", "http://127.0.0.1:port"),
        ("HTTP_PROXY", "http://127.0.0.1:99999"),
        ("HTTP_PROXY", "http://[::1"),
        ("HTTP_PROXY", "http://127.0.0.1:9"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_said(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    (tmp_path / "list.md").write_text(LIST)
    # An address that is no loopback; with a proxy that is none, nothing is sent.
    where = ("--output", tmp_path / "out", "--api-url", "http://api.example.org")
    result = kg("build", tmp_path / "list.md", *where, "--max-wait", "1", "--timeout", "2")
    assert result.exit_code == 0
    assert "the citations are those that ship with kg" in result.stderr
    assert any(word in result.stderr for word in (variable, "cannot be reached"))
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize("value", ["::1", "[::1]", "::1/128,localhost", "127.0.0.1,::1", "*"])
def test_any_list_of_exceptions_is_taken_or_named(
    online: Online, library: Library, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_PROXY", value)
    fill(library)
    result = online(text=LIST)
    assert result.exit_code == 0
    assert any(words in result.stderr for words in ("answered for 3 papers", "NO_PROXY"))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999",
        "http://[::1",
        "http://",
        "https:///graph",
        "http://a b",
        "http://x:0",
    ],
)
def test_an_address_of_the_api_that_is_none_is_refused(kg: Kg, tmp_path: Path, url: str) -> None:
    result = kg("build", "--api-url", url, "--output", tmp_path)
    assert result.exit_code == 2
    assert "is not a valid URL" in result.stderr


@pytest.fixture
def private_server(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate is of an authority that nobody knows."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subprocess.run([*command, *files, *subject], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class Quiet(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "18")
            self.end_headers()
            self.wfile.write(b"[null, null, null]")

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Quiet)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with run_server(server):
        yield f"https://localhost:{server.server_address[1]}"


def test_a_private_authority_is_named_and_can_be_trusted(
    kg: Kg, tmp_path: Path, private_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.md").write_text(LIST)
    where = ("--output", tmp_path / "out", "--api-url", private_server, "--max-wait", "1")
    line = ("build", tmp_path / "list.md", *where)
    result = kg(*line)
    assert result.exit_code == 0
    assert "SSL_CERT_FILE" in result.stderr
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    assert "does not know: 3" in kg(*line).stderr
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nowhere.pem"))
    assert kg(*line, "--max-age", "0").exit_code == 0


@pytest.mark.parametrize("code", [401, 403])
def test_without_a_key_nobody_is_asked_whether_it_is_right(
    online: Online, library: Library, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fill(library)
    for key, words in (("", "may want a key"), ("my-key", "check S2_API_KEY")):
        monkeypatch.setenv("S2_API_KEY", key)
        library.faults = [Fault(status(code))]
        assert words in online(text=LIST).stderr


def test_a_key_that_is_repeated_is_not_shown(
    online: Online, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S2_API_KEY", "my-secret-key")
    fill(library)

    def refuse(handler: Handler) -> None:
        handler.send_json({"error": f"not with {handler.headers['x-api-key']}"}, 400)

    library.change = lambda data: json.loads(
        json.dumps(data).replace("Study 1", "The study of my-secret-key")
    )
    library.faults = [Fault(refuse)]
    results = [online("--strict", text=LIST), online(), online("--max-age", "0")]
    assert "refuses" in results[0].stderr
    assert not any("my-secret-key" in result.output for result in results)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"my-secret-key" in path.read_bytes() for path in files)


# --- bodies and pages without end ----------------------------------------------------------------


def packed(body: bytes, kind: str) -> Callable[[Handler], None]:
    return lambda handler: handler.send_body(body, 200, "application/json", Content_Encoding=kind)


ZEROS = gzip.compress(b"0" * 100_000_000, compresslevel=1)
DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "act",
    [
        packed(ZEROS, "gzip"),
        packed(gzip.compress(ZEROS), "gzip, gzip"),
        packed(zlib.compress(b"[]"), "br"),
        packed(b"no gzip", "gzip"),
        packed(gzip.compress(b"[]")[:-6], "gzip"),
        lambda handler: handler.send_body(b" " * 40_000_000, 200, "application/json"),
        lambda handler: handler.send_body(DEEP, 200, "application/json"),
        lambda handler: handler.send_body(b'[{"title": ' + DEEP + b"}]", 200, "application/json"),
        status(302, Location="http://127.0.0.1:9/"),
        status(429, Retry_After="Fri, 31 Dec 9999 23:59:59 -1200"),
        status(503, Retry_After="9" * 400),
    ],
)
def test_no_answer_takes_more_than_it_may(
    online: Online, library: Library, tmp_path: Path, act: Callable[[Handler], None]
) -> None:
    fill(library)
    library.faults = [Fault(act, times=1000)]
    begun = time.monotonic()
    result = online("--max-wait", "1", text=LIST)
    assert result.exit_code == 0
    assert "the citations are those that ship with kg" in result.stderr
    assert time.monotonic() - begun < 20
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"data": []},
        {"data": None},
        {"offset": 0, "next": 1000, "data": []},
        {"offset": 0, "next": 0, "data": [{}]},
        {"offset": 0, "next": -5, "data": []},
        {"offset": 10**30, "next": 10**30, "data": []},
        {"data": [None, 5, "x", {"citedPaper": None}, {"citedPaper": {"title": 5}}]},
    ],
)
def test_pages_end(online: Online, library: Library, tmp_path: Path, page: Json) -> None:
    fill(library)
    fault = Fault(lambda handler: handler.send_json(page), times=100_000, path="/references")
    library.faults = [fault]
    result = online("--max-wait", "1", text=LIST)
    assert result.exit_code == 0
    assert library.count("/references") <= 3 * 21
    assert len(names(tmp_path)) == 3


# --- one odd answer ------------------------------------------------------------------------------

ODD: dict[str, Json] = {
    "half a surrogate": {"title": "Half \ud83d", "abstract": "\udc00", "venue": "\ud800"},
    "half a surrogate as an id": {"externalIds": {"ArXiv": "2101.00001", "DOI": "10.1/\ud800"}},
    "controls": {"title": "a\x1b[31m\x00\x9b", "externalIds": {"DOI": "10.1/\x1b[2J"}},
    "a count of 2^64": {"citationCount": 2**64, "referenceCount": 2**70, "year": 10**9},
    "counts of another type": {"citationCount": "many", "referenceCount": 1.5, "year": "2020"},
    "a count below zero": {"citationCount": -1, "referenceCount": -7},
    "an abstract of 17 MB": {"abstract": "x" * 17_000_000},
    "a title of 1 MB": {"title": "x " * 500_000},
    "many authors": {"authors": [{"name": "A. Author"}] * 30_000},
    "authors of another type": {"authors": [5, None, {"name": 5}, {"name": None}, []]},
    "a nested value": {"tldr": {"text": {"text": [[[]]]}}, "venue": {"a": 1}},
    "an address that is none": {"openAccessPdf": {"url": "http://[::1"}},
    "a date that is none": {"publicationDate": "2020-02-31"},
    "ids of another type": {"externalIds": {"DOI": ["10.1/x"], "CorpusId": {"a": 1}}},
    "an id of 1 MB": {"externalIds": {"DOI": "10.1/" + "x" * 1_000_000}},
    "fields of another type": {"fieldsOfStudy": [1, {}, None], "references": {"a": "b"}},
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("of_reference", [False, True], ids=["paper", "reference"])
def test_one_odd_answer_poisons_nothing(
    kg: Kg, online: Online, library: Library, tmp_path: Path, name: str, of_reference: bool
) -> None:
    fill(library)

    def spoil(data: Any) -> Any:
        if isinstance(data, list):
            if of_reference:
                data[2]["references"][0] |= ODD[name]
            else:
                data[0] |= ODD[name]
        return data

    library.change = spoil
    # Larger than the real API sends, as a server that lies may be.
    library_limit = "tests.s2_server.MAX_BYTES"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_limit, 10**9)
        assert online("--no-sentences", text=LIST).exit_code == 0
    assert len(read_graph(tmp_path / "out" / "graph.trig").listed) == 3
    for command in ("show 2101.00001", "path 2101.00003", "next", "gaps"):
        assert kg(*command.split(), "--output", tmp_path / "out").exit_code == 0
    again = online("--no-sentences")
    assert again.exit_code == 0
    assert not (tmp_path / "out" / ".fetched.jsonl").exists()


def test_what_is_left_out_of_an_answer_is_said_with_its_paper(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)

    def spoil(data: Any) -> Any:
        if isinstance(data, list):
            data[0]["citationCount"] = 2**64
        return data

    library.change = spoil
    assert "odd was left out: 1" in online("--no-sentences", text=LIST).stderr
    report = (tmp_path / "out" / "report.md").read_text()
    assert "Study 1: citationCount" in report


def test_two_papers_of_one_doi_and_a_third_that_cites_it(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    for number in (1, 2):
        key = f"{number:040x}"
        library.papers[key]["externalIds"]["DOI"] = "10.1000/one"
    for options in ((), ("--max-age", "0"), ("--offline",)):
        assert online(*options, text=LIST).exit_code == 0
        assert len(names(tmp_path)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        "5",
        '{"kind": 1, "name": [], "at": {}, "answer": 0}',
        '{"kind": "paper", "name": "NAME", "at": "AT", "answer": 5}',
        '{"kind": "paper", "name": "NAME", "at": "AT", "answer": {"title": {"a": 1}}}',
        '{"kind": "references", "name": "NAME", "at": "AT", "answer": {"a": 1}}',
        '{"kind": "title", "name": "NAME", "at": "AT", "answer": [1]}',
        '{"kind": "paper", "name": "NAME", "at": "9999-12-31T23:59:59Z", "answer": {}}',
    ],
)
def test_an_odd_line_of_the_journal_stops_no_build(
    online: Online, library: Library, tmp_path: Path, line: str
) -> None:
    fill(library)
    (tmp_path / "out").mkdir()
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    line = line.replace("NAME", "https://doi.org/10.48550/arXiv.2101.00001").replace("AT", now)
    (tmp_path / "out" / ".fetched.jsonl").write_text(line + "\n")
    assert online(text=LIST).exit_code == 0
    assert len(names(tmp_path)) == 3


def test_a_crash_is_not_repeated_from_the_journal(
    online: Online, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    with pytest.MonkeyPatch.context() as patch:

        def crash(*_: object, **__: object) -> None:
            raise ZeroDivisionError

        patch.setattr("paperkg.pipeline.write_map", crash)
        with pytest.raises(ZeroDivisionError):
            online(text=LIST)
    assert not (tmp_path / "out" / ".fetched.jsonl").exists()
    assert online().exit_code == 0
