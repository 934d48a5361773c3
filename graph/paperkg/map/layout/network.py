"""Where each listed paper stands in the network: by community, near what it cites."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import rustworkx as rx

from paperkg.map.layout.boxes import Place, Size, bounds_of, pack
from paperkg.map.layout.labels import BOX_HEIGHT, estimate_width
from paperkg.map.layout.lineage import (
    Pair,
    Section,
    draw_sections,
    group_by_topic,
    name_sections,
    sort_into_rows,
)
from paperkg.map.layout.routes import Box, find_routes
from paperkg.map.layout.sections import (
    measure_channels,
    measure_head,
    place_lines,
    place_sections,
)
from paperkg.map.layout.tracks import lay_tracks
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["NetworkLayout", "compute_network_layout"]

Network = rx.PyGraph[int, float]

ROW = 42
GAP = 20
SPREAD = (95.0, 56.0)
"""How far apart forces hold two papers, across and down."""
ASPECT = 1.4
"""How wide the network is for its height."""
MARGIN = 52.0
"""Between the papers of two communities: the edges of their grounds, and room for a line."""
NAME = 26.0
"""Room for the name of a community, above its papers."""
BUILDS_ON_WEIGHT = 4.0
FORCES_UP_TO = 150
"""The members of a larger community stand in a spiral: forces would take minutes."""
SQUEEZES = (8, 40)
"""How often what forces leave apart is drawn together: papers, and grounds."""
ITERATIONS = 500
"""After so many moves, forces are at rest."""
SQUEEZE_UP_TO = 40
"""A larger community has no room to spare between its members."""


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Where everything is.

    Attributes
    ----------
    positions
        The centre of each paper's node, by IRI.
    routes
        The corners of the line of each edge, by its earlier and its later paper.
    sections
        The boxes of papers that are tied to no other.
    """

    positions: dict[str, Place]
    routes: dict[Pair, tuple[Place, ...]]
    sections: tuple[Section, ...] = ()


def compute_network_layout(
    graph: KnowledgeGraph, labels: Mapping[str, str], communities: Mapping[str, int]
) -> NetworkLayout:
    """Place the listed papers by community, near those that they cite and build on.

    Forces are those of Fruchterman and Reingold (1991): within a community, and between them. No
    two papers overlap, and no two communities. All stand in rows, so that lines run through the
    gaps between papers. Papers that are tied to no other stand below, in the boxes of their topics.

    Parameters
    ----------
    graph
        The knowledge graph.
    labels
        The words on each paper's node, by IRI.
    communities
        The number of each paper's community, as ``find_communities`` gives it.
    """
    iris = [paper.iri for paper in graph.listed]
    if not iris:
        return NetworkLayout({}, {})
    sizes = [(estimate_width(labels[iri]) + GAP, float(ROW)) for iri in iris]
    members: dict[int, list[int]] = {}
    for place, iri in enumerate(iris):
        members.setdefault(communities[iri], []).append(place)
    groups = [members[community] for community in sorted(members)]
    together = [group for group in groups if len(group) > 1]
    places: dict[int, Place] = {}
    if together:
        places = _place_together(_join(graph, iris), together, sizes)
    alone = [paper for paper in graph.listed if len(members[communities[paper.iri]]) == 1]
    joined = {iris[number]: place for number, place in places.items()}
    return _lay_out(graph, labels, joined, alone)


def _lay_out(
    graph: KnowledgeGraph,
    labels: Mapping[str, str],
    joined: Mapping[str, Place],
    alone: Sequence[Paper],
) -> NetworkLayout:
    """Put what is alone below the others, and find the ways of the lines between all."""
    widths = {iri: estimate_width(label) for iri, label in labels.items()}
    ground = (0.0, 0.0, 0.0, 0.0)
    if joined:
        ground = bounds_of(list(joined.values()), [(widths[iri], float(ROW)) for iri in joined])
    left, top, right, bottom = ground
    above = (right - left, bottom - top) if joined else None
    topics = group_by_topic(graph, alone)
    names = name_sections(graph)
    shelves = place_sections(topics, widths, names=names, above=above)
    head = float(round(measure_head(shelves, bottom - top)))
    # The shelves are at least as wide as the others, which stand above their middle.
    start = round((left + right - shelves[0].sections[-1].right) / 2) if shelves else 0
    first = min((round(y / ROW) for _, y in joined.values()), default=0)
    boxes = {
        iri: _box(round(y / ROW) - first, round(x), widths[iri]) for iri, (x, y) in joined.items()
    }
    count = len(sort_into_rows(boxes.values())) if boxes else 0
    for iri, row, x in place_lines(shelves, widths):
        boxes[iri] = _box(count + row, round(start + x), widths[iri])
    channels = [float(ROW - BOX_HEIGHT)] * (count + 1)
    if shelves:
        channels[count:] = measure_channels(shelves, head=head, above=ROW if joined else 0.0)
    layout = _lay_lines(graph, boxes, channels)
    heights = {box.row: layout.positions[iri][1] for iri, box in boxes.items()}
    own = [heights[row] for row in sorted(heights) if row >= count]
    sections = draw_sections(graph, shelves, own, head=head, left=start)
    return replace(layout, sections=sections)


def _box(row: int, middle: float, width: float) -> Box:
    return Box(row, middle - width / 2, middle + width / 2)


def _lay_lines(
    graph: KnowledgeGraph, boxes: Mapping[str, Box], channels: Sequence[float]
) -> NetworkLayout:
    """Find the ways of the lines; rows between which many run stand farther apart."""
    rows = sort_into_rows(boxes.values())
    pairs = [(edge.earlier, edge.later) for edge in graph.edges if edge.earlier != edge.later]
    numbers = {iri: number for number, iri in enumerate(boxes)}
    heights = lay_tracks(
        find_routes(rows, [(boxes[earlier], boxes[later]) for earlier, later in pairs]),
        [numbers[earlier] for earlier, _ in pairs],
        rows=len(rows),
        row_height=BOX_HEIGHT,
        channels=channels,
    )
    positions = {
        iri: (round((box.left + box.right) / 2, 1), heights.rows[box.row])
        for iri, box in boxes.items()
    }
    return NetworkLayout(positions, dict(zip(pairs, heights.points, strict=True)))


def _join(graph: KnowledgeGraph, iris: Sequence[str]) -> Network:
    """Make one undirected network of citations and builds-on edges, weighted."""
    number = {iri: place for place, iri in enumerate(iris)}
    weights: Counter[tuple[int, int]] = Counter()
    pairs = [(citation.citing, citation.cited, 1.0) for citation in graph.citations]
    pairs += [(edge.later, edge.earlier, BUILDS_ON_WEIGHT) for edge in graph.edges]
    for start, end, weight in pairs:
        if start in number and end in number and start != end:
            pair = sorted((number[start], number[end]))
            weights[pair[0], pair[1]] += weight  # type: ignore[assignment]
    return _make_network(len(iris), weights)


def _make_network(count: int, weights: Mapping[tuple[int, int], float]) -> Network:
    network: Network = rx.PyGraph()
    network.add_nodes_from(range(count))
    network.add_edges_from([(start, end, weights[start, end]) for start, end in sorted(weights)])
    return network


def _place_together(
    network: Network, communities: Sequence[list[int]], sizes: Sequence[Size]
) -> dict[int, Place]:
    """Give each community a ground of its own and its members their places on it."""
    places: dict[int, Place] = {}
    grounds: list[Size] = []
    for members in communities:
        own = [sizes[iri] for iri in members]
        inside, ground = _place_members(network.subgraph(members), own)
        places |= dict(zip(members, inside, strict=True))
        grounds.append(ground)
    centres = _place_grounds(network, communities, grounds)
    for members, (x, y) in zip(communities, centres, strict=True):
        top = min(places[iri][1] for iri in members)
        for iri in members:
            places[iri] = (x + places[iri][0], places[iri][1] + _snap(y + NAME / 2 + top) - top)
    return places


def _place_members(community: Network, sizes: Sequence[Size]) -> tuple[list[Place], Size]:
    """Place the members of a community around its centre; say how much ground they take."""
    count = community.num_nodes()
    if count <= FORCES_UP_TO:
        places = [(x * SPREAD[0], y * SPREAD[1]) for x, y in _let_forces_place(community)]
    else:
        places = [(x * 130, y * 70) for x, y in _spiral(count)]
    squeezes = SQUEEZES[0] if count <= SQUEEZE_UP_TO else 0
    places = _settle(pack(places, sizes, aspect=ASPECT, squeezes=squeezes), sizes)
    left, top, right, bottom = bounds_of(places, sizes)
    centred = [(x - (left + right) / 2, y - (top + bottom) / 2) for x, y in places]
    return centred, (right - left, bottom - top)


def _snap(y: float) -> float:
    """Give the row that is nearest to a height."""
    return float(round(y / ROW) * ROW)


def _settle(places: Sequence[Place], sizes: Sequence[Size]) -> list[Place]:
    """Move places to the rows that are nearest, and apart again where they overlap there."""
    rows: dict[float, list[int]] = defaultdict(list)
    for number, (_, y) in enumerate(places):
        rows[_snap(y)].append(number)
    settled = list(places)
    for y, members in rows.items():
        end = -math.inf
        xs = {}
        for number in sorted(members, key=lambda number: (places[number][0], number)):
            half = sizes[number][0] / 2
            xs[number] = max(places[number][0], end + half)
            end = xs[number] + half
        moved = sum(x - places[number][0] for number, x in xs.items()) / len(xs)
        for number, x in xs.items():
            settled[number] = (x - moved, y)
    return settled


def _place_grounds(
    network: Network, communities: Sequence[list[int]], grounds: Sequence[Size]
) -> list[Place]:
    """Place the grounds of communities, those with many lines between them side by side."""
    ground_of = {iri: ground for ground, members in enumerate(communities) for iri in members}
    ties: Counter[tuple[int, int]] = Counter()
    for start, end, weight in network.weighted_edge_list():
        first, second = ground_of.get(start, -1), ground_of.get(end, -1)
        if first != second and -1 not in (first, second):
            ties[min(first, second), max(first, second)] += weight  # type: ignore[assignment]
    spots = _let_forces_place(_make_network(len(communities), ties))
    sizes = [(width + MARGIN, height + NAME + MARGIN) for width, height in grounds]
    farthest = max(math.hypot(x, y) for x, y in spots) or 1.0
    scale = math.sqrt(sum(width * height for width, height in sizes)) / 2 / farthest
    return pack(
        [(x * scale * ASPECT, y * scale) for x, y in spots],
        sizes,
        aspect=ASPECT,
        squeezes=SQUEEZES[1],
    )


def _let_forces_place(network: Network) -> list[Place]:
    """Place nodes about one apart, around the origin, by the forces of their edges."""
    count = network.num_nodes()
    found = rx.spring_layout(
        network,
        pos=dict(enumerate(_spiral(count))),
        k=1.0,
        num_iter=ITERATIONS,
        weight_fn=float,
        seed=0,
    )
    # rustworkx makes the farthest one away from the origin.
    reach = math.sqrt(count)
    return [(found[node][0] * reach, found[node][1] * reach) for node in range(count)]


def _spiral(count: int) -> list[Place]:
    """Place points as the seeds of a sunflower stand, about one apart."""
    golden = math.pi * (3 - math.sqrt(5))
    return [
        (
            math.sqrt(turn + 0.5) * math.cos(turn * golden),
            math.sqrt(turn + 0.5) * math.sin(turn * golden),
        )
        for turn in range(count)
    ]
