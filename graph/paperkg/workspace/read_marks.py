"""What a person has read: marks in a file of their own, taken into account at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from paperkg.errors import InputError, MissingFileError, OutputError, UsageError
from paperkg.identifiers import parse_identifier
from paperkg.model import Concept, KnowledgeGraph, Paper, ReadMark
from paperkg.resources import find_marks

__all__ = ["apply_marks", "mark_read", "read_marks"]


def mark_read(
    graph: KnowledgeGraph, list_path: Path, iris: Sequence[str], *, read: bool
) -> tuple[list[str], Path]:
    """Write that papers are read, or concepts known, or that they are not.

    Nothing in the file is changed; the marks are added at its end.

    Parameters
    ----------
    graph
        The knowledge graph, with the marks that there are.
    list_path
        The reading list.
    iris
        IRIs of the papers and concepts; those that are marked so already get no new mark.
    read
        Whether they are read.

    Returns
    -------
    changed, file
        The IRIs that were marked otherwise before, and the file of the marks: see
        ``resources.find_marks``.

    Raises
    ------
    MissingFileError
        There is no such list.
    UsageError
        The box of a paper is ticked in the list, and it is to be unread.
    InputError
        The file cannot be read.
    OutputError
        The file cannot be written.
    """
    from rdflib import Literal, URIRef

    from paperkg.rdf.namespaces import DCTERMS, KG, SCHEMA, XSD
    from paperkg.workspace.curated import HEAD, append_statement

    if not list_path.exists():
        raise MissingFileError(f"{list_path}: there is no such list; name it with --list.")
    file = find_marks(list_path)
    for iri in iris:
        paper = graph.papers.get(iri)
        if paper and paper.listing.ticked and not read:
            line = f":{paper.listing.lines[0]}" if paper.listing.lines else ""
            raise UsageError(
                f"{list_path}{line}: the box of {paper.name} is ticked. Take out the tick, then "
                "`kg build`."
            )
    changed = [iri for iri in iris if _is_read(graph, iri) != read]
    for iri in changed:
        before = _read_bytes(file) or HEAD.encode()
        _make_folder(file.parent)
        created = Literal(_now(), datatype=XSD.dateTime, normalize=False)
        kind = KG.ReadMark if read else KG.UnreadMark
        append_statement(file, before, kind, {SCHEMA.about: URIRef(iri), DCTERMS.created: created})
    return changed, file


def read_marks(list_path: Path) -> tuple[ReadMark, ...]:
    """Read the marks that a person made for a list; none where there is no file of them.

    Raises
    ------
    InputError
        The file cannot be read or is not valid Turtle.
    """
    file = find_marks(list_path)
    content = _read_bytes(file)
    if b"ReadMark" not in content and b"UnreadMark" not in content:
        return ()
    # Loaded only here: most people have no marks, and reading RDF takes its libraries.
    from paperkg.rdf.reader import extract_curated
    from paperkg.rdf.store import parse_turtle

    return extract_curated(parse_turtle(content, name=file)).read_marks


def apply_marks(graph: KnowledgeGraph, marks: Iterable[ReadMark]) -> KnowledgeGraph:
    """Give the graph as it is after a person's read marks, the last of each paper or concept.

    A paper whose box is ticked in the list is read, whatever the marks say. Marks on what is not
    in the graph say nothing.

    Parameters
    ----------
    graph
        The knowledge graph.
    marks
        All marks, in any order.
    """
    in_time = sorted(marks, key=lambda mark: (mark.created, mark.read, mark.about))
    names = _find_names(graph, {mark.about for mark in in_time})
    marked = {names[mark.about]: mark.read for mark in in_time if mark.about in names}
    papers: dict[str, Paper] = {}
    for paper in graph.papers.values():
        read = paper.listing.ticked or marked.get(paper.iri, False)
        if paper.read != read:
            papers[paper.iri] = replace(paper, read=read)
    concepts: dict[str, Concept] = {
        concept.iri: replace(concept, known=known)
        for concept in graph.concepts.values()
        if concept.known != (known := marked.get(concept.iri, False))
    }
    if not papers and not concepts:
        return graph
    return replace(
        graph, papers={**graph.papers, **papers}, concepts={**graph.concepts, **concepts}
    )


def _find_names(graph: KnowledgeGraph, iris: set[str]) -> dict[str, str]:
    """Find the IRI in the graph of each IRI: a file may name a paper by any identifier."""
    names = {iri: iri for iri in iris if iri in graph.papers or iri in graph.concepts}
    others = {
        identifier: iri for iri in iris - names.keys() if (identifier := parse_identifier(iri))
    }
    if others:
        for paper in graph.papers.values():
            for identifier in paper.identifiers:
                if identifier in others:
                    names[others[identifier]] = paper.iri
    return names


def _is_read(graph: KnowledgeGraph, iri: str) -> bool:
    return graph.concepts[iri].known if iri in graph.concepts else graph.papers[iri].read


def _now() -> str:
    # To the microsecond: of two marks in one second, the last one counts.
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=file) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}).") from error
