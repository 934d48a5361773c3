"""The build that a new one replaces: its answers, its papers, its list."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from paperkg.contents import compute_digest, read_bytes
from paperkg.errors import InputError
from paperkg.model import KnowledgeGraph, Listing, Paper, Snapshot
from paperkg.rdf.reader import rescue_snapshot
from paperkg.resources import GRAPH_FILE
from paperkg.workspace.index import open_indexed, open_previous

__all__ = ["PreviousBuild", "read_previous"]


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
        content = read_bytes(path)
    except InputError:
        return PreviousBuild("", Snapshot({}, ()), "", None, None)
    answers, caution = _rescue_answers(path, content)
    digest = hashlib.sha256(content).hexdigest()
    read = open_previous(output, content) or (None, None)
    return PreviousBuild(digest, answers, caution, *read)


def _rescue_answers(path: Path, content: bytes) -> tuple[Snapshot, str]:
    """Extract the answers of earlier builds, if any; and say what cannot be read of them."""
    if b"kg:asked " not in content:
        return Snapshot({}, ()), ""
    snapshot, is_whole = rescue_snapshot(content, file=path)
    caution = (
        f"{path}: of the last build, not everything could be read; `kg build` asks again for the "
        "rest."
    )
    return snapshot, "" if is_whole else caution


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
