"""Boxes on the map: in rows, and pushed apart where they overlap.

A place is the centre of a box, a size its width and height, in the map's own units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["Place", "Size", "bounds_of", "pack", "place_in_rows"]

Place = tuple[float, float]
Size = tuple[float, float]

ROUNDS = 200
ROUNDING = 0.5
"""What is nearer than this to being apart is apart."""
SQUEEZES = (0.92, 0.97)
"""How far boxes are drawn together where they take too much room, and where they do not."""
SIDEWAYS = 1.5
"""Boxes with words are wide and low: so much sideways is no farther than one up or down."""


def bounds_of(places: Sequence[Place], sizes: Sequence[Size]) -> tuple[float, float, float, float]:
    """Give the left, top, right and bottom of all boxes, of which there is one at least."""
    boxes = list(zip(places, sizes, strict=True))
    return (
        min(x - width / 2 for (x, _), (width, _) in boxes),
        min(y - height / 2 for (_, y), (_, height) in boxes),
        max(x + width / 2 for (x, _), (width, _) in boxes),
        max(y + height / 2 for (_, y), (_, height) in boxes),
    )


def place_in_rows(
    widths: Sequence[float], *, left: float, right: float, top: float, row: float
) -> list[Place]:
    """Place boxes side by side, as words on lines.

    Parameters
    ----------
    widths
        Of the boxes, in their order.
    left, right
        Where lines begin and end; a box wider than that has a line of its own.
    top
        The middle of the first line.
    row
        From the middle of a line to that of the next.
    """
    places = []
    x, y = left, top
    for width in widths:
        if x > left and x + width > right:
            x, y = left, y + row
        places.append((x + width / 2, y))
        x += width
    return places


def pack(
    places: Sequence[Place], sizes: Sequence[Size], *, aspect: float, squeezes: int
) -> list[Place]:
    """Place boxes near where they are, and near each other, so that none overlaps another.

    Parameters
    ----------
    places
        Where the boxes would stand if they had no size.
    sizes
        Of the boxes.
    aspect
        How wide all of them together should be for their height.
    squeezes
        How often they are drawn together, and pushed apart again; the smallest is taken.
    """
    packed, is_apart = _push_apart(places, sizes)
    best, least = packed, math.inf
    for _ in range(squeezes):
        if not is_apart:
            break
        left, top, right, bottom = bounds_of(packed, sizes)
        size = max((right - left) / aspect, bottom - top)
        if size < least:
            best, least = packed, size
        is_wide = right - left > aspect * (bottom - top)
        across, down = SQUEEZES if is_wide else SQUEEZES[::-1]
        packed, is_apart = _push_apart([(x * across, y * down) for x, y in packed], sizes)
    return best


def _push_apart(places: Sequence[Place], sizes: Sequence[Size]) -> tuple[list[Place], bool]:
    """Push boxes apart, up and down or sideways, whichever is nearer; say whether none overlaps."""
    spots = [list(place) for place in places]
    halves = [(width / 2, height / 2) for width, height in sizes]
    tallest = max((height for _, height in halves), default=0.0)
    for _ in range(ROUNDS):
        order = sorted(range(len(spots)), key=lambda box: (spots[box][1], spots[box][0], box))
        boxes = [(spots[box], *halves[box]) for box in order]
        moved = False
        for at, (spot, wide, high) in enumerate(boxes):
            for next_at in range(at + 1, len(boxes)):
                other, other_wide, other_high = boxes[next_at]
                below = other[1] - spot[1]
                if below >= high + tallest:
                    break
                beside = other[0] - spot[0]
                across = wide + other_wide - abs(beside)
                if across > ROUNDING and (down := high + other_high - abs(below)) > ROUNDING:
                    moved = True
                    _push(spot, other, across, down, 1 if beside >= 0 else -1)
        if not moved:
            return [(x, y) for x, y in spots], True
    return [(x, y) for x, y in spots], False


def _push(spot: list[float], other: list[float], across: float, down: float, side: int) -> None:
    if across < SIDEWAYS * down:
        spot[0] -= side * across / 2
        other[0] += side * across / 2
    else:
        spot[1] -= down / 2
        other[1] += down / 2
