"""A reading list that is only identifiers or addresses, one or more on each line."""

from __future__ import annotations

import re

from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.bibliography import Described, limit_works, make_list
from paperkg.reading.charset import decode, tidy_text

__all__ = ["is_keyed", "parse_identifier_list"]

LONGEST_LINE = 5_000
"""A longer line is no list of identifiers."""

_REMARKS = ("%", "//")
_PARTS = re.compile(r"[\s,;|]+")


def parse_identifier_list(source: str | bytes, *, file: str) -> ReadingList:
    """Read a plain list of identifiers: ``1706.03762``, ``doi:…``, ``PMID: …``, addresses.

    What stands after an identifier on its line is the title, and a word before it a person's own
    key. A line that begins with ``#`` is a
    section, as in Markdown; with ``%`` or ``//``, a remark.

    Raises
    ------
    InputError
        The file is binary, or has too many lines.
    """
    works: list[Described] = []
    skipped: list[Skipped] = []
    section = ""
    lines = enumerate(map(str.strip, decode(source, file=file).split("\n")), start=1)
    shown = ((number, text) for number, text in lines if text and not text.startswith(_REMARKS))
    for number, text in limit_works(shown, file=file):
        if text.startswith("#"):
            section = tidy_text(text.strip("# "))
            continue
        folders = ((section,),) if section else ()
        found = _read_line(text, number, folders) if len(text) <= LONGEST_LINE else []
        works += found
        if not found:
            reason = reasons.IDENTIFIER_MISSING
            skipped.append(Skipped(file, number, tidy_text(text[:200]), reason))
    return make_list(works, file=file, skipped=skipped)


def _read_line(text: str, line: int, folders: tuple[tuple[str, ...], ...]) -> list[Described]:
    if parse_identifier(text):
        return [Described(line=line, names=(text,), urls=(text,), folders=folders)]
    parts = list(filter(None, _PARTS.split(text)))
    if len(parts) > 1 and all(map(parse_identifier, parts)):
        return [
            Described(line=line, names=(name,), urls=(name,), folders=folders) for name in parts
        ]
    # The identifier first, maybe with a space after the colon, and then the title.
    for count in (1, 2):
        head = text.split(None, count)
        name = " ".join(head[:count]).rstrip(",;|")
        if len(head) > count and parse_identifier(name):
            title = head[count].strip(" -–—:,;|\t\"'")
            return [Described(line=line, title=title, names=(name,), urls=(name,), folders=folders)]
    if is_keyed(text):
        key, name = text.split()
        return [Described(line=line, note=key, names=(name,), urls=(name,), folders=folders)]
    return []


def is_keyed(text: str) -> bool:
    """Whether a line is a person's own key and an identifier: "watson53 10.1038/171737a0"."""
    words = text.split(None, 2)
    found = parse_identifier(words[1]) if len(words) == 2 else None
    return found is not None and found.names_paper
