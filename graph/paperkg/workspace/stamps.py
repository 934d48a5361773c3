"""What tells a version of a file, and of the program that made it, apart from any other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from paperkg.version import __version__

__all__ = ["stamp_file"]

_PACKAGE = Path(__file__).parents[1]


def stamp_file(path: Path) -> str:
    """Tell a version of a file by its size and time, and by the program that reads it.

    Returns
    -------
    str
        Hexadecimal digits; empty where the file cannot be found.
    """
    try:
        about = path.stat()
    except OSError:
        return ""
    text = f"{_stamp_program()} {about.st_size} {about.st_mtime_ns}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _stamp_program() -> str:
    """Tell a version of the program: in a checkout it changes without its number."""
    return f"{__version__} {sorted(_find_modules(str(_PACKAGE)))}"


def _find_modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Find the modules, with size and time; in a sixth of the time that pathlib takes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _find_modules(entry.path)
            elif entry.name.endswith(".py"):
                about = entry.stat()
                yield entry.name, about.st_size, about.st_mtime_ns
