"""Where the section of a plain line over steps ends: "How to read ⏎ 1. look at it ⏎ 2. read on".

A line without a style names the list right below it. Where that is numbered remarks, and works
stand in a list of their own behind two empty lines, the line is no topic of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.headings import is_bare_heading
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.outlines.sections import BARE_LEVEL
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text, walk_blocks
from paperkg.reading.votes.title_words import is_title_case

__all__ = ["end_steps"]

MIN_STEPS = 2
"""So many numbered items are steps."""

FAR = 3
"""So many lines further on stands what two empty lines part from a line."""


def end_steps(blocks: Sequence[Block]) -> Sequence[Block]:
    """End the sections of plain lines over steps where works follow behind two empty lines.

    A document that hides parts until a click opens them ends these itself.
    """
    if any(block.kind is BlockKind.END for block in blocks):
        return blocks
    ended: list[Block] = []
    for place, block in enumerate(blocks):
        if _ends_steps(blocks[max(0, place - 3) : place + 1]):
            ended.append(Block(BlockKind.END, block.line, level=BARE_LEVEL))
        ended.append(block)
    return ended


def _ends_steps(blocks: Sequence[Block]) -> bool:
    """Whether the last of some blocks is works, behind steps and the line that names these."""
    if [block.kind for block in blocks[-2:]] != [BlockKind.LIST] * 2 or len(blocks) < FAR:
        return False
    *above, name, steps, works = blocks
    if name.kind is not BlockKind.PARAGRAPH or any(span.strong for span in name.spans):
        return False
    inside = walk_blocks([steps])
    if works.line - max(block.line for block in inside) < FAR or not _are_steps(steps, inside):
        return False
    after_heading = any(block.kind is BlockKind.HEADING for block in above)
    is_name = is_bare_heading(
        name.spans, before_list=True, following=steps, after_heading=after_heading
    )
    return is_name and any(has_link(block.spans) for block in walk_blocks([works]))


def _are_steps(block: Block, inside: Sequence[Block]) -> bool:
    """Whether a numbered list leads nowhere, and none of its items is worded as a title."""
    if not block.ordered or len(block.children) < MIN_STEPS:
        return False
    if any(span.is_link for part in inside for span in part.spans):
        return False
    heads = [head for item in block.children if (head := head_of(item))]
    return not any(is_title_case(plain_text(head.spans)) for head in heads)
