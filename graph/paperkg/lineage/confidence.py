"""From evidence to confidence: one model for all builds-on edges.

Origins are taken as independent, and each as right with the weight of its strongest piece of
evidence: what one origin says twice is no surer. A edge holds when any of them is right, so its
confidence is the noisy or of these weights (Pearl 1988, Probabilistic Reasoning in Intelligent
Systems, 4.3.2)::

    confidence = 1 - product over origins of (1 - weight)

Where a person has asserted what a paper builds on, what they left out is less likely: guesses
about the same paper count ``LEFT_OUT`` times as much.

A denial takes a edge away whatever speaks for it. A paper does not build on itself, nor, unless
a person says so, on a paper that is more than a year younger: a preprint may precede its
published version by that much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import prod

from paperkg.model import Edge, Evidence, Origin, Paper

__all__ = ["WEIGHTS", "score_edges", "split_edges"]

WEIGHTS: Mapping[Origin, float] = {
    Origin.CURATED: 1.0,
    Origin.NOTE: 0.8,
    Origin.SENTENCE: 0.9,
    Origin.MARK: 1.0,
    Origin.TITLE: 1.0,
    Origin.STRUCTURE: 0.7,
}
"""How likely evidence of each origin is right; where a piece has a probability of its own, the
weight multiplies it. A person's word is taken as it is. The weight of notes is a judgement, that
of citing sentences near the precision of the classifier on sentences held out; guesses from
structure were right less often than they claim, on the default list."""

LEFT_OUT = 0.5
"""How much guesses count about a paper of which a person has asserted something else."""

_GUESSES = frozenset({Origin.MARK, Origin.TITLE, Origin.STRUCTURE})

GRACE_YEARS = 1


def score_edges(evidence: Iterable[Evidence], papers: Mapping[str, Paper]) -> tuple[Edge, ...]:
    """Combine evidence into edges, one for each pair of papers.

    Parameters
    ----------
    evidence
        From every origin, for and against; each names two papers of ``papers``.
    papers
        Papers by IRI.

    Returns
    -------
    tuple of Edge
        Sorted by later and earlier paper; the evidence of each strongest first.
    """
    pairs: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        pairs[one.later, one.earlier].append(one)
    looked_at = {
        reason.later
        for reasons in pairs.values()
        for reason in reasons
        if reason.origin is Origin.CURATED and reason.supports
    }
    strength = {origin: rank for rank, origin in enumerate(Origin)}
    edges = []
    for (later, earlier), reasons in sorted(pairs.items()):
        if later == earlier or not all(reason.supports for reason in reasons):
            continue
        asserted = any(reason.origin is Origin.CURATED for reason in reasons)
        if not asserted and _is_into_the_future(papers[later], papers[earlier]):
            continue
        reasons.sort(key=lambda reason: (strength[reason.origin], reason.text))
        confidence = _combine(reasons, left_out=later in looked_at and not asserted)
        edges.append(Edge(later, earlier, round(confidence, 3), tuple(reasons)))
    return tuple(edges)


def split_edges(
    edges: Iterable[Edge], min_confidence: float
) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Split edges into those that hold and those that are too doubtful.

    Parameters
    ----------
    edges
        From ``score_edges``.
    min_confidence
        The least confidence, in [0, 1], of a edge that holds.
    """
    edges = tuple(edges)
    return (
        tuple(edge for edge in edges if edge.confidence >= min_confidence),
        tuple(edge for edge in edges if edge.confidence < min_confidence),
    )


def _combine(reasons: Iterable[Evidence], *, left_out: bool) -> float:
    """Take the noisy or over origins of the strongest piece of each."""
    strongest: dict[Origin, float] = {}
    for reason in reasons:
        weight = WEIGHTS[reason.origin]
        weight *= 1.0 if reason.probability is None else reason.probability
        weight *= LEFT_OUT if left_out and reason.origin in _GUESSES else 1.0
        strongest[reason.origin] = max(strongest.get(reason.origin, 0.0), weight)
    return 1 - prod(1 - weight for weight in strongest.values())


def _is_into_the_future(later: Paper, earlier: Paper) -> bool:
    if later.year is None or earlier.year is None:
        return False
    return earlier.year > later.year + GRACE_YEARS
