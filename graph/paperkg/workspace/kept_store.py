"""A store on disk beside a large graph, so that a question does not read the whole file.

``graph.trig`` is what counts. A store is used only for the very file and program that it was made
for: its folder is named by them. It is made by the first question, follows small changes at the
next builds, and is safe to lose at any time. A small graph is read faster than a store is opened.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperkg.resources import STORE_FOLDER
from paperkg.workspace.files import hold_lock
from paperkg.workspace.stamps import stamp_file

if TYPE_CHECKING:  # who only asks needs none of it
    from paperkg.workspace.kept_texts import KeptTexts

__all__ = ["find_marked", "find_store", "follow_changes", "prepare_store"]

LARGE = 8_000_000
"""From so many bytes on, a graph has a store."""

MOST_CHANGED = 20_000_000
"""When more bytes of a graph change, its store is made anew."""

_PARTS = "parts.json"
"""The file that says how large the files of a store are."""

WAIT = 600.0
"""How long to wait for another process that makes a store, in seconds."""


def find_store(graph: Path) -> Path | None:
    """Find the store of the file of a graph; None where there is none for this very file."""
    stores = graph.parent / STORE_FOLDER
    if not stores.is_dir():  # a small graph has none: no stamp of the program is needed
        return None
    stamp = stamp_file(graph)
    return stores / stamp if stamp and _is_whole(stores / stamp) else None


def prepare_store(graph: Path, *, tell: Callable[[], None] = lambda: None) -> None:
    """Make the store of a large graph where there is none; without one, a question only waits.

    Parameters
    ----------
    graph
        The file of the graph.
    tell
        Is called before it is made.
    """
    try:
        if graph.stat().st_size < LARGE or find_store(graph):
            return
        with _work_in(graph.parent) as room:
            if find_store(graph):  # another process has made it
                return
            # Loaded only here: who asks a store that is there needs none of it.
            from paperkg.rdf.disk_store import make_store

            tell()
            stamp = stamp_file(graph)
            make_store(room / "new", graph)
            _put(room / "new", graph.parent, stamp)
    except (OSError, TimeoutError, ValueError):  # ValueError: the store itself cannot
        return


def follow_changes(graph: Path, texts: KeptTexts) -> None:
    """Change a copy of the store of the last build into that of a graph that was written just now.

    Parameters
    ----------
    graph
        The file of the graph.
    texts
        Those of both, while the file of the last build is open.
    """
    folder = graph.parent
    if not (folder / STORE_FOLDER).is_dir():
        return
    old = folder / STORE_FOLDER / (texts.stamp or "none")
    with suppress(OSError, TimeoutError, ValueError):
        if _is_whole(old) and texts.measure_changes() <= MOST_CHANGED:
            with _work_in(folder) as room, graph.open("rb") as written:
                from paperkg.rdf.disk_store import change_store, copy_store

                store = copy_store(old, room / "new")
                change_store(store, texts.read_changes(written))
                del store  # closes it
                _put(room / "new", folder, stamp_file(graph))
        # A question that is under way may still read the store of the last build.
        _clear(folder, keep={old.name, stamp_file(graph)})


def find_marked(store: Path, said: bytes, mark: Callable[[Any], None]) -> Path:
    """Find or make the store that has what a person has said since the build.

    Parameters
    ----------
    store
        From ``find_store``.
    said
        What was said, as bytes that tell it from other things that may be said.
    mark
        Says it in a store.

    Raises
    ------
    OSError, TimeoutError
        It cannot be made.
    """
    name = f"{store.name}-{hashlib.sha256(said).hexdigest()[:32]}"
    if not _is_whole(store.with_name(name)):
        folder = store.parents[1]
        with _work_in(folder) as room:
            from paperkg.rdf.disk_store import copy_store

            copy = copy_store(store, room / "new")
            mark(copy)
            copy.flush()
            del copy  # closes it
            _put(room / "new", folder, name)
    return store.with_name(name)


@contextmanager
def _work_in(folder: Path) -> Iterator[Path]:
    """Hold the stores of a build folder, and give a folder for what is not finished."""
    stores = folder / STORE_FOLDER
    stores.mkdir(exist_ok=True)
    with hold_lock(stores / ".lock", wait=WAIT):
        for left in stores.glob("new-*"):  # of a process that was killed
            shutil.rmtree(left, ignore_errors=True)
        room = Path(tempfile.mkdtemp(prefix="new-", dir=stores))
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def _put(made: Path, folder: Path, name: str) -> None:
    """Put a store in its place, whole."""
    place = folder / STORE_FOLDER / name
    if name:
        (made / _PARTS).write_text(json.dumps(_measure(made)), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)  # one that is not whole any more
        made.rename(place)


def _measure(store: Path) -> dict[str, int]:
    """Give the sizes of the files of a store that nobody changes any more."""
    parts = (path for pattern in ("*.sst", "MANIFEST*", "CURRENT") for path in store.glob(pattern))
    return {path.name: path.stat().st_size for path in parts}


def _is_whole(store: Path) -> bool:
    """Tell whether a store is there, with all its files; what they hold, RocksDB checks itself."""
    try:
        return bool(json.loads((store / _PARTS).read_bytes()) == _measure(store))
    except (OSError, ValueError):
        return False


def _clear(folder: Path, *, keep: set[str]) -> None:
    for path in (folder / STORE_FOLDER).iterdir():
        if path.is_dir() and path.name not in keep and not path.name.startswith("new-"):
            shutil.rmtree(path, ignore_errors=True)
