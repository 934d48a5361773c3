"""From evidence to confidence: one model for all builds-on claims.

Origins are taken as independent, and each as right with the weight of its strongest piece of
evidence: what one origin says twice is no surer. A claim holds when any of them is right, so its
confidence is the noisy or of these weights (Pearl 1988, Probabilistic Reasoning in Intelligent
Systems, 4.3.2)::

    confidence = 1 - product over origins of (1 - weight)

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

WEIGHTS: Mapping[Origin, float] = {
    Origin.CURATED: 1.0,
    Origin.NOTE: 0.8,
    Origin.SENTENCE: 0.9,
}
"""How likely evidence of each origin is right. A person's word is taken as it is; the weight of
notes is a judgement, not yet fitted on data; that of a citing sentence, near the precision of the
classifier on sentences held out, multiplies the probability that the classifier gives."""

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
        strongest: dict[Origin, float] = {}
        for reason in reasons:
            weight = max(strongest.get(reason.origin, 0.0), _weigh(reason))
            strongest[reason.origin] = weight
        confidence = 1 - prod(1 - weight for weight in strongest.values())
        claims.append(BuildsOn(later, earlier, round(confidence, 3), tuple(reasons)))
    return tuple(claims)


def _weigh(reason: Evidence) -> float:
    return WEIGHTS[reason.origin] * (1.0 if reason.probability is None else reason.probability)


def _is_into_the_future(later: Paper, earlier: Paper) -> bool:
    if later.year is None or earlier.year is None:
        return False
    return earlier.year > later.year + GRACE_YEARS
