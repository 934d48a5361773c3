"""Fetching a release into a folder, and the updates of one that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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

    A stopped fetch goes on where it stopped.

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
    held = find_release(folder)
    is_whole = bool(held) and read_record(note).get("is_whole") is True
    if held and not is_whole:  # a stopped fetch is finished first
        release = held
    found = fetch_release(downloader, release).name
    listing: Listing = dict
    if not is_whole:
        write_record(note, {"release": found, "is_whole": False})
        listing = partial(_list_shards, folder, downloader, found)
    elif found != held:
        listing = partial(_list_updates, folder, downloader, held, found)
    links = listing()
    files = _download_all(downloader, links, listing, progress)
    if is_whole:  # all files of the update are there: from now on, they count
        for step in {target.parent for target in links}:
            step.replace(step.with_suffix(""))
    write_record(note, {"release": found, "is_whole": True})
    return Delivered(found, held if is_whole else "", files)


Listing = Callable[[], dict[Path, str]]
"""Gives the address of each file that is wanted, by where it goes; asked again, new addresses."""


def _list_shards(folder: Path, downloader: Downloader, release: str) -> dict[Path, str]:
    return {
        folder / dataset / name: link
        for dataset in DATASETS
        for name, link in fetch_links(downloader, release, dataset).items()
    }


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
