"""Papers in time, before any height is known: their places from left to right, and their rows.

Units are the map's own: one is about a pixel when the map is not zoomed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np

from paperkg.map.layout.axis import Tick, spread_in_time
from paperkg.map.layout.boxes import Size
from paperkg.map.layout.moments import Moment
from paperkg.model import KnowledgeGraph, Paper

__all__ = [
    "LANE_PADDING",
    "LARGEST",
    "NODE_GAP",
    "READABLE",
    "ROW_HEIGHT",
    "WINDOW",
    "Band",
    "Timeline",
    "compute_timeline",
]

NODE_GAP = 14
ROW_HEIGHT = 30
"""Of a box and the channel below it."""
LANE_PADDING = 3
BUSY = 12
"""A lane with more rows than this keeps none free for a chain."""
WINDOW = (840.0, 580.0)
"""The room that a small window has for the map, in pixels."""
LARGEST = 1.0
"""The map is not shown larger than this, however few papers there are."""
STRETCHES = (0.5, 8.0)
"""How far time may be drawn together or out."""
TRIALS = 6
FORWARD = 0.95
"""All arrows run to the right where that shows the map no smaller than so much of its size."""
READABLE = 0.67
"""So large a map is as good as a larger one: its words have 12 pixels and more."""
DEPTHS = (12, 8, 5, 3, 2)
"""How many papers of one date may stand on top of each other in a lane."""

_Lane = tuple[str, list[Paper], Mapping[str, str]]
"""A topic, its papers, and who continues the line of each."""


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of a topic: which is the first, and how many there are."""

    topic: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where papers are in time.

    Attributes
    ----------
    columns
        The middle of each paper's node, by IRI.
    rows
        The row of each, counted through all bands.
    bands
        Those of the topics, from top to bottom.
    ticks
        The years, from left to right.
    """

    columns: dict[str, float]
    rows: dict[str, int]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]

    @property
    def row_count(self) -> int:
        """Count the rows of all bands."""
        return sum(band.count for band in self.bands)

    def measure(self, widths: Mapping[str, float], row_height: float = ROW_HEIGHT) -> Size:
        """Measure its width and height; it begins at 0."""
        right = max((x + widths[iri] / 2 for iri, x in self.columns.items()), default=0.0)
        return right, self.row_count * row_height + len(self.bands) * 2 * LANE_PADDING


def compute_timeline(
    graph: KnowledgeGraph,
    topics: Mapping[str, list[Paper]],
    moments: Mapping[str, Moment],
    widths: Mapping[str, float],
    *,
    below: float,
    row_height: float = ROW_HEIGHT,
    lane: float = 0.0,
) -> Timeline:
    """Give each paper its place in time and a row of its topic; no two are in the same place.

    Dates with many papers are drawn broader, and time is stretched, until a window shows the whole
    as large as it can.

    Parameters
    ----------
    graph
        The knowledge graph.
    topics
        The papers of each topic that have a place in time; topics from top to bottom.
    moments
        When each paper came.
    widths
        Of the papers' nodes.
    below
        The area of what stands below the timeline and is as wide as it.
    row_height
        Of a box and the lines below it, as far as is known by now.
    lane
        The room between the boxes of two years.
    """
    bases = _find_bases(graph)
    lanes = [
        (topic, papers, _find_heirs({paper.iri for paper in papers}, bases))
        for topic, papers in topics.items()
    ]
    if not lanes:
        return Timeline({}, {}, (), ())
    scene = _Trial(lanes, moments, widths, below, row_height, lane)
    packed = scene.place_best()
    forward = replace(scene, bases=bases).place_best()
    least = min(FORWARD * scene.rank(packed)[0], READABLE)
    return forward if scene.rank(forward)[0] >= least else packed


@dataclass(frozen=True, slots=True)
class _Trial:
    """What is placed, again and again, until it fits a window."""

    lanes: Sequence[_Lane]
    moments: Mapping[str, Moment]
    widths: Mapping[str, float]
    below: float
    row_height: float
    lane: float
    bases: Mapping[str, Sequence[str]] | None = None
    """What papers are to stand to the right of."""

    def place_best(self) -> Timeline:
        """Place the papers at most so many on top of each other as a window shows largest."""
        best = self.place_stretched(math.inf)
        crowds = Counter(
            (topic, self.moments[paper.iri]) for topic, papers, _ in self.lanes for paper in papers
        )
        for depth in DEPTHS:
            if depth < max(crowds.values()):
                tried = self.place_stretched(depth)
                if self.rank(tried) <= self.rank(best):
                    break
                best = tried
        return best

    def place_stretched(self, depth: float) -> Timeline:
        """Place the papers with the stretch of time that lets a window show them largest."""
        best = self.place(depth, 1.0)
        least, most = STRETCHES
        for _ in range(TRIALS):
            stretch = math.sqrt(least * most)
            tried = self.place(depth, stretch)
            best = max(best, tried, key=self.rank)
            across, down = _scales(*self.measure(tried))
            least, most = (stretch, most) if across >= down else (least, stretch)
        return best

    def place(self, depth: float, stretch: float) -> Timeline:
        """Place the papers of each topic, lane by lane, at their dates."""
        columns, ticks = spread_in_time(
            [papers for _, papers, _ in self.lanes],
            self.moments,
            self.widths,
            depth=depth,
            stretch=stretch,
            lane=self.lane,
            bases=self.bases,
        )
        rows: dict[str, int] = {}
        bands: list[Band] = []
        first = 0
        for topic, papers, heirs in self.lanes:
            own = _assign_rows(papers, self.widths, columns, heirs)
            rows |= {iri: first + row for iri, row in own.items()}
            bands.append(Band(topic, first, max(own.values()) + 1))
            first += bands[-1].count
        return Timeline(columns, rows, tuple(bands), ticks)

    def measure(self, timeline: Timeline) -> tuple[float, float]:
        """Measure the width and the height of a timeline, with what stands below it."""
        width, height = timeline.measure(self.widths, self.row_height)
        return width, height + self.below / width

    def rank(self, timeline: Timeline) -> tuple[float, float, float]:
        """Rank: the one that is shown largest, with the fewest rows, with the least width."""
        width, height = self.measure(timeline)
        return min(_scales(width, height)), -height, -width


def _scales(width: float, height: float) -> tuple[float, float]:
    """Say how large a layout can be shown in a window, for its width and for its height."""
    return min(WINDOW[0] / width, LARGEST), min(WINDOW[1] / height, LARGEST)


def _find_bases(graph: KnowledgeGraph) -> dict[str, list[str]]:
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
    ends = np.full(len(papers), np.inf)  # of the rows that there are
    last: list[str] = []
    for paper in sorted(
        papers, key=lambda paper: (columns[paper.iri], paper.listing.position, paper.iri)
    ):
        width = widths[paper.iri]
        start = columns[paper.iri] - width / 2
        free = np.flatnonzero(ends + NODE_GAP <= start).tolist()
        wanted = [row for row in free if heirs.get(last[row]) == paper.iri]
        unclaimed = [row for row in free if last[row] not in heirs]
        # In a busy lane, rows that wait for an heir would pile up.
        row = next(iter([*wanted, *unclaimed, *(free if len(last) > BUSY else [])]), len(last))
        last[row : row + 1] = [paper.iri]
        ends[row] = start + width
        rows[paper.iri] = row
    return rows


def _find_heirs(lane: set[str], bases: Mapping[str, list[str]]) -> dict[str, str]:
    """For each paper of a lane that others in it build on, find who continues its line."""
    followers: dict[str, list[str]] = {}
    for later in sorted(lane):
        for earlier in bases.get(later, ()):
            if earlier in lane:
                followers.setdefault(earlier, []).append(later)
    lengths = _measure_lines(followers)
    return {
        iri: max(ahead, key=lambda heir: (lengths[heir], heir)) for iri, ahead in followers.items()
    }


def _measure_lines(followers: Mapping[str, list[str]]) -> dict[str, int]:
    """Count how many papers follow each other from each one on; a cycle counts as one paper."""
    lines = nx.DiGraph((iri, heir) for iri, ahead in followers.items() for heir in ahead)
    groups = nx.condensation(lines)
    lengths: dict[int, int] = {}
    for group in reversed(list(nx.topological_sort(groups))):
        ahead = (lengths[after] for after in groups.successors(group))
        lengths[group] = 1 + max(ahead, default=0)
    return {iri: lengths[group] for iri, group in groups.graph["mapping"].items()}
