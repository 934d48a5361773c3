"""Headings over the cover of what they name: "## Fine Rain ⏎ [![cover](rain.png)](…) ⏎ I liked it".

Pictures below headings may show anything, as the steps of a tutorial. That some of them lead to a
page on a book, and nearly all headings of a rank have one and no list, tells that they are covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.shapes import is_book_address
from paperkg.reading.text.blocks import Block, BlockKind, is_paper_address, plain_text

__all__ = ["find_pictured"]

MIN_PICTURED = 3
"""So many headings at least are over a picture."""

NEARLY_ALL = 0.8
"""The share of the headings of a rank that are."""

MIN_LED = 2
"""So many of the pictures lead to books."""

# A picture that the parser leaves as it is, for its address has a space or a backslash.
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,100}\]\([^()\n]{1,300}\)")


def find_pictured(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], ends: Sequence[int]
) -> list[int]:
    """Find such headings; ``ends`` says for each block where the next heading stands."""
    found: list[int] = []
    for rank in ranks:
        pictured = [place for place in rank if _is_over_cover(blocks, place, ends[place])]
        if len(pictured) < max(MIN_PICTURED, NEARLY_ALL * len(rank)):
            continue
        if sum(_leads_to_book(blocks[place + 1]) for place in pictured) >= MIN_LED:
            found += pictured
    return found


def _is_over_cover(blocks: Sequence[Block], place: int, end: int) -> bool:
    """Whether a picture is the first thing below a heading, and only paragraphs follow it."""
    below = blocks[place + 1 : end]
    if not below or is_section_name(plain_text(blocks[place].spans)):
        return False
    if any(block.kind is not BlockKind.PARAGRAPH for block in below):
        return False
    spans = [span for span in below[0].spans if span.text.strip() or span.is_image]
    is_drawn = bool(spans) and all(span.is_image for span in spans)
    return is_drawn or _PICTURE.fullmatch(plain_text(below[0].spans).strip()) is not None


def _leads_to_book(picture: Block) -> bool:
    return any(
        span.url and (is_book_address(span.url) or is_paper_address(span.url))
        for span in picture.spans
    )
