"""A library in Zotero, read and changed through the API of the program on this machine.

https://www.zotero.org/support/dev/web_api/v3/local_api describes it. Reading needs a setting in
Zotero, changing a Zotero from version 10 on, which asks the person each time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec

from paperkg.errors import InputError, SourceError
from paperkg.sources.connection import Body, BodyError
from paperkg.sources.page import Page, PageUnreachableError

__all__ = [
    "ZOTERO",
    "Creator",
    "Data",
    "Item",
    "fetch_collection",
    "fetch_items",
    "render_items",
    "write_items",
]

ZOTERO = "zotero:"
"""How the name of a list in Zotero begins; the name of a collection may follow."""

URL = "http://127.0.0.1:23119"
"""Where Zotero listens; KG_ZOTERO_URL names another place."""

LARGEST = 200_000_000
"""A larger answer is not taken, in bytes."""

AT_ONCE = 50
"""So many items the API changes in one request."""

ASKED = 300.0
"""How long a person has to allow a change, in seconds."""

_SWITCH = (
    'start Zotero, and switch on "Allow other applications on this computer to communicate with '
    'Zotero" under Settings > Advanced'
)
_NO_WORKS = {"attachment", "note", "annotation"}
_TYPES = {
    "blogPost": "post-weblog",
    "book": "book",
    "computerProgram": "software",
    "dataset": "dataset",
    "forumPost": "post",
    "webpage": "webpage",
}
_AUTHORS = ("author", "programmer")
_VENUES = ("publicationTitle", "proceedingsTitle", "bookTitle", "conferenceName", "repository")


class Creator(msgspec.Struct, frozen=True):
    """Who made a work, as Zotero has them."""

    creatorType: str = "author"  # noqa: N815 - Zotero's own name, as all below
    firstName: str = ""  # noqa: N815
    lastName: str = ""  # noqa: N815
    name: str = ""


class Data(msgspec.Struct, frozen=True):
    """The fields of an item or a collection that kg reads, as Zotero names them."""

    itemType: str = ""  # noqa: N815
    name: str = ""
    title: str = ""
    shortTitle: str = ""  # noqa: N815
    creators: tuple[Creator, ...] = ()
    date: str = ""
    publicationTitle: str = ""  # noqa: N815
    proceedingsTitle: str = ""  # noqa: N815
    bookTitle: str = ""  # noqa: N815
    conferenceName: str = ""  # noqa: N815
    repository: str = ""
    DOI: str = ""
    ISBN: str = ""
    url: str = ""
    archiveID: str = ""  # noqa: N815
    extra: str = ""
    tags: tuple[dict[str, Any], ...] = ()
    relations: dict[str, str | list[str]] = {}
    collections: tuple[str, ...] = ()
    parentCollection: str | bool = False  # noqa: N815


class _Library(msgspec.Struct, frozen=True):
    id: int = 0


class _Object(msgspec.Struct, frozen=True):
    key: str
    data: Data
    version: int = 0
    library: _Library = _Library()


@dataclass(frozen=True, slots=True)
class Item:
    """A work in Zotero.

    Attributes
    ----------
    key, version
        Its name, and the version that a change is based on.
    library
        The number of the library in Zotero's addresses; 0 for one that was never synced.
    data
        Its fields.
    folders
        The collections that it is in, each with those around it, outermost first.
    """

    key: str
    version: int
    library: int
    data: Data
    folders: tuple[tuple[str, ...], ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The words that it is tagged with."""
        return tuple(str(tag["tag"]) for tag in self.data.tags if tag.get("tag"))


def fetch_collection(name: str, *, timeout: float) -> Page:
    """Fetch a collection, or the whole library, as a list in CSL-JSON.

    Parameters
    ----------
    name
        ``zotero:`` and the name of a collection, with those around it where several have this
        name (``zotero:Reading/Pruning``); the whole library without one.
    timeout
        How long to wait for each step, in seconds.

    Raises
    ------
    PageUnreachableError
        Zotero does not run, or does not answer other programs; says what to do.
    InputError
        There is no such collection, or it is empty.
    """
    items = fetch_items(name, timeout=timeout)
    if not items:
        raise InputError("has no items: name another collection.", file=name)
    return Page(render_items(items), ".json")


def render_items(items: Sequence[Item]) -> bytes:
    """Write items as CSL-JSON, a line each, with their collections."""
    lines = ",\n".join(json.dumps(_make_csl(item), ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n".encode()


def fetch_items(name: str, *, timeout: float) -> list[Item]:
    """Fetch the works of a collection and of those inside it, in Zotero's order by title.

    Parameters, Raises
        As for ``fetch_collection``.
    """
    with _open(timeout) as client:
        collections = {found.key: found.data for found in _get(client, "users/0/collections")}
        paths = {key: _find_path(key, collections) for key in collections}
        wanted = name[len(ZOTERO) :].strip().strip("/")
        root = _find_collection(wanted, paths, name) if wanted else ""
        around = len(paths[root]) if root else 0
        inside = [key for key in paths if not root or paths[key][:around] == paths[root]]
        places = [f"users/0/collections/{key}/items/top" for key in inside if root]
        found = [item for place in places or ["users/0/items/top"] for item in _get(client, place)]
    works = {item.key: item for item in found if item.data.itemType not in _NO_WORKS}
    items = [
        Item(
            item.key,
            item.version,
            item.library.id,
            item.data,
            tuple(sorted(paths[key][around:] for key in item.data.collections if key in inside)),
        )
        for item in works.values()
    ]
    return sorted(items, key=lambda item: (item.data.title.casefold(), item.key))


def write_items(changes: Sequence[Mapping[str, Any]], *, timeout: float) -> list[str]:
    """Change items; Zotero asks the person first.

    Parameters
    ----------
    changes
        For each item its ``key``, its ``version``, and the fields to replace.
    timeout
        How long to wait for each step, in seconds.

    Returns
    -------
    list of str
        What could not be changed, a sentence each.

    Raises
    ------
    SourceError
        Zotero does not run, is too old, or the person said no.
    """
    refused: list[str] = []
    try:
        with _open(timeout) as client:
            server = _send(client, "GET", "").headers.get("Zotero-Server-ID", "")
            if not server:
                raise SourceError("This Zotero takes no changes from other programs: it needs 10.")
            client.headers["Zotero-Server-ID"] = server
            key = _ask_leave(client)
            for start in range(0, len(changes), AT_ONCE):
                batch = list(changes[start : start + AT_ONCE])
                answer = _write(client, key, batch)
                if answer.status_code == httpx.codes.UNAUTHORIZED:  # leave was given for one change
                    key = _ask_leave(client)
                    answer = _write(client, key, batch)
                refused += _read_refusals(answer, batch)
    except PageUnreachableError as error:
        raise SourceError(f"{error}.") from error
    return refused


def _open(timeout: float) -> httpx.Client:
    # No proxy: Zotero is on this machine.
    return httpx.Client(
        base_url=f"{os.environ.get('KG_ZOTERO_URL') or URL}/api/",
        headers={"Zotero-API-Version": "3", "Accept-Encoding": "identity"},
        timeout=timeout,
        trust_env=False,
    )


def _send(client: httpx.Client, method: str, place: str, **options: Any) -> httpx.Response:
    try:
        with client.stream(method, place, **options) as answer:
            body = Body(answer, most=LARGEST)
            for part in answer.iter_raw():
                body.add(part)
            content = body.finish()
    except (httpx.HTTPError, httpx.InvalidURL, BodyError) as error:
        raise PageUnreachableError(f"Zotero does not answer ({error}): {_SWITCH}") from error
    if answer.status_code == httpx.codes.FORBIDDEN and method == "GET":
        raise PageUnreachableError(f"Zotero does not answer other programs: {_SWITCH}")
    return httpx.Response(answer.status_code, headers=_plain(answer.headers), content=content)


def _plain(headers: httpx.Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.startswith("zotero-")}


def _get(client: httpx.Client, place: str) -> list[_Object]:
    """Get all objects at a place; the local API gives them in one answer."""
    answer = _send(client, "GET", place)
    if answer.status_code != httpx.codes.OK:
        raise PageUnreachableError(f"Zotero answers HTTP {answer.status_code}")
    try:
        return msgspec.json.decode(answer.content, type=list[_Object])
    except (msgspec.MsgspecError, ValueError) as error:
        raise PageUnreachableError(f"What answers is not Zotero ({error}): {_SWITCH}") from error


def _find_path(key: str, collections: Mapping[str, Data]) -> tuple[str, ...]:
    """Give the names of a collection and of those around it, outermost first."""
    names: list[str] = []
    seen: set[str] = set()
    while key in collections and key not in seen:
        seen.add(key)
        names.append(" ".join(collections[key].name.split()))
        key = str(collections[key].parentCollection or "")
    return tuple(reversed(names))


def _find_collection(wanted: str, paths: Mapping[str, tuple[str, ...]], name: str) -> str:
    folded = wanted.casefold()
    whole = {key: "/".join(path) for key, path in paths.items()}
    found = [key for key, path in whole.items() if path.casefold() == folded]
    found = found or [key for key, path in paths.items() if path[-1].casefold() == folded]
    if len(found) == 1:
        return found[0]
    names = ", ".join(sorted(whole[key] for key in found or whole)[:10])
    if found:
        raise InputError(f"names several collections: write one of {names}.", file=name)
    raise InputError(f"is no collection in Zotero: it has {names or 'none'}.", file=name)


def _make_csl(item: Item) -> dict[str, Any]:
    data = item.data
    csl = {
        "id": item.key,
        "type": _TYPES.get(data.itemType, "article"),
        "title": data.title,
        "title-short": data.shortTitle,
        "author": list(_read_authors(data.creators)),
        "issued": {"raw": data.date} if data.date else None,
        "container-title": next(filter(None, (getattr(data, name) for name in _VENUES)), None),
        "DOI": data.DOI,
        "ISBN": data.ISBN,
        "URL": data.url,
        "number": data.archiveID,
        "note": data.extra,
        "collections": [list(folder) for folder in item.folders if folder],
        "keyword": list(item.tags),
    }
    return {name: value for name, value in csl.items() if value}


def _read_authors(creators: Sequence[Creator]) -> Iterator[dict[str, str]]:
    for creator in creators:
        if creator.creatorType in _AUTHORS:
            name = {
                "literal": creator.name,
                "family": creator.lastName,
                "given": creator.firstName,
            }
            yield {part: text for part, text in name.items() if text}


def _ask_leave(client: httpx.Client) -> str:
    """Ask the person, through Zotero, whether kg may change items; give the key of the leave."""
    asked = {"json": {"appName": "paperkg"}, "timeout": ASKED}
    answer = _send(client, "POST", "local/authorize", **asked)
    if answer.status_code == httpx.codes.FORBIDDEN:
        raise SourceError("You said no in Zotero: nothing was changed.")
    if answer.status_code != httpx.codes.OK:
        raise SourceError(f"Zotero takes no changes (HTTP {answer.status_code}): try again later.")
    return str(answer.json().get("key", ""))


def _write(client: httpx.Client, key: str, batch: list[Mapping[str, Any]]) -> httpx.Response:
    return _send(client, "POST", "users/0/items", json=batch, headers={"Zotero-API-Key": key})


def _read_refusals(answer: httpx.Response, batch: Sequence[Mapping[str, Any]]) -> list[str]:
    if answer.status_code != httpx.codes.OK:
        raise SourceError(f"Zotero did not take the changes (HTTP {answer.status_code}).")
    failed = answer.json().get("failed") or {}
    return [
        f"{batch[int(place)]['key']} was not changed: {reason.get('message', 'no reason given')}."
        for place, reason in failed.items()
    ]
