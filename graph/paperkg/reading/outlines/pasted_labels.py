"""Labels of links that were lost in copying: "Rain on Small Hills paper, code".

By themselves such words may end a title. That several lines end with them behind commas tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from paperkg.model import LinkKind
from paperkg.reading.labels import is_label, kind_of_label
from paperkg.reading.records import KNOWN
from paperkg.reading.text.blocks import Block, BlockKind, last_of_line

__all__ = ["bracket_pasted_labels"]

MIN_LINES, MANY = 3, 8
"""So many lines end with a label behind a comma; so many tell whatever others there are."""

MAX_WORDS = 2
"""A label has no more words."""

MIN_TITLE = 2
"""So many words at least stand before labels."""


class _Line(NamedTuple):
    """The last text of a line: the place of its span, what stands before its labels, and these."""

    block: Block
    place: int
    text: str
    labels: tuple[str, ...]


def bracket_pasted_labels(texts: Sequence[Block]) -> None:
    """Write such labels in brackets, as lists have them: "Rain on Small Hills [paper] [code]"."""
    if not _may_have_labels(texts):
        return
    lines = [line for block in texts if (line := _find(block))]
    if sum(bool(line.labels) for line in lines) < MIN_LINES:
        return
    lines = [_take_glued(line, frozenset()) if line.labels else line for line in lines]
    known = frozenset(label for line in lines for label in line.labels)
    lines = [line if line.labels else _take_glued(line, known) for line in lines]
    labelled = [line for line in lines if line.labels]
    if len(labelled) < min(MANY, KNOWN * len(lines)):
        return
    for line in labelled:
        shown = " ".join(f"[{label}]" for label in line.labels)
        span = line.block.spans[line.place]
        line.block.spans[line.place] = span._replace(text=f"{line.text} {shown}")


def _may_have_labels(texts: Sequence[Block]) -> bool:
    """Whether the last words behind a comma are a label, in any spans of so many texts."""
    found = 0
    for block in texts:
        for span in block.spans if block.kind is BlockKind.PARAGRAPH else ():
            if "," in span.text and _is_label(span.text.rpartition(",")[2].strip()):
                found += 1
                if found == MIN_LINES:
                    return True
    return False


def _find(block: Block) -> _Line | None:
    """Find the end of the first line of a text that leads nowhere, and the labels there."""
    if block.kind is not BlockKind.PARAGRAPH or any(span.is_link for span in block.spans):
        return None
    place = last_of_line(block.spans)
    span = block.spans[place] if place >= 0 else None
    if span is None or span.is_image or span.code or not block.spans[0].text[:1].isupper():
        return None
    text = span.text.rstrip()
    labels: list[str] = []
    while "," in text and _is_label(label := text.rpartition(",")[2].strip()):
        labels.insert(0, label)
        text = text.rpartition(",")[0].rstrip()
    if len(text.split()) < MIN_TITLE:
        return None
    return _Line(block, place, text, tuple(labels))


def _take_glued(line: _Line, known: frozenset[str]) -> _Line:
    """Take the last word before the labels for one, too, where others have it: "Rain paper"."""
    text, _, word = line.text.rpartition(" ")
    if not word.islower() or not (word in known or (line.labels and _is_label(word))):
        return line
    if len(text.split()) < MIN_TITLE:
        return line
    return line._replace(text=text.rstrip(" ,"), labels=(word, *line.labels))


def _is_label(text: str) -> bool:
    """Whether a few words say what a link leads to; in capitals they may be a venue, "CVPR"."""
    if not text.replace(" ", "").replace("-", "").isalpha() or len(text.split()) > MAX_WORDS:
        return False
    kind = kind_of_label(text) if is_label(text) else None
    return kind is not None and (kind is not LinkKind.PAPER or text.islower())
