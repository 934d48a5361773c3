"""What tells a version of a file, and of the program that made it, apart from any other."""

from __future__ import annotations

import hashlib
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
    files = ((path, path.stat()) for path in sorted(_PACKAGE.rglob("*.py")))
    return f"{__version__} {[(path.name, at.st_size, at.st_mtime_ns) for path, at in files]}"
