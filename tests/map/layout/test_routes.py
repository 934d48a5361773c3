from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkg.map.layout import routes
from paperkg.map.layout.routes import Box, Route, find_routes
from paperkg.map.layout.tracks import lay_tracks


@st.composite
def rows_of_boxes(draw: st.DrawFn) -> list[list[Box]]:
    """Draw rows of boxes with room for a line between any two."""
    rows = []
    for row in range(draw(st.integers(1, 6))):
        x = draw(st.integers(0, 80))
        boxes = []
        for width in draw(st.lists(st.integers(40, 200), min_size=1, max_size=6)):
            boxes.append(Box(row, x, x + width))
            x += width + draw(st.integers(14, 90))
        rows.append(boxes)
    return rows


WAYS: dict[str, dict[str, int]] = {
    "best": {},
    "first": {"MOST_STEPS": -1},
    "shared": {"MOST_STEPS": -1, "MANY": 0, "LONGEST": 0},
}
"""Which ways lines take when they are few, more and very many."""


@given(rows_of_boxes(), st.data(), st.sampled_from(list(WAYS)))
def test_every_line_runs_through_gaps_from_one_box_to_the_other(
    rows: list[list[Box]], data: st.DataObject, way: str
) -> None:
    boxes = [box for row in rows for box in row]
    ends = st.tuples(st.sampled_from(boxes), st.sampled_from(boxes))
    lines = data.draw(st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=12))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WAYS[way].items():
            patch.setattr(routes, name, value)
        found = find_routes(rows, lines)
        assert found == find_routes(rows, lines)
    for (start, end), route in zip(lines, found, strict=True):
        assert route.corners[0][1] == 2 * start.row + 1
        assert route.corners[-1][1] == 2 * end.row + 1
        assert not hits(route, [box for box in boxes if box not in (start, end)])


def hits(route: Route, boxes: list[Box]) -> bool:
    """Whether a line runs through one of the boxes."""
    return any(
        min(level, next_level) <= 2 * box.row + 1 <= max(level, next_level)
        and min(x, next_x) < box.right
        and max(x, next_x) > box.left
        for (x, level), (next_x, next_level) in pairwise(route.corners)
        for box in boxes
    )


@given(rows_of_boxes(), st.data())
def test_lines_of_different_boxes_never_run_on_each_other_in_a_channel(
    rows: list[list[Box]], data: st.DataObject
) -> None:
    boxes = [box for row in rows for box in row]
    ends = st.tuples(st.sampled_from(boxes), st.sampled_from(boxes))
    lines = data.draw(st.lists(ends.filter(lambda pair: pair[0] != pair[1]), max_size=12))
    nets = [boxes.index(start) for start, _ in lines]
    heights = lay_tracks(
        find_routes(rows, lines),
        nets,
        rows=len(rows),
        row_height=26,
        channels=[4.0] * (len(rows) + 1),
    )
    assert list(heights.rows) == sorted(heights.rows)
    runs = [
        (net, y, min(x, next_x), max(x, next_x))
        for net, corners in zip(nets, heights.points, strict=True)
        for (x, y), (next_x, next_y) in pairwise(corners)
        if y == next_y and y not in heights.rows
    ]
    for net, y, left, right in runs:
        others = [run for run in runs if run[0] != net and run[1] == y]
        assert all(max(left, other[2]) > min(right, other[3]) for other in others)
