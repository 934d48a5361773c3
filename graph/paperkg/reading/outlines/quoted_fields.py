"""What a list sets off as quotations: fields below headings that are titles, remarks on works.

"> Poe, Roe. ICML 2015. https://…" quotes nobody. Where most headings of a list have a quotation
and nothing else below them, that is who, where or when.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import is_entry_like
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.outlines.fields_below import is_heading
from paperkg.reading.outlines.paragraphs import is_quoted_work
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text

__all__ = ["hold_remarks", "open_quotations"]

MIN_HEADINGS = 2
"""So many headings at least have a quotation below them."""

MIN_SPACES = 3
"""A title that a quotation cites has so many spaces at least."""

MIN_REMARKS, REMARKED = 2, 0.25
"""So many works, and such a share of the paragraphs, have quotations below them."""


def open_quotations(blocks: Sequence[Block]) -> Sequence[Block]:
    """Put what is quoted below headings in the place of the quotation, where most have one.

    A quotation of headings alone sets them off: "> ### Rain", or "> **Rain**" above several lists.
    """
    bold = [block for block, below in pairwise(blocks) if _is_bold_alone(block, below)]
    headings = {id(block) for block in (bold if len(bold) > 1 else ())}
    headings |= {id(block) for block in blocks if _is_heading_alone(block)}
    if headings:
        blocks = [
            child
            for block in blocks
            for child in (block.children if id(block) in headings else (block,))
        ]
    sections = list(_sections_of(blocks))
    quoted = [content for content in sections if _is_quoted(content)]
    if len(quoted) < MIN_HEADINGS or 2 * len(quoted) < len(sections):
        return blocks
    opened = {id(block) for content in quoted for block in content}
    return [
        child for block in blocks for child in (block.children if id(block) in opened else (block,))
    ]


def hold_remarks(blocks: Sequence[Block], cuts: Cuts) -> Sequence[Block]:
    """Put quotations into the paragraph, or the only item of the list, that they stand below.

    So many people write what they think of a work. One quotation in a document, or below what is
    no work, may be about anything, but for one that cites the item above it by its title.
    """
    blocks = _hold_citations(blocks)
    remarks = {
        id(below): block
        for block, below in pairwise(blocks)
        if _may_be_told(block) and _is_remark(below, cuts) and _is_work(_line_of(block), cuts)
    }
    if len(remarks) < max(MIN_REMARKS, REMARKED * sum(map(_may_be_told, blocks))):
        return blocks
    for block in blocks:
        if above := remarks.get(id(block)):
            holder = above if above.kind is BlockKind.PARAGRAPH else above.children[0]
            holder.children.append(block)
    return [block for block in blocks if id(block) not in remarks]


def _hold_citations(blocks: Sequence[Block]) -> Sequence[Block]:
    """Put quotations that cite what is in bold in the item above them into that item."""
    held = set()
    for block, below in pairwise(blocks):
        if block.kind is BlockKind.LIST and below.kind is BlockKind.QUOTE and below.children:
            title = _bold_of(_line_of(block.children[-1]))
            cited = plain_text(_line_of(below).spans)
            if title.count(" ") >= MIN_SPACES and title in cited.lower() and HAS_YEAR.search(cited):
                block.children[-1].children.append(below)
                held.add(id(below))
    return [block for block in blocks if id(block) not in held] if held else blocks


def _bold_of(line: Block) -> str:
    """Give the words in bold with which a line begins, in small letters; empty of another."""
    head = next((span for span in line.spans if span.text.strip()), None)
    return " ".join(head.text.lower().split()) if head is not None and head.strong else ""


def _may_be_told(block: Block) -> bool:
    is_one = block.kind is BlockKind.LIST and len(block.children) == 1
    return block.kind is BlockKind.PARAGRAPH or is_one


def _line_of(block: Block) -> Block:
    """Give the block that holds the words of a paragraph, or of the first item of a list."""
    while block.children and not block.spans:
        block = block.children[0]
    return block


def _is_work(line: Block, cuts: Cuts) -> bool:
    parts = cuts.look(line.spans)
    return is_citation(parts) or is_entry_like(parts)


def _is_remark(block: Block, cuts: Cuts) -> bool:
    """Whether a quotation is words alone, and cites nothing."""
    return block.kind is BlockKind.QUOTE and all(
        child.kind is BlockKind.PARAGRAPH and not is_quoted_work(cuts.look(child.spans))
        for child in block.children
    )


def _is_heading_alone(block: Block) -> bool:
    if block.kind is not BlockKind.QUOTE or not block.children:
        return False
    return all(child.kind is BlockKind.HEADING for child in block.children)


def _is_bold_alone(block: Block, below: Block) -> bool:
    """Whether a quotation above a list is bold words and nothing else."""
    is_above = block.kind is BlockKind.QUOTE and below.kind is BlockKind.LIST
    return is_above and len(block.children) == 1 and is_heading(block.children[0])


def _sections_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give what stands below each heading up to the next, where anything does."""
    content: list[Block] | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if content:
                yield content
            content = []
        elif content is not None:
            content.append(block)
    if content:
        yield content


def _is_quoted(content: Sequence[Block]) -> bool:
    """Whether a section is quotations alone, and the first begins with a link or a year."""
    if any(block.kind is not BlockKind.QUOTE for block in content):
        return False
    head = content[0].children[0] if content[0].children else None
    return head is not None and (has_link(head.spans) or _has_year(head))


def _has_year(block: Block) -> bool:
    return HAS_YEAR.search(plain_text(block.spans)) is not None
