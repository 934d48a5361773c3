"""Results of the last build that took long: what is made of the same is the same in the next one.

They stand in a table (SQLite) beside the graph, each with the key of what it was made of and a
checksum. The table is safe to lose, counts only for the program and the libraries that made it, and
each build puts a new one in its place with what it used: what nothing asks for is gone.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from paperkg.resources import RESULTS_FILE
from paperkg.workspace.files import TEMPORARY, start_temporary, umask
from paperkg.workspace.stamps import stamp_libraries

__all__ = ["KeptResults", "open_results"]

_Result = TypeVar("_Result")

_CREATE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE results (name TEXT, key BLOB, content BLOB, sum BLOB, PRIMARY KEY (name, key))
    WITHOUT ROWID;
"""
_FIND = "SELECT content, sum FROM results WHERE name = ? AND key = ?"
_PUT = "INSERT OR IGNORE INTO results VALUES (?, ?, ?, ?)"


class KeptResults:
    """A memo with the results of the last build, which writes those of this one.

    Parameters
    ----------
    old
        The table of the last build; None where there is none to read.
    new
        The table of this one; None where none can be written.
    """

    def __init__(
        self, old: sqlite3.Connection | None = None, new: sqlite3.Connection | None = None
    ) -> None:
        self._old = old
        self._new = new
        self._stamp = stamp_libraries()

    def recall(
        self, name: str, key: bytes, kind: type[_Result], make: Callable[[], _Result]
    ) -> _Result:
        """Give a result: the one that is kept, else a new one."""
        content = self._find(name, key)
        result = None if content is None else _decode(content, kind)
        if content is None or result is None:
            # Decoded too, so that a new result is in no way another than a kept one.
            content = msgspec.msgpack.encode(make())
            result = msgspec.msgpack.decode(content, type=kind)
        self._put(name, key, content)
        return result

    def _find(self, name: str, key: bytes) -> bytes | None:
        """Find the content of a result; None where it is not kept, or not what it was."""
        if self._old is None:
            return None
        try:
            row = self._old.execute(_FIND, (name, key)).fetchone()
        except (sqlite3.Error, ValueError):  # a message of SQLite that is no UTF-8 is a ValueError
            return None
        return row[0] if row and row[1] == self._sum(name, key, row[0]) else None

    def _put(self, name: str, key: bytes, content: bytes) -> None:
        if self._new is not None:
            with suppress(sqlite3.Error):
                self._new.execute(_PUT, (name, key, content, self._sum(name, key, content)))

    def _sum(self, name: str, key: bytes, content: Any) -> bytes:
        """Sum up a result, and by which program it was made."""
        if not isinstance(content, bytes):
            return b""
        head = f"{self._stamp} {name} ".encode() + key
        return hashlib.blake2b(head + content, digest_size=16).digest()


@contextmanager
def open_results(output: Path) -> Iterator[KeptResults]:
    """Open the results of the last build, and put those of this one in their place at the end.

    When the block raises, the old ones stay.

    Parameters
    ----------
    output
        The folder of the build, which this process holds.
    """
    path = output / RESULTS_FILE
    fresh = _start(output)
    old = _open(path)
    new = _create(fresh) if fresh else None
    try:
        yield KeptResults(old, new)
        if fresh and new:
            new.commit()
            _close(old, new)
            with suppress(OSError):
                fresh.chmod(0o666 & ~umask())  # as readable as any other file
                fresh.replace(path)
    finally:
        _close(old, new)
        if fresh:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _start(output: Path) -> Path | None:
    """Make the file of new results; None where the folder cannot be written."""
    try:
        handle, name = tempfile.mkstemp(
            prefix=start_temporary(RESULTS_FILE), suffix=TEMPORARY, dir=output
        )
    except OSError:
        return None
    os.close(handle)
    return Path(name)


def _open(path: Path) -> sqlite3.Connection | None:
    if not path.is_file():
        return None
    with suppress(sqlite3.Error):
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    return None


def _create(path: Path) -> sqlite3.Connection | None:
    with suppress(sqlite3.Error):
        new = sqlite3.connect(path)
        new.executescript(_CREATE)
        return new
    return None


def _close(*tables: sqlite3.Connection | None) -> None:
    for table in tables:
        if table:
            with suppress(sqlite3.Error):
                table.close()


def _decode(content: bytes, kind: type[_Result]) -> _Result | None:
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError):  # text that is no UTF-8 is a ValueError
        return None
