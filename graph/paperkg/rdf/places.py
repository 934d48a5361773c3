"""Where in a file of RDF its statements stand: a person who is to mend one is told the line.

The parser says the line of what is no RDF, and of nothing else. It reads no further than it has to,
so a file that is given to it line by line shows where each statement ends.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.rdf.blank_nodes import name_blank_nodes
from paperkg.rdf.facts import BLANK
from paperkg.rdf.store import parse_quads

__all__ = ["find_end", "find_line", "find_place"]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement of a file: the line in which it ends, what it is about, and its value.

    Blank nodes have the names that ``parse_rdf`` gives them.
    """

    line: int
    subject: str
    value: str


class _Lines(io.RawIOBase):
    """A file that gives its lines singly, and knows which it gave last."""

    def __init__(self, content: bytes) -> None:
        self._rest = io.BytesIO(content)
        self._ended = 0
        self.line = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        # A line may be longer than what is asked for: its parts count once.
        part = self._rest.readline(size)
        if part:
            self.line = self._ended + 1
        self._ended += part.endswith(b"\n")
        return part


def find_line(content: bytes, *, file: Path, subject: str, value: str = "") -> int | None:
    """Find the line of a statement; None where the file does not hold it.

    Parameters
    ----------
    content
        What the file holds; it can be parsed.
    file
        The file; the suffix of its name says how it is written.
    subject
        What the statement is about: an IRI, or the name of a blank node.
    value
        Its value as text. Without it, or where no statement has it, the first one counts.
    """
    first: int | None = None
    for statement in _locate(content, file):
        if not _is_same(statement.subject, subject):
            continue
        if not value or statement.value == value:
            return statement.line
        first = first or statement.line
    return first


def find_place(contents: Mapping[Path, bytes], *, subject: str, value: str = "") -> str:
    """Find a statement in several files: ``file:line``, or nothing where none holds it."""
    for file, content in contents.items():
        if line := find_line(content, file=file, subject=subject, value=value):
            return f"{file}:{line}"
    return ""


def find_end(content: bytes, *, file: Path) -> int | None:
    """Find the line beyond which a file cannot be parsed; None where all of it can be."""
    lines = _Lines(content)
    try:
        for _ in parse_quads(cast(IO[bytes], lines), name=file):
            pass
    except InputError:
        return max(1, lines.line)
    return None


def _locate(content: bytes, file: Path) -> Iterator[_Statement]:
    lines = _Lines(content)
    names: dict[str, str] = {}
    name_of_place = name_blank_nodes(content)

    def name(text: str) -> str:
        if not text.startswith(BLANK):
            return text
        return names.setdefault(text, name_of_place(len(names)))

    for _, subject, _, value in parse_quads(cast(IO[bytes], lines), name=file):
        about = name(subject)
        yield _Statement(lines.line, about, name(value))


def _is_same(first: str, second: str) -> bool:
    """Tell whether two texts name one thing: a person may name a paper in another form."""
    if first == second:
        return True
    identifier = parse_identifier(first)
    return identifier is not None and identifier == parse_identifier(second)
