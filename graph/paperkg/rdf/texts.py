"""The statements of named graphs as text: quick to make, and all that the model needs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from paperkg.contents import read_bytes
from paperkg.errors import InputError
from paperkg.rdf.store import parse_quads

__all__ = ["Texts", "parse_texts", "read_texts", "rescue_texts"]

Texts = dict[str, list[tuple[str, str, str]]]
"""The statements of each named graph; those of none have an empty name."""


def read_texts(path: Path) -> Texts:
    """Read the statements of each named graph of a file.

    Raises
    ------
    InputError
        The file is not there, has an unknown suffix, or is not valid RDF.
    """
    return parse_texts(read_bytes(path), name=path)


def parse_texts(content: bytes, *, name: Path) -> Texts:
    """Parse the statements of each named graph of what a file holds.

    Raises
    ------
    InputError
        The name has an unknown suffix, or the content is not valid RDF.
    """
    graphs: Texts = defaultdict(list)
    _collect(content, name, graphs)
    return graphs


def rescue_texts(content: bytes, *, name: Path) -> tuple[Texts, bool]:
    """Parse the statements of a file up to where it cannot be read on; say whether that is all.

    Of a file that is cut off, the last subject is left out: something of it may be missing.
    """
    graphs: Texts = defaultdict(list)
    try:
        _collect(content, name, graphs)
    except InputError:
        for triples in graphs.values():
            last = triples[-1][0]
            triples[:] = [triple for triple in triples if triple[0] != last]
        return graphs, False
    return graphs, True


def _collect(content: bytes, name: Path, graphs: Texts) -> None:
    """Collect statements; what many of them name is in memory once."""
    names: dict[str, str] = {}
    for graph, subject, predicate, value in parse_quads(content, name=name):
        subject = names.setdefault(subject, subject)
        predicate = names.setdefault(predicate, predicate)
        graphs[graph].append((subject, predicate, names.get(value, value)))
