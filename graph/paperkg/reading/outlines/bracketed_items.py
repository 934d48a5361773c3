"""Items in brackets as a whole, "(Ann Poe - [A Title](…))": works put off or optional."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.outlines.lost_references import is_one_bracket, take_off_bracket
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
    if first.is_link or last.is_link or not is_one_bracket(text, opening, _PAIRS[opening]):
        return
    if not (any(span.is_link for span in head.spans) or _DASH.search(text)):
        return
    take_off_bracket(head.spans, len(last.text) - len(last.text.rstrip()) + 1)
