"""The order in which statements are written: equal data are equal bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.term import Node

from paperkg.rdf.blank_nodes import label_blank_nodes, relabel
from paperkg.rdf.namespaces import RDF, XSD

__all__ = ["Description", "Statements", "sort_graphs", "sort_triples"]

_Triple = tuple[Node, Node, Node]

Statements = list[tuple[Node, Node]]
"""The predicate and the value of each statement about a subject."""

Description = tuple[Node, Statements]
"""A subject, and what is said of it."""

_Rank = tuple[bool, str, str, str]
"""What statements are sorted by: the class first, then predicate, value, and its kind."""

_TYPE, _STRING = str(RDF.type), str(XSD.string)


def sort_graphs(
    graphs: Mapping[URIRef, Iterable[_Triple]],
) -> Iterator[tuple[URIRef, Iterator[Description]]]:
    """Sort named graphs, and the statements of each, each once; blank nodes by their content.

    Parameters
    ----------
    graphs
        The statements of each named graph, in any order.

    Yields
    ------
    tuple
        The name of a graph, and what it says of each subject, which is sorted when it is taken.
    """
    held = {name: list(triples) for name, triples in graphs.items()}
    labels = label_blank_nodes(held)
    for name in sorted(held, key=str):
        yield name, sort_triples(relabel(held.pop(name), labels))


def sort_triples(triples: Iterable[_Triple]) -> Iterator[Description]:
    """Sort statements of one graph, each once; blank nodes keep their names."""
    # Sorted in two steps, subjects and then the statements of each: most comparisons are short.
    subjects: dict[str, list[_Triple]] = defaultdict(list)
    for triple in triples:
        subjects[str(triple[0])].append(triple)
    for name in sorted(subjects):
        about = subjects.pop(name)
        ranked = {_rank(predicate, value): (predicate, value) for _, predicate, value in about}
        yield about[0][0], [ranked[rank] for rank in sorted(ranked)]


def _rank(predicate: Node, value: Node) -> _Rank:
    """Give the rank of a statement among those of its subject, as plain text.

    rdflib compares its own terms in Python, which takes many times as long.
    """
    name = str(predicate)
    kind = ""
    if type(value) is Literal:
        kind = value.language or str(value.datatype or _STRING)
    return name != _TYPE, name, str(value), kind
