"""A file of many things in pieces, each with its checksum: no more of it is in memory than a piece.

A piece is its length, a checksum (BLAKE2b) and MessagePack. Things that are many stand in chunks,
and behind the last one stands an empty piece.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any, TypeVar

import msgspec

__all__ = ["DamagedError", "PieceReader", "PieceWriter"]

_CHUNK = 1_000
"""So many things stand in a piece."""

_LENGTH, _SUM = 8, 16

_Thing = TypeVar("_Thing")


class DamagedError(Exception):
    """A file of pieces is not what was written."""


class PieceWriter:
    """Writes pieces to a file.

    Parameters
    ----------
    file
        Is written to.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._encode = msgspec.msgpack.Encoder().encode

    def write(self, thing: object) -> None:
        """Write a thing as a piece of its own.

        Raises
        ------
        OverflowError
            It has a number that MessagePack has no room for.
        """
        self._put(self._encode(thing))

    def write_many(self, things: Iterable[object]) -> None:
        """Write many things of a kind."""
        rest = iter(things)
        while chunk := list(islice(rest, _CHUNK)):
            self.write(chunk)
        self._put(b"")

    def _put(self, content: bytes) -> None:
        self._file.write(len(content).to_bytes(_LENGTH, "big") + _sum(content))
        self._file.write(content)


class PieceReader:
    """Reads pieces in the order in which they were written.

    Parameters
    ----------
    file
        Stands where the first piece begins.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size

    def read(self, kind: type[_Thing]) -> _Thing:
        """Read a thing.

        Raises
        ------
        DamagedError
            It is not what was written, or nothing of this kind.
        """
        thing: _Thing = _decode(self._take(), msgspec.msgpack.Decoder(kind))
        return thing

    def read_many(self, kind: type[_Thing]) -> Iterator[_Thing]:
        """Read many things of a kind; raises as ``read`` does."""
        decoder: msgspec.msgpack.Decoder[list[_Thing]] = msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]  # made at run time
        while content := self._take():
            yield from _decode(content, decoder)

    def _take(self) -> bytes:
        head = self._file.read(_LENGTH + _SUM)
        length = int.from_bytes(head[:_LENGTH], "big")
        content = self._file.read(length) if length <= self._size else b""
        if len(content) != length or _sum(content) != head[_LENGTH:]:
            raise DamagedError
        return content


def _decode(content: bytes, decoder: msgspec.msgpack.Decoder[Any]) -> Any:
    try:
        return decoder.decode(content)
    except (msgspec.MsgspecError, ValueError) as error:  # text that is no UTF-8 is a ValueError
        raise DamagedError from error


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()
