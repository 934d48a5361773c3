"""A store on disk, for graphs that take long to load: Oxigraph's, on RocksDB.

Once made it is only read, by as many processes as like: what changes is a copy, whose files are
those of the first one where they are alike (hard links, as RocksDB never changes its tables).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph
from rdflib import URIRef

from paperkg.progress import Progress
from paperkg.rdf.engine import Store, open_kept
from paperkg.rdf.parse_failures import explain_failure
from paperkg.rdf.store import to_text
from paperkg.rdf.trig import PREFIX_LINES

__all__ = ["change_store", "copy_store", "edit_store", "is_table", "make_store", "read_graph"]

SLICE = 100_000
"""So many statements are put into a store at a time: its memory does not grow with the file."""


def make_store(folder: Path, graph: Path, *, progress: Progress) -> None:
    """Make a store of a TriG file.

    Raises
    ------
    InputError
        The file is not valid.
    OSError
        The folder cannot be written.
    """
    store = pyoxigraph.Store(folder)
    size = graph.stat().st_size
    try:
        with graph.open("rb") as file:
            quads = pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.TRIG)
            while part := list(islice(quads, SLICE)):
                store.bulk_extend(part)
                progress.step("making the store", file.tell(), size)
    except (SyntaxError, MemoryError) as error:
        raise explain_failure(graph, error) from error
    store.optimize()  # puts the slices together: questions are up to three times as fast
    store.flush()


def is_table(path: Path) -> bool:
    """Tell whether a file of a store is one that RocksDB never changes."""
    return path.suffix == ".sst"


def copy_store(folder: Path, target: Path) -> None:
    """Copy a store that nobody changes.

    Raises
    ------
    OSError
        The copy cannot be written.
    """
    target.mkdir()
    for path in folder.iterdir():
        if is_table(path):
            os.link(path, target / path.name)
        elif path.name != "LOCK":
            shutil.copyfile(path, target / path.name)


def edit_store(folder: Path, edit: Callable[[Store], None]) -> None:
    """Change a store that nobody asks yet; it is closed when this returns.

    Parameters
    ----------
    folder
        Where it is.
    edit
        Changes it.

    Raises
    ------
    OSError
        It cannot be read or written.
    """
    store = pyoxigraph.Store(folder)
    edit(store)
    store.flush()


def read_graph(folder: Path, graph: URIRef) -> list[tuple[str, str, str]]:
    """Read the statements of a named graph, as text.

    Raises
    ------
    OSError
        The store cannot be read.
    """
    quads = open_kept(folder).quads_for_pattern(None, None, None, pyoxigraph.NamedNode(str(graph)))
    # What a build writes says nothing of statements.
    return [
        (to_text(quad.subject), quad.predicate.value, to_text(quad.object))  # type: ignore[arg-type]
        for quad in quads
    ]


def change_store(store: Store, changes: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Take statements out of a store and put others in.

    Parameters
    ----------
    store
        As ``edit_store`` gives it.
    changes
        The name of a graph, and what blocks of it were and are now, as they stand in TriG. A graph
        with blank nodes comes as a whole.
    """
    for name, before, after in changes:
        if b"_:" in before + after:  # the store has names of its own for blank nodes
            store.remove_graph(pyoxigraph.NamedNode(name))
            before = b""
        old, new = _parse(name, before), _parse(name, after)
        for quad in old - new:
            store.remove(quad)
        store.extend(new - old)


def _parse(graph: str, text: bytes) -> set[pyoxigraph.Quad]:
    form = pyoxigraph.RdfFormat.TURTLE
    name = pyoxigraph.NamedNode(graph)
    triples = pyoxigraph.parse(PREFIX_LINES + text, format=form)
    return {pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, name) for quad in triples}
