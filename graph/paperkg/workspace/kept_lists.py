"""Lists from an address or a pipe, kept in the folder of a build.

What was fetched serves offline builds, and a list that stands in a file can be asked for again by
every command, as a person's own file can.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from paperkg.addresses import split_url, without_password
from paperkg.errors import InputError, OutputError, SourceError
from paperkg.reading.charset import decode
from paperkg.reading.endings import ListFormat, ending_of
from paperkg.reading.formats import find_format, has_marks
from paperkg.resources import KEPT_LISTS
from paperkg.times import format_time
from paperkg.workspace.files import write_files

__all__ = ["LARGEST_PIPE", "PIPE", "TakenLists", "find_address", "name_list", "take_lists"]

PIPE = "-"
"""What stands for standard input among the names of lists."""

LARGEST_PIPE = 200_000_000
"""More than so many bytes are not taken from standard input."""

_INDEX = "lists.json"
_ZOTERO = "zotero:"


@dataclass(frozen=True, slots=True)
class TakenLists:
    """The lists of a command as files.

    Attributes
    ----------
    paths
        Where each is, in the order in which they were named.
    remarks
        Sentences on copies that were used because an address could not be asked.
    """

    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Copy:
    """A list that was fetched: its file in the folder, and when."""

    file: str
    fetched: str


def take_lists(
    names: Sequence[str],
    folder: Path,
    *,
    offline: bool,
    timeout: float,
    read_pipe: Callable[[], bytes],
) -> TakenLists:
    """Make files of what a person names as lists.

    Parameters
    ----------
    names
        Files, folders, http(s) addresses, ``zotero:`` with the name of a collection or alone, and
        ``-`` for standard input.
    folder
        The folder of the build, where copies are kept.
    offline
        Whether to open no connection, and use the copies of earlier builds.
    timeout
        How long to wait for an address, in seconds.
    read_pipe
        Gives what comes on standard input.

    Raises
    ------
    InputError
        An address holds no list, or standard input is empty.
    SourceError
        An address cannot be asked, and there is no copy of it.
    OutputError
        The folder cannot be written.
    """
    paths: list[Path] = []
    remarks: list[str] = []
    for name in names:
        if name == PIPE:
            paths.append(_keep_pipe(read_pipe(), folder / KEPT_LISTS))
        elif name.lower().startswith((_ZOTERO, "http://", "https://")):
            path, remark = _take_address(name, folder / KEPT_LISTS, offline, timeout)
            paths.append(path)
            remarks += [remark] if remark else []
        else:
            paths.append(Path(name))
    return TakenLists(tuple(paths), tuple(remarks))


def _keep_pipe(data: bytes, folder: Path) -> Path:
    if not data.strip():
        raise InputError("is empty. Pipe a list into kg.", file="standard input")
    if len(data) > LARGEST_PIPE:
        most = f"{LARGEST_PIPE // 1_000_000} MB"
        raise InputError(
            f"is larger than {most}, which is too large for a list: split it.",
            file="standard input",
        )
    head = decode(b"" if b"\0" in data else data[:100_000], file="standard input")
    found = find_format("", head) or ListFormat.IDENTIFIERS
    if found is ListFormat.MARKDOWN and not has_marks(head):
        found = ListFormat.IDENTIFIERS  # a text file, which may have a title on each line
    name = f"standard-input{ending_of(found)}"
    _write(folder, {name: data})
    return folder / name


def _take_address(address: str, folder: Path, offline: bool, timeout: float) -> tuple[Path, str]:
    """Give the file of a list with an address, and a remark where it is an older copy."""
    is_zotero = address.lower().startswith(_ZOTERO)
    if not is_zotero and split_url(address) is None:
        raise InputError("is not a valid address: correct it.", file=address)
    shown = address if is_zotero else without_password(address)
    copies = _read_index(folder)
    copy = copies.get(shown)
    why = "--offline opens no connection"
    if not offline:
        # Loaded only here: the library of HTTP takes a while.
        from paperkg.sources.page import PageUnreachableError, fetch_page
        from paperkg.sources.zotero import fetch_collection

        fetch = fetch_collection if is_zotero else fetch_page
        try:
            page = fetch(address, timeout=timeout)
        except InputError as error:
            raise InputError(error.message, file=shown) from error
        except PageUnreachableError as error:
            why = str(error)
        else:
            copy = _Copy(f"{_slug(shown)}{page.ending}", format_time(datetime.now(UTC)))
            index = msgspec.json.encode({**copies, shown: copy})
            _write(folder, {copy.file: page.content, _INDEX: index})
            return folder / copy.file, ""
    if copy is None or not (folder / copy.file).is_file():
        raise SourceError(
            f"{shown} cannot be fetched ({why}), and the build folder has no copy of it: build "
            "once with a connection."
        )
    return folder / copy.file, f"{shown}: kg reads the copy of {copy.fetched[:10]} ({why})."


def find_address(path: Path) -> str:
    """Find the address of a list by its copy; empty for a person's own file."""
    if path.parent.name != KEPT_LISTS:
        return ""
    copies = _read_index(path.parent)
    return next((address for address, copy in copies.items() if copy.file == path.name), "")


def name_list(path: Path) -> str:
    """Name a list that has no title: a copy by the end of its address, a file by its own name."""
    address = find_address(path)
    if not address:
        return path.stem
    if address.lower().startswith(_ZOTERO):
        return address[len(_ZOTERO) :].strip("/ ").rpartition("/")[2] or "Zotero"
    parts = urlsplit(address)
    return Path(unquote(parts.path)).stem or parts.hostname or path.stem


def _slug(address: str) -> str:
    """Make a file's name of an address: to be read, safe, and another one for each address."""
    parts = urlsplit(address)
    words = re.findall(r"[a-z0-9.]+", f"{parts.hostname or ''} {parts.path}".lower())
    readable = "-".join(words).strip(".")[:60].strip("-.")
    return f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def _read_index(folder: Path) -> Mapping[str, _Copy]:
    try:
        copies = msgspec.json.decode((folder / _INDEX).read_bytes(), type=dict[str, _Copy])
    except (OSError, ValueError, msgspec.MsgspecError):
        return {}
    # A name from a file is hostile: it stays in the folder.
    return {address: copy for address, copy in copies.items() if Path(copy.file).name == copy.file}


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror}).") from error
    write_files(folder, contents)
