"""A file that a person owns: held while it is read and added to, and never changed otherwise."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from paperkg.contents import read_content
from paperkg.errors import InputError, OutputError
from paperkg.workspace.files import TEMPORARY, UNLOCKED, hold_lock, start_temporary, umask

__all__ = ["WAIT", "OwnFile", "append_text", "hold_file", "read_own_file"]

WAIT = 60.0
"""How long to wait for another process that writes to the same file, in seconds."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of a person's own, as it was when it was held.

    Attributes
    ----------
    file
        As the person names it.
    place
        Where it is: of a symbolic link, where that leads.
    content
        What it holds; empty when it is not there yet.
    is_locked
        Whether other processes are kept from it.
    """

    file: Path
    place: Path
    content: bytes
    is_locked: bool

    @property
    def caution(self) -> str:
        """What cannot be promised where the file is; empty when all can."""
        return "" if self.is_locked else UNLOCKED.format(self.file)


@contextmanager
def hold_file(file: Path, *, tell: Callable[[str], None] = lambda _: None) -> Iterator[OwnFile]:
    """Keep other processes from a file of a person's own, and read it.

    Parameters
    ----------
    file
        The file, which need not be there yet; its folder is made.
    tell
        Is told in a sentence when another process has to be waited for.

    Raises
    ------
    InputError
        It cannot be read; says why.
    OutputError
        Another process held it for longer than ``WAIT``.
    """
    place = _find_place(file)
    _make_folder(place.parent)
    lock = place.with_name(f".{place.name}.lock")
    with ExitStack() as stack:
        try:
            waiting = hold_lock(
                lock, wait=WAIT, tell=lambda: tell(f"Waiting for another kg: {file}.")
            )
            is_locked = stack.enter_context(waiting)
        except TimeoutError:
            raise OutputError(
                f"{file}: another kg has been writing to it for {WAIT:.0f} seconds, so nothing is "
                "changed. End the other kg, or try again."
            ) from None
        except OSError:
            # In a folder where nothing can be made, the end of a file can still be written.
            is_locked = False
        yield OwnFile(file, place, read_own_file(file), is_locked)


def read_own_file(file: Path) -> bytes:
    """Read a file of a person's own; empty where there is none.

    Raises
    ------
    InputError
        It is a folder, is not in UTF-8, or cannot be read.
    """
    try:
        content = read_content(file)
    except FileNotFoundError:
        return b""
    except IsADirectoryError:
        raise InputError("is a folder, but must be a file: move the folder.", file=file) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=file) from error
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("is encoded as UTF-16: save it as UTF-8.", file=file)
    return content


def append_text(own: OwnFile, text: str) -> None:
    """Add text on lines of its own to the end of a file that is held.

    What the file held stays, byte by byte, and so do its owner and its rights. Where it can be,
    the file is replaced whole; where it cannot, as with a second name of the file, the end is
    written in place.

    Raises
    ------
    OutputError
        It cannot be written; nothing was changed.
    """
    newline = b"\r\n" if b"\r\n" in own.content else b"\n"
    start = newline if own.content and not own.content.endswith(b"\n") else b""
    added = start + text.encode().replace(b"\n", newline)
    try:
        if own.place.exists() and not os.access(own.place, os.W_OK):
            raise OutputError(
                f"{own.file}: is read-only, so nothing is changed. Change its rights."
            )
        if not (own.is_locked and _replace(own.place, own.content + added)):
            _write_end(own.place, added)
    except OSError as error:
        raise OutputError(
            f"{own.file}: cannot be written ({error.strerror or error}), so nothing is changed. "
            "Free some space, or give yourself the right to write to its folder."
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}).") from error


def _find_place(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        raise InputError("is a link to no file: mend or remove the link.", file=file) from None


def _replace(place: Path, content: bytes) -> bool:
    """Put a new file in the place of an old one; False where the old one would lose something."""
    about = place.stat() if place.exists() else None
    if about and about.st_nlink > 1:
        return False
    handle, name = tempfile.mkstemp(
        prefix=start_temporary(place.name), suffix=TEMPORARY, dir=place.parent
    )
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if about is None:
            written.chmod(0o666 & ~umask())
        elif not _take_over(written, place, about):
            return False
        written.replace(place)
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)
    return True


def _take_over(written: Path, place: Path, about: os.stat_result) -> bool:
    """Give a new file the owner and the rights of an old one."""
    if hasattr(os, "chown"):
        try:
            os.chown(written, about.st_uid, about.st_gid)
        except PermissionError:
            return False
    shutil.copystat(place, written)  # access lists and the like too
    os.utime(written)
    return True


def _write_end(place: Path, added: bytes) -> None:
    """Add to the end in one step; what was written of it is taken back when not all can be."""
    with place.open("ab", buffering=0) as file:
        before = file.tell()
        try:
            if file.write(added) < len(added):
                raise OSError("the disk is full")
            os.fsync(file.fileno())
        except OSError:
            file.truncate(before)
            raise
