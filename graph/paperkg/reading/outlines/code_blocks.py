"""Blocks of code in a list that hold BibTeX, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperkg.reading.patterns import BIBTEX
from paperkg.reading.records import Record
from paperkg.reading.text.blocks import Block, plain_text

__all__ = ["BibtexBlock", "find_bibtex"]

_ASKS = re.compile(r"\bcit(?:e|ing)\b|引用", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BibtexBlock:
    """A block of code in BibTeX.

    Attributes
    ----------
    line
        Where its code starts.
    text
        The code.
    topics
        The sections it stands in.
    record
        What it stands below, in the same item or under the same heading.
    is_asked
        Whether the words above it ask to cite.
    """

    line: int
    text: str
    topics: tuple[str, ...]
    record: Record | None
    is_asked: bool


def find_bibtex(
    block: Block, topics: tuple[str, ...], *, above: Block | None, record: Record | None
) -> BibtexBlock | None:
    """Give a block of code as BibTeX; None where it is other code."""
    text = block.spans[0].text if block.spans else ""
    if not BIBTEX.match(text.lstrip()):
        return None
    is_asked = above is not None and _ASKS.search(plain_text(above.spans)) is not None
    return BibtexBlock(block.line, text, topics, record, is_asked)
