"""What a person has read: marks in a file of their own, taken into account at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from paperkg.errors import MissingFileError, UsageError
from paperkg.identifiers import parse_identifier
from paperkg.identity.index import index_identifiers
from paperkg.model import Concept, KnowledgeGraph, Paper, ReadMark
from paperkg.resources import find_marks
from paperkg.times import parse_time
from paperkg.workspace.own_files import OwnFile, hold_file, read_own_file

__all__ = ["apply_marks", "find_lost_marks", "mark_read", "read_marks"]

_NEVER = datetime.min.replace(tzinfo=UTC)
_END = datetime(9999, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def mark_read(
    graph: KnowledgeGraph,
    list_path: Path,
    iris: Sequence[str],
    *,
    read: bool,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[list[str], OwnFile]:
    """Write that papers are read, or concepts known, or that they are not.

    Nothing in the file is changed; the marks are added at its end.

    Parameters
    ----------
    graph
        The knowledge graph.
    list_path
        The reading list.
    iris
        IRIs of the papers and concepts; those that are marked so already get no new mark.
    read
        Whether they are read.
    tell
        Is told in a sentence when another process has to be waited for.

    Returns
    -------
    changed, own
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
    from paperkg.workspace.curated import append_statements, read_statements

    if not list_path.exists():
        raise MissingFileError(f"{list_path}: this list does not exist. Name the list with --list.")
    _check_boxes(graph, list_path, iris, read=read)
    file = find_marks(list_path)
    with hold_file(file, tell=tell) as own:
        # Another process may have written since the graph was opened.
        marks = read_statements(own).read_marks
        today = apply_marks(graph, marks)
        changed = [iri for iri in iris if _is_read(today, iri) != read]
        kind = KG.ReadMark if read else KG.UnreadMark
        created = Literal(_time_after(marks), datatype=XSD.dateTime, normalize=False)
        statements = [
            (kind, {SCHEMA.about: URIRef(iri), DCTERMS.created: created}) for iri in changed
        ]
        if statements:
            append_statements(own, statements)
    return changed, own


def _check_boxes(
    graph: KnowledgeGraph, list_path: Path, iris: Sequence[str], *, read: bool
) -> None:
    """Refuse to mark a paper as unread whose box in the list says that it is read."""
    for iri in iris:
        paper = graph.papers.get(iri)
        if paper and paper.listing.ticked and not read:
            line = f":{paper.listing.lines[0]}" if paper.listing.lines else ""
            raise UsageError(
                f"{list_path}{line}: the box of {paper.name} is ticked. Clear the box, then run "
                "`kg build`."
            )


def read_marks(list_path: Path) -> tuple[ReadMark, ...]:
    """Read the marks that a person made for a list; none where there is no file of them.

    Raises
    ------
    InputError
        The file cannot be read or is not valid Turtle.
    """
    file = find_marks(list_path)
    content = read_own_file(file)
    if b"ReadMark" not in content and b"UnreadMark" not in content:
        return ()
    # Loaded only here: most people have no marks, and reading RDF takes its libraries.
    from paperkg.rdf.curated import extract_curated
    from paperkg.rdf.hand_made import parse_hand_made

    return extract_curated(parse_hand_made(content, file=file)).read_marks


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
    in_time = sorted(marks, key=lambda mark: (_moment(mark), mark.read, mark.about))
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


def find_lost_marks(graph: KnowledgeGraph, marks: Iterable[ReadMark]) -> tuple[str, ...]:
    """Find the IRIs of marks on what is not in the graph, under any name it ever had."""
    iris = {mark.about for mark in marks}
    return tuple(sorted(iris - _find_names(graph, iris).keys()))


def _find_names(graph: KnowledgeGraph, iris: set[str]) -> dict[str, str]:
    """Find the IRI in the graph of each IRI: a file may name a paper by any name it ever had."""
    names = {iri: iri for iri in iris if iri in graph.papers or iri in graph.concepts}
    others = {
        identifier: iri for iri in iris - names.keys() if (identifier := parse_identifier(iri))
    }
    if others:
        known = index_identifiers(graph.papers.values())
        names |= {
            iri: known[identifier] for identifier, iri in others.items() if identifier in known
        }
    return names


def _is_read(graph: KnowledgeGraph, iri: str) -> bool:
    return graph.concepts[iri].known if iri in graph.concepts else graph.papers[iri].read


def _time_after(marks: Iterable[ReadMark]) -> str:
    """Give the time of a new mark: now, or, where the clock was set back, after all others.

    Of two marks on one thing the later one counts, so that the last word must be the latest.
    """
    last = max(map(_moment, marks), default=_NEVER)
    return max(datetime.now(UTC), last + _TICK).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _moment(mark: ReadMark) -> datetime:
    """Give when a mark was made; one whose time cannot be was made before all others."""
    moment = parse_time(mark.created)
    return moment if moment and moment < _END else _NEVER
