"""Reading a list of any format, and what tests look at in it."""

from __future__ import annotations

from paperkg.model import Entry, ReadingList
from paperkg.reading.endings import ListFormat
from paperkg.reading.formats import parse_list

ATTENTION = "arxiv:1706.03762"


def read(text: str | bytes, list_format: ListFormat | None, file: str = "x") -> ReadingList:
    data = text.encode() if isinstance(text, str) else text
    return parse_list(data, file=file, list_format=list_format)


def curies(entry: Entry) -> list[str]:
    return [identifier.curie for identifier in entry.identifiers]


def describe(found: ReadingList) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(entry.line, entry.title, entry.topics) for entry in found.entries]
