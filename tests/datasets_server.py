"""A server of datasets of our own, on loopback: the API, the shards, and faults on demand.

It follows the description of the Datasets API: releases, links that are signed and expire, and
updates between releases. It notes each request, and who was given the key.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import run_server

KEY = "secret-key-of-a-person"


@dataclass
class Library:
    """What the server has, and what happened.

    ``files`` are the shards by their path; ``cut`` says after how many bytes the answer for a path
    ends, once; ``statuses`` are given first, one after the other.
    """

    url: str = ""
    releases: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    diffs: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    wrong_sums: dict[str, int] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    signature: int = 1
    expires_after: int = -1
    requests: list[tuple[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


class Server(ThreadingHTTPServer):
    library: Library


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        library = self.server.library
        path, _, query = self.path.partition("?")
        library.requests.append((path, self.headers.get("Range", "")))
        if library.statuses:
            self.send(library.statuses.pop(0), b"{}", {"Retry-After": "0"})
        elif path.startswith("/datasets/v1/"):
            self.answer(path.removeprefix("/datasets/v1/"))
        else:
            self.give(path, query)

    def answer(self, path: str) -> None:
        library = self.server.library
        if self.headers.get("x-api-key") != KEY:
            return self.send(403, b'{"message": "Forbidden"}')
        latest = max(library.releases, default="")
        parts = [part if part != "latest" else latest for part in path.split("/")]
        match parts:
            case ["release", ""]:
                return self.send_json(sorted(library.releases))
            case ["release", name] if name in library.releases:
                datasets = [{"name": key, "description": key} for key in library.releases[name]]
                return self.send_json({"release_id": name, "README": "", "datasets": datasets})
            case ["release", name, "dataset", key] if key in library.releases.get(name, {}):
                files = [self.sign(file) for file in library.releases[name][key]]
                return self.send_json({"name": key, "description": "", "files": files})
            case ["diffs", before, "to", after, key] if (before, after, key) in library.diffs:
                steps = self.sign_all(library.diffs[before, after, key])
                return self.send_json(
                    {"dataset": key, "start_release": before, "end_release": after, "diffs": steps}
                )
        return self.send(404, b'{"message": "Not Found"}')

    def sign_all(self, value: Any) -> Any:
        """Sign each path in an answer."""
        match value:
            case str() if value.startswith("/s3/"):
                return self.sign(value)
            case list():
                return [self.sign_all(item) for item in value]
            case dict():
                return {key: self.sign_all(item) for key, item in value.items()}
        return value

    def sign(self, path: str) -> str:
        return f"{self.server.library.url}{path}?X-Amz-Signature={self.server.library.signature}"

    def give(self, path: str, query: str) -> None:
        library = self.server.library
        if self.headers.get("x-api-key"):
            library.broken.append(f"{path}: the key went to the server of the shards")
        if library.expires_after == 0:
            library.signature += 1
        library.expires_after -= 1
        if query != f"X-Amz-Signature={library.signature}":
            return self.send(403, b"<Error>Request has expired</Error>")
        content = library.files[path]
        mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(found[1]) if found and self.headers.get("If-Range") == mark else 0
        if start and start >= len(content):
            return self.send(416, b"")
        digest = hashlib.sha256(content).digest()
        if library.wrong_sums.get(path, 0):
            library.wrong_sums[path] -= 1
            digest = bytes(32)
        headers = {"ETag": mark, "x-amz-checksum-sha256": b64encode(digest).decode()}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        end = library.cut.pop(path, len(content))
        return self.send(206 if start else 200, content[start:], headers, end=end)

    def send_json(self, value: object) -> None:
        self.send(200, json.dumps(value).encode())

    def send(
        self,
        status: int,
        body: bytes,
        headers: dict[str, str] | None = None,
        *,
        end: int | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:end])
        if end is not None and end < len(body):
            self.close_connection = True


@contextmanager
def serve() -> Iterator[Library]:
    """Serve until the end of the block; at the end, no request has broken a rule."""
    server = Server(("127.0.0.1", 0), Handler)
    server.library = library = Library()
    library.url = f"http://127.0.0.1:{server.server_address[1]}"
    with run_server(server):
        yield library
    assert library.broken == []
