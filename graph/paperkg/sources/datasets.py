"""Semantic Scholar's Datasets API: releases, their shards, and the updates between them.

https://api.semanticscholar.org/api-docs/datasets. The key goes to the API alone, never to the
servers that the shards are on; addresses of shards are signed, and so appear in no message.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import httpx

from paperkg.errors import SourceError
from paperkg.sources.connection import Body, BodyError, open_page_client
from paperkg.sources.page import USER_AGENT

__all__ = [
    "DATASETS",
    "Diff",
    "Downloader",
    "LinkExpiredError",
    "Release",
    "fetch_diffs",
    "fetch_links",
    "fetch_release",
    "fetch_releases",
]

DATASETS = ("papers", "citations")
"""What a corpus is made of."""

TRIES = 5
"""Attempts for each request, one after the other without progress."""

_RELEASE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BUSY = (429, 500, 502, 503, 504)
_GONE = (400, 401, 403, 404)

Answer = TypeVar("Answer")


class LinkExpiredError(SourceError):
    """The signed address of a shard is not valid any more: ask for a new one."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its name, such as ``2023-08-01``, and what each of its datasets is."""

    name: str
    datasets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed in a dataset from one release to the next: addresses of two kinds of shards."""

    before: str
    after: str
    updates: tuple[str, ...]
    deletions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Downloader:
    """How to ask and fetch.

    Attributes
    ----------
    api_url
        Address of the API, without a path.
    key
        The API key; shards are given to nobody without one.
    timeout
        How long to wait for an answer, or for the next part of a shard, in seconds.
    max_wait
        How long to wait between attempts, in seconds, for each file.
    tell
        Gets a message each time the server makes us wait.
    """

    api_url: str
    key: str = field(default="", repr=False)
    timeout: float = 30.0
    max_wait: float = 120.0
    tell: Callable[[str], None] = lambda text: None

    def ask(self, path: str) -> Any:
        """Ask the API for JSON.

        Raises
        ------
        SourceError
            There is no usable answer.
        """
        headers = {"User-Agent": USER_AGENT, **({"x-api-key": self.key} if self.key else {})}
        return self._try(lambda: self._ask(headers, f"{self.api_url}/datasets/v1/{path}"), path)

    def _ask(self, headers: Mapping[str, str], address: str) -> Any:
        with (
            # The key goes to this server alone: what it redirects to is not asked.
            open_page_client(headers, self.timeout, max_redirects=0) as client,
            client.stream("GET", address) as answer,
        ):
            _check(answer.status_code, answer.headers, is_link=False)
            body = Body(answer)
            for part in answer.iter_raw():
                body.add(part)
        return json.loads(body.finish())

    def download(self, link: str, target: Path) -> None:
        """Download a shard; what is there of it is not fetched again.

        Parameters
        ----------
        link
            Its signed address.
        target
            The file, whole once it is there; until then, ``.part`` is added to its name.

        Raises
        ------
        SourceError
            It could not be fetched whole, or its checksum is another.
        """
        if urlsplit(link).scheme not in ("http", "https"):
            raise SourceError(f"{target.name}: the API gives an address that is none")
        part = target.with_name(f"{target.name}.part")
        self._try(lambda: self._download(link, part), target.name, part=part)
        part.replace(target)
        _note_of(part).unlink(missing_ok=True)

    def _download(self, link: str, part: Path) -> None:
        have = part.stat().st_size if part.is_file() else 0
        note = _note_of(part)
        mark = note.read_text() if note.is_file() else ""
        headers = {"User-Agent": USER_AGENT}
        if have and mark:
            headers |= {"Range": f"bytes={have}-", "If-Range": mark}
        with (
            open_page_client(headers, self.timeout, max_redirects=5) as client,
            client.stream("GET", link, headers={"Accept-Encoding": "identity"}) as answer,
        ):
            if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)  # it is another file now
                raise _BusyError("the file has changed")
            _check(answer.status_code, answer.headers, is_link=True)
            is_rest = answer.status_code == httpx.codes.PARTIAL_CONTENT
            if not is_rest or _start_of(answer.headers) != have:
                have = 0
                if is_rest:
                    part.unlink(missing_ok=True)
                    raise _BusyError("the server sends another part than asked for")
            note.write_text(_mark_of(answer.headers))
            total = have + int(answer.headers.get("content-length") or -1 - have)
            with part.open("ab" if is_rest else "wb") as file:
                for content in answer.iter_raw():
                    file.write(content)
            if 0 <= total != part.stat().st_size:
                raise _BusyError("the file came in part")
            _check_sum(part, answer.headers)

    def _try(self, work: Callable[[], Answer], what: str, *, part: Path | None = None) -> Answer:
        """Try until there is an answer; a try that brought more of a file does not count."""
        waited, tries, reason = 0.0, 0, ""
        while tries < TRIES:
            before = part.stat().st_size if part and part.is_file() else 0
            try:
                return work()
            except _BusyError as error:
                reason, pause = str(error), error.pause
            except (httpx.HTTPError, httpx.InvalidURL, BodyError, ValueError) as error:
                reason, pause = _say_why(error), None
            got_more = bool(part and part.is_file() and part.stat().st_size > before)
            tries = 0 if got_more else tries + 1
            pause = random.uniform(0, 2**tries / 2) if pause is None else pause  # noqa: S311
            if tries >= TRIES or waited + pause > self.max_wait:
                break
            self.tell(f"{what}: {reason}: waiting {pause:.0f} s")
            time.sleep(pause)
            waited += pause
        raise SourceError(
            f"{what}: could not be fetched ({reason}). Run the same command again: it goes on from "
            "there."
        )


def _say_why(error: Exception) -> str:
    """Say what went wrong; what httpx says of it may hold a signed address, and is not shown."""
    match error:
        case httpx.ConnectError():
            return "no connection to the server"
        case httpx.TimeoutException():
            return "the server does not answer in time"
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return "its address is none"
        case httpx.HTTPError() | BodyError():
            return "the answer broke off"
        case _:
            return "the answer is no JSON"


class _BusyError(Exception):
    """A failure that may pass; says what happened, and how long the server wants us to wait."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.pause = pause


def fetch_releases(downloader: Downloader) -> tuple[str, ...]:
    """Fetch the names of all releases, the oldest first.

    Raises
    ------
    SourceError
        There is no usable answer.
    """
    found = downloader.ask("release/")
    return tuple(sorted(name for name in _texts(found) if _RELEASE.fullmatch(name)))


def fetch_release(downloader: Downloader, name: str) -> Release:
    """Fetch what a release has; ``latest`` names the newest one.

    Raises
    ------
    SourceError
        There is no usable answer.
    """
    raw = downloader.ask(f"release/{quote(name, safe='')}")
    found = raw.get("release_id") if isinstance(raw, dict) else None
    if not isinstance(found, str) or not _RELEASE.fullmatch(found):
        raise SourceError(f"Semantic Scholar does not say what the release {name!r} is")
    datasets = raw.get("datasets") or ()
    return Release(
        found,
        {
            str(dataset["name"]): str(dataset.get("description") or "")
            for dataset in datasets
            if isinstance(dataset, dict) and "name" in dataset
        },
    )


def fetch_links(downloader: Downloader, release: str, dataset: str) -> dict[str, str]:
    """Fetch the signed address of each shard of a dataset, by the name of its file.

    Raises
    ------
    SourceError
        There is no usable answer.
    """
    raw = downloader.ask(f"release/{quote(release, safe='')}/dataset/{quote(dataset, safe='')}")
    links = _texts(raw.get("files") if isinstance(raw, dict) else None)
    if not links:
        raise SourceError(f"Semantic Scholar names no shards of {dataset} in {release}")
    return _name_files(links)


def fetch_diffs(downloader: Downloader, before: str, after: str, dataset: str) -> tuple[Diff, ...]:
    """Fetch what changed in a dataset between two releases, step by step.

    Raises
    ------
    SourceError
        There is no usable answer.
    """
    path = "/".join(quote(part, safe="") for part in (before, "to", after, dataset))
    raw = downloader.ask(f"diffs/{path}")
    given = raw.get("diffs") if isinstance(raw, dict) else None
    steps = given if isinstance(given, list) else []
    diffs: list[Diff] = []
    at = before
    for step in steps:
        found = step if isinstance(step, dict) else {}
        start, end = found.get("from_release"), found.get("to_release")
        if start != at or not isinstance(end, str) or not _RELEASE.fullmatch(end):
            break
        updates, deletions = _texts(found.get("update_files")), _texts(found.get("delete_files"))
        diffs.append(Diff(at, end, updates, deletions))
        at = end
    if at != after or len(diffs) != len(steps):
        raise SourceError(
            f"Semantic Scholar gives no updates of {dataset} that lead from {before} to {after}: "
            "fetch the newer release into a new folder"
        )
    return tuple(diffs)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _name_files(links: Sequence[str]) -> dict[str, str]:
    """Name the files of some addresses: by their paths, which stay when the signatures change."""
    named: dict[str, str] = {}
    for place, link in enumerate(links):
        name = re.sub(r"[^\w.-]", "_", urlsplit(link).path.rpartition("/")[2], flags=re.ASCII)
        name = name.lstrip(".")[-150:] or f"shard-{place:03}"
        named[name if name not in named else f"{place:03}-{name}"] = link
    return named


def _check(status: int, headers: Mapping[str, str], *, is_link: bool) -> None:
    """Tell from a status whether to go on, to wait, or to give up."""
    if status in _BUSY:
        pause = headers.get("retry-after", "")
        raise _BusyError(f"HTTP {status}", float(pause) if pause.isdecimal() else None)
    if is_link and status in _GONE:
        raise LinkExpiredError(f"The address of a shard has expired (HTTP {status})")
    if status in (401, 403):
        raise SourceError(
            f"Semantic Scholar refuses the key (HTTP {status}): set S2_API_KEY to a key that may "
            "read datasets"
        )
    if status not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        raise SourceError(f"Semantic Scholar does not have this (HTTP {status})")


def _note_of(part: Path) -> Path:
    """Give the file that says which version of a shard a part is of."""
    return part.with_name(f".{part.name}.etag")


def _mark_of(headers: Mapping[str, str]) -> str:
    """Give what tells one version of a file from another; weak marks do not."""
    mark = headers.get("etag", "")
    return mark if mark.startswith('"') else headers.get("last-modified", "")


def _start_of(headers: Mapping[str, str]) -> int:
    found = re.match(r"bytes (\d+)-", headers.get("content-range", ""))
    return int(found[1]) if found else -1


def _check_sum(path: Path, headers: Mapping[str, str]) -> None:
    """Compare a file with the checksum that the server gives, if it gives one."""
    digest = headers.get("repr-digest", "") or headers.get("digest", "")
    found = re.search(r"sha-256=:?([A-Za-z0-9+/]+=*)", digest, re.IGNORECASE)
    given = headers.get("x-amz-checksum-sha256") or (found[1] if found else "")
    if not given or "-" in given:  # with a dash, it is the checksum of checksums
        return
    with path.open("rb") as file:
        own = hashlib.file_digest(file, "sha256").digest()
    if base64.b64decode(given) != own:
        path.unlink()
        raise _BusyError("the checksum is another")
