"""How much the steps of a path matter to its goals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from paperkg.algorithms.prerequisites import Prerequisites

__all__ = ["compute_importance"]

DAMPING = 0.85
"""The share of its weight that a thing passes to what it needs (Brin and Page 1998)."""

ROUNDS = 60
"""After these rounds, less than a ten-thousandth of the weight still flows."""


def compute_importance(
    prerequisites: Prerequisites, steps: Sequence[int], goals: Collection[int]
) -> dict[int, float]:
    """Compute how much each step matters to the goals: PageRank that starts from them.

    Weight starts at the goals and flows from each thing, in equal parts, to what it builds on
    (personalized PageRank; Haveliwala, 2002). What many steps need, and what the goals need
    directly, gets most; each of alternatives gets its part. Weight also flows through things that
    are not steps, as they are read.

    Parameters
    ----------
    prerequisites
        The numbered prerequisites.
    steps
        Numbers of the steps.
    goals
        Numbers of the things that a person asked for.

    Returns
    -------
    dict
        Number of a step to its weight.
    """
    share = 1 / len(goals)
    flowing = dict.fromkeys(sorted(goals), share)
    total = dict(flowing)
    for _ in range(ROUNDS):
        arriving: dict[int, float] = {}
        for number, weight in flowing.items():
            before = (*prerequisites.before[number], *chain(*prerequisites.either[number]))
            for needed in before:
                arriving[needed] = arriving.get(needed, 0.0) + DAMPING * weight / len(before)
        if not arriving:
            break
        for number, weight in arriving.items():
            total[number] = total.get(number, 0.0) + weight
        flowing = arriving
    return {number: total.get(number, 0.0) for number in steps}
