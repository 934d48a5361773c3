"""Fields of works that a list sets off as quotations, each below the heading that is the title.

"> Poe, Roe. ICML 2015. https://…" quotes nobody. Where most headings of a list have a quotation
and nothing else below them, that is who, where or when.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text

__all__ = ["open_quotations"]

MIN_HEADINGS = 2
"""So many headings at least have a quotation below them."""


def open_quotations(blocks: Sequence[Block]) -> Sequence[Block]:
    """Put what is quoted below headings in the place of the quotation, where most have one.

    A quotation of headings alone sets them off: "> ### Rain".
    """
    if any(map(_is_heading_alone, blocks)):
        blocks = [
            child
            for block in blocks
            for child in (block.children if _is_heading_alone(block) else (block,))
        ]
    sections = list(_sections_of(blocks))
    quoted = [content for content in sections if _is_quoted(content)]
    if len(quoted) < MIN_HEADINGS or 2 * len(quoted) < len(sections):
        return blocks
    opened = {id(block) for content in quoted for block in content}
    return [
        child for block in blocks for child in (block.children if id(block) in opened else (block,))
    ]


def _is_heading_alone(block: Block) -> bool:
    if block.kind is not BlockKind.QUOTE or not block.children:
        return False
    return all(child.kind is BlockKind.HEADING for child in block.children)


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
