"""What answers a question: the store on disk that has the read marks of today, or the file.

A small graph is read faster than a store is opened. Of a large one, a question reads a store, which
the first question makes; where none can be made, the file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.progress import Progress, Silent
from paperkg.workspace.built_lists import BuiltLists, find_built_lists
from paperkg.workspace.kept_store import (
    KeptStore,
    digest_marks,
    find_store,
    forget_stores,
    is_sound,
)

if TYPE_CHECKING:
    from paperkg.workspace.query_messages import Today

__all__ = ["Basis", "find_basis", "find_sound_basis"]

LARGE = 8_000_000
"""From so many bytes on, a graph has a store."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A store on disk that answers as the graph does with the read marks of today.

    Attributes
    ----------
    store
        Its folder.
    lists
        The lists of the build.
    """

    store: Path
    lists: BuiltLists


def find_basis(
    graph: Path,
    *,
    collect_today: Callable[[], Today],
    watch: Callable[[], AbstractContextManager[Progress]] = Silent,
) -> Basis | None:
    """Find or make the store that a question is answered from.

    Parameters
    ----------
    graph
        The file of the graph.
    collect_today
        Collects what a person has said since the build; called where no store has it yet.
    watch
        Is entered while a store is made, and shows the progress.

    Returns
    -------
    Basis or None
        None where the file is read: it is small, or no store can be made.

    Raises
    ------
    InputError
        The graph is not valid.
    """
    if not _is_large(graph):
        return None
    kept = find_store(graph) or _keep(graph, watch)
    if kept is None:
        return None
    lists = find_built_lists(graph, kept.lists)
    marks = digest_marks(lists.marks) if lists.marks else kept.marks
    if marks != kept.marks:
        kept = find_store(graph, marks=marks) or _keep_marked(kept, graph, lists, collect_today)
    return Basis(kept.place, lists) if kept else None


def find_sound_basis(
    graph: Path,
    *,
    collect_today: Callable[[], Today],
    watch: Callable[[], AbstractContextManager[Progress]] = Silent,
) -> Basis | None:
    """As ``find_basis``, of a store that holds, byte by byte, what was put there."""
    basis = find_basis(graph, collect_today=collect_today, watch=watch)
    if basis is None or is_sound(basis.store):
        return basis
    forget_stores(graph)
    return find_basis(graph, collect_today=collect_today, watch=watch)


def _is_large(graph: Path) -> bool:
    try:
        return graph.stat().st_size >= LARGE
    except OSError:
        return False


# What makes a store is loaded only to make it: it takes ten times as long to load as to ask.


def _keep(graph: Path, watch: Callable[[], AbstractContextManager[Progress]]) -> KeptStore | None:
    from paperkg.workspace.store_keeper import keep_store

    return keep_store(graph, watch=watch)


def _keep_marked(
    kept: KeptStore, graph: Path, lists: BuiltLists, collect_today: Callable[[], Today]
) -> KeptStore | None:
    from paperkg.workspace.query_worker import mark_store
    from paperkg.workspace.store_keeper import keep_marked

    if lists.marks is None:
        return None
    marks = digest_marks(lists.marks)
    today = collect_today()
    if digest_marks(lists.marks) != marks:  # more was said just now
        return None
    return keep_marked(kept, graph, marks=marks, mark=lambda store: mark_store(store, today))
