"""Keys to pictures before works: "- ![red](red.png) Books" above "![red](red.png) [A Title](…)".

Their words are what a picture says of a work, and name none.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text, walk_blocks

__all__ = ["part_picture_keys"]

MIN_PICTURES = 3
"""A key has so many pictures at least."""

MIN_USED = 2
"""So many of them at least stand below it, too."""

MAX_WORDS = 6
"""What a picture says has no more words."""

Left = list[tuple[int, str, str]]


def part_picture_keys(blocks: Sequence[Block]) -> tuple[Sequence[Block], Left]:
    """Part the blocks of a document from its key to pictures that stand below it.

    Its lines are given as what can be no entry: line, text and reason. Of several such lists none
    is the key: works may have pictures each.
    """
    places = [place for place, block in enumerate(blocks) if _is_key(block)]
    if len(places) != 1:
        return blocks, []
    place = places[0]
    key = {_picture_of(item) for item in blocks[place].children}
    if key.intersection(_pictures_in(blocks[:place])):
        return blocks, []
    if len(key.intersection(_pictures_in(blocks[place + 1 :]))) < MIN_USED:
        return blocks, []
    left = [
        (item.line, plain_text(item.children[0].spans), reasons.ABOUT_LIST)
        for item in blocks[place].children
    ]
    return [*blocks[:place], *blocks[place + 1 :]], left


def _pictures_in(blocks: Sequence[Block]) -> set[str]:
    """Give the addresses of all pictures in blocks."""
    return {span.source for block in walk_blocks(blocks) for span in block.spans if span.is_image}


def _is_key(block: Block) -> bool:
    """Whether each item of a list is a picture of its own before a few words."""
    if block.kind is not BlockKind.LIST or len(block.children) < MIN_PICTURES:
        return False
    if not _picture_of(block.children[0]):
        return False
    sources = {_picture_of(item) for item in block.children}
    return "" not in sources and len(sources) == len(block.children)


def _picture_of(item: Block) -> str:
    """Give the address of the picture before the words of an item without a link, if it is such."""
    head = head_of(item) if len(item.children) == 1 else None
    if head is None or not head.spans or not head.spans[0].is_image or has_link(head.spans):
        return ""
    pictures = sum(span.is_image for span in head.spans)
    is_short = 0 < len(plain_text(head.spans).split()) <= MAX_WORDS
    return head.spans[0].source if pictures == 1 and is_short else ""
