"""Makes the store on disk beside a large graph; lets it follow builds and read marks; clears it.

The first question makes it. A store is made under another name and put in its place when it is
whole: a process that is killed, a full disk or another process at the same time do no harm.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.contents import compute_digest
from paperkg.progress import Progress, Silent
from paperkg.rdf.disk_store import (
    change_store,
    copy_store,
    edit_store,
    is_table,
    make_store,
    read_graph,
)
from paperkg.rdf.engine import Store
from paperkg.rdf.facts import Facts
from paperkg.rdf.namespaces import GRAPH_BUILD
from paperkg.rdf.provenance import find_digest, find_lists
from paperkg.resources import STORE_FOLDER, find_marks
from paperkg.workspace.built_lists import find_list
from paperkg.workspace.files import hold_lock
from paperkg.workspace.kept_store import (
    ABOUT,
    NO_MARKS,
    KeptStore,
    find_parts,
    find_store,
    read_about,
)
from paperkg.workspace.stamps import stamp_file

if TYPE_CHECKING:
    from paperkg.workspace.kept_texts import KeptTexts

__all__ = ["follow_changes", "keep_marked", "keep_store"]

MOST_CHANGED = 20_000_000
"""When more bytes of a graph change, its store is made anew."""

WAIT = 600.0
"""How long to wait for another process that makes a store, in seconds."""


def keep_store(
    graph: Path, *, watch: Callable[[], AbstractContextManager[Progress]] = Silent
) -> KeptStore | None:
    """Make the store of the file of a graph, unless another process does.

    Parameters
    ----------
    graph
        The file.
    watch
        Is entered while it is made, and shows the progress.

    Returns
    -------
    KeptStore or None
        None where it cannot be made, as in a folder that cannot be written.

    Raises
    ------
    InputError
        The graph is not valid.
    """
    with suppress(OSError, RuntimeError, TimeoutError), _work_in(graph.parent) as room:
        if kept := find_store(graph):
            return kept
        stamp = stamp_file(graph)
        with watch() as progress:
            make_store(room / "new", graph, progress=progress)
        _put(room / "new", graph, stamp)
    return find_store(graph)


def keep_marked(
    kept: KeptStore, graph: Path, *, marks: str, mark: Callable[[Store], None]
) -> KeptStore | None:
    """Make the store that has what a person has said since the build.

    Parameters
    ----------
    kept
        The store of the build.
    graph
        The file of the graph.
    marks
        The SHA-256 of the file of read marks.
    mark
        Says in a store what was said.

    Returns
    -------
    KeptStore or None
        None where it cannot be made.
    """
    with suppress(OSError, RuntimeError, TimeoutError), _work_in(graph.parent) as room:
        if marked := find_store(graph, marks=marks):
            return marked
        copy_store(kept.place, room / "new")
        edit_store(room / "new", mark)
        name = f"{kept.place.name}-{marks}"
        _put(room / "new", graph, name, before=kept, marks=marks)
    return find_store(graph, marks=marks)


def follow_changes(graph: Path, texts: KeptTexts) -> None:
    """Change a copy of the store of the last build into that of a graph that was written just now.

    Parameters
    ----------
    graph
        The file of the graph.
    texts
        Those of both, while the file of the last build is open.
    """
    stores = graph.parent / STORE_FOLDER
    if not stores.is_dir():
        return
    with suppress(OSError, RuntimeError, TimeoutError):
        old = read_about(stores / texts.stamp) if texts.stamp else None
        if old and texts.measure_changes() <= MOST_CHANGED:
            with _work_in(graph.parent) as room, graph.open("rb") as written:
                copy_store(old.place, room / "new")
                changes = texts.read_changes(written)
                edit_store(room / "new", lambda store: change_store(store, changes))
                _put(room / "new", graph, stamp_file(graph), before=old)
        # A question that is under way may still read the store of the last build.
        _clear(stores, keep={texts.stamp, stamp_file(graph)})


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


def _put(
    made: Path, graph: Path, name: str, *, before: KeptStore | None = None, marks: str = ""
) -> None:
    """Put a store in its place, whole.

    Parameters
    ----------
    made
        Where it is now.
    graph
        The file of the graph.
    name
        How its folder is called from now on.
    before
        The store that it is a changed copy of.
    marks
        The SHA-256 of the read marks that it has; by default those that the build knew.
    """
    texts = {str(GRAPH_BUILD): Facts(read_graph(made, GRAPH_BUILD))}
    lists = [str(place) for place in find_lists(texts, folder=Path())]
    if not marks and lists:
        file = find_marks(find_list(graph.parent, lists[0]))
        marks = find_digest(texts, file.name) or NO_MARKS
    known = before.digests if before else {}
    parts = {
        part: (path.stat().st_size, (is_table(path) and known.get(part)) or compute_digest(path))
        for part, path in find_parts(made).items()
    }
    about = {"parts": parts, "lists": lists, "marks": marks}
    (made / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    place = graph.parent / STORE_FOLDER / name
    shutil.rmtree(place, ignore_errors=True)  # one that is not whole any more
    made.rename(place)


def _clear(stores: Path, *, keep: set[str]) -> None:
    for path in stores.iterdir():
        if path.is_dir() and path.name not in keep and not path.name.startswith("new-"):
            shutil.rmtree(path, ignore_errors=True)
