"""Remarks in italics on a line of their own below a plain title.

    - [ ] How It Rains in the Hills
      *A clear start, with good examples.*

Words in italics are titles in most lists. A sentence with its stop that stands below words which
name nobody and no year says what somebody thinks of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import Block, BlockKind, Span
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case

__all__ = ["unstyle_sentences"]

MIN_LINES = 3
"""So many lines of a document at least are such remarks."""

MIN_TITLE = 3
"""What stands above them has so many words: a name has fewer."""

MIN_SAID = 0.75
"""So many of them at least do not begin their words with capitals, as titles do."""

_YEAR = re.compile(rf"\b{YEAR}\b")
_STOPS = (".", "!", "?")


def unstyle_sentences(texts: Sequence[Block]) -> None:
    """Take the style off remarks that stand below plain titles."""
    found = [block for block in texts if _is_told_of(block)]
    said = [block for block in found if not is_title_case(block.spans[-1].text)]
    if len(said) < MIN_LINES or len(said) < MIN_SAID * len(found):
        return
    for block in found:
        block.spans[-1] = block.spans[-1]._replace(emphasized=False)


def _is_told_of(block: Block) -> bool:
    """Whether a paragraph is a line of plain words, and below it a sentence in italics."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.spans) != 3:
        return False
    title, end, remark = block.spans
    if not end.is_break or not remark.emphasized or not _is_plain(title) or remark.is_link:
        return False
    said = remark.text.strip()
    if not said.endswith(_STOPS) or "\n" in said or not begins_big(said):
        return False
    text = title.text.strip()
    return (
        count_words(text) >= MIN_TITLE
        and not text.endswith((":", ",", ";", "."))
        and _YEAR.search(text) is None
        and read_people(text) is None
    )


def _is_plain(span: Span) -> bool:
    is_styled = span.strong or span.emphasized or span.code or span.struck
    return not (is_styled or span.is_link or span.is_image or span.is_break)
