"""A folder of notes, one note a paper: its folders are topics."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from paperkg.errors import InputError
from paperkg.model import Entry, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode
from paperkg.reading.endings import ListFormat, format_of, holds_records
from paperkg.reading.fields.bibliography import Described, make_list
from paperkg.reading.file_names import drop_number
from paperkg.reading.markdown import parse_markdown
from paperkg.reading.notes.note import describe_note

__all__ = ["read_notes"]

MAX_NOTES = 100_000
"""So many notes may a folder hold."""

MAX_BYTES = 5_000_000
"""A larger file is no note."""

SEVERAL = 3
"""A note with so many entries is a list."""

_ENDINGS = (".md", ".markdown")


def _find_notes(folder: Path) -> Iterator[Path]:
    """Find the notes of a folder and the folders in it, in order; hidden ones are left out."""
    return _find_files(folder, lambda name: name.lower().endswith(_ENDINGS))


def _find_files(folder: Path, is_wanted: Callable[[str], bool]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if is_wanted(name) and not name.startswith("."):
                yield Path(place, name)


def _is_list(name: str) -> bool:
    """Whether a file is a list of its own, which is read where it is named.

    What other programs keep in JSON beside notes is none.
    """
    return holds_records(name) and format_of(name) is not ListFormat.CSL


def _refuse(folder: Path, lists: list[str]) -> InputError:
    """Say what a folder without notes holds."""
    if not lists:
        return InputError("is a folder without Markdown notes (.md).", file=folder)
    named = f"{folder.as_posix().rstrip('/')}/{lists[0]}"
    return InputError(
        f"is a folder without Markdown notes (.md): name the lists in it, such as {named}.",
        file=folder,
    )


def read_notes(folder: Path, *, read: Callable[[Path], bytes] = Path.read_bytes) -> ReadingList:
    """Read a folder of notes.

    The folders in it are topics; where there are none, the notes' own topics, else the tags that
    several notes share. A note that is about no paper, or cannot be read, is reported.

    Raises
    ------
    InputError
        The folder holds no notes, or too many.
    """
    paths = list(_find_notes(folder))
    lists = [path.relative_to(folder).as_posix() for path in _find_files(folder, _is_list)]
    if not paths:
        raise _refuse(folder, lists)
    if len(paths) > MAX_NOTES:
        raise InputError(f"holds {len(paths)} notes, more than {MAX_NOTES}.", file=folder)
    works: list[Described] = []
    entries: list[Entry] = []
    skipped = [Skipped(name, 1, "", reasons.LIST_IN_FOLDER) for name in lists]
    for path in paths:
        found = _read_note(path, folder, read)
        if isinstance(found, Described):
            works.append(found)
        elif isinstance(found, Skipped):
            skipped.append(found)
        else:
            entries += found.entries
            skipped += found.skipped
    made = make_list(works, file=folder.name, skipped=skipped)
    return replace(made, entries=(*made.entries, *entries))


def _read_note(
    path: Path, folder: Path, read: Callable[[Path], bytes]
) -> Described | Skipped | ReadingList:
    """Read a note; a file without properties that lists several papers is a list."""
    name = path.relative_to(folder).as_posix()
    topics = tuple(map(drop_number, path.relative_to(folder).parts[:-1]))
    try:
        if path.stat().st_size > MAX_BYTES:
            return Skipped(
                name,
                1,
                "",
                f"a file of more than {MAX_BYTES // 1_000_000} MB, too large for a note",
            )
        data = read(path)
        found = describe_note(data, file=name)
    except OSError as error:
        return Skipped(name, 1, "", f"a note that cannot be read ({error.strerror})")
    except InputError as error:
        return Skipped(name, error.line or 1, "", f"a note that {error.message}")
    if not data.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
        listed = parse_markdown(decode(data, file=name), file=name)
        if len(listed.entries) >= SEVERAL:
            placed = (replace(entry, topics=(*topics, *entry.topics)) for entry in listed.entries)
            return replace(listed, entries=tuple(placed))
    if isinstance(found, Skipped) or not topics:
        return found
    return replace(found, folders=(topics, *found.folders))
