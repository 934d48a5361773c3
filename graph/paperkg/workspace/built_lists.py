"""The lists that a graph was built from: where they are, and whether they changed since."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperkg.resources import DEFAULT_LIST, find_marks

__all__ = ["BuiltLists", "find_built_lists", "find_list"]


@dataclass(frozen=True, slots=True)
class BuiltLists:
    """The lists that a graph was built from, as they are today.

    Attributes
    ----------
    paths
        The lists; none where the graph does not say.
    is_stale
        Whether one of them was changed after the graph was built.
    is_gone
        Whether the first list is not where it was.
    marks
        The file with the read marks of today, which need not be there; None where it is not known
        which that is, so that the marks that the build knew hold.
    """

    paths: tuple[Path, ...]
    is_stale: bool = False
    is_gone: bool = False
    marks: Path | None = None


def find_built_lists(graph: Path, places: Sequence[str]) -> BuiltLists:
    """Find the lists of a graph.

    Parameters
    ----------
    graph
        The file of the graph.
    places
        Where the lists are, as seen from its folder.
    """
    paths = tuple(find_list(graph.parent, place) for place in places)
    if not paths:
        return BuiltLists(())
    is_gone, marks = not paths[0].exists(), find_marks(paths[0])
    if is_gone and not marks.exists():
        return BuiltLists(paths, is_gone=True)
    is_stale = any(_is_newer(path, graph) for path in paths)
    return BuiltLists(paths, is_stale, is_gone, marks)


def find_list(folder: Path, place: str) -> Path:
    """Find a list from the folder of a build; the one that ships with kg also when it was moved."""
    path = Path(os.path.normpath(folder / place))
    return DEFAULT_LIST if path.name == DEFAULT_LIST.name and not path.exists() else path


def _is_newer(file: Path, other: Path) -> bool:
    """Tell whether a file, or anything in a folder of notes, was changed after another file."""
    try:
        notes = file.rglob("*.md") if file.is_dir() else ()
        newest = max(path.stat().st_mtime_ns for path in (file, *notes))
        return bool(newest > other.stat().st_mtime_ns)
    except OSError:
        return False
