"""A Semantic Scholar of our own, on loopback: the API's rules, and faults on demand.

Checks the address, ids, fields, limits and headers of every request against the API's
description (https://api.semanticscholar.org/api-docs/graph), and keeps a note of what breaks it.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.loopback import run_server

PAPER_FIELDS = {
    "paperId",
    "corpusId",
    "externalIds",
    "url",
    "title",
    "abstract",
    "venue",
    "publicationVenue",
    "year",
    "referenceCount",
    "citationCount",
    "influentialCitationCount",
    "isOpenAccess",
    "openAccessPdf",
    "fieldsOfStudy",
    "s2FieldsOfStudy",
    "publicationTypes",
    "publicationDate",
    "journal",
    "citationStyles",
    "authors",
}
FULL_FIELDS = PAPER_FIELDS | {"citations", "references", "embedding", "tldr", "textAvailability"}
REFERENCE_FIELDS = PAPER_FIELDS | {"contexts", "intents", "contextsWithIntent", "isInfluential"}
ID = re.compile(
    r"[0-9a-f]{40}|CorpusId:\d+|ARXIV:([a-z-]+/\d{7}|\d{4}\.\d{4,5})|DOI:10\.\S+|ACL:\S+"
    r"|PMID:\d+|PMCID:\d+|MAG:\d+"
)
MAX_IDS, MAX_REFERENCES, MAX_BYTES, MAX_PAGE = 500, 9_999, 10_000_000, 1_000

Json = dict[str, Any]


def sha(number: int) -> str:
    return f"{number:040x}"


def make_paper(number: int, title: str, references: tuple[int, ...] = (), **facts: Any) -> Json:
    """Make a paper of the server; references are by number."""
    return {
        "paperId": sha(number),
        "corpusId": number,
        "externalIds": {"CorpusId": number, **facts.pop("ids", {})},
        "title": title,
        "year": 2020,
        "authors": [{"authorId": "1", "name": "Ada Author"}],
        "citationCount": 7,
        "referenceCount": len(references),
        "references": references,
        **facts,
    }


@dataclass
class Fault:
    """What the server does instead of answering.

    Attributes
    ----------
    act
        Is given the handler, and sends what it likes.
    times
        How many requests it spoils.
    path
        Part of the address of the requests that it spoils.
    """

    act: Callable[[Handler], None]
    times: int = 1
    path: str = ""


@dataclass
class Library:
    """What the server knows, what it was asked, and what breaks the rules."""

    papers: dict[str, Json] = field(default_factory=dict)
    sentences: dict[tuple[str, str], Json] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    connections: int = 0
    change: Callable[[Any], Any] = lambda data: data
    url: str = ""
    aliases: dict[str, str] = field(default_factory=dict)  # a name that no answer repeats

    def add(self, *papers: Json) -> None:
        for paper in papers:
            self.papers[paper["paperId"]] = paper

    def find(self, name: str) -> Json | None:
        return self.index().get(name.lower())

    def index(self) -> dict[str, Json]:
        """Index the papers by every name that a request may use, in lower case."""
        prefixes = {"ArXiv": "arxiv:", "DOI": "doi:", "ACL": "acl:", "CorpusId": "corpusid:"}
        prefixes |= {"PubMed": "pmid:", "PubMedCentral": "pmcid:", "MAG": "mag:"}
        names = dict(self.papers)
        names |= {name.lower(): self.papers[paper] for name, paper in self.aliases.items()}
        for paper in self.papers.values():
            for scheme, value in paper["externalIds"].items():
                names[prefixes[scheme] + str(value).lower()] = paper
        return names

    def count(self, path: str) -> int:
        return sum(path in request for request in self.requests)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.library.connections += 1

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.handle_request(b"")

    def do_POST(self) -> None:
        self.handle_request(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def handle_request(self, body: bytes) -> None:
        library = self.server.library
        library.requests.append(f"{self.command} {self.path}")
        library.headers.append(dict(self.headers))
        for fault in library.faults:
            if fault.times and fault.path in self.path:
                fault.times -= 1
                fault.act(self)
                return
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if not self.headers.get("User-Agent", "").startswith("paperkg/"):
            library.broken.append("no user agent of our own")
        path = unquote(parts.path.removeprefix("/graph/v1"))
        if path == "/paper/batch" and self.command == "POST":
            self.answer_batch(query, json.loads(body))
        elif path == "/paper/search/match":
            self.answer_match(query)
        elif found := re.fullmatch(r"/paper/(.+)/references", path):
            self.answer_references(found[1], query)
        else:
            self.refuse(f"no such path: {path}")

    def send_json(self, data: Any, status: int = 200, **headers: str) -> None:
        body = json.dumps(data).encode()
        if len(body) > MAX_BYTES:
            body = b'{"error": "Response would exceed maximum size. Use smaller batches."}'
            status = 400
        self.send_body(body, status, "application/json", **headers)

    def send_body(self, body: bytes, status: int, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, reason: str) -> None:
        self.server.library.broken.append(reason)
        self.send_json({"error": reason}, 400)

    def check_fields(self, text: str, known: set[str]) -> list[str] | None:
        fields = text.split(",")
        for name in fields:
            head, _, rest = name.partition(".")
            inner = PAPER_FIELDS if head in ("references", "citations") else {"name", "authorId"}
            if head not in known or (rest and rest not in inner):
                self.refuse(f"Unrecognized or unsupported fields: [{name}]")
                return None
        return fields

    def answer_batch(self, query: Json, body: Json) -> None:
        library = self.server.library
        ids = body["ids"]
        library.asked.append(ids)
        fields = self.check_fields(query["fields"], FULL_FIELDS)
        if fields is None:
            return
        if not 0 < len(ids) <= MAX_IDS:
            self.refuse(f"{len(ids)} ids")
            return
        if wrong := [name for name in ids if not ID.fullmatch(name)]:
            self.refuse(f"not an id: {wrong[0]}")
            return
        inner = {name.partition(".")[2] for name in fields if name.startswith("references")}
        answer: list[Json | None] = []
        room = MAX_REFERENCES
        index = library.index()
        for paper in (index.get(name.lower()) for name in ids):
            if paper is None:
                answer.append(None)
                continue
            shown = {name: paper.get(name) for name in fields if "." not in name}
            cited = [library.papers[sha(reference)] for reference in paper["references"]][:room]
            room -= len(cited)
            shown["references"] = [pick(reference, inner) for reference in cited]
            answer.append(shown | {"paperId": paper["paperId"]})
        self.send_json(library.change(answer))

    def answer_references(self, name: str, query: Json) -> None:
        library = self.server.library
        fields = self.check_fields(query["fields"], REFERENCE_FIELDS)
        if fields is None:
            return
        offset, limit = int(query.get("offset", 0)), int(query.get("limit", 100))
        if not 0 < limit <= MAX_PAGE:
            self.refuse(f"limit {limit}")
            return
        paper = library.find(name)
        if paper is None:
            self.send_json({"error": f"Paper with id {name} not found"}, 404)
            return
        cited = [library.papers[sha(reference)] for reference in paper["references"]]
        data = []
        for reference in cited[offset : offset + limit]:
            said = library.sentences.get((paper["paperId"], reference["paperId"]), {})
            edge = {"contexts": [], "intents": [], "isInfluential": False} | said
            data.append(edge | {"citedPaper": pick(reference, set(fields) & PAPER_FIELDS)})
        page: Json = {"offset": offset, "data": data}
        if offset + limit < len(cited):
            page["next"] = offset + limit
        self.send_json(library.change(page))

    def answer_match(self, query: Json) -> None:
        library = self.server.library
        fields = self.check_fields(query["fields"], FULL_FIELDS)
        if fields is None:
            return
        wanted = words(query["query"])
        best = max(
            library.papers.values(),
            key=lambda paper: len(wanted & words(paper["title"])) / len(words(paper["title"])),
            default=None,
        )
        if best is None or not wanted & words(best["title"]):
            self.send_json({"error": "Title match not found"}, 404)
            return
        shown = {name: best.get(name) for name in fields} | {"paperId": best["paperId"]}
        self.send_json({"data": [shown | {"matchScore": 100.5}]})


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def pick(paper: Json, fields: set[str]) -> Json:
    return {name: paper.get(name) for name in fields} | {"paperId": paper["paperId"]}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    library: Library

    def handle_error(self, *args: object) -> None:
        """A client that goes away is part of the game."""


@contextmanager
def serve() -> Iterator[Library]:
    """Serve until the end of the block; at the end, no request has broken a rule."""
    server = Server(("127.0.0.1", 0), Handler)
    server.library = library = Library()
    library.url = f"http://127.0.0.1:{server.server_address[1]}"
    with run_server(server):
        yield library
    assert library.broken == []


# --- faults --------------------------------------------------------------------------------------


def status(code: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.send_json({"message": "Internal Server Error"}, code, **headers)


def html(handler: Handler) -> None:
    handler.send_body(b"<!doctype html><title>Sign in to the wifi</title>", 200, "text/html")


def broken_json(handler: Handler) -> None:
    handler.send_body(b'[{"paperId": "abc', 200, "application/json")


def cut_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b"[{")
    handler.close_connection = True


def reset(handler: Handler) -> None:
    handler.connection.close()
    handler.close_connection = True


def slow(handler: Handler) -> None:
    """Send a byte now and then: each part is in time, and the whole never is."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)
