"""Writing files so that what is on disk is always whole."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from paperkg.errors import OutputError

__all__ = ["lock_folder", "write_files"]

_LOCK = ".kg.lock"
_TEMPORARY = ".kg-tmp"


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Make a folder and hold it for one build; the lock goes when the process ends, however.

    Raises
    ------
    OutputError
        The folder cannot be made or written, or another build holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK, timeout=0):
            yield
    except Timeout:
        raise OutputError(
            f"{folder}: another `kg build` is writing here; wait for it or choose another --output."
        ) from None
    except OSError as error:
        raise _output_error(folder, error) from error


def write_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write several files: all to temporary files first, then each renamed into place.

    A full disk or a crash while writing leaves every old file as it was.

    Parameters
    ----------
    folder
        Where to write; it exists.
    contents
        File name to content.

    Raises
    ------
    OutputError
        The folder cannot be written or the disk is full; nothing was replaced.
    """
    temporary: dict[str, Path] = {}
    try:
        for name, content in contents.items():
            for left in folder.glob(f".{glob.escape(name)}.*{_TEMPORARY}"):
                left.unlink(missing_ok=True)  # of a process that was killed
            handle, path = tempfile.mkstemp(prefix=f".{name}.", suffix=_TEMPORARY, dir=folder)
            temporary[name] = Path(path)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes files private; what a build writes is as readable as any other file.
            temporary[name].chmod(0o666 & ~_umask())
        for name, written in temporary.items():
            written.replace(folder / name)
    except OSError as error:
        raise _output_error(folder, error) from error
    finally:
        for written in temporary.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _output_error(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"{folder}: cannot be written ({reason}); what was there is as it was. Free some space, "
        "mend its permissions, or choose another folder with --output."
    )
