"""Where each listed paper stands on the map, and how lines run: time goes from left to right.

Units are the map's own: one is about a pixel when the map is not zoomed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from paperkg.map.layout.axis import Tick
from paperkg.map.layout.labels import BOX_HEIGHT, estimate_width, label_papers
from paperkg.map.layout.lanes import order_lanes
from paperkg.map.layout.moments import Moment, find_moments
from paperkg.map.layout.routes import MANY, Box, find_routes
from paperkg.map.layout.sections import (
    CHANNEL,
    PADDING,
    Shelf,
    estimate_area,
    measure_channels,
    measure_head,
    place_lines,
    place_sections,
)
from paperkg.map.layout.timeline import (
    LANE_PADDING,
    READABLE,
    ROW_HEIGHT,
    WINDOW,
    Timeline,
    compute_timeline,
)
from paperkg.map.layout.tracks import FULL_CHANNEL, lay_tracks
from paperkg.model import KnowledgeGraph, Paper
from paperkg.names import name_topics

__all__ = [
    "Lane",
    "Layout",
    "Pair",
    "Section",
    "compute_lineage_layout",
    "draw_sections",
    "group_by_topic",
    "name_sections",
    "sort_into_rows",
]

FULL_ROW = BOX_HEIGHT + FULL_CHANNEL
"""The height of a row with as many lines as there is room for."""
STRIP = 24
"""Between the lanes and the papers that have no place in time."""
SMALL = 60
"""The names of so few papers may be longer, where a window still shows the whole."""
LONG_LABELS = (60, 44, 34)
"""The most cells of a name then, the best first."""
FEW = 12
"""So many papers without a place in time are one more lane; more of them stand in sections."""
MUCH = 1.25
"""Rows that are so much higher than was reckoned with are placed anew."""
YEAR_LANE = 48
"""Where lines are very many, they run up and down between the years."""
LEAST_TIMED = 0.1
"""A timeline for a smaller share of the papers would be as good as empty."""

Point = tuple[float, float]
Pair = tuple[str, str]
"""The earlier and the later paper of an edge."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of a topic: from ``top`` to ``bottom``."""

    topic: str
    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Section:
    """The box of a topic, for its papers that have no place in time; its name is in the head."""

    topic: str
    label: str
    left: float
    top: float
    right: float
    bottom: float
    head: float


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
    sections
        The boxes of papers that have no place in time.
    guessed
        The papers without a date that stand where their ties say.
    routes
        The corners of the line of each edge, by its earlier and its later paper.
    """

    positions: dict[str, Point]
    labels: dict[str, str]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    sections: tuple[Section, ...] = ()
    guessed: frozenset[str] = frozenset()
    routes: dict[Pair, tuple[Point, ...]] = field(default_factory=dict)


def compute_lineage_layout(graph: KnowledgeGraph) -> Layout:
    """Place all listed papers so that no two overlap; the same graph gives the same places.

    A paper stands in the lane of its first topic, at its date, and as near as there is room to
    the row of a paper in that lane that it builds on. A paper without a date stands where its ties
    say; papers without both stand below, in the boxes of their topics. Lines run through the gaps
    between papers, behind none.
    """
    moments = find_moments(graph)
    if len(moments) < LEAST_TIMED * len(graph.listed):
        moments = {}
    layout = _lay_out(graph, label_papers(graph), moments)
    if len(graph.listed) > SMALL:
        return layout
    longer = (_lay_out(graph, label_papers(graph, cells=cells), moments) for cells in LONG_LABELS)
    readable = [tried for tried in longer if _scale(tried) >= READABLE]
    return min([*readable, layout], key=_count_backward)


def _scale(layout: Layout) -> float:
    """Say how large a small window shows the whole."""
    right = max((x + _half(layout, iri) for iri, (x, _) in layout.positions.items()), default=1.0)
    bottoms = [lane.bottom for lane in layout.lanes] + [box.bottom for box in layout.sections]
    bottom = max(bottoms, default=1.0)
    return min(WINDOW[0] / right, WINDOW[1] / bottom)


def _count_backward(layout: Layout) -> int:
    """Count the lines to papers that do not stand wholly to the right of what they build on."""
    return sum(
        layout.positions[later][0] - _half(layout, later)
        < layout.positions[earlier][0] + _half(layout, earlier)
        for earlier, later in layout.routes
    )


def _half(layout: Layout, iri: str) -> float:
    return estimate_width(layout.labels[iri]) / 2


def _lay_out(
    graph: KnowledgeGraph, labels: dict[str, str], moments: Mapping[str, Moment]
) -> Layout:
    """Place papers with their labels, and lay the lines between them."""
    if len(graph.edges) > MANY:
        return _raise(graph, _plan(graph, labels, moments, FULL_ROW))
    plan = _plan(graph, labels, moments, ROW_HEIGHT)
    layout = _raise(graph, plan)
    # How much room lines take is known only when they are laid.
    needed = _measure_row(plan, layout)
    if needed > MUCH * ROW_HEIGHT:
        layout = _raise(graph, _plan(graph, labels, moments, needed))
    return layout


def _plan(
    graph: KnowledgeGraph,
    labels: dict[str, str],
    moments: Mapping[str, Moment],
    row_height: float,
) -> _Plan:
    """Place papers from left to right, and in rows."""
    widths = {iri: estimate_width(label) for iri, label in labels.items()}
    timed = group_by_topic(graph, (paper for paper in graph.listed if paper.iri in moments))
    sections = group_by_topic(graph, (paper for paper in graph.listed if paper.iri not in moments))
    timeline = compute_timeline(
        graph,
        {topic: timed[topic] for topic in order_lanes(graph, timed)},
        moments,
        widths,
        below=estimate_area(sections, widths),
        row_height=row_height,
        lane=YEAR_LANE if len(graph.edges) > MANY else 0.0,
    )
    are_few = bool(timed) and sum(map(len, sections.values())) <= FEW
    if are_few and sections:
        sections = {"": [paper for papers in sections.values() for paper in papers]}
    names = dict.fromkeys(sections, "") if are_few else name_sections(graph)
    above = timeline.measure(widths, row_height)
    shelves = place_sections(sections, widths, names=names, above=above)
    guessed = {paper.iri for papers in timed.values() for paper in papers if not paper.issued}
    return _Plan(timeline, shelves, are_few, labels, widths, frozenset(guessed))


def _measure_row(plan: _Plan, layout: Layout) -> float:
    """Measure the height of a row of the timeline with its lines."""
    count = plan.timeline.row_count
    return layout.lanes[-1].bottom / count if count else 0.0


def group_by_topic(graph: KnowledgeGraph, papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """Group papers by their first topic, in the list's order of topics; those without come last."""
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(paper.listing.topics[0] if paper.listing.topics else "", []).append(paper)
    return {topic: groups[topic] for topic in (*graph.topics, "") if topic in groups}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things are from left to right, and in which rows."""

    timeline: Timeline
    shelves: tuple[Shelf, ...]
    are_few: bool
    """Whether the papers on the shelves are one more lane."""
    labels: dict[str, str]
    widths: dict[str, float]
    guessed: frozenset[str]

    @property
    def head(self) -> float:
        """The room for the name of a section, which is to be read where all is in sight."""
        if self.are_few:
            return 0.0
        return round(measure_head(self.shelves, self.timeline.measure(self.widths)[1]))

    def place_boxes(self) -> dict[str, Box]:
        """Give the box of each paper, in rows that are counted through."""
        boxes = {
            iri: self._box(row, self.timeline.columns[iri], iri)
            for iri, row in self.timeline.rows.items()
        }
        first = self.timeline.row_count
        for iri, row, x in place_lines(self.shelves, self.widths):
            boxes[iri] = self._box(first + row, x, iri)
        return boxes

    def _box(self, row: int, x: float, iri: str) -> Box:
        middle, half = round(x), self.widths[iri] / 2
        return Box(row, middle - half, middle + half)

    def measure_channels(self) -> list[float]:
        """Give the least height of each channel: at the edges of lanes and boxes there is more."""
        count = self.timeline.row_count + sum(shelf.row_count for shelf in self.shelves)
        channels = [float(CHANNEL)] * (count + 1)
        channels[0] = channels[self.timeline.row_count] = LANE_PADDING + CHANNEL / 2
        for band in self.timeline.bands[1:]:
            channels[band.first] = 2 * LANE_PADDING + CHANNEL
        if self.shelves and not self.are_few:
            above = STRIP if self.timeline.bands else 0
            channels[self.timeline.row_count :] = measure_channels(
                self.shelves, head=self.head, above=above
            )
        return channels


def _raise(graph: KnowledgeGraph, plan: _Plan) -> Layout:
    """Find the ways of the lines, and from them how high rows and channels are."""
    boxes = plan.place_boxes()
    if not boxes:
        return Layout({}, plan.labels, (), ())
    rows = sort_into_rows(boxes.values())
    pairs = [(edge.earlier, edge.later) for edge in graph.edges if edge.earlier != edge.later]
    routes = find_routes(rows, [(boxes[earlier], boxes[later]) for earlier, later in pairs])
    numbers = {iri: number for number, iri in enumerate(boxes)}
    heights = lay_tracks(
        routes,
        [numbers[earlier] for earlier, _ in pairs],
        rows=len(rows),
        row_height=BOX_HEIGHT,
        channels=plan.measure_channels(),
    )
    positions = {
        iri: (float(round((box.left + box.right) / 2)), heights.rows[box.row])
        for iri, box in boxes.items()
    }
    return Layout(
        positions,
        plan.labels,
        _place_lanes(graph, plan, heights.rows),
        plan.timeline.ticks,
        ()
        if plan.are_few
        else draw_sections(
            graph, plan.shelves, heights.rows[plan.timeline.row_count :], head=plan.head
        ),
        plan.guessed,
        dict(zip(pairs, heights.points, strict=True)),
    )


def sort_into_rows(boxes: Iterable[Box]) -> list[list[Box]]:
    """Give the boxes of each row, from left to right; a row may have none."""
    found: dict[int, list[Box]] = {}
    for box in boxes:
        found.setdefault(box.row, []).append(box)
    return [sorted(found.get(row, ()), key=lambda box: box.left) for row in range(max(found) + 1)]


def _place_lanes(graph: KnowledgeGraph, plan: _Plan, rows: Sequence[float]) -> tuple[Lane, ...]:
    """Give each lane the room of its rows; between two lanes, each takes half."""
    names = name_sections(graph)
    bands = [(band.topic, names[band.topic], band.count) for band in plan.timeline.bands]
    if plan.are_few:
        bands += [("", "No date", shelf.row_count) for shelf in plan.shelves]
    lanes: list[Lane] = []
    top, last = 0.0, -1
    for number, (topic, label, count) in enumerate(bands, start=1):
        last += count
        bottom = rows[last] + BOX_HEIGHT / 2 + LANE_PADDING
        if number < len(bands):
            bottom = (rows[last] + rows[last + 1]) / 2
        lanes.append(Lane(topic, label, top, bottom))
        top = bottom
    return tuple(lanes)


def draw_sections(
    graph: KnowledgeGraph,
    shelves: Sequence[Shelf],
    rows: Sequence[float],
    *,
    head: float,
    left: float = 0.0,
) -> tuple[Section, ...]:
    """Draw the boxes of sections around their papers.

    Parameters
    ----------
    graph
        The knowledge graph, for the names.
    shelves
        Those of the sections.
    rows
        The middle of each row of the shelves.
    head
        The room for a name.
    left
        Where the shelves begin.
    """
    sections: list[Section] = []
    names = name_sections(graph)
    first = 0
    for shelf in shelves:
        top = rows[first] - BOX_HEIGHT / 2 - head
        bottom = rows[first + shelf.row_count - 1] + BOX_HEIGHT / 2 + PADDING
        for box in shelf.sections:
            sides = (left + box.left, top, left + box.right, bottom)
            sections.append(Section(box.topic, names[box.topic], *sides, head))
        first += shelf.row_count
    return tuple(sections)


def name_sections(graph: KnowledgeGraph) -> dict[str, str]:
    """Give the name of each topic, and of what has none, which stands under ""."""
    return {"": "No topic", **name_topics(graph)}
