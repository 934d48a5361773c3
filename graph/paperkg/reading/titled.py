"""Headings that are titles of entries: they link to a paper, or only fields stand below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperkg.reading.blocks import Block, BlockKind, split_lines
from paperkg.reading.headings import is_contents, take_keyword
from paperkg.reading.labels import Field
from paperkg.reading.segments import Kind, Segment, Vocabulary
from paperkg.reading.shapes import cut_lines, is_entry_like, is_field_like, is_marked_title

__all__ = ["LISTS", "field_lines", "find_titled", "head_of", "reads_as_title"]

LISTS = (BlockKind.LIST, BlockKind.TABLE)
"""Blocks that hold entries."""

MAX_ITEMS = 12
"""So many items of a list are looked at to tell fields from entries."""


def find_titled(
    blocks: Sequence[Block], vocabulary: Vocabulary, *, title: Block | None
) -> dict[int, int]:
    """Find the headings that are titles of entries, and where what belongs to each ends.

    A heading with fields below it is a title only where half of its rank are: a list is
    consistent with itself.
    """
    ends = _ends_of_sections(blocks)
    found: dict[int, int] = {}
    votes: dict[int, list[bool]] = {}
    for place, block in enumerate(blocks):
        if _is_heading(block) and block is not title:
            if _is_title(block, blocks[place + 1 : ends[place]], vocabulary):
                found[place] = ends[place]
            votes.setdefault(block.level, []).append(place in found)
    return {
        place: end
        for place, end in found.items()
        if _is_task(blocks[place])
        or 2 * sum(votes[blocks[place].level]) >= len(votes[blocks[place].level])
    }


def _is_title(block: Block, content: Sequence[Block], vocabulary: Vocabulary) -> bool:
    if _is_task(block):
        return not any(child.kind in LISTS for child in content)
    parts = cut_lines(block.spans, vocabulary)
    linked = any(part.is_link and part.kind is Kind.TEXT for part in parts)
    blocks = [child for child in content if child.kind in LISTS] if linked else content
    if any(child.kind is BlockKind.TABLE or _is_work(child, vocabulary) for child in blocks):
        return False
    fields: list[list[Segment]] = []
    for line in (line for child in blocks for line in field_lines(child, vocabulary)):
        if is_entry_like(line) and not is_field_like(line):
            return False
        fields.append(line)
    if linked:
        return is_entry_like(parts)
    said = sum(
        is_field_like(line) and any(part.is_link or part.field for part in line) for line in fields
    )
    works = sum(any(part.field is Field.TITLE for part in line) for line in fields)
    is_one = works < 2 and sum(child.kind is BlockKind.LIST for child in content) < 2
    return said > 0 and 2 * said >= min(len(fields), 6) and is_one and reads_as_title(parts)


def _is_work(block: Block, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph is an entry: a marked title, and who or where on other lines."""
    if block.kind is not BlockKind.PARAGRAPH or _is_heading(block):
        return False
    parts = cut_lines(block.spans, vocabulary)
    if not parts or parts[-1].line == 0 or parts[0].field or not is_marked_title(parts[0]):
        return False
    return any(part.kind is Kind.PEOPLE or part.is_link for part in parts if part.line)


def field_lines(block: Block, vocabulary: Vocabulary) -> Iterator[list[Segment]]:
    """Cut the lines of a paragraph, or the first of each item of a list, into segments."""
    if block.kind is BlockKind.PARAGRAPH:
        for line in split_lines(block.spans):
            yield cut_lines(line, vocabulary, below=True)
    elif block.kind is BlockKind.LIST:
        for item in block.children[:MAX_ITEMS]:
            if head := head_of(item):
                yield cut_lines(head.spans, vocabulary, below=True)


def head_of(item: Block) -> Block | None:
    """Give the text that an item starts with; None where it starts with another block."""
    head = item.children[0] if item.children else None
    return head if head and head.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a paragraph that is bold as a whole and stands for one."""
    if block.kind is BlockKind.HEADING:
        return True
    spans = [span for span in block.spans if span.text.strip()]
    is_bold = bool(spans) and all(span.strong and not span.url for span in spans)
    return block.kind is BlockKind.PARAGRAPH and is_bold


def _ends_of_sections(blocks: Sequence[Block]) -> list[int]:
    """For each block, say where the next heading or rule stands."""
    ends = [len(blocks)] * len(blocks)
    following = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        ends[place] = following
        if _is_heading(blocks[place]) or blocks[place].kind in (BlockKind.RULE, BlockKind.END):
            following = place
    return ends


def _is_task(block: Block) -> bool:
    return take_keyword(block.spans)[0] != ""


def reads_as_title(parts: Sequence[Segment]) -> bool:
    """Whether a line has a text that may be a title."""
    texts = [part for part in parts if part.kind is Kind.TEXT]
    return bool(texts) and len(texts[0].text) > 3 and not is_contents(texts[0].text)
