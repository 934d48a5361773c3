"""Lines that say where somebody keeps the file of a work: "File: owls/poe1997.pdf".

They stand below works, and are neither titles nor works. Where a list has nothing else, its files
are its works.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    join_numbered,
    plain_text,
    split_numbered,
    walk_blocks,
)
from paperkg.reading.words import any_of, words_of

__all__ = ["part_file_lines"]

MAX_SIGNS = 400
"""Such a line has no more signs."""

_ENDING = r"\.(?:pdf|epub|djvu|mobi|azw3|ps|docx?)"
_ENDINGS = (".pdf", ".epub", ".djvu", ".mobi", ".azw3", ".ps", ".doc", ".docx")
_LABEL = re.compile(
    rf"\s*{any_of(words_of('keys', 'files'))}\s?(?:[:：=]|\s[-–—])\s*", re.IGNORECASE
)
# "File: …", "Local copy - …", with the name of a file or with folders behind it.
_LABELLED = re.compile(
    rf"{_LABEL.pattern}"
    rf"(?:.+{_ENDING}|.*[\\/].*[\w.-])[`\"'\s]*",
    re.IGNORECASE,
)
# A path from the root of a disk, or from a folder whose name is left out.
_PATH = re.compile(
    rf"\s*[`\"']?(?:[A-Za-z]:\\|\\\\\w|~/|/(?:home|users|mnt|media|volumes)/|\.{{2,3}}\\)"
    rf".+{_ENDING}[`\"'\s]*",
    re.IGNORECASE,
)

Left = list[tuple[int, str, str]]


def part_file_lines(blocks: Sequence[Block]) -> tuple[Sequence[Block], Left]:
    """Part the blocks of a document from such lines, unless there are more of them than others.

    Those are given as what can be no entry: line, text and reason.
    """
    every = walk_blocks(blocks)
    files = sum(_is_file(line) for block in every if _may_hold(block) for line in _lines_of(block))
    if not files or files > sum(len(_lines_of(block)) for block in every) - files:
        return blocks, []
    left: Left = []
    return _without_files(blocks, left), left


def _may_hold(block: Block) -> bool:
    """Whether the name of a file may stand in a block: a cheap test."""
    for span in block.spans:
        text = span.text
        if not span.url and ("\\" in text or "." in text[-8:]):
            return has_break(block.spans) or not has_link(block.spans)
    return False


def _without_files(blocks: Sequence[Block], left: Left, *, below: bool = False) -> list[Block]:
    """Give blocks without such lines; ``below`` says whether they stand below the text of an item.

    What stands below a work is a note on it, and stays, written as code.
    """
    kept: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and _has_file(block):
            left += _take_files(block, below=below)
            if block.spans:
                kept.append(block)
            continue
        had_children = bool(block.children)
        if block.kind is BlockKind.ITEM:
            head, rest = block.children[:1], block.children[1:]
            inside = _without_files(head, left, below=below)
            block.children[:] = [*inside, *_without_files(rest, left, below=True)]
        elif had_children and block.kind is not BlockKind.TABLE:
            block.children[:] = _without_files(block.children, left, below=below)
        if block.children or block.spans or not had_children:
            kept.append(block)
    return kept


def _has_file(block: Block) -> bool:
    return _may_hold(block) and any(map(_is_file, _lines_of(block)))


def _take_files(block: Block, *, below: bool) -> Left:
    """Take the lines of files out of a paragraph, and give them; below others they are notes."""
    left: Left = []
    kept: list[NumberedLine] = []
    for place, line in split_numbered(block.spans):
        text = plain_text(line).strip()
        if not _is_file(line):
            kept.append((place, line))
        elif below or kept:
            kept.append((place, _as_note(text)))
        else:
            left.append((block.line + place, text, reasons.FILE))
    block.spans[:] = join_numbered(kept)
    return left


def _as_note(text: str) -> list[Span]:
    """Write a line with the place of a file as code, which nothing takes for a title."""
    label = _LABEL.match(text)
    end = label.end() if label else 0
    return [Span(text[:end]), Span(text[end:], code=True)] if end else [Span(text, code=True)]


def _lines_of(block: Block) -> list[list[Span]]:
    if not has_break(block.spans):
        return [block.spans] if block.spans else []
    return [line for _, line in split_numbered(block.spans)]


def _is_file(line: Sequence[Span]) -> bool:
    """Whether a line is the place of a file, and leads nowhere."""
    if has_link(line):
        return False
    text = plain_text(line)
    if len(text) > MAX_SIGNS or "://" in text or not ("." in text[-8:] or "\\" in text):
        return False
    has_folder = "/" in text or "\\" in text
    if not has_folder and not text.rstrip("`\"' ").lower().endswith(_ENDINGS):
        return False
    return (_LABELLED.fullmatch(text) or _PATH.fullmatch(text)) is not None
