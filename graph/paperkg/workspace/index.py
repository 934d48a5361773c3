"""The graph of the last build in a form that is quick to read: an index that is safe to lose.

``graph.trig`` is for everyone, and takes seconds to read when it holds ten thousand papers. The
index beside it holds the same, and the numbered prerequisites, in pieces with checksums. It is used
only while it fits the file it was made from, by size and time, and each piece the types of the
model, so that a strange or damaged one does no harm.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.errors import NoGraphError, OutputError, PaperkgError
from paperkg.model import (
    Alternatives,
    Citation,
    Concept,
    Edge,
    Evidence,
    KnowledgeGraph,
    Listing,
    Paper,
    Record,
    Relation,
    Similarity,
    Topic,
)
from paperkg.rdf.order import sort_graph
from paperkg.resources import GRAPH_FILE, INDEX_FILE
from paperkg.version import __version__
from paperkg.workspace.built_lists import BuiltLists, find_built_lists, find_list
from paperkg.workspace.files import lock_folder, write_files
from paperkg.workspace.pieces import DamagedError, PieceReader, PieceWriter
from paperkg.workspace.read_marks import apply_marks, read_marks

if TYPE_CHECKING:
    from paperkg.rdf.texts import Texts

__all__ = ["Opened", "extract_previous", "open_graph", "open_indexed", "peek_graph", "write_index"]


@dataclass(frozen=True, slots=True)
class Opened:
    """The graph of the last build, as a person's read marks of today have it.

    Attributes
    ----------
    graph
        The knowledge graph.
    prerequisites
        Its numbered prerequisites.
    lists
        The lists that it was built from.
    is_marked
        Whether the read marks of today differ from those of the build.
    """

    graph: KnowledgeGraph
    prerequisites: Prerequisites
    lists: BuiltLists
    is_marked: bool = False

    @property
    def list_path(self) -> Path | None:
        """The first list, which gives a person's own file its name; None where none is known."""
        return self.lists.paths[0] if self.lists.paths else None


_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class _Index:
    graph: KnowledgeGraph
    prerequisites: Prerequisites
    list_places: tuple[str, ...]
    """Where the lists are, as seen from the folder."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What an index holds before what is many: the graph without it, and where the lists are."""

    graph: KnowledgeGraph
    list_places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a paper cites: of which no more is known, and of which more is."""

    citing: str
    names: list[str]
    detailed: list[Citation]


_MANY: dict[str, Any] = {
    "weak_edges": Edge,
    "relations": Relation,
    "alternatives": Alternatives,
    "similarities": Similarity,
    "denials": Evidence,
}
"""The fields of a graph that may be long and stand last."""

_NONE: dict[str, Any] = dict.fromkeys(_MANY, ())


def open_graph(output: Path) -> Opened:
    """Open the graph of the last build.

    Parameters
    ----------
    output
        The folder of the build.

    Raises
    ------
    NoGraphError
        There is no graph.
    InputError
        The graph, or the file with the read marks, cannot be read.
    """
    path = output / GRAPH_FILE
    stamp = _stamp(path)
    index = _read_index(output, stamp) or _make_index(path, stamp)
    lists = find_built_lists(path, index.list_places)
    if lists.marks is None:
        return Opened(index.graph, index.prerequisites, lists)
    graph = apply_marks(index.graph, read_marks(lists.paths[0]))
    return Opened(graph, index.prerequisites, lists, is_marked=graph is not index.graph)


def peek_graph(output: Path) -> KnowledgeGraph | None:
    """Read the papers, topics and concepts of the last build, if that is quick.

    Returns
    -------
    KnowledgeGraph or None
        Without citations and edges, and with the read marks of the build; None where there is no
        index of the graph.
    """
    try:
        stamp = _stamp(output / GRAPH_FILE)
    except NoGraphError:
        return None
    head = _open_pieces(output, stamp, _read_things)
    return head.graph if head else None


def open_indexed(output: Path) -> tuple[KnowledgeGraph, Path | None] | None:
    """Open the graph that a build is about to replace by its index, and say of which list it is.

    Returns
    -------
    tuple or None
        The graph, without weak edges and all else that no build looks at again, and its list, where
        it says which; None where no index fits the graph.
    """
    try:
        head = _open_pieces(output, _stamp(output / GRAPH_FILE), _read_first)
    except NoGraphError:
        return None
    return (head.graph, _first_list(output, head.list_places)) if head else None


def extract_previous(output: Path, texts: Texts) -> tuple[KnowledgeGraph, Path | None] | None:
    """Extract the graph that a build is about to replace, and say of which list it is.

    Parameters
    ----------
    output
        The folder of the build.
    texts
        The statements of its file.

    Returns
    -------
    tuple or None
        What ``open_indexed`` gives; None where there is no graph to read.
    """
    try:
        index = _extract_index(texts, output / GRAPH_FILE)
    except PaperkgError:
        return None
    return replace(index.graph, **_NONE), _first_list(output, index.list_places)


def _first_list(output: Path, places: Sequence[str]) -> Path | None:
    return find_list(output, places[0]) if places else None


def write_index(
    output: Path, graph: KnowledgeGraph, prerequisites: Prerequisites, lists: Sequence[Path]
) -> None:
    """Write the index of a graph that was written just now; nothing is lost when it fails."""
    places = _places(lists, output)
    _write(output, _Index(sort_graph(graph), prerequisites, places), _stamp(output / GRAPH_FILE))


def _places(lists: Iterable[Path], output: Path) -> tuple[str, ...]:
    return tuple(os.path.relpath(path.resolve(), output.resolve()) for path in lists)


def _stamp(path: Path) -> bytes:
    """Tell a version of the graph, of the program and of its model apart from any other."""
    try:
        about = path.stat()
    except OSError:
        raise NoGraphError(path) from None
    kinds = (
        _Head,
        KnowledgeGraph,
        Paper,
        Listing,
        Record,
        Topic,
        Concept,
        Citation,
        Edge,
        Evidence,
        Relation,
        Alternatives,
        Similarity,
        Prerequisites,
    )
    names = ",".join(field.name for kind in kinds for field in fields(kind))
    return f"paperkg {__version__} {about.st_size} {about.st_mtime_ns} {names}\n".encode()


def _read_index(output: Path, stamp: bytes) -> _Index | None:
    return _open_pieces(output, stamp, _read_whole)


def _open_pieces(output: Path, stamp: bytes, read: Callable[[PieceReader], _Read]) -> _Read | None:
    """Read something from the index; None where there is none for this graph, or a damaged one."""
    try:
        with (output / INDEX_FILE).open("rb") as file:
            return read(PieceReader(file)) if file.read(len(stamp)) == stamp else None
    except (OSError, DamagedError):
        return None


def _read_things(pieces: PieceReader) -> _Head:
    """Read what has names: a graph without citations and edges."""
    head = pieces.read(_Head)
    papers = {paper.iri: paper for paper in pieces.read_many(Paper)}
    return replace(head, graph=replace(head.graph, papers=papers))


def _read_first(pieces: PieceReader) -> _Head:
    """Read what stands first: what has names, citations and edges."""
    head = _read_things(pieces)
    shared = {iri: iri for iri in head.graph.papers}  # each name is in memory once
    citations: list[Citation] = []
    for cited in pieces.read_many(_Cited):
        name = shared.get(cited.citing, cited.citing)
        found = [Citation(name, shared.get(other, other)) for other in cited.names]
        if cited.detailed:
            found += cited.detailed
            found.sort(key=lambda citation: citation.cited)
        citations += found
    edges = tuple(pieces.read_many(Edge))
    return replace(head, graph=replace(head.graph, citations=tuple(citations), edges=edges))


def _read_whole(pieces: PieceReader) -> _Index:
    head = _read_first(pieces)
    many: dict[str, Any] = {name: tuple(pieces.read_many(kind)) for name, kind in _MANY.items()}
    return _Index(replace(head.graph, **many), pieces.read(Prerequisites), head.list_places)


def _write_whole(file: IO[bytes], index: _Index) -> None:
    pieces = PieceWriter(file)
    graph = index.graph
    bare = replace(graph, papers={}, citations=(), edges=(), **_NONE)
    pieces.write(_Head(bare, index.list_places))
    pieces.write_many(graph.papers.values())
    groups = groupby(graph.citations, key=lambda citation: citation.citing)
    pieces.write_many(_split_citations(citing, group) for citing, group in groups)
    pieces.write_many(graph.edges)
    for name in _MANY:
        pieces.write_many(getattr(graph, name))
    pieces.write(index.prerequisites)


def _split_citations(citing: str, citations: Iterable[Citation]) -> _Cited:
    """Split the citations of a paper into those that are only known, and those with more."""
    names: list[str] = []
    detailed: list[Citation] = []
    for citation in citations:
        if citation == Citation(citing, citation.cited):
            names.append(citation.cited)
        else:
            detailed.append(citation)
    return _Cited(citing, names, detailed)


def _make_index(path: Path, stamp: bytes) -> _Index:
    # Loaded only here: with an index, the libraries of RDF are not needed.
    from paperkg.rdf.reader import read_built

    index = _extract_index(read_built(path), path)
    with suppress(OutputError), lock_folder(path.parent):  # a build that is under way makes its own
        _write(path.parent, index, stamp)
    return index


def _extract_index(texts: Texts, path: Path) -> _Index:
    from paperkg.algorithms.prerequisite_numbers import number_prerequisites
    from paperkg.rdf.provenance import find_lists
    from paperkg.rdf.reader import extract_graph

    graph = extract_graph(texts, file=path)
    places = _places(find_lists(texts, folder=path.parent), path.parent)
    return _Index(graph, number_prerequisites(graph), places)


def _write(output: Path, index: _Index, stamp: bytes) -> None:
    # It costs only time to do without; OverflowError: a number that MessagePack has no room for.
    def write(file: IO[bytes]) -> None:
        file.write(stamp)
        _write_whole(file, index)

    with suppress(OutputError, OverflowError):
        write_files(output, {INDEX_FILE: write})
