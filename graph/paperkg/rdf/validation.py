"""Checking a graph against SHACL shapes, with pySHACL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyshacl
from rdflib import SH, Graph
from rdflib.term import Node

from paperkg.errors import PaperkgError
from paperkg.rdf.places import find_place
from paperkg.rdf.store import read_turtle
from paperkg.resources import ONTOLOGY

__all__ = [
    "DERIVED_SHAPES",
    "SHAPES",
    "Violation",
    "place_violations",
    "validate_against",
    "validate_derived",
    "validate_graph",
]

SHAPES = ONTOLOGY / "shapes.ttl"
"""The shapes of any graph of paperkg."""

DERIVED_SHAPES = ONTOLOGY / "derived-shapes.ttl"
"""The shapes of what kg finds, besides."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something in a graph that breaks a shape.

    Attributes
    ----------
    node
        The thing at fault: an IRI, or the statements of a blank node in short.
    message
        What the shape requires, as a sentence.
    value
        The value at fault; empty if a value is missing.
    subject, found
        Node and value as they are: an IRI, the name of a blank node, a text.
    """

    node: str
    message: str
    value: str = ""
    subject: str = field(default="", compare=False)
    found: str = field(default="", compare=False)

    def __str__(self) -> str:
        found = f" Found: {self.value}" if self.value else ""
        return f"{self.node}: {self.message}{found}"


def place_violations(
    violations: Iterable[Violation], contents: Mapping[Path, bytes]
) -> Iterator[str]:
    """Write violations as sentences, each with its file and line where it stands in one.

    Parameters
    ----------
    violations
        Of a graph that was made of the files.
    contents
        What each file holds.
    """
    for violation in violations:
        place = find_place(contents, subject=violation.subject, value=violation.found)
        yield f"{place}: {violation}" if place else str(violation)


def validate_derived(graph: Graph) -> list[Violation]:
    """Check the graph of what kg finds: everything in it has evidence.

    Parameters
    ----------
    graph
        The statements of ``graph/derived`` alone.

    Returns
    -------
    list of Violation
        Sorted; empty when the graph conforms.
    """
    return validate_against(graph, _read_shapes(DERIVED_SHAPES))


def validate_graph(graph: Graph) -> list[Violation]:
    """Check a graph against ``ontology/shapes.ttl``.

    Parameters
    ----------
    graph
        All statements in one graph; it is not changed.

    Returns
    -------
    list of Violation
        Sorted; empty when the graph conforms.
    """
    return validate_against(graph, _read_shapes(SHAPES))


def validate_against(graph: Graph, shapes: Graph) -> list[Violation]:
    """Check a graph against shapes.

    Parameters
    ----------
    graph
        All statements in one graph; it is not changed.
    shapes
        SHACL shapes; the ``sh:message`` of each says what it requires.

    Returns
    -------
    list of Violation
        Sorted; empty when the graph conforms.

    Raises
    ------
    PaperkgError
        The shapes are not valid SHACL.
    """
    _, results, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(results, Graph):
        raise PaperkgError(f"The shapes are not valid SHACL: {text}")
    violations = {
        Violation(
            node=_describe(graph, results.value(result, SH.focusNode)),
            message=str(results.value(result, SH.resultMessage)),
            value=_describe(graph, results.value(result, SH.value)),
            subject=str(results.value(result, SH.focusNode) or ""),
            found=str(results.value(result, SH.value) or ""),
        )
        for result in results.objects(None, SH.result)
    }
    return sorted(violations)


@cache
def _read_shapes(file: Path) -> Graph:
    return read_turtle(file)


def _describe(graph: Graph, node: Node | None) -> str:
    """Name a node so that a person finds it: a blank node by its statements."""
    if node is None:
        return ""
    statements = sorted(
        f"{predicate.n3(graph.namespace_manager)} {value.n3(graph.namespace_manager)}"
        for predicate, value in graph.predicate_objects(node)
    )
    name = node.n3(graph.namespace_manager)
    return name if not name.startswith("_:") else f"[ {' ; '.join(statements)} ]"
