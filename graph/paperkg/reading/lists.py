"""Reading lists from disk: a file, a folder of notes, or several, as one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from paperkg.contents import LARGEST, read_content
from paperkg.errors import InputError, MissingFileError
from paperkg.model import Entry, ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.endings import ListFormat, holds_records
from paperkg.reading.explanation import Explanation, explain
from paperkg.reading.fields.bookmarks import is_bookmarks
from paperkg.reading.fields.zotero_report import is_zotero_report
from paperkg.reading.formats import (
    HEAD,
    READ_FORMATS,
    find_format,
    parse_list,
    read_word,
)
from paperkg.reading.html import understand_page
from paperkg.reading.markdown import understand
from paperkg.reading.notes.folder import read_notes
from paperkg.reading.refusals import WORD, find_document

__all__ = ["explain_list", "read_lists", "require_entries"]


def read_lists(
    paths: Sequence[Path],
    *,
    list_format: ListFormat | None = None,
    read: Callable[[Path], bytes] = read_content,
    name_of: Callable[[Path], str] = lambda path: path.stem,
) -> ReadingList:
    """Read one or more lists, as one.

    Of several lists, an entry outside any section stands in a topic with the name of its list.

    Parameters
    ----------
    paths
        Files, and folders of notes; the first gives the name.
    list_format
        The format of the files, where a person says it.
    read
        What gives the content of a file.
    name_of
        What gives the name of a file, for a list that has no title.

    Raises
    ------
    MissingFileError
        There is no such file.
    InputError
        A file cannot be read, is in no format that is read, or is broken.
    """
    found = [(path, _read_list(path, list_format, read)) for path in dict.fromkeys(paths)]
    lists = [part if part.title else replace(part, title=name_of(path)) for path, part in found]
    return lists[0] if len(lists) == 1 else _join(lists)


def _read_list(
    path: Path, list_format: ListFormat | None, read: Callable[[Path], bytes]
) -> ReadingList:
    if path.is_dir():
        return replace(read_notes(path, read=read), title=path.resolve().name)
    data = _read_content(path, read)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError("is empty: write one list item per paper.", file=path)
    try:
        return parse_list(data, file=path.name, list_format=list_format)
    except InputError as error:  # entries name the file alone, a person the way to it
        raise InputError(error.message, file=path, line=error.line) from error


def explain_list(path: Path, *, list_format: ListFormat | None = None) -> tuple[Explanation, ...]:
    """Say why a list in Markdown, a page or a Word document is read as it is.

    Nothing is said of formats with fields.

    Raises
    ------
    InputError
        The file cannot be read.
    """
    if path.is_dir():
        return ()
    data = _read_content(path, read_content)
    document = find_document(data)
    if document is WORD:
        return explain(understand_page(read_word(data, file=path.name), file=path.name))
    if document:
        return ()
    text = decode(data, file=path.name)
    match list_format or find_format(path.name, text[:HEAD]):
        case ListFormat.MARKDOWN:
            return explain(understand(text, file=path.name))
        case ListFormat.HTML if not (is_bookmarks(text) or is_zotero_report(text)):
            return explain(understand_page(text, file=path.name))
    return ()


def _read_content(path: Path, read: Callable[[Path], bytes]) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"is larger than {LARGEST // 1_000_000} MB.", file=path)
        return read(path)
    except FileNotFoundError:
        raise MissingFileError(
            f"{path}: this file does not exist. `kg init` starts a list of your own."
        ) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=path) from error


def _join(lists: Sequence[ReadingList]) -> ReadingList:
    entries = [_place(entry, found) for found in lists for entry in found.entries]
    others = f"{len(lists) - 1} more" if len(lists) > 2 else lists[1].title
    return ReadingList(
        title=f"{lists[0].title} and {others}",
        file=f"{lists[0].file} and {len(lists) - 1} more",
        entries=tuple(entries),
        skipped=tuple(skipped for found in lists for skipped in found.skipped),
    )


def _place(entry: Entry, found: ReadingList) -> Entry:
    return entry if entry.topics else replace(entry, topics=(found.title,))


def require_entries(reading_list: ReadingList, path: Path) -> ReadingList:
    """Give a list that has entries.

    Raises
    ------
    InputError
        It has none; says what was seen instead.
    """
    if reading_list.entries:
        return reading_list
    seen = ""
    if reading_list.skipped:
        first = reading_list.skipped[0]
        seen = f" Line {first.line} is {first.reason}." if first.reason else ""
    advice = (
        "give each record a title, a DOI or an address"
        if holds_records(path.name)
        else "write each paper as a list item, such as "
        "`- [Title](https://arxiv.org/abs/1706.03762)`"
    )
    raise InputError(
        f"has no entries: {advice}.{seen} `kg parse` shows each line. kg reads {READ_FORMATS}.",
        file=path,
    )
