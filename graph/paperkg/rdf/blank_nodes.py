"""Names for blank nodes that depend on what is said of them, not on the order of statements.

RDF Dataset Canonicalization (RDFC-1.0, W3C 2024) does so for every graph, and takes exponential
time for some. Colour refinement (Weisfeiler and Leman 1968) tells apart all blank nodes that stand
in trees and lists, round by round, in linear time. Those that it leaves equal are numbered in the
order of the names that they had.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from rdflib import BNode, URIRef
from rdflib.term import Node

__all__ = ["label_blank_nodes", "name_blank_nodes", "relabel"]

ROUNDS = 16
"""So far around a blank node one looks; what is equal so far stays in its order."""

DIGITS = 12
"""Hexadecimal digits of a name: two of a million nodes have one name by chance in 1 of 500 cases,
and are numbered then."""

_Triple = tuple[Node, Node, Node]
_Quad = tuple[Node, Node, Node, Node]


def label_blank_nodes(graphs: Mapping[URIRef, Iterable[_Triple]]) -> dict[BNode, str]:
    """Name blank nodes.

    Parameters
    ----------
    graphs
        The statements of each named graph.

    Returns
    -------
    dict
        The name of each; equal statements give equal names.
    """
    said: dict[BNode, list[str]] = defaultdict(list)
    near: dict[BNode, list[tuple[str, BNode]]] = defaultdict(list)
    for subject, predicate, value, graph in _find_blank(graphs):
        edge = f"{predicate} {graph}"
        if isinstance(subject, BNode) and isinstance(value, BNode):
            near[subject].append((f"> {edge}", value))
            near[value].append((f"< {edge}", subject))
            said[subject], said[value]
        elif isinstance(subject, BNode):
            said[subject].append(f"> {edge} {value.n3()}")
        elif isinstance(value, BNode):
            said[value].append(f"< {edge} {subject.n3()}")
    return _number(_refine(said, near))


def relabel(triples: Iterable[_Triple], labels: Mapping[BNode, str]) -> Iterator[_Triple]:
    """Give statements with the new names of their blank nodes."""
    named: dict[Node, BNode] = {node: BNode(label) for node, label in labels.items()}
    for triple in triples:
        if type(triple[0]) is BNode or type(triple[2]) is BNode:
            subject, predicate, value = triple
            yield named.get(subject, subject), predicate, named.get(value, value)
        else:
            yield triple


def _find_blank(graphs: Mapping[URIRef, Iterable[_Triple]]) -> Iterator[_Quad]:
    """Find the statements that name a blank node, each with its graph."""
    for name, triples in graphs.items():
        for triple in triples:
            if type(triple[0]) is BNode or type(triple[2]) is BNode:
                yield *triple, name


def _refine(
    said: dict[BNode, list[str]], near: dict[BNode, list[tuple[str, BNode]]]
) -> dict[BNode, str]:
    """Give equal nodes equal colours, looking further around each in every round."""
    colours = {node: _hash(facts) for node, facts in said.items()}
    kinds = len(set(colours.values()))
    for _ in range(ROUNDS):
        if kinds == len(colours):
            break
        colours = {
            node: _hash([colour, *(f"{edge} {colours[other]}" for edge, other in near[node])])
            for node, colour in colours.items()
        }
        before, kinds = kinds, len(set(colours.values()))
        if kinds == before:
            break
    return colours


def _hash(facts: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()


def _number(colours: dict[BNode, str]) -> dict[BNode, str]:
    """Make each colour a name; nodes of one colour are numbered in the order of their old names."""
    counts: dict[str, int] = defaultdict(int)
    labels = {}
    for node in sorted(colours, key=str):
        colour = colours[node]
        name = f"b{colour[:DIGITS]}"
        counts[name] += 1
        labels[node] = name if counts[name] == 1 else f"{name}n{counts[name]}"
    return labels


def name_blank_nodes(content: bytes) -> Callable[[int], str]:
    """Name the blank nodes of a file that is read, each by its place among those in it.

    Parameters
    ----------
    content
        What the file holds: no two files give equal names.

    Returns
    -------
    callable
        Gives the name by the place.
    """
    start = hashlib.sha256(content).hexdigest()[:8]
    return lambda place: f"b{start}n{place:06}"
