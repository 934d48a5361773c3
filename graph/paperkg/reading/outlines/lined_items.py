"""Items that hold a list themselves, a work on each line: "* Books ⏎ 《A Title》 ⏎ 《Another》"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.reading.labels import is_label
from paperkg.reading.patterns import BOOK_MARKS
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["part_lined_items"]

MIN_BOOKS = 2
"""So many lines at least begin with a title in the marks of books."""

MOST = 0.8
"""The share of the lines below the first that are works."""

MAX_NAME = 24
"""The line that says what stands below it has no more signs."""

MIN_WORDS = 3
"""A link that is the title of a work has so many words at least."""


def part_lined_items(every: Iterable[Block]) -> bool:
    """Make a list below an item of the lines in it that are works; whether there is one."""
    parted = False
    for block in every:
        if block.kind is not BlockKind.ITEM or len(block.children) != 1:
            continue
        head = block.children[0]
        if head.kind is BlockKind.PARAGRAPH and len(head.spans) > MIN_BOOKS:
            parted = _part(block, head) or parted
    return parted


def _part(item: Block, head: Block) -> bool:
    if not has_break(head.spans):
        return False
    (_, name), *lines = split_numbered(head.spans) or [(0, [])]
    books = sum(plain_text(line).lstrip().startswith(BOOK_MARKS) for _, line in lines)
    works = books + sum(_is_linked_title(line) for _, line in lines)
    if books < MIN_BOOKS or works < MOST * len(lines) or not _is_name(name):
        return False
    head.spans[:] = name
    items = [
        make_item(place, line)
        for place, line in ((head.line + number, line) for number, line in lines)
    ]
    item.children.append(make_list(items))
    return True


def _is_name(line: Sequence[Span]) -> bool:
    """Whether a line is a few words that lead nowhere."""
    text = plain_text(line).strip()
    is_open = not any(span.is_link for span in line) and not text.startswith(BOOK_MARKS)
    return is_open and 0 < len(text) <= MAX_NAME


def _is_linked_title(line: Sequence[Span]) -> bool:
    """Whether a line begins with a link of several words that are no label."""
    head = next((span for span in line if span.text.strip()), None)
    is_link = head is not None and head.is_link and not head.text.lstrip().startswith(BOOK_MARKS)
    return bool(
        head and is_link and len(head.text.split()) >= MIN_WORDS and not is_label(head.text)
    )
