"""The store on disk beside a large graph: which there is, and for what.

``graph.trig`` is what counts. A store answers only for the very file that it was made of, and the
read marks that it knows: its folder is named by them. It is safe to lose at any time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paperkg.contents import compute_digest
from paperkg.resources import STORE_FOLDER
from paperkg.workspace.stamps import stamp_file

__all__ = [
    "ABOUT",
    "NO_MARKS",
    "KeptStore",
    "digest_marks",
    "find_parts",
    "find_store",
    "forget_stores",
    "is_sound",
    "read_about",
]

ABOUT = "about.json"
"""The file, written last, that says of what a store was made, and how large its parts are."""

NO_MARKS = hashlib.sha256().hexdigest()
"""The SHA-256 of the file of read marks where there is none."""

_PARTS = ("*.sst", "MANIFEST*", "CURRENT")
"""The files of a store that nobody changes any more."""


@dataclass(frozen=True, slots=True)
class KeptStore:
    """A store that is there, with all its parts; what they hold, RocksDB checks itself.

    Attributes
    ----------
    place
        Its folder.
    lists
        Where the lists of the graph are, as seen from the folder of the graph.
    marks
        The SHA-256 of the file of read marks that it answers for.
    digests
        The SHA-256 of each part.
    """

    place: Path
    lists: tuple[str, ...]
    marks: str
    digests: Mapping[str, str]


def find_store(graph: Path, *, marks: str = "") -> KeptStore | None:
    """Find the store of the file of a graph.

    Parameters
    ----------
    graph
        The file.
    marks
        The SHA-256 of the read marks that were made since; empty for the store that has what the
        graph itself says.
    """
    stores = graph.parent / STORE_FOLDER
    stamp = stamp_file(graph) if stores.is_dir() else ""  # a small graph has none
    return read_about(stores / (f"{stamp}-{marks}" if marks else stamp)) if stamp else None


def forget_stores(graph: Path) -> None:
    """Let no store beside a graph count any more, as they share files: a question makes another."""
    for about in (graph.parent / STORE_FOLDER).glob(f"*/{ABOUT}"):
        with suppress(OSError):
            about.unlink()


def digest_marks(marks: Path) -> str:
    """Compute the SHA-256 of the file of read marks."""
    try:
        return compute_digest(marks)
    except OSError:  # there is none; or whoever reads it says what is wrong with it
        return NO_MARKS


def find_parts(place: Path) -> dict[str, Path]:
    """Find the parts of a store, by name."""
    return {path.name: path for pattern in _PARTS for path in place.glob(pattern)}


def is_sound(place: Path) -> bool:
    """Tell whether a store holds, byte by byte, what was put there; takes a second a gigabyte.

    RocksDB finds most damage itself, but some of it sends Oxigraph round and round.
    """
    kept = read_about(place)
    try:
        return kept is not None and all(
            compute_digest(place / name) == digest for name, digest in kept.digests.items()
        )
    except OSError:
        return False


def read_about(place: Path) -> KeptStore | None:
    """Read of what a store was made; None where it is not there, or a part of it is not whole."""
    try:
        about = json.loads((place / ABOUT).read_bytes())
        sizes = {name: path.stat().st_size for name, path in find_parts(place).items()}
        if {name: size for name, (size, _) in about["parts"].items()} == sizes:
            digests = {name: str(digest) for name, (_, digest) in about["parts"].items()}
            return KeptStore(place, tuple(map(str, about["lists"])), str(about["marks"]), digests)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None
