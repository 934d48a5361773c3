"""Reading a file whole, whatever it is: devices and pipes may have no end."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from paperkg.errors import InputError

__all__ = ["LARGEST", "compute_digest", "open_content", "read_bytes", "read_content"]

LARGEST = 200_000_000
"""How many bytes are taken of what is no file on a disk."""


def read_content(path: Path) -> bytes:
    """Read a file, a device or a pipe.

    Raises
    ------
    InputError
        It is a device or a pipe that gives more than ``LARGEST`` bytes.
    OSError
        It cannot be read.
    """
    with path.open("rb") as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read()
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        most = f"{LARGEST // 1_000_000} MB"
        raise InputError(f"is no file, and gives more than {most}: name a file.", file=path)
    return content


def compute_digest(path: Path) -> str:
    """Compute the SHA-256 of a file, part by part.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_bytes(path: Path) -> bytes:
    """Read a file, without the mark of its byte order.

    Raises
    ------
    InputError
        It cannot be read; says why.
    """
    try:
        content = read_content(path)
    except IsADirectoryError:
        raise InputError("is a folder, but must be a file: move the folder.", file=path) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", file=path) from error
    return content.removeprefix(BOM_UTF8)


@contextmanager
def open_content(path: Path) -> Iterator[IO[bytes]]:
    """Open what ``read_bytes`` reads: a file is not read whole.

    Raises
    ------
    InputError
        It cannot be read; says why.
    """
    if not path.is_file():
        yield io.BytesIO(read_bytes(path))
        return
    try:
        with path.open("rb") as file:
            if file.read(len(BOM_UTF8)) != BOM_UTF8:
                file.seek(0)
            yield file
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror or error})", file=path) from error
