"""Remarks over the work that they speak of, in an item: "- I like this one more:", and a citation.

A sentence that ends with a colon is no title where a text below it begins with who wrote it and has
a year: the item is of that work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading import reasons
from paperkg.reading.names.people import match_people
from paperkg.reading.outlines.field_lines import OPENS_LIST
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import reads_as_sentence

__all__ = ["drop_remarks_above"]

MAX_WHO = 200
"""Who wrote a work, and when, stand in so many signs."""

_COLONS = OPENS_LIST[:2]
_DATED = re.compile(rf"[\s.,;]{{0,3}}\(?{YEAR}\b")
_SIGN = re.compile(r"^[^\w(\[\"“]{1,8}")


def drop_remarks_above(every: Iterable[Block]) -> list[tuple[int, str, str]]:
    """Take such remarks out, and give them with their lines and the reason."""
    found = []
    for block in every:
        if block.kind is BlockKind.ITEM and len(block.children) > 1 and _is_led(block):
            head = block.children.pop(0)
            found.append((head.line, plain_text(head.spans), reasons.REMARK))
    return found


def _is_led(item: Block) -> bool:
    """Whether an item begins with a sentence and a colon, and goes on with a citation."""
    head, work = item.children[:2]
    if head.kind is not BlockKind.PARAGRAPH or work.kind is not BlockKind.PARAGRAPH:
        return False
    text = plain_text(head.spans).strip()
    if not text.endswith(_COLONS) or has_link(head.spans) or not reads_as_sentence(text):
        return False
    return _is_cited(plain_text(work.spans))


def _is_cited(text: str) -> bool:
    """Whether a text begins with known names and a year."""
    start = _SIGN.sub("", text)[:MAX_WHO]
    people = match_people(start, frozenset())
    return people is not None and people.is_known and bool(_DATED.match(start, people.end))
