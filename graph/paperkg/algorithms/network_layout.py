"""Where each listed paper stands in the network: by community, near what it cites."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import igraph

from paperkg.algorithms.communities import find_communities
from paperkg.algorithms.lineage_layout import estimate_width
from paperkg.algorithms.seeding import seeded
from paperkg.model import KnowledgeGraph

__all__ = ["compute_network_layout"]

Place = tuple[float, float]

ROW = 46
GAP = 26
SPREAD = (95.0, 60.0)
"""How far apart forces hold two papers, across and down."""
ASPECT = 1.6
"""How wide the network is for its height."""
BUILDS_ON_WEIGHT = 4.0
FORCES_UP_TO = 1500
"""In a larger network the members of a community stand in a spiral: forces would take minutes."""
ROUNDS = 200


def compute_network_layout(
    graph: KnowledgeGraph, labels: Mapping[str, str]
) -> tuple[dict[str, Place], dict[str, int]]:
    """Place the listed papers by community, near those that they cite and build on.

    Communities are those of ``communities``, and forces those of Fruchterman and Reingold (1991):
    within a community, and between them. No two papers overlap, and no two communities. Papers
    that are alone stand below, in rows.

    Parameters
    ----------
    graph
        The knowledge graph.
    labels
        The words on each paper's node, by IRI.

    Returns
    -------
    tuple
        The centre of each node and the number of its community, largest first, by IRI.
    """
    iris = [paper.iri for paper in graph.listed]
    if not iris:
        return {}, {}
    numbers = find_communities(graph)
    communities = [numbers[iri] - 1 for iri in iris]
    network = _join(graph, iris)
    network.vs["width"] = [estimate_width(labels[iri]) + GAP for iri in iris]
    members: dict[int, list[int]] = {}
    for place, community in enumerate(communities):
        members.setdefault(community, []).append(place)
    together = [members[one] for one in sorted(members) if len(members[one]) > 1]
    alone = [members[one][0] for one in sorted(members) if len(members[one]) == 1]
    places: dict[int, Place] = {}
    if together:
        with seeded():
            places = _place_together(network, together)
    places |= _place_below(network, alone, places)
    centres = {iri: places[one] for one, iri in enumerate(iris)}
    return centres, dict(zip(iris, communities, strict=True))


def _join(graph: KnowledgeGraph, iris: Sequence[str]) -> igraph.Graph:
    """Make one undirected network of citations and builds-on edges, weighted."""
    number = {iri: place for place, iri in enumerate(iris)}
    weights: Counter[tuple[int, int]] = Counter()
    pairs = [(one.citing, one.cited, 1.0) for one in graph.citations]
    pairs += [(one.later, one.earlier, BUILDS_ON_WEIGHT) for one in graph.builds_on]
    for one, other, weight in pairs:
        if one in number and other in number and one != other:
            pair = sorted((number[one], number[other]))
            weights[pair[0], pair[1]] += weight  # type: ignore[assignment]
    network = igraph.Graph(len(iris), list(weights))
    network.es["weight"] = list(weights.values())
    return network


def _place_together(network: igraph.Graph, communities: Sequence[list[int]]) -> dict[int, Place]:
    """Give each community a ground of its own and its members their places on it."""
    grounds = [_place_members(network.induced_subgraph(members)) for members in communities]
    radii = [
        max(math.hypot((abs(x) + width / 2) / ASPECT, abs(y) + ROW / 2) for (x, y), width in ground)
        for ground in grounds
    ]
    centres = _place_grounds(network, communities, radii)
    return {
        one: (centre_x + x, centre_y + y)
        for members, ground, (centre_x, centre_y) in zip(communities, grounds, centres, strict=True)
        for one, ((x, y), _) in zip(members, ground, strict=True)
    }


def _place_members(community: igraph.Graph) -> list[tuple[Place, float]]:
    """Place the members of a community around its centre, each with its width."""
    widths = community.vs["width"]
    if community.vcount() <= FORCES_UP_TO / 10:
        layout = community.layout_fruchterman_reingold(
            weights=community.es["weight"], seed=_spiral(community.vcount()), niter=1000
        )
        places = [(x * SPREAD[0], y * SPREAD[1]) for x, y in layout.coords]
    else:
        places = [(x * 130, y * 70) for x, y in _spiral(community.vcount())]
    places = _spread(places, widths)
    left = min(x - width / 2 for (x, _), width in zip(places, widths, strict=True))
    right = max(x + width / 2 for (x, _), width in zip(places, widths, strict=True))
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    return [
        ((x - (left + right) / 2, y - (top + bottom) / 2), width)
        for (x, y), width in zip(places, widths, strict=True)
    ]


def _place_grounds(
    network: igraph.Graph, communities: Sequence[list[int]], radii: Sequence[float]
) -> list[Place]:
    """Place the grounds of communities, those with many lines between them side by side."""
    ground_of = {one: ground for ground, members in enumerate(communities) for one in members}
    ties: Counter[tuple[int, int]] = Counter()
    for edge in network.es:
        one, other = ground_of.get(edge.source, -1), ground_of.get(edge.target, -1)
        if one != other and -1 not in (one, other):
            ties[min(one, other), max(one, other)] += edge["weight"]
    quotient = igraph.Graph(len(communities), list(ties))
    layout = quotient.layout_fruchterman_reingold(
        weights=list(ties.values()), seed=_spiral(len(communities)), niter=1000
    )
    layout.center()
    # Drawn together until they overlap, and pushed apart again: so they stand close.
    farthest = max(math.hypot(x, y) for x, y in layout.coords) or 1.0
    layout.scale(math.hypot(*radii) / 2 / farthest)
    centres = _separate([(float(x), float(y)) for x, y in layout.coords], radii)
    return [(x * ASPECT, y) for x, y in centres]


def _place_below(
    network: igraph.Graph, alone: Sequence[int], places: Mapping[int, Place]
) -> dict[int, Place]:
    """Place papers in rows below the others."""
    widths = network.vs["width"]
    left = min((x - widths[one] / 2 for one, (x, _) in places.items()), default=0.0)
    right = max((x + widths[one] / 2 for one, (x, _) in places.items()), default=0.0)
    right = max(right, left + math.sqrt(sum(widths[one] for one in alone) * ROW * ASPECT))
    x, y = left, max((y for _, y in places.values()), default=-2.0 * ROW) + 2 * ROW
    below = {}
    for one in alone:
        if x > left and x + widths[one] > right:
            x, y = left, y + ROW
        below[one] = (x + widths[one] / 2, y)
        x += widths[one]
    return below


def _spiral(count: int) -> list[Place]:
    """Place points as the seeds of a sunflower stand, about one apart."""
    golden = math.pi * (3 - math.sqrt(5))
    return [
        (
            math.sqrt(one + 0.5) * math.cos(one * golden),
            math.sqrt(one + 0.5) * math.sin(one * golden),
        )
        for one in range(count)
    ]


def _separate(centres: list[Place], radii: Sequence[float]) -> list[Place]:
    """Push discs apart until none overlaps another."""
    for _ in range(ROUNDS):
        moved = False
        for i in range(len(centres)):
            for j in range(i):
                (x, y), (u, v) = centres[i], centres[j]
                distance = math.hypot(x - u, y - v) or 1e-6
                lack = radii[i] + radii[j] - distance
                if lack > 1e-3:
                    moved = True
                    dx, dy = (x - u) / distance * lack / 2, (y - v) / distance * lack / 2
                    centres[i], centres[j] = (x + dx, y + dy), (u - dx, v - dy)
        if not moved:
            break
    return centres


def _spread(places: list[Place], widths: Sequence[float]) -> list[Place]:
    """Push boxes apart, up and down or sideways, whichever is nearer, until none overlaps."""
    spots = [list(place) for place in places]
    for _ in range(ROUNDS):
        order = sorted(range(len(spots)), key=lambda one: (spots[one][1], spots[one][0], one))
        moved = False
        for at, i in enumerate(order):
            for j in order[at + 1 :]:
                below = spots[j][1] - spots[i][1]
                if below >= ROW:
                    break
                beside = spots[j][0] - spots[i][0]
                lack = (widths[i] + widths[j]) / 2 - abs(beside)
                if lack > 0.5 and ROW - abs(below) > 0.5:
                    moved = True
                    _push(spots[i], spots[j], lack, ROW - below, 1 if beside >= 0 else -1)
        if not moved:
            break
    return [(x, y) for x, y in spots]


def _push(one: list[float], other: list[float], across: float, down: float, side: int) -> None:
    if across < 2 * down:
        one[0] -= side * across / 2
        other[0] += side * across / 2
    else:
        one[1] -= down / 2
        other[1] += down / 2
