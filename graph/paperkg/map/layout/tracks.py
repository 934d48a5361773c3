"""How high each row and channel is, and where in its channel each line runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from paperkg.map.layout.routes import Route

__all__ = ["FULL_CHANNEL", "Heights", "lay_tracks"]

TRACK = 4.0
"""Between two lines that run along one channel."""
MOST_SORTED = 24
"""Of more runs in one channel, the order is not sought."""
MOST_TRACKS = 4
"""Where more lines run along a channel, they stand closer."""
FULL_CHANNEL = TRACK * (MOST_TRACKS + 1)
"""The height of such a channel."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Where rows are.

    Attributes
    ----------
    rows
        The middle of each.
    points
        The corners of each line.
    """

    rows: tuple[float, ...]
    points: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(slots=True)
class _Run:
    """What runs along a channel: one line, or several from one box where they share their way.

    Attributes
    ----------
    net
        The number of the box from which it comes.
    ends
        Where lines come in or go out: x, and whether that is below.
    corners
        The corners of lines that stand in it: the line, and which of its corners.
    """

    net: int
    ends: set[tuple[float, bool]]
    corners: list[tuple[int, int]]

    @property
    def left(self) -> float:
        return min(self.ends)[0]

    @property
    def right(self) -> float:
        return max(self.ends)[0]


def lay_tracks(
    routes: Sequence[Route],
    nets: Sequence[int],
    *,
    rows: int,
    row_height: float,
    channels: Sequence[float],
) -> Heights:
    """Give each row its place, and the lines from each box their own track in each channel.

    Parameters
    ----------
    routes
        The ways of the lines.
    nets
        The number of the box from which each line comes.
    rows
        How many rows there are.
    row_height
        Of a row without its channels.
    channels
        The least height of each channel, of which there is one more than rows.
    """
    runs = _find_runs(routes, nets)
    track_of: dict[tuple[int, int], int] = {}
    counts: dict[int, int] = {}
    for channel, own in runs.items():
        tracks = _assign(own)
        counts[channel] = max(tracks) + 1
        for run, track in zip(own, tracks, strict=True):
            track_of |= dict.fromkeys(run.corners, track)
    levels: list[tuple[float, float]] = []
    y = 0.0
    for number in range(rows + 1):
        most = min(counts.get(2 * number, 0), MOST_TRACKS)
        height = max(channels[number], TRACK * (most + 1))
        levels += [(y, height), (y + height, row_height)]
        y += height + row_height
    points = tuple(
        tuple(
            (x, _height_of(level, levels, counts, track_of.get((line, corner))))
            for corner, (x, level) in enumerate(route.corners)
        )
        for line, route in enumerate(routes)
    )
    return Heights(tuple(top + height / 2 for top, height in levels[1:-1:2]), points)


def _height_of(
    level: int,
    levels: Sequence[tuple[float, float]],
    counts: dict[int, int],
    track: int | None,
) -> float:
    top, height = levels[level]
    if track is None:
        return top + height / 2
    return top + height * (track + 1) / (counts[level] + 1)


def _find_runs(routes: Sequence[Route], nets: Sequence[int]) -> dict[int, list[_Run]]:
    """Find what runs along each channel."""
    found: dict[int, dict[int, list[_Run]]] = defaultdict(lambda: defaultdict(list))
    for line, route in enumerate(routes):
        corners = route.corners
        for place, ((x, level), (next_x, next_level)) in enumerate(pairwise(corners)):
            if level == next_level and level % 2 == 0:
                came, goes = corners[place - 1][1] > level, corners[place + 2][1] > level
                ends = {(x, came), (next_x, goes)}
                run = _Run(nets[line], ends, [(line, place), (line, place + 1)])
                found[level][nets[line]].append(run)
    return {
        level: [run for runs in own.values() for run in _merge(runs)]
        for level, own in found.items()
    }


def _merge(runs: list[_Run]) -> list[_Run]:
    """Make one of the runs of a box that lie on each other."""
    merged: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.left, run.right)):
        if merged and run.left <= merged[-1].right:
            merged[-1].ends |= run.ends
            merged[-1].corners += run.corners
        else:
            merged.append(run)
    return merged


def _assign(runs: list[_Run]) -> list[int]:
    """Give each run of a channel a track, from the top: few crossings, and no two on each other."""
    if len(runs) > MOST_SORTED:
        return _fill(runs)
    order = sorted(range(len(runs)), key=lambda number: (runs[number].left, runs[number].right))
    for _ in range(len(order)):
        swapped = False
        for at in range(len(order) - 1):
            first, second = order[at : at + 2]
            if _count(runs[first], runs[second]) > _count(runs[second], runs[first]):
                order[at], order[at + 1] = second, first
                swapped = True
        if not swapped:
            break
    tracks = [0] * len(runs)
    for at, number in enumerate(order):
        over = [tracks[other] for other in order[:at] if _overlap(runs[other], runs[number])]
        tracks[number] = max(over, default=-1) + 1
    return tracks


def _fill(runs: list[_Run]) -> list[int]:
    """Give each run the first track that is free, from left to right."""
    ends: list[tuple[float, int]] = []
    tracks = [0] * len(runs)
    for number in sorted(range(len(runs)), key=lambda number: (runs[number].left, number)):
        run = runs[number]
        is_free = bool(ends) and ends[0][0] + TRACK < run.left
        track = heappop(ends)[1] if is_free else len(ends)
        heappush(ends, (run.right, track))
        tracks[number] = track
    return tracks


def _overlap(run: _Run, other: _Run) -> bool:
    return run.left <= other.right + TRACK and other.left <= run.right + TRACK


def _count(upper: _Run, lower: _Run) -> int:
    """Count how often two runs cross in a channel when the first is above the second."""
    down = sum(below and lower.left < x < lower.right for x, below in upper.ends)
    up = sum(not below and upper.left < x < upper.right for x, below in lower.ends)
    return down + up
