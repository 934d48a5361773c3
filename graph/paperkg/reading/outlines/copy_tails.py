"""What a copy of a work costs and how it is bound, at the ends of lines: "…, $14.99 (ebook)".

It would keep the words beside it from being read, and is put below the line as a remark; a shop's
name of a format, behind a title and before a day, is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span, last_of_line
from paperkg.reading.words import any_of, words_of

__all__ = ["part_copy_tails"]

MIN_LINES = 2
"""So many lines at least end so."""

_FORMS = any_of(words_of("copies", "formats"))
_MONEY = "[$£€¥₽₺]"
_PRICE = (
    rf"(?:(?:US|CA|AU)?{_MONEY}\s?\d{{1,5}}(?:[.,]\d\d)?"
    rf"|\d{{1,5}}(?:[.,]\d\d)?\s?(?:{_MONEY}|{any_of(words_of('copies', 'money'))}))"
)
_OPEN = r"(?:\s?[,;]\s{1,2}|\s{1,2}[-–—|]\s{1,2})"
_PARTS = rf"(?:{_PRICE}|{_FORMS})"
# ", $14.99", ", ebook, $3", " - 12,50 € (gebunden)"
_TAIL = re.compile(
    rf"(?<=[^\s,;:–—|-]){_OPEN}(?P<said>{_PARTS}(?:{_OPEN}{_PARTS}){{0,2}}"
    rf"(?:\s\([^()]{{1,40}}\))?)\s*$",
    re.IGNORECASE,
)
# "Fine Rain Paperback – May 15, 2018", as a shop writes it.
_OF_SHOP = re.compile(
    rf"(?<=[^\s,;:–—|-])\s(?P<said>{any_of(words_of('copies', 'shop_formats'))})"
    r"(?P<rest>(?:\s[-–—]\s[\w. ,]{4,24}\d{4})?)\s*$"
)
_SIGNS_LAST = frozenset("$£€¥₽₺)")
_SIGN_BEFORE = re.compile("[,;|–—-]")
_LABEL = "Format: "
"""What tells readers of fields that a line is a remark; nobody sees it."""


def part_copy_tails(texts: Sequence[Block]) -> None:
    """Set apart the prices and formats that several lines end with."""
    found = [
        (block, at)
        for block in texts
        if block.kind is BlockKind.PARAGRAPH and (at := _find_tail(block.spans))
    ]
    for block, (place, tail) in found if len(found) >= MIN_LINES else ():
        span = block.spans[place]
        text = span.text[: tail.start()]
        if "rest" in tail.re.groupindex:
            block.spans[place] = span._replace(text=text + tail["rest"])
        else:
            below = Span(f"{_LABEL}{tail['said']}")
            block.spans[place : place + 1] = [span._replace(text=text), BREAK, below]


def _find_tail(spans: Sequence[Span]) -> tuple[int, re.Match[str]] | None:
    """Find the tail of the first line, if its last words are in no style and no link."""
    place = last_of_line(spans)
    if place < 0:
        return None
    span = spans[place]
    if span.code or span.strong or span.emphasized or span.is_image or span.is_link:
        return None
    if not _may_end(span.text.rstrip()):
        return None
    tail = _TAIL.search(span.text) if _SIGN_BEFORE.search(span.text) else None
    tail = tail or (_OF_SHOP.search(span.text) if place == 0 else None)
    return (place, tail) if tail else None


def _may_end(text: str) -> bool:
    """Whether a text ends as a price or a format does: few sentences do, which end with a stop.

    Of the words for money, some in Cyrillic alone have one: "50 руб.".
    """
    last = text[-1:]
    if last == ".":
        return not text[-2:].isascii()
    return last.isalnum() or last in _SIGNS_LAST
