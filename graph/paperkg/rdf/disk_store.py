"""A store on disk, for graphs that take long to load: Oxigraph's, on RocksDB.

Once made it is only read, by as many processes as like: what changes is a copy, whose files are
those of the first one where they are alike (hard links, as RocksDB never changes its tables).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph

from paperkg.rdf.parse_failures import explain_failure
from paperkg.rdf.store import Store
from paperkg.rdf.trig import PREFIX_LINES

__all__ = ["change_store", "copy_store", "make_store", "open_made"]

SLICE = 100_000
"""So many statements are put into a store at a time: its memory does not grow with the file."""

_TABLES = ".sst"
"""How the names of files end that RocksDB never changes."""


def make_store(folder: Path, graph: Path) -> None:
    """Make a store of a TriG file.

    Raises
    ------
    InputError
        The file is not valid.
    OSError
        The folder cannot be written.
    """
    store = pyoxigraph.Store(folder)
    try:
        quads = pyoxigraph.parse(path=graph, format=pyoxigraph.RdfFormat.TRIG)
        while part := list(islice(quads, SLICE)):
            store.bulk_extend(part)
    except (SyntaxError, MemoryError) as error:
        raise explain_failure(graph, error) from error
    store.flush()


def open_made(folder: Path) -> Store:
    """Open a store to ask it.

    Raises
    ------
    OSError
        It is not there, or not whole.
    """
    return pyoxigraph.Store.read_only(str(folder))


def copy_store(folder: Path, target: Path) -> Store:
    """Copy a store that nobody changes, and open the copy to change it.

    Raises
    ------
    OSError
        The copy cannot be written.
    """
    target.mkdir()
    for path in folder.iterdir():
        if path.suffix == _TABLES:
            os.link(path, target / path.name)
        elif path.name != "LOCK":
            shutil.copyfile(path, target / path.name)
    return pyoxigraph.Store(target)


def change_store(store: Store, changes: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Take statements out of a store and put others in.

    Parameters
    ----------
    store
        From ``copy_store``.
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
    store.flush()


def _parse(graph: str, text: bytes) -> set[pyoxigraph.Quad]:
    form = pyoxigraph.RdfFormat.TURTLE
    name = pyoxigraph.NamedNode(graph)
    triples = pyoxigraph.parse(PREFIX_LINES + text, format=form)
    return {pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, name) for quad in triples}
