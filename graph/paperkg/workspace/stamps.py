"""What tells a version of a file, and of the program that made it, apart from any other."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from paperkg.version import __version__

__all__ = ["stamp_file", "stamp_libraries"]

_PACKAGE = Path(__file__).parents[1]
_SUFFIXES = (".py", ".json", ".toml")
"""Of files that say what the program does: modules, and data that they read."""

_LIBRARIES = ("graspologic-native", "networkx", "numpy", "rich", "rustworkx")
"""What results are worked out with."""


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
def stamp_libraries() -> str:
    """Tell a version of the program, of Python and of the libraries that it reckons with.

    Returns
    -------
    str
        Hexadecimal digits.
    """
    found = [(name, _find_version(name)) for name in _LIBRARIES]
    text = f"{_stamp_program()} {sys.version} {found}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _find_version(name: str) -> str:
    # Loaded only here: a question needs no versions, and most of its time is loading.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:  # so it may be where everything is packed into one file
        return ""


@cache
def _stamp_program() -> str:
    """Tell a version of the program: in a checkout it changes without its number."""
    return f"{__version__} {sorted(_find_modules(str(_PACKAGE)))}"


def _find_modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Find the files of the program, with size and time; in a sixth of the time of pathlib."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _find_modules(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                about = entry.stat()
                yield entry.name, about.st_size, about.st_mtime_ns
