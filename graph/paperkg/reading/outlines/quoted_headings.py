"""Headings of what somebody marked in books: each has quotations from it below, and notes on them.

"## Fine Rain by Ann Poe ⏎ > It rains.": some are told as titles, and nothing tells others apart.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text

__all__ = ["find_quoted"]

MIN_RANK = 3
"""Fewer headings of a rank tell nothing of each other."""

MOST = 0.5
"""The share of a rank that must be told as titles by other signs."""

_NOTES = (BlockKind.QUOTE, BlockKind.PARAGRAPH)


def find_quoted(
    blocks: Sequence[Block],
    ranks: Iterable[Sequence[int]],
    ends: Sequence[int],
    told: Container[int],
) -> Iterator[int]:
    """Give all headings of the ranks where half are titles, and all have quotations first below.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of the headings of each level.
    ends
        For each block, where the next heading or rule stands.
    told
        The places of headings that other signs tell.
    """
    for rank in ranks:
        are_told = sum(place in told for place in rank) >= MOST * len(rank)
        if len(rank) < MIN_RANK or not are_told:
            continue
        if all(_is_quoted(blocks[place : ends[place]]) for place in rank):
            yield from rank


def _is_quoted(blocks: Sequence[Block]) -> bool:
    """Whether quotations and paragraphs alone stand below a heading, a quotation first."""
    heading, *below = blocks
    if not below or below[0].kind is not BlockKind.QUOTE:
        return False
    are_notes = all(block.kind in _NOTES and not has_link(block.spans) for block in below)
    return are_notes and not is_section_name(plain_text(heading.spans))
