"""Writing a graph in TriG, block by block: what is in memory does not grow with the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import IO

from rdflib import URIRef

from paperkg.rdf.blocks import Block, Blocks, flatten_blocks, sort_blocks
from paperkg.rdf.namespaces import PREFIXES
from paperkg.rdf.store import serialize_block

__all__ = ["make_text", "write_trig"]


def make_text(graph: URIRef, blocks: Sequence[Block]) -> bytes:
    """Write the statements of blocks that start alike, as they stand in a named graph."""
    return serialize_block(graph, flatten_blocks(blocks))


def write_trig(
    graphs: Blocks,
    output: IO[bytes],
    *,
    text_of: Callable[[URIRef, Sequence[Block]], bytes] = make_text,
) -> str:
    """Write named graphs: sorted by graph, by block, and within it: equal data are equal bytes.

    Parameters
    ----------
    graphs
        The blocks of each named graph; blank nodes have the names that the file is to have.
    output
        Is written to.
    text_of
        Gives the text of the blocks of a graph that start alike.

    Returns
    -------
    str
        The SHA-256 of what was written.
    """
    digest = hashlib.sha256()

    def write(text: bytes) -> None:
        digest.update(text)
        output.write(text)

    for prefix, namespace in sorted(PREFIXES.items()):
        write(f"@prefix {prefix}: <{namespace}> .\n".encode())
    for name in sorted(graphs, key=str):
        if graphs[name]:
            write(f"<{name}> {{\n".encode())
            for group in sort_blocks(graphs[name]):
                write(text_of(name, group))
            write(b"}\n")
    return digest.hexdigest()
