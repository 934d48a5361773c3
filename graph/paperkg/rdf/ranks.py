"""The order in which the statements of a subject are written: equal data are equal bytes."""

from __future__ import annotations

from rdflib import Literal
from rdflib.term import Node

from paperkg.rdf.namespaces import RDF, XSD

__all__ = ["Rank", "rank_statement"]

Rank = tuple[bool, str, str, str]
"""What statements are sorted by: the class first, then predicate, value, and its kind."""

_TYPE, _STRING = str(RDF.type), str(XSD.string)


def rank_statement(predicate: Node, value: Node) -> Rank:
    """Give the rank of a statement among those of its subject, as plain text.

    rdflib compares its own terms in Python, which takes many times as long.
    """
    name = str(predicate)
    kind = ""
    if type(value) is Literal:
        kind = value.language or str(value.datatype or _STRING)
    return name != _TYPE, name, str(value), kind
