"""From evidence to confidence: one model for all builds-on claims.

Each piece of evidence is taken as independent and right with the probability of its origin. A
claim holds when any of them is right, so its confidence is the noisy or of their weights
(Pearl 1988, Probabilistic Reasoning in Intelligent Systems, 4.3.2)::

    confidence = 1 - product of (1 - weight)

A denial takes a claim away whatever speaks for it. A paper does not build on itself, nor, unless
a person says so, on a paper that is more than a year younger: a preprint may precede its
published version by that much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import prod

from paperkg.model import BuildsOn, Evidence, Origin, Paper

__all__ = ["WEIGHTS", "score_claims"]

WEIGHTS: Mapping[Origin, float] = {Origin.CURATED: 1.0, Origin.NOTE: 0.8}
"""How likely evidence of each origin is right. A person's word is taken as it is; the weight of
notes is a judgement, not yet fitted on data."""

GRACE_YEARS = 1


def score_claims(evidence: Iterable[Evidence], papers: Mapping[str, Paper]) -> tuple[BuildsOn, ...]:
    """Combine evidence into claims, one for each pair of papers.

    Parameters
    ----------
    evidence
        From every origin, for and against; each names two papers of ``papers``.
    papers
        Papers by IRI.

    Returns
    -------
    tuple of BuildsOn
        Sorted by later and earlier paper; the evidence of each strongest first.
    """
    pairs: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in evidence:
        pairs[one.later, one.earlier].append(one)
    strength = {origin: rank for rank, origin in enumerate(Origin)}
    claims = []
    for (later, earlier), reasons in sorted(pairs.items()):
        if later == earlier or not all(reason.supports for reason in reasons):
            continue
        asserted = any(reason.origin is Origin.CURATED for reason in reasons)
        if not asserted and _is_into_the_future(papers[later], papers[earlier]):
            continue
        reasons.sort(key=lambda reason: (strength[reason.origin], reason.text))
        confidence = 1 - prod(1 - WEIGHTS[reason.origin] for reason in reasons)
        claims.append(BuildsOn(later, earlier, round(confidence, 3), tuple(reasons)))
    return tuple(claims)


def _is_into_the_future(later: Paper, earlier: Paper) -> bool:
    if later.year is None or earlier.year is None:
        return False
    return earlier.year > later.year + GRACE_YEARS
