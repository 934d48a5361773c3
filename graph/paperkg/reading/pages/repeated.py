"""Elements of a page that repeat, each with the lines of one work: ``<div class="pub">``.

What they are called says nothing by itself, so that their siblings tell: there are several with
the same name side by side, each of them holds a few short paragraphs, and one of these at most is a
work by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from paperkg.reading.pages.headed_cards import lower_lines, read_headed_cards
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import (
    BREAK,
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    Span,
    has_link,
    plain_text,
)

__all__ = ["MIN_RUN", "REPEATED", "Run", "join_lines"]

REPEATED = frozenset({"a", "article", "div", "section"})
"""The elements that may hold the lines of a work."""

MIN_RUN = 3
"""So many elements of one name have to stand side by side."""

MAX_LINES = 8
"""An element with more paragraphs holds several works, or a text."""

MIN_TITLE = 4
"""A link of so many words is a title."""

MIN_CITATION, MAX_CITATION = 10, 60
"""A text of so many words with a year is a citation."""

NEARLY_ALL = 0.8
"""The share of the elements that must hold the lines of a work."""

_YEAR = re.compile(YEAR)


@dataclass(slots=True)
class Run:
    """Elements of one name side by side: the line of each, and the blocks in it."""

    name: str = ""
    parts: list[tuple[int, list[Block]]] = field(default_factory=list)

    def take(self) -> list[Block]:
        """Take what stands in the run: an item for each work, or the blocks as they are."""
        parts, self.parts = self.parts, []
        items = read_headed_cards(parts)
        if not items and (are_lines := _find_lines(parts)):
            items = [
                _item(line, blocks, is_work)
                for is_work, (line, blocks) in zip(are_lines, parts, strict=True)
            ]
        if items:
            return [Block(BlockKind.LIST, parts[0][0], children=items)]
        return [block for _, blocks in parts for block in lower_lines(blocks)]


def join_lines(items: Sequence[Block]) -> Sequence[Block]:
    """Join the paragraphs of items to one, where they are lines of a work in nearly all of them."""
    parts = [(item.line, item.children) for item in items]
    if cards := read_headed_cards(parts):
        return cards
    are_lines = _find_lines(parts)
    return (
        [
            _item(item.line, item.children, True) if is_work else item
            for item, is_work in zip(items, are_lines, strict=True)
        ]
        if are_lines
        else items
    )


def _find_lines(parts: Sequence[tuple[int, list[Block]]]) -> list[bool]:
    """Say which elements hold the lines of one work; empty where these are too few.

    Nearly all of them do, and most hold several; or most do, and all of them are made alike: many
    names and a year are a citation by their length, where few names are none.
    """
    several = sum(_end_of_lines(blocks) > 1 or _is_card(blocks) for _, blocks in parts)
    if len(parts) < MIN_RUN or 2 * several <= len(parts):
        return []
    are_lines = [_are_lines(blocks) for _, blocks in parts]
    if 2 * sum(are_lines) > len(parts) and len({*map(_shape_of, parts)}) == 1:
        return [True] * len(parts)
    return are_lines if sum(are_lines) >= NEARLY_ALL * len(parts) else []


def _shape_of(part: tuple[int, list[Block]]) -> tuple[tuple[BlockKind, bool, bool], ...]:
    """Say how an element is made: which blocks, and which begin with a link or have one."""
    return tuple(
        (block.kind, bool(block.spans) and block.spans[0].is_link, has_link(block.spans))
        for block in part[1]
    )


def _are_lines(blocks: list[Block]) -> bool:
    """Whether blocks are a few paragraphs, of which one at most is a work by itself."""
    if _is_card(blocks):
        return True
    lines = blocks[: _end_of_lines(blocks)]
    if not 0 < len(lines) <= MAX_LINES:
        return False
    if any(block.kind is not BlockKind.PARAGRAPH for block in lines):
        return False
    works = [work for block in lines if (work := _name_work(block))]
    return len(set(works)) <= 1


def _end_of_lines(blocks: list[Block]) -> int:
    """Say where a part that a summary opens follows the lines, such as an abstract."""
    return next(
        (place for place, block in enumerate(blocks) if block.level == SUMMARY_LEVEL), len(blocks)
    )


def _is_card(blocks: list[Block]) -> bool:
    """Whether an element was read as a card, which is a list of one item."""
    return len(blocks) == 1 and blocks[0].kind is BlockKind.LIST and len(blocks[0].children) == 1


def _name_work(block: Block) -> str:
    """Name the work that a paragraph may be by itself; empty where it is none.

    It has a link that may be a title, whose address names it, or is a citation by its length.
    """
    linked = (span for span in block.spans if span.is_link)
    titled = next((span for span in linked if len(span.text.split()) >= MIN_TITLE), None)
    if titled:
        return titled.url or titled.local
    text = plain_text(block.spans)
    is_citation = MIN_CITATION <= len(text.split()) <= MAX_CITATION and _YEAR.search(text)
    return text if is_citation else ""


def _item(line: int, blocks: list[Block], are_lines: bool) -> Block:
    """Make an item of the paragraphs of a work, its lines, or of what is none."""
    if _is_card(blocks):
        return blocks[0].children[0]
    if not are_lines:
        return Block(BlockKind.ITEM, line, children=blocks)
    end = _end_of_lines(blocks)
    spans: list[Span] = []
    for block in blocks[:end]:
        spans += [BREAK, *block.spans] if spans else block.spans
    head = Block(BlockKind.PARAGRAPH, blocks[0].line, spans)
    return Block(BlockKind.ITEM, line, children=[head, *blocks[end:]])
