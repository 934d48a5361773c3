"""How much the steps of a path matter to what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from paperkg.algorithms.prerequisites import Prerequisites

__all__ = ["compute_importance"]

DAMPING = 0.85
"""The share of its weight that a thing hands on to what it needs (Brin and Page 1998)."""

ROUNDS = 60
"""By then less than a ten-thousandth of the weight is still on its way."""


def compute_importance(
    prerequisites: Prerequisites, steps: Sequence[int], goals: Collection[int]
) -> dict[int, float]:
    """Compute how much each step matters to the goals: PageRank that starts from them.

    Weight starts at the goals and flows from each thing, in equal parts, to what it builds on
    (personalized PageRank; Haveliwala, 2002). What many steps need, and what the goals need
    directly, gets most. Weight flows through things that are no steps, since they are read.

    Parameters
    ----------
    prerequisites
        The numbered prerequisites.
    steps
        Numbers of the steps to weigh.
    goals
        Numbers of what was asked for.

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
            before = prerequisites.before[number]
            for needed in before:
                arriving[needed] = arriving.get(needed, 0.0) + DAMPING * weight / len(before)
        if not arriving:
            break
        for number, weight in arriving.items():
            total[number] = total.get(number, 0.0) + weight
        flowing = arriving
    return {number: total.get(number, 0.0) for number in steps}
