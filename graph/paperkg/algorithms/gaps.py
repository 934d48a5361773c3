"""What a reading list lacks, and what in its graph looks wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.dates import may_build_on
from paperkg.model import Edge, KnowledgeGraph, Paper

__all__ = ["Doubt", "Gaps", "Loose", "Missing", "compute_gaps"]

MIN_CITING = 2
"""A work outside the list is missed when so many papers of the list cite it."""

LOW_CONFIDENCE = 0.5
"""Claims less sure than this are as likely wrong as right."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A work outside the list that the list leans on.

    Attributes
    ----------
    iri
        The work.
    cited_by
        IRIs of the papers of the list that cite it, in the order of the list.
    leaning
        Those of them that build on it, or whose citation is marked as influential.
    """

    iri: str
    cited_by: tuple[str, ...]
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A paper of the list that hangs loose, and why it seems so.

    ``cited_by`` are the IRIs of the papers of the list that cite it.
    """

    iri: str
    cited_by: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A builds-on edge that looks wrong, and why."""

    later: str
    earlier: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a list lacks, each kind with the most important first.

    Attributes
    ----------
    missing
        Works outside the list that it leans on.
    foundations
        Papers that others of the list cite and that no path leads through.
    unconnected
        Papers that nothing of the list cites or builds on, and that cite nothing of it.
    doubts
        Builds-on edges that look wrong.
    """

    missing: tuple[Missing, ...] = ()
    foundations: tuple[Loose, ...] = ()
    unconnected: tuple[Loose, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Neighbours:
    """Who cites a paper and whom it cites, among the papers of the list."""

    cited_by: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cites: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leaning: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def compute_gaps(graph: KnowledgeGraph) -> Gaps:
    """Find what a list leans on and lacks, what hangs loose, and which edges look wrong.

    Parameters
    ----------
    graph
        The knowledge graph.
    """
    listed = {paper.iri for paper in graph.listed}
    neighbours = _find_neighbours(graph, listed)
    joined = {iri for edge in graph.edges for iri in (edge.later, edge.earlier)}
    loose = [paper for paper in graph.listed if paper.iri not in joined]
    return Gaps(
        missing=tuple(_find_missing(graph, neighbours)),
        foundations=tuple(_find_foundations(loose, neighbours)),
        unconnected=tuple(_find_unconnected(loose, neighbours, listed)),
        doubts=tuple(_find_doubts(graph, neighbours)),
    )


def _find_neighbours(graph: KnowledgeGraph, listed: set[str]) -> _Neighbours:
    found = _Neighbours()
    claimed = {(one.later, one.earlier) for one in (*graph.edges, *graph.weak_edges)}
    for one in graph.citations:
        if one.citing in listed:
            found.cited_by[one.cited].append(one.citing)
            found.cites[one.citing].add(one.cited)
            if one.is_influential or (one.citing, one.cited) in claimed:
                found.leaning[one.cited].append(one.citing)
    for iris in (*found.cited_by.values(), *found.leaning.values()):
        iris.sort(key=lambda iri: graph.papers[iri].listing.position)
    return found


def _find_missing(graph: KnowledgeGraph, neighbours: _Neighbours) -> list[Missing]:
    missing = [
        Missing(iri, tuple(citing), tuple(neighbours.leaning.get(iri, ())))
        for iri, citing in neighbours.cited_by.items()
        if iri in graph.papers and not graph.papers[iri].listed and len(citing) >= MIN_CITING
    ]

    def rank(one: Missing) -> tuple[int, str, str]:
        return -len(one.cited_by) - len(one.leaning), graph.papers[one.iri].title, one.iri

    return sorted(missing, key=rank)


def _find_foundations(loose: list[Paper], neighbours: _Neighbours) -> list[Loose]:
    found = [
        Loose(paper.iri, tuple(citing), "others cite it, but none is said to build on it")
        for paper in loose
        if len(citing := neighbours.cited_by.get(paper.iri, [])) >= MIN_CITING
    ]
    return sorted(found, key=lambda one: -len(one.cited_by))


def _find_unconnected(loose: list[Paper], neighbours: _Neighbours, listed: set[str]) -> list[Loose]:
    return [
        Loose(paper.iri, (), _say_unconnected(paper))
        for paper in loose
        if not neighbours.cited_by.get(paper.iri)
        and listed.isdisjoint(neighbours.cites.get(paper.iri, ()))
    ]


def _say_unconnected(paper: Paper) -> str:
    if not paper.identifiers or not paper.record.described:
        return "nothing is known of it but what the list says: give it a link, or `kg resolve` it"
    if not paper.record.bibliography:
        return "its references are not known"
    return "it cites nothing of the list, and nothing of the list cites it"


def _find_doubts(graph: KnowledgeGraph, neighbours: _Neighbours) -> list[Doubt]:
    weak = {edge for cycle in find_cycles(project_prerequisites(graph)) for edge in cycle.weakest}
    found: list[tuple[int, Doubt]] = []
    for edge in graph.edges:
        if reason := _doubt(graph, edge, weak, neighbours):
            rank, words = reason
            found.append((rank, Doubt(edge.later, edge.earlier, edge.confidence, words)))
    found.sort(key=lambda one: (one[0], one[1].confidence, one[1].later, one[1].earlier))
    return [doubt for _, doubt in found]


def _doubt(
    graph: KnowledgeGraph,
    edge: Edge,
    weak: set[tuple[str, str]],
    neighbours: _Neighbours,
) -> tuple[int, str] | None:
    """Say what is wrong with a edge, and how wrong: the lower the number, the worse."""
    later, earlier = graph.papers[edge.later], graph.papers[edge.earlier]
    if (edge.earlier, edge.later) in weak:
        return 0, "it closes a circle: each of its papers would have to be read before the others"
    if not may_build_on(later, earlier):
        return 1, f"it is from {later.issued}, and what it would build on from {earlier.issued}"
    if later.record.bibliography and edge.earlier not in neighbours.cites.get(edge.later, set()):
        return 2, "its references are known, and it is not among them"
    if edge.confidence < LOW_CONFIDENCE:
        return 3, f"it is only {edge.confidence:.0%} sure: {edge.evidence[0].text}"
    return None
