"""Where each listed paper stands on the map: time runs left to right, topics are lanes.

Units are the map's own: one is about a pixel when the map is not zoomed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperkg.map.layout.axis import Tick, spread_in_time
from paperkg.map.layout.boxes import bounds_of
from paperkg.map.layout.lanes import order_lanes
from paperkg.model import KnowledgeGraph, Paper
from paperkg.names import names_of_concept

__all__ = ["Lane", "Layout", "Tick", "compute_lineage_layout", "estimate_width"]

CHARACTER_WIDTH = 7.6
NODE_PADDING = 22
NODE_GAP = 12
ROW_HEIGHT = 30
LANE_PADDING = 5
MAX_LABEL = 24
BUSY = 12
"""A lane with more rows than this keeps none free for a chain."""
WINDOW = (1000.0, 760.0)
"""The room that a window has for the map, in pixels."""
LARGEST = 1.3
"""The map is not shown larger than this, however few papers there are."""
STRETCHES = (0.5, 8.0)
"""How far time may be drawn together or out."""
TRIALS = 6
DEPTHS = (12, 8, 5, 3, 2)
"""How many papers of one date may stand on top of each other in a lane."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of a topic: from ``top`` to ``bottom``."""

    topic: str
    label: str
    top: float
    bottom: float


_Lane = tuple[str, list[Paper], Mapping[str, str]]
"""A topic, its papers, and who continues the line of each."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is.

    Attributes
    ----------
    positions
        The centre of each paper's node, by IRI.
    labels
        The words on each node.
    lanes
        From top to bottom, those that build on each other side by side.
    ticks
        The years, from left to right.
    """

    positions: dict[str, tuple[float, float]]
    labels: dict[str, str]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def compute_lineage_layout(graph: KnowledgeGraph) -> Layout:
    """Place all listed papers so that no two overlap; the same graph gives the same places.

    A paper stands in the lane of its first topic, at its date, and as near as there is room to
    the row of a paper in that lane that it builds on. Dates with many papers are drawn broader, and
    time is stretched, until a window shows the whole as large as it can.
    """
    labels = _labels(graph)
    groups = _group_by_topic(graph)
    bases = _bases(graph)
    lanes = [
        (topic, groups[topic], _heirs({paper.iri for paper in groups[topic]}, bases))
        for topic in order_lanes(graph, groups)
    ]
    if not lanes:
        return Layout({}, labels, (), ())
    best = _place_stretched(graph, lanes, labels, depth=math.inf)
    highest = max(
        Counter((lane, paper.issued) for lane, papers, _ in lanes for paper in papers).values()
    )
    for depth in DEPTHS:
        if depth < highest:
            tried = _place_stretched(graph, lanes, labels, depth=depth)
            if _rank(tried) <= _rank(best):
                break
            best = tried
    return best


def _place_stretched(
    graph: KnowledgeGraph, lanes: Sequence[_Lane], labels: dict[str, str], *, depth: float
) -> Layout:
    """Place the papers with the stretch of time that lets a window show them largest."""
    best = _place(graph, lanes, labels, depth=depth, stretch=1.0)
    least, most = STRETCHES
    for _ in range(TRIALS):
        stretch = math.sqrt(least * most)
        tried = _place(graph, lanes, labels, depth=depth, stretch=stretch)
        best = max(best, tried, key=_rank)
        across, down = _scales(*_measure(tried))
        least, most = (stretch, most) if across >= down else (least, stretch)
    return best


def _place(
    graph: KnowledgeGraph,
    groups: Sequence[_Lane],
    labels: dict[str, str],
    *,
    depth: float,
    stretch: float,
) -> Layout:
    """Place the papers of each topic, lane by lane, at their dates."""
    widths = {iri: estimate_width(label) for iri, label in labels.items()}
    columns, ticks = spread_in_time(
        (papers for _, papers, _ in groups), widths, depth=depth, stretch=stretch
    )
    lanes: list[Lane] = []
    positions: dict[str, tuple[float, float]] = {}
    top = 0.0
    for topic, papers, heirs in groups:
        rows = _assign_rows(papers, widths, columns, heirs)
        height = (max(rows.values()) + 1) * ROW_HEIGHT + 2 * LANE_PADDING
        for paper in papers:
            y = top + LANE_PADDING + (rows[paper.iri] + 0.5) * ROW_HEIGHT
            positions[paper.iri] = (columns[paper.iri], y)
        label = graph.topics[topic].label if topic else "No topic"
        lanes.append(Lane(topic, label, top, top + height))
        top += height
    return Layout(positions, labels, tuple(lanes), ticks)


def _measure(layout: Layout) -> tuple[float, float]:
    """Measure the width and the height of a layout."""
    sizes = [(estimate_width(layout.labels[iri]), float(ROW_HEIGHT)) for iri in layout.positions]
    left, _, right, _ = bounds_of(list(layout.positions.values()), sizes)
    return right - left, layout.lanes[-1].bottom


def _scales(width: float, height: float) -> tuple[float, float]:
    """Say how large a layout can be shown in a window, for its width and for its height."""
    return min(WINDOW[0] / width, LARGEST), min(WINDOW[1] / height, LARGEST)


def _rank(layout: Layout) -> tuple[float, float, float]:
    """Rank layouts: the one that is shown largest, with the fewest rows, with the least width."""
    width, height = _measure(layout)
    return min(_scales(width, height)), -height, -width


def estimate_width(label: str) -> float:
    """Estimate the width of a node from its words."""
    return len(label) * CHARACTER_WIDTH + NODE_PADDING


def _labels(graph: KnowledgeGraph) -> dict[str, str]:
    """Give the words on each node: the paper's name, or what it introduces, cut to fit."""
    introduced: dict[str, list[str]] = {}
    for concept in graph.concepts.values():
        for iri in concept.introduced_by:
            introduced.setdefault(iri, []).extend(names_of_concept(concept))
    labels = {}
    for paper in graph.listed:
        name = " ".join(paper.name.split()) or "…"
        fitting = (
            label for label in (name, *introduced.get(paper.iri, ())) if len(label) <= MAX_LABEL
        )
        labels[paper.iri] = next(fitting, f"{name[: MAX_LABEL - 1].rstrip()}…")
    return labels


def _group_by_topic(graph: KnowledgeGraph) -> dict[str, list[Paper]]:
    groups: dict[str, list[Paper]] = {topic: [] for topic in graph.topics}
    for paper in graph.listed:
        groups.setdefault(paper.listing.topics[0] if paper.listing.topics else "", []).append(paper)
    return {topic: papers for topic, papers in groups.items() if papers}


def _bases(graph: KnowledgeGraph) -> dict[str, list[str]]:
    bases: dict[str, list[str]] = {}
    for edge in graph.edges:
        bases.setdefault(edge.later, []).append(edge.earlier)
    return bases


def _assign_rows(
    papers: list[Paper],
    widths: Mapping[str, float],
    columns: Mapping[str, float],
    heirs: Mapping[str, str],
) -> dict[str, int]:
    """Give each paper of a lane a row with room at its date.

    It takes the row of a paper that it builds on when nothing stands between the two and no
    later paper continues that one in a longer chain: so chains read as straight lines.
    """
    rows: dict[str, int] = {}
    ends: list[tuple[float, str]] = []
    for paper in sorted(
        papers, key=lambda paper: (columns[paper.iri], paper.listing.position, paper.iri)
    ):
        width = widths[paper.iri]
        start = columns[paper.iri] - width / 2
        free = [row for row, (end, _) in enumerate(ends) if end + NODE_GAP <= start]
        wanted = [row for row in free if heirs.get(ends[row][1]) == paper.iri]
        unclaimed = [row for row in free if ends[row][1] not in heirs]
        # In a busy lane, rows that wait for an heir would pile up.
        row = next(iter([*wanted, *unclaimed, *(free if len(ends) > BUSY else [])]), len(ends))
        ends[row : row + 1] = [(start + width, paper.iri)]
        rows[paper.iri] = row
    return rows


def _heirs(lane: set[str], bases: Mapping[str, list[str]]) -> dict[str, str]:
    """For each paper of a lane that others in it build on, find who continues its line."""
    followers: dict[str, list[str]] = {}
    for later in sorted(lane):
        for earlier in bases.get(later, ()):
            if earlier in lane:
                followers.setdefault(earlier, []).append(later)
    lengths: dict[str, int] = {}

    def length(iri: str, path: tuple[str, ...] = ()) -> int:
        if iri in path:  # a cycle ends where it began
            return 0
        if iri not in lengths:
            ahead = (length(heir, (*path, iri)) for heir in followers.get(iri, ()))
            lengths[iri] = 1 + max(ahead, default=0)
        return lengths[iri]

    return {
        iri: max(ahead, key=lambda heir: (length(heir, (iri,)), heir))
        for iri, ahead in followers.items()
    }
