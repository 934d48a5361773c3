"""Fetching a release into a folder, and the updates of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from paperkg.corpus.layout import PART, RELEASE_FILE, find_release, read_record, write_record
from paperkg.errors import OutputError
from paperkg.progress import Progress
from paperkg.sources.datasets import (
    DATASETS,
    Downloader,
    LinkExpiredError,
    fetch_diffs,
    fetch_links,
    fetch_release,
)
from paperkg.workspace.files import lock_folder

__all__ = ["Delivered", "fetch_corpus"]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was fetched.

    Attributes
    ----------
    release
        The release that the folder holds now.
    before
        The one that it held before; empty for a first one.
    files
        How many shards were fetched.
    """

    release: str
    before: str
    files: int


def fetch_corpus(
    folder: Path, downloader: Downloader, *, release: str = "latest", progress: Progress
) -> Delivered:
    """Fetch the papers and citations of a release; where another is there, what changed since.

    A stopped fetch goes on where it stopped; a shard that was deleted is fetched again.

    Parameters
    ----------
    folder
        Where the shards go; made if missing.
    downloader
        How to ask and fetch.
    release
        Its name, such as ``2023-08-01``; ``latest`` for the newest.
    progress
        Where to show the progress.

    Raises
    ------
    SourceError
        Something could not be fetched; what was fetched stays.
    OutputError
        The folder cannot be written, or another fetch writes there.
    """
    with lock_folder(folder):
        try:
            return _fetch(folder, downloader, release, progress)
        except OSError as error:
            raise OutputError(
                f"{folder}: cannot be written ({error.strerror or error}). Free some space, then "
                "run the same command again: it goes on from there."
            ) from error


def _fetch(folder: Path, downloader: Downloader, release: str, progress: Progress) -> Delivered:
    note = folder / RELEASE_FILE
    record = read_record(note) if note.is_file() else {}
    held = find_release(folder)
    is_whole = bool(held) and record.get("is_whole") is True
    if held and not is_whole:  # a stopped fetch is finished first
        release = held
    found = fetch_release(downloader, release).name
    listing: Listing = partial(_list_shards, folder, downloader, found)
    if is_whole:
        listing = partial(_list_missing, folder, downloader, record, found)
    else:
        write_record(note, {"release": found, "is_whole": False})
    links = listing()
    files = _download_all(downloader, links, listing, progress)
    for step in {target.parent for target in links}:
        if step.suffix == PART:  # all files of an update are there: from now on, they count
            step.replace(step.with_suffix(""))
    shards = sorted(target.relative_to(folder).as_posix() for target in links)
    base = record if is_whole else {"base": found, "shards": shards}
    write_record(note, {**base, "release": found, "is_whole": True})
    return Delivered(found, held if is_whole else "", files)


Listing = Callable[[], dict[Path, str]]
"""Gives the address of each file that is wanted, by where it goes; asked again, new addresses."""


def _list_shards(folder: Path, downloader: Downloader, release: str) -> dict[Path, str]:
    return {
        folder / dataset / name: link
        for dataset in DATASETS
        for name, link in fetch_links(downloader, release, dataset).items()
    }


def _list_missing(
    folder: Path, downloader: Downloader, record: Mapping[str, Any], release: str
) -> dict[Path, str]:
    """List what a release lacks that was fetched: shards that were deleted since, and updates."""
    lost = {folder / name for name in record.get("shards", ()) if not (folder / name).exists()}
    links = _list_shards(folder, downloader, record["base"]) if lost else {}
    missing = {target: link for target, link in links.items() if target in lost}
    if release != record["release"]:
        missing |= _list_updates(folder, downloader, record["release"], release)
    return missing


def _list_updates(folder: Path, downloader: Downloader, before: str, after: str) -> dict[Path, str]:
    """List the files of the steps from one release to another that are not whole yet."""
    files = {}
    for dataset in DATASETS:
        for diff in fetch_diffs(downloader, before, after, dataset):
            step = folder / dataset / "diffs" / f"{diff.before}-{diff.after}"
            if not step.exists():
                for kind, links in (("update", diff.updates), ("delete", diff.deletions)):
                    for place, link in enumerate(links):
                        files[step.with_name(step.name + PART) / f"{kind}-{place:03}.gz"] = link
    return files


def _download_all(
    downloader: Downloader, links: dict[Path, str], listing: Listing, progress: Progress
) -> int:
    """Download the files that are not there; give how many these were."""
    wanted = [target for target in links if not target.exists()]
    for done, target in enumerate(wanted, len(links) - len(wanted) + 1):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            downloader.download(links[target], target)
        except LinkExpiredError:  # new addresses are asked for once, for each file
            links |= listing()
            downloader.download(links[target], target)
        progress.step("Fetching shards", done, len(links))
    return len(wanted)
