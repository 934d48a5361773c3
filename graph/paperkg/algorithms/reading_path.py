"""What to read to understand something, in order, with the reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from paperkg.algorithms.ordering import compute_order
from paperkg.algorithms.projection import project_prerequisites
from paperkg.model import KnowledgeGraph, ReadingPath, Step

__all__ = ["compute_path"]


def compute_path(
    graph: KnowledgeGraph, targets: Iterable[str], *, known: Collection[str] = ()
) -> ReadingPath:
    """Compute what to read before the targets, and the targets themselves, in order.

    A concept is read in the papers that introduce it; it is a step of its own only where no
    listed paper introduces it.

    Parameters
    ----------
    graph
        The knowledge graph.
    targets
        IRIs of listed papers, concepts or topics; a topic stands for its papers.
    known
        IRIs of the same kinds that the reader knows: left out, like what has a read mark. A
        known concept stands for the papers that introduce it, too.

    Returns
    -------
    ReadingPath
        ``steps`` holds exactly the prerequisites that are neither read nor known, and the
        targets.
    """
    targets = tuple(dict.fromkeys(targets))
    goals = {node for target in targets for node in _expand_topic(graph, target)}
    prerequisites = project_prerequisites(graph)
    needed = goals.union(*(nx.ancestors(prerequisites, goal) for goal in goals))
    familiar = {node for iri in known for node in _expand_known(graph, iri)}

    steps, left_out = [], []
    for iri in compute_order(graph, needed):
        if iri in graph.concepts and graph.concepts[iri].introduced_by:
            continue
        if iri in familiar and iri not in targets:
            left_out.append(_make_step(graph, iri, ("you know it",)))
        elif _is_read(graph, iri) and iri not in targets:
            left_out.append(_make_step(graph, iri, ("you have read it",)))
        else:
            steps.append(_make_step(graph, iri, _reasons(graph, iri, needed, goals)))
    return ReadingPath(targets, tuple(steps), tuple(left_out))


def _expand_topic(graph: KnowledgeGraph, iri: str) -> list[str]:
    """Give the papers of a topic and of the topics inside it, or the thing itself."""
    if iri not in graph.topics:
        return [iri]
    inside = [topic.iri for topic in graph.topics.values() if topic.broader == iri]
    papers = [paper.iri for paper in graph.listed if iri in paper.topics]
    return papers + [node for topic in inside for node in _expand_topic(graph, topic)]


def _expand_known(graph: KnowledgeGraph, iri: str) -> list[str]:
    """Give what a reader knows with a topic or a concept."""
    if iri in graph.concepts:
        return [iri, *graph.concepts[iri].introduced_by]
    return _expand_topic(graph, iri)


def _is_read(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.papers and graph.papers[iri].read


def _make_step(graph: KnowledgeGraph, iri: str, reasons: tuple[str, ...]) -> Step:
    if iri in graph.concepts:
        return Step(iri, graph.concepts[iri].label, (), read=False, reasons=reasons)
    paper = graph.papers[iri]
    return Step(iri, paper.title, paper.identifiers, read=paper.read, reasons=reasons)


def _reasons(
    graph: KnowledgeGraph, iri: str, needed: Collection[str], goals: Collection[str]
) -> tuple[str, ...]:
    """Say in words why a step is on a path: only what the path needs counts as a reason."""
    reasons = ["you asked for it"] if iri in goals else []
    for concept in graph.concepts.values():
        if concept.iri in needed:
            if iri in concept.introduced_by:
                reasons.append(f"introduces {concept.label}")
            if iri in concept.prerequisites:
                reasons.append(f"{concept.label} needs it")
    for claim in graph.builds_on:
        if claim.earlier == iri and claim.later in needed:
            later = graph.papers[claim.later].name
            why = claim.evidence[0].text.rstrip(".")
            reasons.append(f"{later} builds on it: {why} [{claim.origin}]")
    return tuple(reasons)
