"""Paragraphs of a title in a style and who wrote it, and a paragraph of its links below.

Between the two somebody may say what the work is about: "**Fine Rain** by Ann Poe ⏎ ⏎ On owls. ⏎ ⏎
[Paper](…) [Code](…)", or who wrote it, in italics: "**Fine Rain,** ICML 2020. ⏎ ⏎ *Ann Poe.*". Such
a paragraph is a heading, as it would be without who wrote the work. So is a title in bold over
sentences that point to it: "On owls. [Read it here](…)".
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Sequence

from paperkg.reading.labels import is_label, read_field
from paperkg.reading.text.blocks import SUMMARY_LEVEL, Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import is_title_case

__all__ = ["head_works_over_links"]

LEVEL = SUMMARY_LEVEL - 1
"""The rank of such headings: below all others."""

MIN_WORKS = 2
"""So many works at least have their links so."""

NEARLY_ALL = 0.8
"""The share of such links that must have a work above."""

MAX_REMARKS = 3
"""No more paragraphs stand between a work and its links."""

_SEPARATORS = " |/·•,;-–—[]()"


def head_works_over_links(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make headings of the paragraphs that name works, where most links have one above them."""
    links = [place for place, block in enumerate(blocks) if _is_links(block)]
    if len(links) < MIN_WORKS:
        return blocks
    found = {place: _find_head(blocks, place) for place in links}
    heads = {head for head in found.values() if head is not None}
    if len(heads) < max(MIN_WORKS, NEARLY_ALL * len(links)) or _are_sources(blocks, heads, links):
        return blocks
    may_end = all(block.kind is not BlockKind.END for block in blocks)  # of what a click opens
    headed: list[Block] = []
    for place, block in enumerate(blocks):
        is_head = place in heads
        headed.append(
            Block(BlockKind.HEADING, block.line, block.spans, level=LEVEL) if is_head else block
        )
        if may_end and found.get(place) is not None and _is_list(blocks[place + 1 : place + 2]):
            headed.append(Block(BlockKind.END, block.line, level=LEVEL))
    return headed


def _are_sources(blocks: Sequence[Block], heads: Collection[int], links: Sequence[int]) -> bool:
    """Whether words in a style say where works appeared: "# Fine Rain ⏎ **Rain Days** (2006)".

    Each has a heading of its own above it then, and nothing but a year behind it.
    """
    over = [place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    own = {bisect(over, place) for place in links} - {0}
    behind = (
        span.text
        for place in heads
        for span in blocks[place].spans
        if not (span.strong or span.emphasized)
    )
    return len(own) == len(links) and not any(any(map(str.isalpha, text)) for text in behind)


def _is_list(following: Sequence[Block]) -> bool:
    """Whether a list follows the links of a work: it has works of its own."""
    return any(block.kind is BlockKind.LIST for block in following)


def _is_links(block: Block) -> bool:
    """Whether a paragraph is links that only say what they lead to, or sentences with such."""
    if block.kind is not BlockKind.PARAGRAPH or not has_link(block.spans):
        return False
    links = [span for span in block.spans if span.is_link and span.text.strip(_SEPARATORS)]
    if not all(is_label(_last_word(span.text)) and not span.is_image for span in links):
        return False
    return all(is_label(span.text) for span in links) or not is_title_case(plain_text(block.spans))


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2]


def _are_links_alone(block: Block) -> bool:
    return all(span.is_link for span in block.spans if span.text.strip(_SEPARATORS))


def _find_head(blocks: Sequence[Block], place: int) -> int | None:
    """Find the paragraph that begins in a style, above links and remarks without any.

    One in bold as a whole stands for a heading already, if it is over links alone; one in italics
    as a whole is a remark, as it may be who wrote the work above.
    """
    for above in range(place - 1, max(-1, place - MAX_REMARKS - 2), -1):
        block = blocks[above]
        if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
            return None
        words = [span for span in block.spans if span.text.strip() and not span.is_image]
        if len(words) == 1 and words[0].emphasized and not words[0].strong:
            continue
        if words and (words[0].strong or words[0].emphasized):
            is_open = not words[0].text.rstrip().endswith((":", "："))
            is_open = is_open and read_field(plain_text(block.spans)) is None  # **Authors**: Poe
            is_whole = len(words) == 1 and words[0].strong and not _are_links_alone(blocks[place])
            return above if is_open and (len(words) > 1 or is_whole) else None
    return None
