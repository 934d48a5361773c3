"""The chain of edges from a thing to another that builds on it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable

from paperkg.algorithms.prerequisites import Prerequisites

__all__ = ["find_chain"]

_LEAST = 1e-9
"""Stands for a confidence of 0, which has no logarithm."""


def find_chain(
    prerequisites: Prerequisites,
    starts: Iterable[int],
    goal: int,
    sure: Callable[[int, int], float],
) -> list[int] | None:
    """Find the shortest chain from a start to the goal; of several, the most confident.

    Dijkstra's algorithm on pairs: steps first, then the negative logarithm of the product of
    the confidences; of equal chains, the one that comes first in reading order.

    Parameters
    ----------
    prerequisites
        The numbered prerequisites.
    starts
        Numbers of the things where a chain may start.
    goal
        Number of the thing where it ends.
    sure
        Gives the confidence, in [0, 1], that its first number comes before its second.

    Returns
    -------
    list of int or None
        The chain, with both ends; None if there is no chain.
    """
    waiting = [(0, 0.0, start, -1) for start in sorted(set(starts))]
    came_from: dict[int, int] = {}
    while waiting:
        steps, doubt, number, previous = heapq.heappop(waiting)
        if number in came_from:
            continue
        came_from[number] = previous
        if number == goal:
            return _trace(came_from, goal)
        for after in prerequisites.after[number]:
            if after not in came_from:
                more = -math.log(max(sure(number, after), _LEAST))
                heapq.heappush(waiting, (steps + 1, doubt + more, after, number))
    return None


def _trace(came_from: dict[int, int], goal: int) -> list[int]:
    chain = [goal]
    while came_from[chain[-1]] >= 0:
        chain.append(came_from[chain[-1]])
    return chain[::-1]
