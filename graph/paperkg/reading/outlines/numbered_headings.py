"""Sections with a number and no mark of a heading, "1. Rain in Law", over paragraphs that cite."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text

__all__ = ["name_numbered_headings"]

MAX_WORDS = 10
"""Such a heading has no more words."""

MIN_CITED = 3
"""So many paragraphs below such headings cite, and most of them do."""

LOWEST = 6
"""They rank below all headings of Markdown."""


def name_numbered_headings(blocks: Sequence[Block], cuts: Cuts) -> list[Block]:
    """Take lists of one item, each over paragraphs, for the headings of these, where they cite."""
    found = {place: head for place, block in enumerate(blocks) if (head := _head_of(block, cuts))}
    below = [block for place in found for block in _paragraphs_after(blocks, place)]
    cited = sum(is_citation(cuts.look(block.spans)) for block in below)
    if cited < max(MIN_CITED, AGREED * len(below)):
        return list(blocks)
    return [
        Block(BlockKind.HEADING, block.line, found[place].spans, level=LOWEST)
        if place in found and any(_paragraphs_after(blocks, place))
        else block
        for place, block in enumerate(blocks)
    ]


def _head_of(block: Block, cuts: Cuts) -> Block | None:
    """Give the line of a list that is a number and a few words."""
    if block.kind is not BlockKind.LIST or not block.ordered or len(block.children) != 1:
        return None
    lines = block.children[0].children
    if len(lines) != 1 or lines[0].kind is not BlockKind.PARAGRAPH or has_link(lines[0].spans):
        return None
    text = plain_text(lines[0].spans)
    is_name = len(text.split()) <= MAX_WORDS and not text.rstrip().endswith((".", "。"))
    is_said = any(part.kind in (Kind.PEOPLE, Kind.DATE) for part in cuts.look(lines[0].spans))
    return lines[0] if is_name and not is_said else None


def _paragraphs_after(blocks: Sequence[Block], place: int) -> list[Block]:
    """Give the paragraphs right below a block."""
    below: list[Block] = []
    for block in blocks[place + 1 :]:
        if block.kind is not BlockKind.PARAGRAPH:
            break
        below.append(block)
    return below
