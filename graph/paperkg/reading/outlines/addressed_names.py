"""Works in plain lines with their address in an item below: "How rain falls on hills: ⏎ - https://…".

Such a line names what the address leads to, where lines over several addresses are no more. One
that is called as sections are, "Further reading on rain:", stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.cuts.headings import is_section_name, is_sentence
from paperkg.reading.text.blocks import Block, BlockKind, Span, make_list, plain_text
from paperkg.reading.votes.title_words import count_words, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["list_addressed_names"]

MIN_WORDS = 3
"""The name of a work has so many words; a shorter one may be that of a section."""

_WORKS = words_of("sections", "works") | words_of("sections", "books") | {"links", "resources"}


def list_addressed_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make items of such lines, with the address below them."""
    named = {place: _count(*pair) for place, pair in enumerate(pairwise(blocks))}
    single = [place for place, count in named.items() if count == 1]
    if not single or sum(count > 1 for count in named.values()) >= len(single):
        return blocks
    held = {place + 1 for place in single}
    return [
        make_list([_join(block, blocks[place + 1])]) if place in single else block
        for place, block in enumerate(blocks)
        if place not in held
    ]


def _join(name: Block, below: Block) -> Block:
    return Block(BlockKind.ITEM, name.line, children=[name, below])


def _count(name: Block, below: Block) -> int:
    """Count the items below a line that may name a work, if all are addresses alone; else 0."""
    if name.kind is not BlockKind.PARAGRAPH or below.kind is not BlockKind.LIST:
        return 0
    if any(span.is_link or span.is_break or span.strong for span in name.spans):
        return 0
    text = plain_text(name.spans).strip()
    if not text.endswith((":", "：")) or count_words(text) < MIN_WORDS or is_section_name(text):
        return 0
    words = text.lower().rstrip(" :：").split()
    if not _WORKS.isdisjoint((words[0], words[-1])) or reads_as_sentence(text):
        return 0
    if is_sentence(text.rstrip(":：")) or not all(map(_is_address, below.children)):
        return 0
    return len(below.children)


def _is_address(item: Block) -> bool:
    """Whether an item begins with a line that is an address and no more."""
    head = item.children[0] if item.children else None
    spans = head.spans if head and head.kind is BlockKind.PARAGRAPH else [Span("")]
    first = next((place for place, span in enumerate(spans) if span.is_break), len(spans))
    said = [span for span in spans[:first] if span.text.strip()]
    return len(said) == 1 and bool(said[0].url) and "://" in said[0].text
