"""How lines run between boxes that stand in rows: through the gaps beside them, never behind one.

Rows are numbered from top to bottom. Between two of them, and above the first and below the last,
runs a channel without boxes. A line leaves its box at the right, goes down (or up) from channel to
channel through a gap of each row that it meets, and comes to the other box from the left. Lines
that leave one box may share their way, as branches share a trunk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "Route", "find_routes"]

Costs = NDArray[np.float64]

STEP = 4.0
"""Lines run up and down at places so far from each other."""
CLEAR = 4.0
"""What lines leave free beside a box."""
AROUND = 60.0
"""So far beside all boxes a line may run."""
LENGTH = 0.02
"""What a unit of way costs, crossings being 1."""
BEND = 0.6
CROSSING = 1.0
SHARED = 2.0
"""What it costs to run where another line runs."""
UPRIGHT = 1.5
"""What it costs to leave a box below, or to come to it from above."""
NEVER = 1e9
ROUNDS = 4
"""How often all lines are laid anew, each among the others as they are by then."""
FEW = 400
"""More lines than this are laid once, each for itself."""
TRUNK = 0.3
"""What it saves to pass a row where a line from the same box does."""
MANY = 2_000
"""Of more lines than this, those that pass many rows share ways up and down that are free."""
LONGEST = 8
"""So many rows are passed one by one."""
CROWDED = 6.0
"""What it costs that a line runs up or down at a place already, as length."""
MOST_STEPS = 6_000
"""So many rows are passed in all by lines that take the best way; the others take the first."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box stands: in which row, and from where to where."""

    row: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of a line: x, and the level: 2 r + 1 is row r, and 2 r the channel above it."""

    corners: tuple[tuple[float, int], ...]


def find_routes(rows: Sequence[Sequence[Box]], lines: Sequence[tuple[Box, Box]]) -> list[Route]:
    """Find the way of each line, from its first box to its second.

    The ways are sought one after another, each the cheapest of all in bends, crossings and length
    (dynamic programming over the gaps of the rows), and again among those found.

    Parameters
    ----------
    rows
        The boxes of each row, from left to right.
    lines
        From which box to which.

    Returns
    -------
    list
        The way of each line.

    Examples
    --------
    >>> first, second = Box(0, 0, 10), Box(0, 40, 50)
    >>> find_routes([[first, second]], [(first, second)])[0].corners
    ((10, 1), (40, 1))
    """
    if not lines:
        return []
    floor = _Floor(rows)
    routes: dict[int, Route] = {}
    siblings: dict[Box, list[int]] = defaultdict(list)
    if len(lines) <= FEW:
        for number, (start, _) in enumerate(lines):
            siblings[start].append(number)
    # Short lines have the least choice, so they come first.
    order = sorted(range(len(lines)), key=lambda number: (_length(*lines[number]), number))
    searched = _take_affordable(order, [abs(start.row - end.row) + 1 for start, end in lines])
    for number in order[len(searched) :]:
        start, end = lines[number]
        is_long = len(lines) > MANY and abs(start.row - end.row) > LONGEST
        routes[number] = (floor.find_around if is_long else floor.find_first)(start, end)
    for _ in range(ROUNDS if len(lines) <= FEW else 1):
        for number in searched:
            start, end = lines[number]
            laid = [other for other in siblings[start] if other in routes]
            for other in laid:
                floor.mark(routes[other], -1)
            rest = [routes[other] for other in laid if other != number]
            routes[number] = floor.find_best(start, end, rest)
            for route in (*rest, routes[number]):
                floor.mark(route, 1)
    return [routes[number] for number in range(len(lines))]


def _take_affordable(order: list[int], steps: list[int]) -> list[int]:
    """Give the first lines of an order, as many as can be sought for in good time."""
    sums = accumulate(steps[number] for number in order)
    return [number for number, sum_ in zip(order, sums, strict=True) if sum_ <= MOST_STEPS]


def _length(start: Box, end: Box) -> float:
    return abs(end.left - start.right) + 30 * abs(end.row - start.row)


class _Floor:
    """The rows, their gaps, and what runs there already."""

    def __init__(self, rows: Sequence[Sequence[Box]]) -> None:
        boxes = [box for row in rows for box in row]
        self.left = min(box.left for box in boxes) - AROUND
        self.right = max(box.right for box in boxes) + AROUND
        self.rows = rows
        self.starts = [[box.left for box in row] for row in rows]
        columns = int((self.right - self.left) / STEP) + 1
        self.x = self.left + STEP * np.arange(columns)
        self.blocked = np.zeros((len(rows), columns), dtype=bool)
        for number, row in enumerate(rows):
            for box in row:
                self.blocked[number, self._between(box.left - CLEAR, box.right + CLEAR)] = True
        counts = np.min_scalar_type(-len(rows))
        self.walls = np.zeros((len(rows) + 1, columns), dtype=counts)
        """How many boxes stand at each column, above each row."""
        np.cumsum(self.blocked, axis=0, dtype=counts, out=self.walls[1:])
        self.upright = np.zeros((2 * len(rows) + 1, columns), dtype=np.int32)
        """How many lines run up and down at each level, here."""
        self.level = np.zeros((2 * len(rows) + 1, columns), dtype=np.int32)
        """How many run along each level, here."""
        self.crowd = np.zeros(columns)
        """How many lines of very many run up or down here."""
        self.trunk = np.zeros((2 * len(rows) + 1, columns), dtype=bool)
        """Whether a line from the same box runs up or down at each level, here."""

    def _column(self, x: float) -> int:
        return round((x - self.left) / STEP)

    def _between(self, start: float, end: float) -> slice:
        """Give the columns from one place to another, both included."""
        first = max(int(np.ceil((start - self.left) / STEP - 1e-9)), 0)
        return slice(first, max(int((end - self.left) / STEP + 1e-9) + 1, first))

    def mark(self, route: Route, count: int) -> None:
        """Say that a line runs here, or, with -1, no longer."""
        for (x, level), (next_x, next_level) in pairwise(route.corners):
            if level == next_level:
                self.level[level, self._between(min(x, next_x), max(x, next_x))] += count
            else:
                column = self._column(x)
                self.upright[min(level, next_level) : max(level, next_level) + 1, column] += count

    def _gap(self, box: Box, side: int) -> tuple[float, float]:
        """Give the free room beside a box: from where to where."""
        row = self.rows[box.row]
        place = bisect_left(self.starts[box.row], box.left)
        if side > 0:
            return box.right, row[place + 1].left if place + 1 < len(row) else self.right
        return row[place - 1].right if place else self.left, box.left

    def _are_neighbours(self, start: Box, end: Box) -> bool:
        return start.row == end.row and self._gap(start, 1)[1] == end.left

    def _costs_at(self, box: Box, side: int) -> Costs:
        """Say what it costs to run up or down at each place beside a box, or below it."""
        costs = np.full(len(self.x), NEVER)
        start, end = self._gap(box, side)
        gap = self._between(start + CLEAR, end - CLEAR)
        row = 2 * box.row + 1
        crossed = np.cumsum(self.upright[row, gap])
        if side < 0:
            crossed = crossed[-1:] - crossed
        way = np.abs(self.x[gap] - (box.right if side > 0 else box.left))
        costs[gap] = LENGTH * way + CROSSING * crossed + SHARED * self.upright[row, gap]
        own = self._between(box.left + 2 * CLEAR, box.right - 2 * CLEAR)
        costs[own] = UPRIGHT + SHARED * self.upright[row, own]
        return costs

    def find_best(self, start: Box, end: Box, siblings: Sequence[Route]) -> Route:
        """Find the cheapest way; where lines from the same box run costs less."""
        if self._are_neighbours(start, end):
            return Route(((start.right, 2 * start.row + 1), (end.left, 2 * end.row + 1)))
        trunk = [(level, self._column(x)) for route in siblings for x, level in _uprights(route)]
        for place in trunk:
            self.trunk[place] = True
        ways = [self._search(start, end, channels) for channels in self._channels(start, end)]
        for place in trunk:
            self.trunk[place] = False
        columns, channels, _ = min(ways, key=lambda way: way[2])
        return self._trace(start, end, columns, channels)

    def _channels(self, start: Box, end: Box) -> list[list[int]]:
        """Give the levels of the channels to pass, in order: of boxes in one row, both ways."""
        if start.row == end.row:
            return [[2 * start.row], [2 * start.row + 2]]
        if start.row < end.row:
            return [list(range(2 * start.row + 2, 2 * end.row + 1, 2))]
        return [list(range(2 * start.row, 2 * end.row + 1, -2))]

    def _search(
        self, start: Box, end: Box, channels: list[int]
    ) -> tuple[list[int], list[int], float]:
        """Find the columns at which each channel is entered and left, and what that costs."""
        reached = self._costs_at(start, 1)
        before: list[tuple[Costs, Costs]] = []
        last = len(channels) - 1
        for place, channel in enumerate(channels):
            along = LENGTH * self.x + CROSSING * np.cumsum(self.upright[channel])
            before.append((reached, along))
            reached = _move(reached, reached + CROSSING * self.level[channel], along)
            if place < last:
                row = (channel + channels[place + 1]) // 2
                crossed = CROSSING * self.level[row] + SHARED * self.upright[row]
                reached = reached + crossed
                reached[self.blocked[row // 2]] += NEVER
                reached[self.trunk[row]] -= TRUNK
        reached = reached + self._costs_at(end, -1)
        column = int(np.argmin(reached))
        cost = float(reached[column])
        columns = [column]
        for channel, (costs, along) in zip(reversed(channels), reversed(before), strict=True):
            ways = costs + np.abs(along - along[column]) + BEND
            ways[column] = costs[column] + CROSSING * self.level[channel, column]
            column = int(np.argmin(ways))
            columns.append(column)
        return columns[::-1], channels, cost

    def _trace(self, start: Box, end: Box, columns: list[int], channels: list[int]) -> Route:
        """Turn the columns of a way into its corners."""
        places = [float(self.x[column]) for column in columns]
        return _make_route(start, end, places, channels)

    def find_first(self, start: Box, end: Box) -> Route:
        """Find a way: along one column, and where a box stands there, through the nearest gap."""
        if self._are_neighbours(start, end):
            return Route(((start.right, 2 * start.row + 1), (end.left, 2 * end.row + 1)))
        channels = self._channels(start, end)[-1]
        places = [self._snap(start.right + CLEAR + STEP)]
        x = float(self.x[self._find_trunk(start, end)])
        for channel, later in pairwise(channels):
            x = self._free_near(x, (channel + later) // 4)
            places.append(x)
        places.append(self._snap(end.left - CLEAR))
        return _make_route(start, end, places, channels)

    def find_around(self, start: Box, end: Box) -> Route:
        """Find a way with one way up or down, at a place where no box stands between the two rows.

        Beside all boxes there is always one.
        """
        channels = self._channels(start, end)[-1]
        first, last = sorted((start.row, end.row))
        free = np.flatnonzero(self.walls[last] == self.walls[first + 1])
        places = self.x[free]
        low, high = sorted((start.right + 2 * CLEAR, end.left - 2 * CLEAR))
        beside = np.maximum(low - places, 0) + np.maximum(places - high, 0)
        column = free[np.argmin(beside + CROWDED * self.crowd[free])]
        self.crowd[column] += 1
        x = float(self.x[column])
        out, back = self._snap(start.right + CLEAR + STEP), self._snap(end.left - CLEAR)
        return _make_route(start, end, [out, x, back], [channels[0], channels[-1]])

    def _find_trunk(self, start: Box, end: Box) -> int:
        """Find the column between two boxes where the fewest other boxes stand in the way."""
        low, high = sorted((start.right + 2 * CLEAR, end.left - 2 * CLEAR))
        window = self._between(low, max(high, low + STEP))
        first, last = sorted((start.row, end.row))
        blocks = self.walls[last, window] - self.walls[first + 1, window]
        return int(window.start + np.argmin(blocks))

    def _snap(self, x: float) -> float:
        return self.left + STEP * int((x - self.left) / STEP)

    def _free_near(self, x: float, row: int) -> float:
        """Give the place nearest to x where no box of a row stands in the way."""
        boxes = self.rows[row]
        place = bisect_right(self.starts[row], x + CLEAR) - 1
        if place < 0 or x >= boxes[place].right + CLEAR:
            return x
        box = boxes[place]
        sides = (
            self._snap(box.left - CLEAR),
            self._snap(box.right + CLEAR + STEP),
        )
        return min(sides, key=lambda side: abs(side - x))


def _uprights(route: Route) -> Iterator[tuple[float, int]]:
    """Give the place and level of each row that a line passes."""
    for (x, level), (_, next_level) in pairwise(route.corners):
        for passed in range(min(level, next_level), max(level, next_level) + 1):
            if passed % 2:
                yield x, passed


def _move(costs: Costs, straight: Costs, along: Costs) -> Costs:
    """Say what it costs to leave a channel at each place, coming in at any."""
    rightwards = np.minimum.accumulate(costs - along) + along
    leftwards = np.minimum.accumulate((costs + along)[::-1])[::-1] - along
    return np.minimum(straight, np.minimum(rightwards, leftwards) + BEND)


def _make_route(start: Box, end: Box, places: Sequence[float], channels: Sequence[int]) -> Route:
    """Make corners of the places where a line runs up or down, and the channels between them."""
    first, last = 2 * start.row + 1, 2 * end.row + 1
    corners = [(start.right, first)] if places[0] > start.right else []
    corners.append((places[0], first))
    for channel, before, after in zip(channels, places, places[1:], strict=False):
        if before != after:
            corners += [(before, channel), (after, channel)]
    corners.append((places[-1], last))
    if places[-1] < end.left:
        corners.append((end.left, last))
    return Route(tuple(corners))
