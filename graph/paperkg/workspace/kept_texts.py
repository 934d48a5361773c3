"""The text of each block of the graph, taken from the file of the last build where nothing changed.

A table beside ``graph.trig`` says where the text of each block stands in it, and of what it was
made. It is safe to lose: without it, all text is made again. It counts only for the very file and
program that it was made for, and a text only with its checksum.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct
from typing import IO, NamedTuple

import msgspec
from rdflib import URIRef

from paperkg.errors import OutputError
from paperkg.rdf.blocks import Block
from paperkg.rdf.namespaces import GRAPH_CURATED
from paperkg.rdf.trig import make_text
from paperkg.resources import BLOCKS_FILE, GRAPH_FILE
from paperkg.workspace.files import write_files
from paperkg.workspace.stamps import stamp_file

__all__ = ["KeptTexts", "open_texts", "write_texts"]

_WHOLE = {str(GRAPH_CURATED)}
"""Graphs with blank nodes, which change as a whole."""

_SUM = 16

_NOTHING = bytes(_SUM)
"""The digest of what is not known."""

_FORM = Struct(f">{_SUM}sQQ{_SUM}s")
"""How a place is kept: there are hundreds of thousands."""


class _Place(NamedTuple):
    """Of what a text was made, as a digest; where it begins, how long it is, and its checksum."""

    key: bytes = _NOTHING
    start: int = 0
    length: int = 0
    sum: bytes = _NOTHING


_NOWHERE = _FORM.pack(*_Place())

_Places = dict[str, dict[str, bytes]]
"""Packed places, by the name of the graph and by where the block starts."""


@dataclass(slots=True)
class KeptTexts:
    """The texts of the last build, and where those of this one stand.

    Attributes
    ----------
    stamp
        Of the graph of the last build; empty where there is no table for it.
    file
        That graph; None where there is no table for it.
    old, new
        Where the texts stand in it, and in the graph that is being written.
    """

    stamp: str = ""
    file: IO[bytes] | None = None
    old: _Places = field(default_factory=dict)
    new: _Places = field(default_factory=dict)

    def text_of(self, graph: URIRef, blocks: Sequence[Block], offset: int) -> bytes:
        """Give the text of blocks that start alike, made only where it is not kept.

        Parameters
        ----------
        graph
            The named graph.
        blocks
            All its blocks that start so.
        offset
            Where the text is going to stand.
        """
        name, start, key = str(graph), blocks[0].start, _make_key(blocks)
        text, sum_ = self._find(self.old.get(name, {}).get(start), key)
        if not text:
            text = make_text(graph, blocks)
            sum_ = _sum(text)
        self.new.setdefault(name, {})[start] = _FORM.pack(key, offset, len(text), sum_)
        return text

    def _find(self, packed: bytes | None, key: bytes) -> tuple[bytes, bytes]:
        """Find a text, with its checksum; empty where it is not kept, or not what it was."""
        if self.file is None or packed is None or key == _NOTHING:
            return b"", b""
        place = _unpack(packed)
        if place.key != key:
            return b"", b""
        text = _read(self.file, place)
        return (text, place.sum) if _sum(text) == place.sum else (b"", b"")

    def measure_changes(self) -> int:
        """Count the bytes of the texts that are others than before, gone, or new."""
        return sum(max(old.length, new.length) for _, old, new in self._find_changes())

    def read_changes(self, written: IO[bytes]) -> Iterator[tuple[str, bytes, bytes]]:
        """Read the changed texts of each graph, as they were and are in the file written now."""
        changed: dict[str, list[tuple[_Place, _Place]]] = defaultdict(list)
        for graph, before, after in self._find_changes():
            changed[graph].append((before, after))
        for graph, places in changed.items():
            yield (
                graph,
                b"".join(_read(self.file, old) for old, _ in places),
                b"".join(_read(written, new) for _, new in places),
            )

    def _find_changes(self) -> Iterator[tuple[str, _Place, _Place]]:
        for graph in self.old.keys() | self.new.keys():
            before, after = self.old.get(graph, {}), self.new.get(graph, {})
            for start in before.keys() | after.keys():
                old = _unpack(before.get(start, _NOWHERE))
                new = _unpack(after.get(start, _NOWHERE))
                if graph in _WHOLE or old.sum != new.sum:
                    yield graph, old, new


@contextmanager
def open_texts(output: Path) -> Iterator[KeptTexts]:
    """Open the texts of the last build, for as long as a new one is written."""
    places = _read_places(output)
    if not places:
        yield KeptTexts()
        return
    try:
        file = (output / GRAPH_FILE).open("rb")
    except OSError:
        yield KeptTexts()
        return
    with file:
        yield KeptTexts(stamp_file(output / GRAPH_FILE), file, places)


def write_texts(output: Path, texts: KeptTexts) -> None:
    """Write where the texts stand in a graph that was written just now; it may fail."""
    stamp = stamp_file(output / GRAPH_FILE).encode()
    with suppress(OutputError):
        write_files(output, {BLOCKS_FILE: stamp + msgspec.msgpack.encode(texts.new)})


def _read_places(output: Path) -> _Places:
    stamp = stamp_file(output / GRAPH_FILE).encode()
    try:
        content = (output / BLOCKS_FILE).read_bytes()
        if not stamp or not content.startswith(stamp):
            return {}
        places = msgspec.msgpack.decode(memoryview(content)[len(stamp) :], type=_Places)
        is_whole = all(
            len(place) == _FORM.size for about in places.values() for place in about.values()
        )
        return places if is_whole else {}
    except (OSError, msgspec.MsgspecError, ValueError):  # text that is no UTF-8 is a ValueError
        return {}


def _read(file: IO[bytes] | None, place: _Place) -> bytes:
    if file is None:
        return b""
    file.seek(place.start)
    return file.read(place.length)


def _unpack(packed: bytes) -> _Place:
    return _Place(*_FORM.unpack(packed))


def _sum(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=_SUM).digest()


def _make_key(blocks: Sequence[Block]) -> bytes:
    """Say of what a text is made; nothing where the statements themselves are at hand."""
    if any(block.is_given for block in blocks):
        return _NOTHING
    made = [(block.start, block.make.__qualname__, block.items) for block in blocks]
    try:
        return _sum(msgspec.msgpack.encode(made))
    except OverflowError:  # a number that MessagePack has no room for
        return _NOTHING
