"""The order of the lanes of the map: topics that build on each other stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from statistics import mean

import igraph

from paperkg.algorithms.seed import seeded
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["order_lanes"]

SPANS = 16
"""Into how many layers time is cut."""
LANE_WEIGHT = 2
"""A lane pulls its own next layer as hard as so many lines to another lane."""


def order_lanes(
    graph: KnowledgeGraph, groups: Mapping[str, list[Paper]], columns: Mapping[str, float]
) -> list[str]:
    """Order topics from top to bottom so that few builds-on edges cross.

    Each topic is a node in each layer of time, joined to itself in the next and to the topics
    that lines lead to during that time; igraph orders the layers (Sugiyama, Tagawa and Toda
    1981), and a topic's place is its mean over them. Topics without a line to another follow at
    the end, in the order of the list.

    Parameters
    ----------
    graph
        The knowledge graph.
    groups
        The papers of each topic, in the order of the list.
    columns
        The place of each date on the time axis.
    """
    topic_of = {paper.iri: topic for topic, papers in groups.items() for paper in papers}
    span = max(columns.values(), default=0.0) / (SPANS - 1) or 1.0
    layer = {
        paper.iri: round(columns[paper.issued] / span)
        for papers in groups.values()
        for paper in papers
    }
    lines = [
        (topic_of[edge.earlier], topic_of[edge.later], layer[edge.earlier], layer[edge.later])
        for edge in graph.edges
        if not edge.redundant and topic_of[edge.earlier] != topic_of[edge.later]
    ]
    joined = [topic for topic in groups if any(topic in line[:2] for line in lines)]
    if not joined:
        return list(groups)
    number = {topic: place for place, topic in enumerate(joined)}
    count = len(joined)
    edges = [
        (layer * count + lane, (layer + 1) * count + lane)
        for layer in range(SPANS)
        for lane in range(count)
    ] * LANE_WEIGHT
    for earlier, later, start, end in lines:
        start, end = sorted((start, end))
        edges += [
            (layer * count + number[earlier], (layer + 1) * count + number[later])
            for layer in range(start, max(end, start + 1))
        ]
    layers = [layer for layer in range(SPANS + 1) for _ in joined]
    with seeded():
        layout = igraph.Graph(len(layers), edges, directed=True).layout_sugiyama(
            layers=layers, hgap=1, vgap=1, maxiter=500
        )
    across = [x for x, _ in layout.coords[: len(layers)]]
    heights = {topic: mean(across[number[topic] :: count]) for topic in joined}
    ordered = sorted(joined, key=lambda topic: heights[topic])
    # Upside down there are as many crossings: the one nearer to the list is taken.
    agreeing = sum(number[one] < number[other] for one, other in pairwise(ordered))
    if 2 * agreeing < count - 1:
        ordered.reverse()
    return [*ordered, *(topic for topic in groups if topic not in number)]
