"""Lines above the sections of a list that say what the list is: "**Date:** May 2025".

Each begins with words in bold and a colon. Below the title of a note on one paper they would be
the fields of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, split_numbered
from paperkg.reading.words import words_of

__all__ = ["part_front_lines"]

MIN_LABELLED = 2
"""So many lines at least begin with labels."""

MOST = 0.6
"""The share of the lines that do."""

_OF_LISTS = words_of("front", "of_lists")
_OF_PAPERS = words_of("front", "of_papers")
_COLONS = (":", "：")

Left = list[tuple[int, str, str]]


def part_front_lines(blocks: Sequence[Block]) -> tuple[Sequence[Block], Left]:
    """Part the blocks of a document from such lines, given as what can be no entry."""
    end = _end_of_front(blocks)
    lines = [line for block in blocks[:end] for line in _lines_of(block)]
    labels = [label for _, line in lines if (label := _label_of(line))]
    is_front = len(labels) >= max(MIN_LABELLED, MOST * len(lines))
    if not is_front or _OF_LISTS.isdisjoint(labels) or not _OF_PAPERS.isdisjoint(labels):
        return blocks, []
    left = [(number, plain_text(line), reasons.ABOUT_LIST) for number, line in lines]
    kept = [block for block in blocks[:end] if block.kind is BlockKind.HEADING]
    return [*kept, *blocks[end:]], left


def _end_of_front(blocks: Sequence[Block]) -> int:
    """Say where the lines above the sections end; the title of the document may stand first."""
    levels = [block.level for block in blocks if block.kind is BlockKind.HEADING]
    is_titled = levels[:1] and min(levels[1:], default=levels[0] + 1) > levels[0]
    for place, block in enumerate(blocks):
        is_title = block.kind is BlockKind.HEADING and place == 0 and is_titled
        is_line = block.kind is BlockKind.PARAGRAPH or _is_plain_list(block)
        if not (is_title or (is_line and _is_labelled(block))):
            return place
    return len(blocks)


def _is_plain_list(block: Block) -> bool:
    is_list = block.kind is BlockKind.LIST
    return is_list and all(len(item.children) == 1 for item in block.children)


def _is_labelled(block: Block) -> bool:
    """Whether a line of a block begins with a label."""
    return any(_label_of(line) for _, line in _lines_of(block))


def _lines_of(block: Block) -> list[tuple[int, list[Span]]]:
    """Give the lines of a paragraph or of a list, each with its number in the file."""
    if block.kind is BlockKind.LIST:
        heads = (head for item in block.children for head in item.children[:1])
        return [line for head in heads for line in _lines_of(head)]
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    return [(block.line + number, line) for number, line in split_numbered(block.spans)]


def _label_of(line: Sequence[Span]) -> str:
    """Give the words in bold before a colon with which a line begins, in small letters."""
    shown = [span for span in line if span.text.strip()]
    if len(shown) < 2 or not shown[0].strong:
        return ""
    head, after = shown[0].text.strip(), shown[1].text.lstrip()
    is_label = head.endswith(_COLONS) or after.startswith(_COLONS)
    return tidy(head.rstrip(":： ")).lower() if is_label else ""
