"""A reading list that is only identifiers or addresses, one or more on each line."""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.bibliography import Described, limit_works, make_list
from paperkg.reading.charset import decode, tidy_text

__all__ = ["is_keyed", "parse_identifier_list"]

LONGEST_LINE = 5_000
"""A longer line is no list of identifiers."""

MIN_TITLES = 2
MIN_WORDS = 3
"""Lines above identifiers are titles where there are two, and one has so many words."""

_REMARKS = ("%", "//")
_PARTS = re.compile(r"[\s,;|]+")


def parse_identifier_list(source: str | bytes, *, file: str) -> ReadingList:
    """Read a plain list of identifiers: ``1706.03762``, ``doi:…``, ``PMID: …``, addresses.

    What stands after an identifier on its line is the title, and a word before it a person's own
    key. Where a line of words stands above each paper, it is the title. A line that begins with
    ``#`` is a section, as in Markdown; with ``%`` or ``//``, a remark.

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
    read: list[tuple[int, str, list[Described]]] = []
    for number, text in limit_works(shown, file=file):
        if text.startswith("#"):
            section = tidy_text(text.strip("# "))
            continue
        folders = ((section,),) if section else ()
        found = _read_line(text, number, folders) if len(text) <= LONGEST_LINE else []
        read.append((number, text, found))
    for number, text, found in _join_titles(read):
        works += found
        if not found:
            reason = reasons.IDENTIFIER_MISSING
            skipped.append(Skipped(file, number, tidy_text(text[:200]), reason))
    return make_list(works, file=file, skipped=skipped)


def _join_titles(
    read: list[tuple[int, str, list[Described]]],
) -> list[tuple[int, str, list[Described]]]:
    """Give the lines of words above identifiers to what they are the titles of.

    They are titles only where no line of words has nothing, or more than one paper, below it.
    """
    joined: list[tuple[int, str, list[Described]]] = []
    for number, text, found in read:
        if not found:
            joined.append((number, text, []))
        elif joined and not read[0][2]:
            joined[-1][2].extend(found)
        else:
            return read
    longest = max((len(text.split()) for _, text, _ in joined), default=0)
    if len(joined) < MIN_TITLES or longest < MIN_WORDS:
        return read
    if not all(_is_one_work(found) for _, _, found in joined):
        return read
    return [(number, text, [_with_title(found, number, text)]) for number, text, found in joined]


def _is_one_work(found: list[Described]) -> bool:
    names = [parse_identifier(name) for work in found for name in work.names]
    papers = {str(name) for name in names if name and name.names_paper}
    return bool(found) and len(papers) < 2 and not any(work.title for work in found)


def _with_title(found: list[Described], line: int, text: str) -> Described:
    names = tuple(name for work in found for name in work.names)
    title = tidy_text(text).rstrip(" :：")
    return replace(found[0], line=line, title=title, names=names, urls=names)


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
