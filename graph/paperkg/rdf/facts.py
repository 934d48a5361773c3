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


_About = dict[str, str | list[str]]
"""What is said of a subject: the value of each predicate, or its values where it has several."""


class Facts:
    """The statements of one or more graphs.

    Parameters
    ----------
    triples
        Subject, predicate and value, each as the text of the term.
    """

    def __init__(self, triples: Iterable[tuple[str, str, str]] = ()) -> None:
        self._graphs: list[dict[str, _About]] = [{}]
        for triple in triples:
            self.add(*triple)

    @classmethod
    def join(cls, parts: Iterable[Facts]) -> Facts:
        """See the statements of several graphs as one; nothing is copied."""
        joined = cls()
        joined._graphs = [graph for part in parts for graph in part._graphs]
        return joined

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add a statement to those of one graph."""
        about = self._graphs[0].setdefault(subject, {})
        found = about.setdefault(predicate, value)
        if isinstance(found, list):
            found.append(value)
        elif found is not value:
            about[predicate] = [found, value]

    def remove(self, subject: str) -> None:
        """Remove all that one graph says of a subject."""
        self._graphs[0].pop(subject, None)

    def values(self, subject: str, predicate: URIRef) -> tuple[str, ...]:
        """Give all values, sorted."""
        name = str(predicate)
        found = [
            value
            for graph in self._graphs
            if subject in graph and name in graph[subject]
            for value in _listed(graph[subject][name])
        ]
        return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)

    def value(self, subject: str, predicate: URIRef) -> str:
        """Give the value, the first of several; empty if there is none."""
        return next(iter(self.values(subject, predicate)), "")

    def subjects(self, predicate: URIRef) -> Iterator[str]:
        """Give all subjects that have a predicate."""
        return iter(dict.fromkeys(subject for subject, _ in self.pairs(predicate)))

    def pairs(self, predicate: URIRef) -> Iterator[tuple[str, str]]:
        """Give all subjects and values of a predicate."""
        name = str(predicate)
        for graph in self._graphs:
            for subject, about in graph.items():
                for value in _listed(about.get(name, [])):
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


def _listed(found: str | list[str]) -> list[str]:
    return found if isinstance(found, list) else [found]
