"""Where papers stand in the network view, and concepts in theirs.

Forces and layers are igraph's; a seed of our own makes the same graph give the same places.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import igraph
import networkx as nx

from paperkg.algorithms.communities import find_communities
from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.layout import estimate_width
from paperkg.algorithms.ordering import compute_generations
from paperkg.model import KnowledgeGraph

__all__ = ["compute_concept_places", "compute_network_places"]

Place = tuple[float, float]

ROW = 40
GAP = 26
COLUMN_GAP = 70
MAX_CONCEPT_LABEL = 30
BUILDS_ON_WEIGHT = 4.0
TOGETHER_WEIGHT = 3.0
"""How much stronger an edge inside a community pulls."""
FORCES_UP_TO = 1500
"""A larger network is drawn community by community: forces would take minutes."""
ROUNDS = 200


def compute_network_places(
    graph: KnowledgeGraph, labels: Mapping[str, str]
) -> tuple[dict[str, Place], dict[str, int]]:
    """Place the listed papers near those that they cite and build on, without overlaps.

    Communities are those of ``communities``, and forces those of Fruchterman and Reingold (1991).

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
    with _seeded():
        network = _join(graph, iris)
        numbers = find_communities(graph)
        communities = [numbers[iri] - 1 for iri in iris]
        if len(iris) <= FORCES_UP_TO:
            places = _pull(network, communities)
        else:
            places = _pack(network, communities)
    places = _spread(places, [estimate_width(labels[iri]) + GAP for iri in iris])
    return dict(zip(iris, places, strict=True)), dict(zip(iris, communities, strict=True))


def compute_concept_places(graph: KnowledgeGraph) -> dict[str, Place]:
    """Place the concepts from left to right so that each stands after what it needs.

    Layers are generations; within them the order has few crossings (Sugiyama, Tagawa and Toda
    1981). Concepts that need nothing and are needed by none stand below, in rows.
    """
    needs: nx.DiGraph[str] = nx.DiGraph(
        (before, concept.iri)
        for concept in graph.concepts.values()
        for before in concept.prerequisites
        if before in graph.concepts and before != concept.iri
    )
    # Layers need a graph without cycles: igraph dies of an edge between two nodes of one layer.
    for cycle in find_cycles(needs):
        needs.remove_edges_from(cycle.weakest)
    edges = sorted(needs.edges)
    generations = compute_generations(needs) if edges else {}
    joined = [iri for iri in graph.concepts if iri in generations]
    alone = [iri for iri in graph.concepts if iri not in generations]
    column = _label_width(graph) + COLUMN_GAP
    places: dict[str, Place] = {}
    if joined:
        number = {iri: place for place, iri in enumerate(joined)}
        layered = igraph.Graph([(number[a], number[b]) for a, b in edges], directed=True)
        layers = [generations[iri] for iri in joined]
        with _seeded():
            layout = layered.layout_sugiyama(layers=layers, hgap=1, vgap=1, maxiter=500)
        for iri, (across, down) in zip(joined, layout.coords, strict=False):
            places[iri] = (down * column, across * ROW * 1.15)
    bottom = max((y for _, y in places.values()), default=-2 * ROW) + 2 * ROW
    columns = max(max(generations.values(), default=0) + 1, math.isqrt(len(alone)) or 1)
    for place, iri in enumerate(alone):
        places[iri] = (place % columns * column, bottom + place // columns * ROW * 1.15)
    return places


@contextmanager
def _seeded() -> Iterator[None]:
    """Let igraph draw the same numbers each time."""
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - places are no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _label_width(graph: KnowledgeGraph) -> float:
    longest = max((len(concept.label) for concept in graph.concepts.values()), default=0)
    return estimate_width("x" * min(longest, MAX_CONCEPT_LABEL))


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


def _pull(network: igraph.Graph, communities: Sequence[int]) -> list[Place]:
    """Let forces place the nodes, those of a community nearer."""
    count = network.vcount()
    weights = [
        edge["weight"]
        * (TOGETHER_WEIGHT if communities[edge.source] == communities[edge.target] else 0.5)
        for edge in network.es
    ]
    groups = max(communities) + 1
    start = [
        (
            math.cos(2 * math.pi * group / groups) * math.sqrt(count) + math.cos(place),
            math.sin(2 * math.pi * group / groups) * math.sqrt(count) + math.sin(place),
        )
        for place, group in enumerate(communities)
    ]
    layout = network.layout_fruchterman_reingold(weights=weights, seed=start, niter=1000)
    coords = _centre([(float(x), float(y)) for x, y in layout.coords])
    # What nothing holds flies away: it is brought back to just outside the others.
    far = sorted(math.hypot(x, y) for x, y in coords)[int(count * 0.9)] * 1.15 or 1.0
    pulls = [min(1.0, far / (math.hypot(x, y) or 1.0)) for x, y in coords]
    return [(x * pull * 115, y * pull * 68) for (x, y), pull in zip(coords, pulls, strict=True)]


def _centre(places: Sequence[Place]) -> list[Place]:
    """Move the middle (the median on each axis) to the origin."""
    xs, ys = sorted(x for x, _ in places), sorted(y for _, y in places)
    middle = len(places) // 2
    return [(x - xs[middle], y - ys[middle]) for x, y in places]


def _pack(network: igraph.Graph, communities: Sequence[int]) -> list[Place]:
    """Give each community a disc; its members stand as seeds do in a sunflower."""
    sizes = Counter(communities)
    edges: Counter[tuple[int, int]] = Counter()
    for edge in network.es:
        one, other = sorted((communities[edge.source], communities[edge.target]))
        if one != other:
            edges[one, other] += 1
    quotient = igraph.Graph(len(sizes), list(edges))
    start = [(math.cos(one * 2.4) * one, math.sin(one * 2.4) * one) for one in range(len(sizes))]
    layout = quotient.layout_fruchterman_reingold(seed=start, niter=500)
    radii = [math.sqrt(sizes[one]) for one in range(len(sizes))]
    centres = _separate(_centre([(float(x), float(y)) for x, y in layout.coords]), radii)
    seen: Counter[int] = Counter()
    places = []
    golden = math.pi * (3 - math.sqrt(5))
    for group in communities:
        radius, angle = math.sqrt(seen[group] + 0.5), seen[group] * golden
        seen[group] += 1
        x, y = centres[group]
        places.append(((x + radius * math.cos(angle)) * 130, (y + radius * math.sin(angle)) * 70))
    return places


def _separate(centres: list[Place], radii: Sequence[float]) -> list[Place]:
    """Push discs apart until none overlaps another."""
    for _ in range(ROUNDS):
        moved = False
        for i in range(len(centres)):
            for j in range(i):
                (x, y), (u, v) = centres[i], centres[j]
                distance = math.hypot(x - u, y - v) or 1e-6
                lack = (radii[i] + radii[j]) * 1.1 - distance
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
    if across < 2.5 * down:
        one[0] -= side * across / 2
        other[0] += side * across / 2
    else:
        one[1] -= down / 2
        other[1] += down / 2
