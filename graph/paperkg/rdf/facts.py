"""Statements as text, indexed by subject and predicate: what reading a large graph needs.

rdflib's graphs index every statement three times and check every term; a graph of a thousand
papers holds a quarter of a million of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDF, URIRef

__all__ = ["BLANK", "Facts"]

BLANK = "_:"
"""How the names of blank nodes begin."""


class Facts:
    """The statements of one or more graphs, read-only.

    Parameters
    ----------
    triples
        Subject, predicate and value, each as the text of the term.
    """

    def __init__(self, triples: Iterable[tuple[str, str, str]]) -> None:
        self._index: dict[str, dict[str, list[str]]] = {}
        for subject, predicate, value in triples:
            self._index.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def values(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        """Give all values, sorted."""
        found = self._index.get(subject, {}).get(str(predicate), ())
        return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)

    def value(self, subject: str, predicate: URIRef) -> str:
        """Give the value, the first of several; empty if there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: URIRef) -> Iterator[str]:
        """Give all subjects that have a predicate."""
        name = str(predicate)
        return (subject for subject, facts in self._index.items() if name in facts)

    def pairs(self, predicate: URIRef) -> Iterator[tuple[str, str]]:
        """Give all subjects and values of a predicate."""
        name = str(predicate)
        for subject, facts in self._index.items():
            for value in facts.get(name, ()):
                yield subject, value

    def instances(self, kind: URIRef) -> list[str]:
        """Give all subjects of a class, sorted."""
        name = str(kind)
        return sorted(subject for subject, value in self.pairs(RDF.type) if value == name)

    def items(self, head: str) -> Iterator[str]:
        """Give the items of an RDF list; a list that is a cycle ends where it began."""
        seen: set[str] = set()
        while head and head not in seen and head != str(RDF.nil):
            seen.add(head)
            yield self.value(head, RDF.first)
            head = self.value(head, RDF.rest)
