"""From evidence to confidence: one model for all builds-on edges.

Each origin says how likely it makes an edge, by its surest piece of evidence: what one origin says
twice is no surer. Origins are taken as independent, and the log odds by which each raises or lowers
the base rate are added (weight of evidence; Good 1985, Weight of evidence: a brief survey)::

    logit(confidence) = logit(base) + sum over origins of (logit(probability) - logit(base))

So an origin alone gives its own probability, two that speak for an edge make it surer, and one that
speaks against it, such as sentences that only compare, makes it less sure.

What a person asserts has the confidence 1, and no guess reaches it; guesses about a paper of which
a person has said what it builds on are less sure (``LEFT_OUT``). A denial takes an edge away
whatever speaks for it. A paper does not build on itself, nor, unless a person says so, on a paper
that came later (``lineage.dates``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp, log

from paperkg.lineage.dates import is_possible
from paperkg.model import Edge, Evidence, Origin, Paper

__all__ = ["BASE_RATE", "score_edges", "split_edges"]

BASE_RATE = 0.25
"""How many of the citations between papers of a list are builds-on edges: 69 of 249 on the default
list."""

_GUESSES = frozenset({Origin.MARK, Origin.TITLE, Origin.STRUCTURE})

SUREST, LEAST_SURE = 0.99, 0.01
"""No origin but a person is surer than this, for or against."""

LEFT_OUT = log(1 / 3)
"""What a person has said about a paper and not about a pair: its weight of evidence where nothing
but guesses speaks for the pair. Of 17 such guesses on the default list that were likelier than not
by themselves, 9 are what a chain of asserted edges says anyway or right, 8 arguable."""

KEPT = 0.2
"""Edges less sure than this, less than the base rate, are not worth keeping."""


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
    for reason in evidence:
        pairs[reason.later, reason.earlier].append(reason)
    looked_at = {later for (later, _), reasons in pairs.items() if _is_asserted(reasons)}
    strength = {origin: rank for rank, origin in enumerate(Origin)}
    edges = []
    for (later, earlier), reasons in sorted(pairs.items()):
        if later == earlier or not all(reason.supports for reason in reasons):
            continue
        is_asserted = _is_asserted(reasons)
        if not is_asserted and not is_possible(papers[later], papers[earlier]):
            continue
        confidence = 1.0 if is_asserted else _combine(reasons, later in looked_at)
        if confidence >= KEPT:
            reasons.sort(key=lambda reason: (strength[reason.origin], reason.text))
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
        The least confidence, in [0, 1], of an edge that holds.
    """
    edges = tuple(edges)
    return (
        tuple(edge for edge in edges if edge.confidence >= min_confidence),
        tuple(edge for edge in edges if edge.confidence < min_confidence),
    )


def _is_asserted(reasons: Iterable[Evidence]) -> bool:
    return any(reason.origin is Origin.CURATED and reason.supports for reason in reasons)


def _combine(reasons: Iterable[Evidence], is_looked_at: bool) -> float:
    """Add up the weights of evidence, of the surest piece of each origin."""
    surest: dict[Origin, float] = {}
    for reason in reasons:
        probability = BASE_RATE if reason.probability is None else reason.probability
        surest[reason.origin] = max(surest.get(reason.origin, LEAST_SURE), probability)
    weights = (
        _logit(min(probability, SUREST)) - _logit(BASE_RATE) for probability in surest.values()
    )
    odds = _logit(BASE_RATE) + sum(weights)
    speaking = {origin for origin, probability in surest.items() if probability > BASE_RATE}
    if is_looked_at and speaking <= _GUESSES:
        odds += LEFT_OUT
    return min(1 / (1 + exp(-odds)), SUREST)


def _logit(probability: float) -> float:
    return log(probability / (1 - probability))
