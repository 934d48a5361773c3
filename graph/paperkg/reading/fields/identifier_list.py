"""A reading list that is only identifiers or addresses, one or more on each line."""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.fields.bibliography import Described, limit_works, make_list

__all__ = ["is_keyed", "parse_identifier_list"]

LONGEST_LINE = 5_000
"""A longer line is no list of identifiers."""

MIN_TITLES = 2
MIN_WORDS = 3
"""Lines above identifiers are titles where there are two, and one has so many words."""

_Block = list[tuple[int, str, list[Described]]]
"""Lines between blank ones, each with its number, its text, and the works that it names."""

LONGEST_SECTION = 8
"""A line of more words above identifiers is no section."""

_REMARKS = ("%", "//")
_AROUND = " -–—:,;|\t\"'"
_BRACKETED = re.compile(r"^\((.*)\)$")
_PARTS = re.compile(r"[\s,;|]+")
# A person's own key: "watson53", "bert", "Vaswani2017".
_KEY = re.compile(r"[a-z][\w:.-]*|[A-Z][a-z]+\w*\d\d\w*")
# What a paper is called for short: "BERT".
_NAME = re.compile(r"[A-Z][A-Za-z0-9.-]*")


def parse_identifier_list(source: str | bytes, *, file: str) -> ReadingList:
    """Read a plain list of identifiers: ``1706.03762``, ``doi:…``, ``PMID: …``, addresses.

    What stands beside an identifier on its line is the title, and a word before it with a figure in
    it a person's own key. Where a line of words stands above each paper, or above one paper between
    blank lines, it is the title; above several, a section. A line that begins with ``#`` is a
    section, as in Markdown, several are a remark, and so is one with ``%`` or ``//``.

    Raises
    ------
    InputError
        The file is binary, or has too many lines.
    """
    works: list[Described] = []
    skipped: list[Skipped] = []
    lines = list(map(str.strip, decode(source, file=file).split("\n")))
    blocks = _cut_blocks(lines, file)
    read = [line for block in blocks for line in block]
    titled = _join_titles(read) or [line for block in blocks for line in _head_block(block)]
    for number, text, found in titled:
        works += found
        if not found:
            reason = reasons.IDENTIFIER_MISSING
            skipped.append(Skipped(file, number, tidy_text(text[:200]), reason))
    return make_list(works, file=file, skipped=skipped)


def _cut_blocks(lines: list[str], file: str) -> list[_Block]:
    """Cut lines into blocks at blank lines and sections, and read each line."""
    section = ""
    blocks: list[_Block] = [[]]
    signs = [line[: len(line) - len(line.lstrip("#"))] for line in lines]
    for number, text in limit_works(enumerate(lines), file=file):
        if text.startswith(_REMARKS):
            continue
        if signs[number] or not text:
            # Several such lines, one below the other, are a remark on the list.
            beside = (*signs[max(number - 1, 0) : number], *signs[number + 1 : number + 2])
            if signs[number] and signs[number] not in beside:
                section = tidy_text(text.strip("# "))
            blocks.append([])
            continue
        folders = ((section,),) if section else ()
        found = _read_line(text, number + 1, folders) if len(text) <= LONGEST_LINE else []
        blocks[-1].append((number + 1, text, found))
    return blocks


def _head_block(block: _Block) -> _Block:
    """Give the line of words at the head of a block to what is below it: a title, or a section."""
    if len(block) < MIN_TITLES or block[0][2] or not all(found for _, _, found in block[1:]):
        return block
    number, text, _ = block[0]
    below = [work for _, _, found in block[1:] for work in found]
    words = len(text.split())
    if words >= MIN_WORDS and _is_one_work(below):
        return [(number, text, [_with_title(below, number, text)])]
    if words > LONGEST_SECTION:
        return block
    topic = tidy_text(text).rstrip(" :：")
    return [
        (line, said, [replace(work, folders=(*work.folders, (topic,))) for work in found])
        for line, said, found in block[1:]
    ]


def _join_titles(read: _Block) -> _Block:
    """Give the lines of words above identifiers to what they are the titles of.

    They are titles only where no line of words has nothing, or more than one paper, below it; else
    nothing is given.
    """
    joined: _Block = []
    for number, text, found in read:
        if not found:
            joined.append((number, text, []))
        elif joined and not read[0][2]:
            joined[-1][2].extend(found)
        else:
            return []
    longest = max((len(text.split()) for _, text, _ in joined), default=0)
    if len(joined) < MIN_TITLES or longest < MIN_WORDS:
        return []
    if not all(_is_one_work(found) for _, _, found in joined):
        return []
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
    names = list(filter(None, _PARTS.split(text)))
    named = {parse_identifier(name): name for name in names}
    if len(names) < 2 or None in named:
        found = _split_line(text)
        if not found:
            return []
        name, beside = found
        work = Described(line=line, names=(name,), urls=(name,), folders=folders)
        if _KEY.fullmatch(beside):
            return [replace(work, note=beside)]
        if _NAME.fullmatch(beside):
            return [replace(work, short_name=beside)]
        return [replace(work, title=beside)]
    return [
        Described(line=line, names=(name,), urls=(name,), folders=folders)
        for name in named.values()
    ]


def _split_line(text: str) -> tuple[str, str] | None:
    """Find the identifier of a line, first or last on it, and the words beside it.

    Its registry may stand before it, with a space after the colon: "PMID: 31452104".
    """
    words = text.split()
    for count in range(1, min(len(words), 2) + 1):
        first, last = words[:count], words[-count:]
        for named, beside in ((first, words[count:]), (last, words[:-count])):
            name = " ".join(named).strip("()[]<>").rstrip(",;|:")
            if parse_identifier(name):
                return name, _BRACKETED.sub(r"\1", " ".join(beside).strip(_AROUND))
    return None


def is_keyed(text: str) -> bool:
    """Whether a line is a person's own key and an identifier: "watson53 10.1038/171737a0"."""
    words = text.split(None, 2)
    found = parse_identifier(words[1]) if len(words) == 2 else None
    return found is not None and found.names_paper
