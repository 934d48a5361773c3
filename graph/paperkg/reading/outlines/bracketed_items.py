"""Items in brackets as a whole, "(Ann Poe - [A Title](…))": works put off or optional."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.text.blocks import Block, BlockKind, plain_text

__all__ = ["unwrap_items"]

_DASH = re.compile(r"\w[^()]*\s[-–—]\s\w")
_PAIRS = {"(": ")", "（": "）"}


def unwrap_items(every: Iterable[Block]) -> None:
    """Take off the brackets around items with a link, or with a dash as between who and what.

    Other words in brackets are remarks: "(from here on in any order)".
    """
    for block in every:
        head = head_of(block) if block.kind is BlockKind.ITEM else None
        if head and head.spans and head.spans[0].text[:1] in _PAIRS:
            _unwrap(head)


def _unwrap(head: Block) -> None:
    first, last = head.spans[0], head.spans[-1]
    opening = first.text[0]
    text = plain_text(head.spans).rstrip()
    if first.is_link or last.is_link or not _is_wrapped(text, opening):
        return
    if not (any(span.is_link for span in head.spans) or _DASH.search(text)):
        return
    head.spans[0] = first._replace(text=first.text[1:])
    last = head.spans[-1]
    head.spans[-1] = last._replace(text=last.text.rstrip()[:-1])
    head.spans[:] = [span for span in head.spans if span.text or span.is_break or span.is_image]


def _is_wrapped(text: str, opening: str) -> bool:
    """Whether the first bracket of a text closes with its last sign."""
    closing, depth = _PAIRS[opening], 0
    if not text.endswith(closing):
        return False
    for char in text[:-1]:
        depth += (char == opening) - (char == closing)
        if not depth:
            return False
    return depth == 1
