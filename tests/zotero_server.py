"""A stand-in for Zotero on this machine, after the documentation of its local API.

https://www.zotero.org/support/dev/web_api/v3/local_api and .../write_requests: reads need no key,
writes need the identity of the server, a key that the person gives for one change or for good, and
the version of each object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import run_server

Json = dict[str, Any]


@dataclass
class Zotero:
    """What a person has in Zotero, and how they set it."""

    collections: dict[str, Json] = field(default_factory=dict)
    items: dict[str, Json] = field(default_factory=dict)
    is_allowed: bool = True
    """Whether the setting for other programs is on."""
    can_write: bool = True
    """Whether it is a Zotero 10."""
    answer: str = "once"
    """What the person says to a change: ``once``, ``always`` or ``no``."""
    keys: dict[str, bool] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    writes: list[list[Json]] = field(default_factory=list)
    url: str = ""

    def add_collection(self, key: str, name: str, parent: str = "") -> None:
        self.collections[key] = {"name": name, "parentCollection": parent or False}

    def add(self, key: str, title: str, *collections: str, **data: Any) -> None:
        fields = {"itemType": "preprint", "title": title, "tags": [], "relations": {}}
        self.items[key] = {**fields, "collections": list(collections), **data}


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        zotero = self.server.zotero
        place = self.path.removeprefix("/api/").split("/")
        if not zotero.is_allowed:
            self.reply("Local API is not enabled", 403)
        elif place == [""]:
            self.reply("Nothing to see here.")
        elif place == ["users", "0", "collections"]:
            self.reply([self.show(key, data) for key, data in zotero.collections.items()])
        elif place == ["users", "0", "items", "top"]:
            self.reply([self.show(key, data) for key, data in zotero.items.items()])
        elif place[:3] == ["users", "0", "collections"] and place[4:] == ["items", "top"]:
            inside = {k: d for k, d in zotero.items.items() if place[3] in d["collections"]}
            self.reply([self.show(key, data) for key, data in inside.items()])
        else:
            self.reply("Not found", 404)

    def do_POST(self) -> None:
        zotero = self.server.zotero
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not zotero.can_write:
            self.reply("Method not allowed", 405)
        elif self.headers.get("Zotero-Server-ID") != "server":
            self.reply("Zotero-Server-ID not provided", 428)
        elif self.path == "/api/local/authorize":
            zotero.asked.append(body["appName"])
            if zotero.answer == "no":
                self.reply({"denied": True}, 403)
                return
            key = f"{len(zotero.keys):032}"
            zotero.keys[key] = zotero.answer == "always"
            self.reply({"key": key, "remember": zotero.keys[key]})
        elif self.path == "/api/users/0/items":
            self.write(body)
        else:
            self.reply("Not found", 404)

    def write(self, body: list[Json]) -> None:
        zotero = self.server.zotero
        key = self.headers.get("Zotero-API-Key", "")
        if key not in zotero.keys:
            self.reply("Unauthorized", 401)
            return
        if not zotero.keys[key]:
            del zotero.keys[key]
            zotero.keys["spent " + key] = True
        assert len(body) <= 50
        zotero.writes.append(body)
        failed = {}
        for place, change in enumerate(body):
            fields = {
                name: value for name, value in change.items() if name not in ("key", "version")
            }
            if change["version"] != 7:
                failed[str(place)] = {"key": change["key"], "code": 412, "message": "has changed"}
            else:
                zotero.items[change["key"]] |= fields
        self.reply({"successful": {}, "success": {}, "unchanged": {}, "failed": failed})

    def show(self, key: str, data: Json) -> Json:
        library = {"type": "user", "id": 12345, "name": "My Library"}
        return {"key": key, "version": 7, "library": library, "links": {}, "meta": {}, "data": data}

    def reply(self, content: Any, status: int = 200) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        self.send_response(status)
        self.send_header("Zotero-API-Version", "3")
        if self.server.zotero.can_write:
            self.send_header("Zotero-Server-ID", "server")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, zotero: Zotero) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.zotero = zotero
        zotero.url = f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serve() -> Iterator[Zotero]:
    """Serve until the end of the block."""
    server = Server(Zotero())
    with run_server(server):
        yield server.zotero
