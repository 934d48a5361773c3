"""Writing a graph in TriG, block by block: what is in memory does not grow with the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import IO

from rdflib import URIRef

from paperkg.rdf.blocks import Block, Blocks, flatten_blocks, sort_blocks
from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.store import serialize_block

__all__ = ["PREFIX_LINES", "make_text", "write_trig"]

PREFIX_LINES = "".join(
    f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items())
).encode()
"""With what a file begins."""


def make_text(graph: URIRef, blocks: Sequence[Block], offset: int = 0) -> bytes:
    """Write the statements of blocks that start alike, as they stand anywhere in a named graph."""
    return serialize_block(graph, flatten_blocks(blocks))


def write_trig(
    graphs: Blocks,
    output: IO[bytes],
    *,
    text_of: Callable[[URIRef, Sequence[Block], int], bytes] = make_text,
) -> str:
    """Write named graphs: sorted by graph, by block, and within it: equal data are equal bytes.

    Parameters
    ----------
    graphs
        The blocks of each named graph; blank nodes have the names that the file is to have.
    output
        Is written to.
    text_of
        Gives the text of the blocks of a graph that start alike, and is told where it will stand.

    Returns
    -------
    str
        The SHA-256 of what was written.
    """
    digest = hashlib.sha256()
    written = 0

    def write(text: bytes) -> None:
        nonlocal written
        digest.update(text)
        written += output.write(text)

    write(PREFIX_LINES)
    for name in sorted(graphs, key=str):
        if graphs[name]:
            write(f"<{name}> {{\n".encode())
            for group in sort_blocks(graphs[name]):
                write(text_of(name, group, written))
            write(b"}\n")
    return digest.hexdigest()
