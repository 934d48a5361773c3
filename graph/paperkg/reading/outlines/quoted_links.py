"""Works in quotations of their own: "> [A Fine Title](…)", one below the other.

What somebody quotes is none of the list, as a rule. Several quotations that are a link and little
more, and nothing else, are set out so: each is an item.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from paperkg.reading.text.blocks import Block, BlockKind, make_item, make_list, plain_text
from paperkg.reading.votes.title_words import count_words

__all__ = ["list_quoted_links"]

MIN_QUOTED = 3
"""So many quotations at least are a link."""

NEARLY_ALL = 0.8
"""The share of the quotations of a document that are."""

MIN_TITLE, MAX_BESIDE = 2, 12
"""A title has so many words in the mean, and what stands beside it no more."""


def list_quoted_links(blocks: Sequence[Block]) -> list[Block]:
    """Write such quotations as lists, where nearly all of a document are."""
    quotations = [block for block in blocks if block.kind is BlockKind.QUOTE]
    linked = [block for block in quotations if _is_link(block)]
    if len(linked) < max(MIN_QUOTED, NEARLY_ALL * len(quotations)):
        return list(blocks)
    words = sum(count_words(block.children[0].spans[0].text) for block in linked)
    if words < MIN_TITLE * len(linked):
        return list(blocks)
    written: list[Block] = []
    for is_quoted, found in groupby(blocks, lambda block: block.kind is BlockKind.QUOTE):
        group = list(found)
        if is_quoted and all(map(_is_link, group)):
            lines = [block.children[0] for block in group]
            written.append(make_list([make_item(line.line, line.spans) for line in lines]))
        else:
            written += group
    return written


def _is_link(quotation: Block) -> bool:
    """Whether a quotation is one paragraph that begins with a link, and says little beside it."""
    if len(quotation.children) != 1 or quotation.children[0].kind is not BlockKind.PARAGRAPH:
        return False
    first, *rest = quotation.children[0].spans
    return bool(first.url) and count_words(plain_text(rest)) <= MAX_BESIDE
