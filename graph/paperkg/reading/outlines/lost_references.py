"""Works inside links by a name that nothing defines: "[Poe, A. (2009). A Title.][poe2009]"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.text.blocks import Block, Span, plain_text

__all__ = ["is_one_bracket", "take_off_bracket", "unlink_lost_references"]

MIN_WORDS = 3
"""What stands in such a link has so many words: fewer are a label."""

_NAME = re.compile(r"\]\s?\[[\w:.+-]{0,40}\][.\s]*$")


def unlink_lost_references(texts: Iterable[Block]) -> None:
    """Take the brackets off texts that are such a link and nothing else, with its name."""
    for block in texts:
        first, last = block.spans[0], block.spans[-1]
        if first.text[:1] == "[" and "]" in last.text and not (first.is_link or last.is_link):
            _unlink(block)


def _unlink(block: Block) -> None:
    spans = block.spans
    name = _NAME.search(spans[-1].text)
    text = plain_text(spans)
    bracket = text[: len(text) - len(name[0]) + 1] if name else ""
    if not name or len(bracket[1:-1].split()) < MIN_WORDS or not is_one_bracket(bracket, "[", "]"):
        return
    take_off_bracket(spans, len(name[0]))


def is_one_bracket(text: str, opening: str, closing: str) -> bool:
    """Whether a text begins with a bracket that closes with its last sign."""
    if not (text.startswith(opening) and text.endswith(closing)):
        return False
    depth = 0
    for char in text[1:-1]:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def take_off_bracket(spans: list[Span], end: int) -> None:
    """Take the bracket off that opens with the first sign of a text, and what ends it, so long."""
    spans[-1] = spans[-1]._replace(text=spans[-1].text[:-end])
    spans[0] = spans[0]._replace(text=spans[0].text[1:])
    spans[:] = filter(_has_text, spans)


def _has_text(span: Span) -> bool:
    return bool(span.text) or span.is_break or span.is_image
