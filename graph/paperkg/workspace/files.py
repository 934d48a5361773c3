"""Writing files so that what is on disk is always whole, and one process at a time."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from paperkg.errors import OutputError

__all__ = [
    "TEMPORARY",
    "UNLOCKED",
    "hold_lock",
    "is_locked",
    "lock_folder",
    "start_temporary",
    "umask",
    "write_file",
    "write_files",
]

TEMPORARY = ".kg-tmp"
"""How the names of files end that are not finished."""

UNLOCKED = (
    "{} is on a file system without locks: run only one kg at a time there, as two do not wait "
    "for each other."
)
"""What cannot be promised where nothing can be locked."""

SOON = 0.5
"""After this many seconds of waiting for a lock, kg says what it waits for."""

WAIT = 2.0
"""How long a build waits for a folder, in seconds: a command may be writing its index there."""

_LOCK = ".kg.lock"
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


@contextmanager
def hold_lock(
    path: Path, *, wait: float, tell: Callable[[], None] = lambda: None
) -> Iterator[bool]:
    """Hold a lock for as long as the block runs; it goes when the process ends, however.

    Parameters
    ----------
    path
        The file of the lock, made when missing; it is never taken away.
    wait
        How long to wait for another process that holds it, in seconds.
    tell
        Is called once, when waiting takes longer than a moment.

    Yields
    ------
    bool
        Whether it is held; False on a file system that has no locks.

    Raises
    ------
    TimeoutError
        Another process held it all the time.
    OSError
        The file of the lock cannot be made.
    """
    lock = _acquire(path, wait, tell)
    try:
        yield lock is not None
    finally:
        if lock:
            lock.release()


def _acquire(path: Path, wait: float, tell: Callable[[], None]) -> FileLock | None:
    lock = FileLock(path)
    try:
        try:
            lock.acquire(timeout=min(wait, SOON))
        except Timeout:
            if wait <= SOON:
                raise
            tell()
            lock.acquire(timeout=wait - SOON)
    except NotImplementedError:  # so some versions of filelock say it
        return None
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        raise
    return lock


@contextmanager
def lock_folder(folder: Path, *, at: Path | None = None) -> Iterator[bool]:
    """Make a folder and hold it for one build; the lock goes when the process ends, however.

    What a process that was killed left unfinished in the folder is taken away.

    Parameters
    ----------
    folder
        The folder.
    at
        Another folder for the file of the lock, where it must not lie in this one.

    Yields
    ------
    bool
        Whether it is held; False on a file system that has no locks.

    Raises
    ------
    OutputError
        The folder cannot be made or written, or another build holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _acquire((at or folder) / _LOCK, WAIT, lambda: None)
        if lock:
            for left in folder.glob(f".*{TEMPORARY}"):
                left.unlink(missing_ok=True)
    except Timeout:
        raise OutputError(
            f"{at or folder}: another `kg build` writes here. Wait for it, or choose another "
            "--output."
        ) from None
    except OSError as error:
        raise _output_error(folder, error) from error
    try:
        yield lock is not None
    finally:
        if lock:
            lock.release()


def is_locked(folder: Path) -> bool:
    """Tell whether a build holds a folder now; nothing is made."""
    path = folder / _LOCK
    if not path.is_file():
        return False
    try:
        lock = _acquire(path, 0, lambda: None)
    except (Timeout, OSError):
        return True
    if lock:
        lock.release()
    return False


def write_files(
    folder: Path,
    contents: Mapping[str, bytes | Callable[[IO[bytes]], object]],
    *,
    first: Sequence[str] = (),
) -> None:
    """Write several files: all to temporary files first, then each renamed into place.

    A full disk or a crash while writing leaves every old file as it was.

    Parameters
    ----------
    folder
        Where to write; it exists.
    contents
        File name to content, or to what writes it: called in this order.
    first
        The files that are renamed first; the others follow in their order.

    Raises
    ------
    OutputError
        The folder cannot be written or the disk is full; nothing was replaced.
    """
    temporary: dict[str, Path] = {}
    try:
        for name, content in contents.items():
            handle, path = tempfile.mkstemp(
                prefix=start_temporary(name), suffix=TEMPORARY, dir=folder
            )
            temporary[name] = Path(path)
            with os.fdopen(handle, "wb") as file:
                if isinstance(content, bytes):
                    file.write(content)
                else:
                    content(file)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes files private; what a build writes is as readable as any other file.
            temporary[name].chmod(0o666 & ~umask())
        for name in temporary:
            _refuse_folder(folder / name)
        for name in sorted(temporary, key=[*first, *contents].index):
            temporary[name].replace(folder / name)
    except OSError as error:
        raise _output_error(folder, error) from error
    finally:
        for written in temporary.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)


def write_file(file: Path, content: bytes) -> None:
    """Write the file that a person names; its folder exists.

    A symbolic link stays one. A device or a pipe, such as ``/dev/stdout``, takes what is written.

    Raises
    ------
    OutputError
        It cannot be written; what it held is as it was.
    """
    try:
        place = file.resolve()
        is_special = place.exists() and not place.is_file() and not place.is_dir()
        if is_special:
            place.write_bytes(content)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise _output_error(file, error) from error
    if not is_special:
        write_files(place.parent, {place.name: content})


def start_temporary(name: str) -> str:
    """Give the start of the name of what is not finished: short, as names have limits."""
    return f".{name[:40]}."


def _refuse_folder(path: Path) -> None:
    """Refuse to write where a folder is, before anything is replaced."""
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, f"{path.name} is a folder", str(path))


def umask() -> int:
    """Give the rights that new files of this process do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _output_error(folder: Path, error: OSError | RuntimeError) -> OutputError:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(
        f"{folder}: cannot be written ({reason}), so its files are as they were. Free some space, "
        "give yourself the right to write, or choose another folder with --output."
    )
