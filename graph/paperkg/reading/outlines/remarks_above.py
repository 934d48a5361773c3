"""Remarks over the work that they speak of: "I like this one more:", and a citation below.

A sentence that ends with a colon is no title where a text below it begins with who wrote it and has
a year: the item is of that work. Nor are the first lines of a paragraph where another is a citation
with a title of its own, "A short introduction. ⏎ Poe AB. Rain at night. Rain Lett. 2019;3:1-9.".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading import reasons
from paperkg.reading.names.people import match_people
from paperkg.reading.outlines.field_lines import OPENS_LIST
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    has_break,
    has_link,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import reads_as_sentence

__all__ = ["drop_remarks_above"]

MAX_WHO = 200
"""Who wrote a work, and when, stand in so many signs."""

MAX_LINES = 2
"""So many lines of a paragraph at most are remarks on the work below them."""

MAX_NAMES = 900
"""The names before a title, and the title, stand in so many signs."""

_COLONS = OPENS_LIST[:2]
_DATED = re.compile(rf"[\s.,;]{{0,3}}\(?{YEAR}\b")
_ENDS = (*_COLONS, ".", "。", "!")
# A title and its source, both behind the names, or behind the year, which may also come last.
_SOURCE = r"[.?!。](?=\s|[A-Z])[^\W\d]?\s*[^\W\d]"
_TITLED = re.compile(
    rf"[\s.:,]*(?:\(?{YEAR}[a-z]?\)?[\s.:,]+(?P<dated>[^.?!。]{{3,300}}){_SOURCE}"
    rf"|(?!\(?{YEAR})(?P<title>[^.?!。]{{3,300}}){_SOURCE}[^\n]{{2,200}}?\b{YEAR}\b)"
)
MIN_TITLE = 3
"""A title behind names has so many words: fewer may be the name of a journal, "J Rain"."""

_SIGN = re.compile(r"^[^\w(\[\"“]{1,8}")


def drop_remarks_above(every: Iterable[Block]) -> list[tuple[int, str, str]]:
    """Take such remarks out, and give them with their lines and the reason."""
    found = []
    for block in every:
        if block.kind is BlockKind.ITEM and len(block.children) > 1 and _is_led(block):
            head = block.children.pop(0)
            found.append((head.line, plain_text(head.spans), reasons.REMARK))
        elif block.kind is BlockKind.PARAGRAPH and has_break(block.spans):
            found += _drop_lines(block)
    return found


def _drop_lines(block: Block) -> list[tuple[int, str, str]]:
    """Take the first lines of a paragraph out that are remarks on a citation below them."""
    said: list[tuple[int, str, str]] = []
    for number, line in split_numbered(block.spans)[: MAX_LINES + 1]:
        text = plain_text(line).strip()
        if said and _is_titled(text):
            start = next(place for place, span in enumerate(block.spans) if span is line[0])
            block.spans = block.spans[start:]
            block.line += number
            return said
        if has_link(line) or not text.endswith(_ENDS) or match_people(text[:MAX_WHO]):
            break
        said.append((block.line + number, text, reasons.REMARK))
    return []


def _is_titled(text: str) -> bool:
    """Whether a text begins with known names, behind which stand a title and its source."""
    people = match_people(text[:MAX_NAMES])
    if people is None or not people.is_known:
        return False
    found = _TITLED.match(text, people.end, people.end + MAX_NAMES)
    return found is not None and len((found["dated"] or found["title"]).split()) >= MIN_TITLE


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
