"""Papers that have no place in time: the sections of the list as boxes, their papers in lines.

Boxes stand side by side in shelves, as wide as what stands above them, or, where nothing does, as
suits a window.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from paperkg.map.layout.boxes import Size
from paperkg.map.layout.labels import BOX_HEIGHT
from paperkg.map.layout.timeline import NODE_GAP, ROW_HEIGHT, WINDOW
from paperkg.model import Paper

__all__ = [
    "CHANNEL",
    "PADDING",
    "Shelf",
    "ShelfBox",
    "estimate_area",
    "measure_channels",
    "measure_head",
    "place_lines",
    "place_sections",
]

CHANNEL = ROW_HEIGHT - BOX_HEIGHT
"""The least room between two rows."""
PADDING = 12
"""Inside a box, at its left and right."""
BETWEEN = 14
"""Between two boxes."""
TITLE = 30
"""The least room for the name of a section, above its papers."""
NAME = 16.0
"""The height of a name on the screen, in pixels."""
CELL = 7.6
"""The width of a character of a name on the screen, about."""
LONGEST_NAMES = (130.0, 90.0, 60.0)
"""So many pixels of a name make no box wider, where that leaves the whole large enough."""
MOST_SIGNS = 80
WORTH = 0.85
"""Room for names may make the whole so much smaller."""
DEPTHS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80)
"""How many lines of papers a box may have, while it is not as wide as the shelf."""
WIDTHS = (0.8, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6, 2.0, 2.6)
"""How wide all boxes may be, for the root of their area."""
FILLING = 0.8
"""How much of their area papers fill, about."""


@dataclass(frozen=True, slots=True)
class ShelfBox:
    """The box of a topic: from where to where, and its papers in lines."""

    topic: str
    left: float
    right: float
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Boxes side by side."""

    sections: tuple[ShelfBox, ...]

    @property
    def row_count(self) -> int:
        """Count the lines of its longest box."""
        return max(len(section.lines) for section in self.sections)


def estimate_area(topics: Mapping[str, Sequence[Paper]], widths: Mapping[str, float]) -> float:
    """Estimate the room that sections need."""
    papers = [paper.iri for papers in topics.values() for paper in papers]
    return sum((widths[iri] + NODE_GAP) * (ROW_HEIGHT + 4) for iri in papers) / FILLING


def place_sections(
    topics: Mapping[str, Sequence[Paper]],
    widths: Mapping[str, float],
    *,
    names: Mapping[str, str],
    above: Size | None,
) -> tuple[Shelf, ...]:
    """Place the papers of each topic in a box, in the order of the list.

    Parameters
    ----------
    topics
        The papers of each topic.
    widths
        Of the papers' nodes.
    names
        Of the topics; boxes are wide enough for them where that costs little.
    above
        The width and height of what stands above, which begins at 0; shelves are at least as wide.
    """
    if not topics:
        return ()
    papers = {topic: [paper.iri for paper in papers] for topic, papers in topics.items()}
    area = estimate_area(topics, widths)
    widest = max(widths[iri] for iris in papers.values() for iri in iris) + 2 * PADDING
    least, height = above or (0.0, 0.0)
    rooms = sorted({max(math.sqrt(area) * width, widest, least) for width in WIDTHS})

    def fill(for_names: Mapping[str, float]) -> tuple[Shelf, ...]:
        tried = [
            _fill(papers, widths, for_names, room, depth) for room in rooms for depth in DEPTHS
        ]
        return max(tried, key=lambda shelves: _rank(shelves, height))

    bare = fill(dict.fromkeys(papers, 0.0))
    scale, _ = _rank(bare, height)
    for longest in LONGEST_NAMES:
        named = fill(
            {topic: _measure_name(names.get(topic, ""), longest) / scale for topic in papers}
        )
        if _rank(named, height)[0] >= WORTH * scale:
            return named
    return bare


def measure_head(shelves: Sequence[Shelf], above: float) -> float:
    """Give the room for the name of a section: enough for words where a window shows the whole.

    Parameters
    ----------
    shelves
        Those of the sections.
    above
        The height of what stands above them.
    """
    if not shelves:
        return TITLE
    bare = above + sum(2 * PADDING + shelf.row_count * ROW_HEIGHT for shelf in shelves)
    # The heads take room of the window themselves.
    left = max(WINDOW[1] - NAME * len(shelves), WINDOW[1] / 4)
    return max(TITLE, NAME * max(bare / left, shelves[0].sections[-1].right / WINDOW[0]))


def place_lines(
    shelves: Sequence[Shelf], widths: Mapping[str, float]
) -> Iterator[tuple[str, int, float]]:
    """Give each paper's IRI, its row, counted through all shelves, and the middle of its node.

    Parameters
    ----------
    shelves
        Those of the sections.
    widths
        Of the papers' nodes.
    """
    first = 0
    for shelf in shelves:
        for section in shelf.sections:
            for row, line in enumerate(section.lines, start=first):
                x = section.left + PADDING
                for iri in line:
                    yield iri, row, x + widths[iri] / 2
                    x += widths[iri] + NODE_GAP
        first += shelf.row_count


def measure_channels(shelves: Sequence[Shelf], *, head: float, above: float) -> list[float]:
    """Give the least room above each row of the shelves, and below the last.

    Parameters
    ----------
    shelves
        Those of the sections.
    head
        The room for the name of a section.
    above
        The room above the first shelf.
    """
    channels: list[float] = []
    for shelf in shelves:
        channels += [head + PADDING + (PADDING if channels else above)]
        channels += [float(CHANNEL)] * (shelf.row_count - 1)
    return [*channels, float(CHANNEL)]


def _rank(shelves: Sequence[Shelf], above: float) -> tuple[float, float]:
    """Rank: the one that a window shows largest, with the least height."""
    width = shelves[0].sections[-1].right
    head = measure_head(shelves, above)
    height = above + sum(head + 2 * PADDING + shelf.row_count * ROW_HEIGHT for shelf in shelves)
    return min(WINDOW[0] / width, WINDOW[1] / height), -height


def _measure_name(name: str, longest: float) -> float:
    """Give the width of a name on the screen, in pixels, as far as it is to be read at once."""
    return min(CELL * cell_len(name[:MOST_SIGNS]) + 2 * PADDING, longest)


def _fill(
    topics: Mapping[str, Sequence[str]],
    widths: Mapping[str, float],
    for_names: Mapping[str, float],
    room: float,
    depth: int,
) -> tuple[Shelf, ...]:
    """Fill shelf by shelf with boxes of no more lines than the depth, where that is possible."""
    most = room - 2 * PADDING
    shelves: list[Shelf] = []
    waiting: list[tuple[str, float]] = []
    for topic, iris in topics.items():
        need = _width_for([widths[iri] for iri in iris], depth, most) + 2 * PADDING
        need = min(max(need, for_names[topic]), room)
        taken = sum(width + BETWEEN for _, width in waiting)
        if waiting and taken + need > room:
            shelves.append(_make_shelf(waiting, topics, widths, room))
            waiting = []
        waiting.append((topic, need))
    return (*shelves, _make_shelf(waiting, topics, widths, room))


def _make_shelf(
    boxes: Sequence[tuple[str, float]],
    topics: Mapping[str, Sequence[str]],
    widths: Mapping[str, float],
    room: float,
) -> Shelf:
    """Place boxes side by side, and share the room that is left among them."""
    total = sum(width for _, width in boxes)
    spare = room - total - BETWEEN * (len(boxes) - 1)
    sections = []
    left = 0.0
    for topic, width in boxes:
        right = left + width + max(spare, 0.0) * width / total
        lines = _wrap(topics[topic], widths, right - left - 2 * PADDING)
        sections.append(ShelfBox(topic, left, right, lines))
        left = right + BETWEEN
    return Shelf(tuple(sections))


def _width_for(widths: Sequence[float], depth: int, most: float) -> float:
    """Give the least width at which papers take no more lines than the depth, or the most."""
    least = max(widths)
    low, high = max(least, sum(widths) / depth), most
    for _ in range(8):
        middle = (low + high) / 2
        if _count_lines(widths, middle) <= depth:
            high = middle
        else:
            low = middle
    return min(max(high, least), most)


def _count_lines(widths: Sequence[float], room: float) -> int:
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        used += width + NODE_GAP
    return lines


def _wrap(
    iris: Sequence[str], widths: Mapping[str, float], room: float
) -> tuple[tuple[str, ...], ...]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for iri in iris:
        if used and used + widths[iri] > room:
            lines.append([])
            used = 0.0
        lines[-1].append(iri)
        used += widths[iri] + NODE_GAP
    return tuple(map(tuple, lines))
