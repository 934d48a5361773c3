"""The statements of named graphs as text: quick to make, and all that the model needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from paperkg.errors import InputError
from paperkg.rdf.facts import Facts
from paperkg.rdf.store import parse_file, parse_quads

__all__ = ["Texts", "parse_texts", "read_texts", "rescue_texts"]

Texts = dict[str, Facts]
"""The statements of each named graph; those of none have an empty name."""

_Quad = tuple[str, str, str, str]


def read_texts(path: Path) -> Texts:
    """Read the statements of each named graph of a file; its text is never in memory whole.

    Raises
    ------
    InputError
        The file cannot be read, has an unknown suffix, or is not valid RDF.
    """
    graphs: Texts = defaultdict(Facts)
    _collect(parse_file(path), graphs)
    return graphs


def parse_texts(content: bytes, *, name: Path) -> Texts:
    """Parse the statements of each named graph of what a file holds.

    Raises
    ------
    InputError
        The name has an unknown suffix, or the content is not valid RDF.
    """
    graphs: Texts = defaultdict(Facts)
    _collect(parse_quads(content, name=name), graphs)
    return graphs


def rescue_texts(file: IO[bytes], *, name: Path) -> tuple[Texts, bool]:
    """Read the statements of a file up to where it cannot be read on; say whether that is all.

    Of a file that is cut off, the last subject is left out: something of it may be missing.
    """
    graphs: Texts = defaultdict(Facts)
    last: dict[str, str] = {}
    try:
        _collect(parse_quads(file, name=name), graphs, last)
    except InputError:
        for graph, subject in last.items():
            graphs[graph].remove(subject)
        return graphs, False
    return graphs, True


def _collect(quads: Iterable[_Quad], graphs: Texts, last: dict[str, str] | None = None) -> None:
    """Collect statements; what many of them name is in memory once.

    Parameters
    ----------
    quads
        The name of its graph, subject, predicate and value of each.
    graphs
        They are added to these.
    last
        Gets the last subject of each graph.
    """
    names: dict[str, str] = {}
    once = names.setdefault
    last = {} if last is None else last
    for graph, subject, predicate, value in quads:
        subject = last[graph] = once(subject, subject)
        graphs[graph].add(subject, once(predicate, predicate), once(value, value))
