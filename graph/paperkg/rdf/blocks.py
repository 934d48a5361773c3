"""Statements in blocks, each about one thing: a large graph is made and written block by block.

So a graph of millions of statements is never in memory as statements, and what was written before
is known again by what its block is made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib import URIRef
from rdflib.term import Node

from paperkg.rdf.blank_nodes import label_blank_nodes, relabel

__all__ = ["Block", "Blocks", "block_labelled", "block_statements", "flatten_blocks", "sort_blocks"]

_Triple = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Block:
    """The statements of a named graph about one thing and its parts.

    Attributes
    ----------
    start
        The IRI with which all its subjects start; blocks are written in this order.
    make
        Makes the statements.
    items
        What it makes them of, and nothing else: parts of the model.
    is_given
        Whether the statements themselves are at hand, and make no sense to be kept.
    """

    start: str
    make: Callable[..., Iterable[_Triple]]
    items: tuple[Any, ...]
    is_given: bool = False

    def triples(self) -> Iterable[_Triple]:
        """Make the statements."""
        return self.make(*self.items)


Blocks = Mapping[URIRef, Sequence[Block]]
"""The blocks of each named graph."""


def block_statements(triples: Iterable[_Triple]) -> Iterator[Block]:
    """Put statements that are at hand into blocks, by their subjects, which are no blank nodes."""
    subjects: dict[str, list[_Triple]] = defaultdict(list)
    for triple in triples:
        subjects[str(triple[0])].append(triple)
    for subject, about in subjects.items():
        yield Block(subject, _give, (about,), is_given=True)


def block_labelled(graph: URIRef, triples: Iterable[_Triple]) -> list[Block]:
    """Put the statements of a named graph into blocks, with blank nodes named by their content."""
    held = list(triples)
    return list(block_statements(relabel(held, label_blank_nodes({graph: held}))))


def flatten_blocks(blocks: Iterable[Block]) -> Iterator[_Triple]:
    """Give the statements of blocks, one after the other."""
    for block in blocks:
        yield from block.triples()


def sort_blocks(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Sort blocks by where they start; those that start alike come together."""
    starts: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        starts[block.start].append(block)
    for start in sorted(starts):
        yield starts.pop(start)


def _give(triples: Iterable[_Triple]) -> Iterable[_Triple]:
    return triples
