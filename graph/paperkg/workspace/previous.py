"""The build that a new one replaces: its answers, its papers, its list."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from paperkg.contents import compute_digest, open_content
from paperkg.errors import InputError
from paperkg.model import KnowledgeGraph, Listing, Paper, Snapshot
from paperkg.rdf.reader import rescue_snapshot
from paperkg.rdf.texts import rescue_texts
from paperkg.resources import GRAPH_FILE
from paperkg.workspace.index import extract_previous, open_indexed

__all__ = ["PreviousBuild", "read_previous"]

_ASKED = b"kg:asked "
"""Stands in a graph that has answers of Semantic Scholar."""

_CAUTION = (
    "{}: of the last build, not everything could be read; `kg build` asks again for the rest."
)


@dataclass(frozen=True, slots=True)
class PreviousBuild:
    """What a build folder holds before a new build writes to it.

    Attributes
    ----------
    digest
        The SHA-256 of the file of its graph; empty where there is none to read.
    answers
        What Semantic Scholar said of papers, in that build and those before it.
    caution
        What of the answers could not be read, as a sentence; empty when all could.
    graph
        Its graph; None where there is none to read.
    list_path
        Its list; None where the graph does not say which.
    """

    digest: str
    answers: Snapshot
    caution: str
    graph: KnowledgeGraph | None
    list_path: Path | None

    def is_of_other_list(self, list_path: Path) -> bool:
        """Tell whether it was built from another list than this one."""
        return self.list_path is not None and self.list_path.resolve() != list_path.resolve()

    def select_listed(self, list_path: Path) -> tuple[Paper, ...]:
        """Select its listed papers; none where it was built from another list."""
        if self.graph is None or self.is_of_other_list(list_path):
            return ()
        return self.graph.listed


def read_previous(output: Path) -> PreviousBuild:
    """Read what a new build in this folder replaces, as far as it can be read."""
    path = output / GRAPH_FILE
    if indexed := open_indexed(output):
        graph, list_path = indexed
        return PreviousBuild(compute_digest(path), _extract_answers(graph), "", graph, list_path)
    try:
        with open_content(path) as file:
            reader = _Reader(file)
            texts, is_whole = rescue_texts(reader, name=path)  # type: ignore[arg-type]  # is read alone
            reader.finish()
    except InputError:
        return PreviousBuild("", Snapshot({}, ()), "", None, None)
    read = (extract_previous(output, texts) if is_whole else None) or (None, None)
    answers, caution = Snapshot({}, ()), ""
    if reader.has_answers:
        answers, is_whole = rescue_snapshot(texts, is_whole=is_whole)
        caution = "" if is_whole else _CAUTION.format(path)
    return PreviousBuild(reader.digest.hexdigest(), answers, caution, *read)


class _Reader:
    """Reads a graph once, and sees on the way its SHA-256 and whether it has answers."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._last = b""
        self.digest = hashlib.sha256()
        self.has_answers = False

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        content = self._file.read(size)
        self.digest.update(content)
        self.has_answers = self.has_answers or _ASKED in self._last + content
        self._last = content[-len(_ASKED) :]
        return content

    def finish(self) -> None:
        """Read what is left, behind what could be parsed."""
        while self.read(1_000_000):
            pass


def _extract_answers(graph: KnowledgeGraph) -> Snapshot:
    """Extract what sources said of papers, as ``rescue_snapshot`` reads it from the file."""
    papers = {}
    for iri in sorted(graph.papers):
        paper = graph.papers[iri]
        if paper.record.described:
            papers[iri] = replace(paper, listing=Listing(), read=False, pages=None, minutes=None)
        elif paper.record.asked:  # in vain: nothing but that is known
            papers[iri] = Paper(iri, "", record=replace(paper.record, bibliography=()))
    return Snapshot(papers, graph.citations)
