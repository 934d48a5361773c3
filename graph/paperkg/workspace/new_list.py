"""Starting a reading list of one's own."""

from __future__ import annotations

from pathlib import Path

from paperkg.errors import InputError, OutputError
from paperkg.resources import TEMPLATES

__all__ = ["start_list"]


def start_list(path: Path) -> list[Path]:
    """Write a first reading list, and a file for assertions beside it.

    Returns
    -------
    list of Path
        The files that were made.

    Raises
    ------
    InputError
        A file is there already; nothing is overwritten.
    OutputError
        The folder cannot be written.
    """
    files = {
        path: TEMPLATES / "reading-list.md",
        path.with_suffix(".curated.ttl"): TEMPLATES / "reading-list.curated.ttl",
    }
    for target in files:
        if target.exists():
            raise InputError(
                "is there already, and is left as it is: name another file.", file=target
            )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for target, template in files.items():
            with target.open("xb") as file:
                file.write(template.read_bytes())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    return list(files)
