"""What a reading list lacks, and what in its graph looks wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.dates import may_build_on
from paperkg.model import Doubt, Edge, KnowledgeGraph, Paper

__all__ = ["DoubtfulEdge", "Gaps", "Loose", "Missing", "compute_gaps"]

MIN_CITING = 2
"""How many listed papers must cite an outside work to make it a gap."""

LOW_CONFIDENCE = 0.5
"""An edge with a lower confidence is more likely wrong than right."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap: an outside work that the list leans on.

    Attributes
    ----------
    iri
        The work.
    cited_by
        IRIs of the listed papers that cite it, in the order of the list.
    leaning
        Those of them that lean on it: they build on it, or their citation is marked as influential.
    """

    iri: str
    cited_by: tuple[str, ...]
    leaning: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A listed paper that no edge joins to another, and why this may be.

    ``cited_by`` are the IRIs of the listed papers that cite it.
    """

    iri: str
    cited_by: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DoubtfulEdge:
    """A builds-on edge that looks wrong, and why: each doubt, and the same in words."""

    later: str
    earlier: str
    confidence: float
    doubts: tuple[Doubt, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a list lacks; each kind has the most important first.

    Attributes
    ----------
    missing
        Outside works that the list leans on.
    unlinked
        Papers that other listed papers cite, but no edge joins to another.
    isolated
        Papers that no citation and no edge joins to another listed paper.
    doubts
        Builds-on edges that look wrong.
    """

    missing: tuple[Missing, ...] = ()
    unlinked: tuple[Loose, ...] = ()
    isolated: tuple[Loose, ...] = ()
    doubts: tuple[DoubtfulEdge, ...] = ()


@dataclass(slots=True)
class _Neighbours:
    """Which listed papers cite a paper, which it cites, and which lean on it."""

    cited_by: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cites: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    leaning: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def compute_gaps(graph: KnowledgeGraph) -> Gaps:
    """Find what a list lacks, which of its papers stand alone, and which edges look wrong.

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
        unlinked=tuple(_find_unlinked(loose, neighbours)),
        isolated=tuple(_find_isolated(loose, neighbours, listed)),
        doubts=tuple(_find_doubts(graph, neighbours)),
    )


def _find_neighbours(graph: KnowledgeGraph, listed: set[str]) -> _Neighbours:
    found = _Neighbours()
    edges = {(edge.later, edge.earlier) for edge in (*graph.edges, *graph.weak_edges)}
    for citation in graph.citations:
        citing, cited = citation.citing, citation.cited
        if citing in listed and citing != cited:
            found.cited_by[cited].append(citing)
            found.cites[citing].add(cited)
            if citation.is_influential or (citing, cited) in edges:
                found.leaning[cited].append(citing)
    for iris in (*found.cited_by.values(), *found.leaning.values()):
        iris.sort(key=lambda iri: graph.papers[iri].listing.position)
    return found


def _find_missing(graph: KnowledgeGraph, neighbours: _Neighbours) -> list[Missing]:
    missing = [
        Missing(iri, tuple(citing), tuple(neighbours.leaning.get(iri, ())))
        for iri, citing in neighbours.cited_by.items()
        if iri in graph.papers and not graph.papers[iri].listed and len(citing) >= MIN_CITING
    ]

    def rank(work: Missing) -> tuple[int, str, str]:
        return -len(work.cited_by) - len(work.leaning), graph.papers[work.iri].title, work.iri

    return sorted(missing, key=rank)


def _find_unlinked(loose: list[Paper], neighbours: _Neighbours) -> list[Loose]:
    found = [
        Loose(paper.iri, tuple(citing), "others cite it, but no edge says that they build on it")
        for paper in loose
        if len(citing := neighbours.cited_by.get(paper.iri, [])) >= MIN_CITING
    ]
    return sorted(found, key=lambda paper: -len(paper.cited_by))


def _find_isolated(loose: list[Paper], neighbours: _Neighbours, listed: set[str]) -> list[Loose]:
    return [
        Loose(paper.iri, (), _say_isolated(paper))
        for paper in loose
        if not neighbours.cited_by.get(paper.iri)
        and listed.isdisjoint(neighbours.cites.get(paper.iri, ()))
    ]


def _say_isolated(paper: Paper) -> str:
    if not paper.record.described:
        if paper.identifiers:
            return "no source has described it yet: `kg build` without --offline asks for it"
        if paper.listing.links:
            return "only the list describes it: name its paper with `kg resolve` if it is one"
        return "only the list describes it: add a link to it, or name its paper with `kg resolve`"
    if not paper.record.bibliography:
        return "its references are not known"
    return "it cites no listed paper, and no listed paper cites it"


def _find_doubts(graph: KnowledgeGraph, neighbours: _Neighbours) -> list[DoubtfulEdge]:
    weak = {pair for cycle in find_cycles(project_prerequisites(graph)) for pair in cycle.weakest}
    found = []
    for edge in graph.edges:
        doubts = tuple(_doubt(graph, edge, weak, neighbours))
        if doubts:
            reasons = tuple(_say_doubt(graph, edge, doubt) for doubt in doubts)
            found.append(DoubtfulEdge(edge.later, edge.earlier, edge.confidence, doubts, reasons))
    worst = list(Doubt)
    found.sort(
        key=lambda edge: (worst.index(edge.doubts[0]), edge.confidence, edge.later, edge.earlier)
    )
    return found


def _doubt(
    graph: KnowledgeGraph,
    edge: Edge,
    weak: set[tuple[str, str]],
    neighbours: _Neighbours,
) -> Iterator[Doubt]:
    """Give all that is wrong with an edge, the worst first."""
    later, earlier = graph.papers[edge.later], graph.papers[edge.earlier]
    if (edge.earlier, edge.later) in weak:
        yield Doubt.CYCLE
    if not may_build_on(later, earlier):
        yield Doubt.DATES
    if later.record.bibliography and edge.earlier not in neighbours.cites.get(edge.later, set()):
        yield Doubt.UNCITED
    if edge.confidence < LOW_CONFIDENCE:
        yield Doubt.CONFIDENCE


def _say_doubt(graph: KnowledgeGraph, edge: Edge, doubt: Doubt) -> str:
    later, earlier = graph.papers[edge.later], graph.papers[edge.earlier]
    words = {
        Doubt.CYCLE: "it closes a cycle, in which each paper builds on the others",
        Doubt.DATES: f"the later paper is of {later.issued}, the earlier of {earlier.issued}",
        Doubt.UNCITED: "the references of the later paper do not have the earlier paper",
        Doubt.CONFIDENCE: f"its confidence is only {edge.confidence:.0%}: {edge.evidence[0].text}",
    }
    return words[doubt]
