"""Lines with a colon, alone between paragraphs, that name what follows: "Interviews:".

Pages of publications are often written so, in paragraphs of a work each. One such line may open a
sentence, or a quotation; several that works follow are sections, as headings are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.cuts.headings import is_sentence, read_unspaced, section_label
from paperkg.reading.labels import read_field
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    Span,
    has_break,
    has_colon,
    has_link,
    plain_text,
    split_numbered,
)

__all__ = ["head_label_lines"]

MIN_LINES = 2
"""So many lines at least are sections."""

MAX_WORDS = 5
"""The name of a section has no more words."""

LEVEL = SUMMARY_LEVEL - 1
"""Such a section stands below all headings that are written otherwise."""

_COLONS = (":", "：")
# A quotation or a year, as each work has one of them; so do sentences that a year begins.
_QUOTED = re.compile(r"\s*[\"“„«‘'「『《〈]")
_DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def head_label_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make headings of such lines, where a document has several and works follow each.

    They rank as the heading above them, if that ends with a colon, too.
    """
    blocks = _head_unspaced(blocks)
    places = {
        place
        for place, (block, below) in enumerate(pairwise(blocks))
        if _is_label(block) and _is_work(below)
    }
    names = {plain_text(blocks[place].spans) for place in places}
    if len(places) < MIN_LINES or len(names) < len(places):
        return blocks
    made = list(blocks)
    level = LEVEL
    for place, block in enumerate(blocks):
        if place in places:
            name = [Span(section_label(block.spans))]
            made[place] = Block(BlockKind.HEADING, block.line, name, level=level)
        elif block.kind is BlockKind.HEADING:
            is_like = plain_text(block.spans).rstrip().endswith(_COLONS)
            level = block.level if is_like else LEVEL
    return made


def _is_label(block: Block) -> bool:
    """Whether a paragraph is a few words and a colon, no field of a work and no sentence."""
    if block.kind is not BlockKind.PARAGRAPH or not has_colon(block.spans):
        return False
    if has_link(block.spans) or has_break(block.spans):
        return False
    text = plain_text(block.spans).strip()
    if not text.endswith(_COLONS) or text[0].islower() or len(text.split()) > MAX_WORDS:
        return False
    return not is_sentence(text.rstrip(" :：")) and read_field(text) is None


def _is_work(block: Block) -> bool:
    """Whether a paragraph begins with a quotation or a link, or says a year."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return False
    text = plain_text(block.spans)
    return block.spans[0].is_link or bool(_QUOTED.match(text) or _DATED.search(text))


def _head_unspaced(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make headings of those without a space behind their marks, "##Interviews:".

    Those above all others stay what they are: none of them is the title of the document.
    """
    first = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING), None)
    if first is None:
        return blocks
    return [*blocks[:first], *map(_as_heading, blocks[first:])]


def _as_heading(block: Block) -> Block:
    head = block.spans[0] if block.spans else None
    if block.kind is not BlockKind.PARAGRAPH or head is None or "#" not in head.text:
        return block
    if not plain_text([head]).startswith("#"):
        return block
    found = read_unspaced(split_numbered(block.spans)) if not has_break(block.spans) else None
    if found is None:
        return block
    spans = [head._replace(text=head.text.lstrip("#")), *block.spans[1:]]
    return Block(BlockKind.HEADING, block.line, spans, level=found[0])
