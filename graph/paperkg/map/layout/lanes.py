"""The order of the lanes of the map: topics that build on each other stand side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import accumulate

from paperkg.model import KnowledgeGraph, Paper

__all__ = ["order_lanes"]

Ties = Mapping[tuple[str, str], int]


def order_lanes(graph: KnowledgeGraph, groups: Mapping[str, list[Paper]]) -> list[str]:
    """Order topics from top to bottom so that builds-on edges lead over few lanes.

    Starting from the order of the list, each topic in turn moves to where the edges are shortest,
    until no move shortens them: local search for a linear arrangement (Petit 2003). Topics without
    an edge to another follow at the end, in the order of the list.

    Parameters
    ----------
    graph
        The knowledge graph.
    groups
        The papers of each topic, in the order of the list.
    """
    ties = _count_ties(graph, groups)
    tied = {topic for pair in ties for topic in pair}
    order = [topic for topic in groups if topic in tied]
    while True:
        before = list(order)
        for topic in before:
            order = _move_to_best(topic, order, ties)
        if order == before:
            return [*order, *(topic for topic in groups if topic not in tied)]


def _count_ties(graph: KnowledgeGraph, groups: Mapping[str, list[Paper]]) -> Ties:
    """Count the edges between each two topics; those that other edges imply do not count."""
    topic_of = {paper.iri: topic for topic, papers in groups.items() for paper in papers}
    ties: Counter[tuple[str, str]] = Counter()
    for edge in graph.edges:
        if edge.redundant or not {edge.earlier, edge.later} <= topic_of.keys():
            continue
        start, end = sorted((topic_of[edge.earlier], topic_of[edge.later]))
        if start != end:
            ties[start, end] += 1
    return ties


def _move_to_best(topic: str, order: list[str], ties: Ties) -> list[str]:
    """Move a topic to where the sum of all lengths is least; it stays where nowhere is better."""
    rest = [other for other in order if other != topic]
    lengths = _sum_lengths(topic, rest, ties)
    best = min(range(len(lengths)), key=lengths.__getitem__)
    if lengths[best] == lengths[order.index(topic)]:
        return order
    return [*rest[:best], topic, *rest[best:]]


def _sum_lengths(topic: str, rest: list[str], ties: Ties) -> list[int]:
    """For each place that a topic may take among the rest: the lengths that depend on it, summed.

    A tie of the topic is as long as it leads over lanes; any other grows by one where the topic
    stands between its ends.
    """
    place = {other: number for number, other in enumerate(rest)}
    steps = [0] * (len(rest) + 2)
    own: list[tuple[int, int]] = []
    for (start, end), weight in ties.items():
        if topic in (start, end):
            own.append((place[end if start == topic else start], weight))
        else:
            first, last = sorted((place[start], place[end]))
            steps[first + 1] += weight
            steps[last + 1] -= weight
    return [
        between + sum(weight * (at - end if at > end else end + 1 - at) for end, weight in own)
        for at, between in enumerate(accumulate(steps[:-1]))
    ]
