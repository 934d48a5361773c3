"""When each listed paper came, as near as is known: by its date, else by what it is tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from paperkg.algorithms.citations import project_citations
from paperkg.model import KnowledgeGraph

__all__ = ["Moment", "find_moments"]

Moment = tuple[str, int]
"""A date, and how many steps after it, or before it: 0 is a date that is known."""

Ties = Mapping[str, Iterable[str]]


def find_moments(graph: KnowledgeGraph) -> dict[str, Moment]:
    """Find when each listed paper came.

    A paper without a date came after all that it builds on or cites, and else before all that
    builds on it or cites it. A paper without a date or a tie to one that has a place in time is
    not part of the answer.

    Returns
    -------
    dict
        The moment of each paper, by IRI.

    Examples
    --------
    >>> find_moments(KnowledgeGraph("A list", {}))
    {}
    """
    moments = {paper.iri: (paper.issued, 0) for paper in graph.listed if paper.issued}
    left = [paper.iri for paper in graph.listed if not paper.issued]
    if not left or not moments:
        return moments
    edges = [(edge.later, edge.earlier) for edge in graph.edges]
    # Who builds on whom says more of the time than who cites whom, so it is asked first.
    for ties in (edges, [*edges, *project_citations(graph)]):
        earlier, later = _join(ties)
        while found := _place_after(left, earlier, moments) or _place_before(left, later, moments):
            moments |= found
            left = [iri for iri in left if iri not in found]
    return moments


def _join(ties: Iterable[tuple[str, str]]) -> tuple[Ties, Ties]:
    """Give for each paper those that came before it, and those that came after it."""
    earlier: dict[str, list[str]] = defaultdict(list)
    later: dict[str, list[str]] = defaultdict(list)
    for after, before in ties:
        earlier[after].append(before)
        later[before].append(after)
    return earlier, later


def _place_after(
    papers: Iterable[str], earlier: Ties, moments: Mapping[str, Moment]
) -> dict[str, Moment]:
    found = {}
    for iri in papers:
        known = [moments[base] for base in earlier.get(iri, ()) if base in moments]
        if known:
            date, steps = max(known)
            found[iri] = (date, max(steps, 0) + 1)
    return found


def _place_before(
    papers: Iterable[str], later: Ties, moments: Mapping[str, Moment]
) -> dict[str, Moment]:
    found = {}
    for iri in papers:
        known = [moments[heir] for heir in later.get(iri, ()) if heir in moments]
        if known:
            date, steps = min(known)
            found[iri] = (date, min(steps, 0) - 1)
    return found
