"""Works inside links by a name that nothing defines: "[Poe, A. (2009). A Title.][poe2009]"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.text.blocks import Block, Span, plain_text

__all__ = ["unlink_lost_references"]

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
    if not name or not _is_one_bracket(plain_text(spans), len(name[0])):
        return
    unlinked = [*spans[:-1], spans[-1]._replace(text=spans[-1].text[: name.start()])]
    unlinked[0] = unlinked[0]._replace(text=unlinked[0].text[1:])
    block.spans[:] = filter(_has_text, unlinked)


def _is_one_bracket(text: str, end: int) -> bool:
    """Whether the first bracket of a text closes right before its last, and holds several words."""
    inner = text[1:-end]
    depth = 0
    for char in inner:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return depth == 0 and len(inner.split()) >= MIN_WORDS


def _has_text(span: Span) -> bool:
    return bool(span.text) or span.is_break or span.is_image
