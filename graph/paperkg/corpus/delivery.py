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
    Diff,
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
    if is_whole:
        files = _update(folder, downloader, held, found, progress) if found != held else 0
    else:
        write_record(note, {"release": found, "is_whole": False})
        files = _download_all(folder, downloader, found, progress)
    write_record(note, {"release": found, "is_whole": True})
    return Delivered(found, held if is_whole else "", files)


def _download_all(folder: Path, downloader: Downloader, release: str, progress: Progress) -> int:
    """Download all shards of a release that are not there; give how many these were."""
    links = {name: fetch_links(downloader, release, name) for name in DATASETS}
    files = [(dataset, name) for dataset, own in links.items() for name in own]
    fetched = 0
    for done, (dataset, name) in enumerate(files, 1):
        target = folder / dataset / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            renew = partial(fetch_links, downloader, release, dataset)
            links[dataset] = _download(downloader, target, links[dataset], renew)
            fetched += 1
        progress.step("Fetching shards", done, len(files))
    return fetched


def _download(
    downloader: Downloader,
    target: Path,
    links: dict[str, str],
    renew: Callable[[], dict[str, str]],
) -> dict[str, str]:
    """Download a shard; where its address has expired, ask for new ones, once, and give them."""
    try:
        downloader.download(links[target.name], target)
    except LinkExpiredError:
        links = renew()
        if target.name not in links:
            raise
        downloader.download(links[target.name], target)
    return links


def _update(
    folder: Path, downloader: Downloader, before: str, after: str, progress: Progress
) -> int:
    """Fetch what changed from one release to another; the steps count once all are there."""
    diffs = {name: fetch_diffs(downloader, before, after, name) for name in DATASETS}
    files = [
        (
            folder / dataset / "diffs" / f"{diff.before}-{diff.after}{PART}",
            f"{kind}-{place:03}.gz",
            link,
        )
        for dataset, steps in diffs.items()
        for diff in steps
        for kind, links in (("update", diff.updates), ("delete", diff.deletions))
        for place, link in enumerate(links)
    ]
    fetched = 0
    for done, (step, name, link) in enumerate(files, 1):
        whole = step.with_suffix("")
        if not (step / name).exists() and not whole.exists():
            step.mkdir(parents=True, exist_ok=True)
            downloader.download(link, step / name)
            fetched += 1
        progress.step("Fetching updates", done, len(files))
    for step in dict.fromkeys(step for step, _, _ in files):
        if step.exists():
            step.replace(step.with_suffix(""))
    return fetched


def _step_of(folder: Path, dataset: str, diff: Diff) -> Path:
    """Give the folder of a step of an update, as it is called until it is whole."""
    return folder / dataset / "diffs" / f"{diff.before}-{diff.after}{PART}"
