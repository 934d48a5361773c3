"""Starting a reading list."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from paperkg.errors import InputError, OutputError
from paperkg.resources import TEMPLATES
from paperkg.workspace.files import TEMPORARY, start_temporary, umask

__all__ = ["start_list"]


def start_list(path: Path) -> list[Path]:
    """Write a first reading list, and a file for assertions beside it.

    The list is written last: where it is, the start was whole. What a start that was stopped has
    left is taken over.

    Returns
    -------
    list of Path
        The files that were made, the list first.

    Raises
    ------
    InputError
        A file is there already; nothing is overwritten.
    OutputError
        The folder cannot be written.
    """
    curated = path.with_suffix(".curated.ttl")
    first = (TEMPLATES / "reading-list.curated.ttl").read_bytes()
    for target in (path, curated):
        if _is_there(target) and not (target == curated and _holds(curated, first)):
            raise _refusal(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _holds(curated, first):
            _write_new(curated, first)
        _write_new(path, (TEMPLATES / "reading-list.md").read_bytes())
    except FileExistsError as error:
        raise _refusal(Path(error.filename2 or error.filename)) from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}).") from error
    return [path, curated]


def _is_there(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # no file has such a name
        return False


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _refusal(target: Path) -> InputError:
    return InputError("exists already and stays as it is: name another file.", file=target)


def _write_new(path: Path, content: bytes) -> None:
    """Write a file whole, where none of its name is."""
    handle, name = tempfile.mkstemp(
        prefix=start_temporary(path.name), suffix=TEMPORARY, dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~umask())
        try:
            path.hardlink_to(name)  # unlike a renaming, it never replaces anything
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without links
            with path.open("xb") as file:
                file.write(content)
    finally:
        with suppress(OSError):
            Path(name).unlink()
