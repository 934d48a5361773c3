"""Works that an essay names with links in its sentences: "Ann Poe's [The Rain](…) is great, and …".

Such a page tells what to read and has no list: its paragraphs are prose, and most of what they lead
to are books and papers. Each of these is a work, in the section that its paragraph stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.shapes import is_book_address
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_link,
    is_paper_address,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case

__all__ = ["list_essay_works"]

MIN_WORKS = 6
"""An essay leads to so many works at least, and to more than it has other items that lead on."""

MIN_PARAGRAPHS = 2
"""So many of its paragraphs lead to several works."""

MOST = 0.5
"""The share of the links in these paragraphs that lead to works."""

MIN_TITLE = 2
"""A work is called by so many words, for one alone may be any label."""

MIN_SAID = 1.0
"""So many words are said for each word of a title: a citation has fewer."""

MAX_OWNER = 80
"""Whose a work is takes no more signs."""

# "Robert Dahl's [Who Governs?](…)", "by Robert Dahl": whose a work is, right before its link.
_SMALL = r"(?:Also|And|But|In|Or|Read|See|So|Then)\s"
_NAME = rf"{CAPITAL}[\w.'’-]*"
_OWNER = re.compile(
    rf"(?:{_SMALL})?(?P<who>{_NAME}(?:\s(?:de|van|von|{_NAME}|and|&)){{0,6}}?)['’]s?\s*$"
)


def list_essay_works(blocks: Sequence[Block]) -> list[Block]:
    """Write the paragraphs of an essay as lists of the works that they lead to."""
    told = {place: works for place, block in enumerate(blocks) if (works := _works_in(block))}
    total = sum(map(len, told.values()))
    if total < MIN_WORKS or sum(len(found) > 1 for found in told.values()) < MIN_PARAGRAPHS:
        return list(blocks)
    links = sum(span.is_link for place in told for span in blocks[place].spans)
    if total < MOST * links or total <= sum(map(_leads_elsewhere, blocks)):
        return list(blocks)
    written: list[Block] = []
    for place, block in enumerate(blocks):
        if place in told:
            written += _write(block, told[place])
        else:
            written.append(block)
    return written


def _works_in(block: Block) -> list[int]:
    """Find the links of a paragraph of prose that lead to works and are called as such."""
    if block.kind is not BlockKind.PARAGRAPH or not has_link(block.spans):
        return []
    spans = block.spans
    if spans[0].is_link:
        return []  # a work, and what is said of it
    found = [
        place
        for place, span in enumerate(spans)
        if _leads_to_work(span) or (span.emphasized and _is_owned_title(spans, place))
    ]
    titles = sum(count_words(spans[place].text) for place in found)
    others = [span for place, span in enumerate(spans) if place not in found]
    is_said = count_words(plain_text(others)) >= MIN_SAID * titles
    return found if is_said and any(spans[place].is_link for place in found) else []


def _leads_to_work(span: Span) -> bool:
    if not span.url or not begins_big(span.text) or count_words(span.text) < MIN_TITLE:
        return False
    return is_paper_address(span.url) or is_book_address(span.url)


def _is_owned_title(spans: Sequence[Span], place: int) -> bool:
    """Whether words in italics are worded as a title, behind the name of who wrote it."""
    text = spans[place].text
    is_title = is_title_case(text) and count_words(text) >= MIN_TITLE and not spans[place].is_link
    return is_title and _owner_of(spans, place) != ""


def _owner_of(spans: Sequence[Span], place: int) -> str:
    """Give whose a work is, by the words right before it; "" where they do not say."""
    before = spans[place - 1] if place else Span("")
    owner = None if before.is_link else _OWNER.search(before.text[-MAX_OWNER:])
    return owner["who"] if owner else ""


def _leads_elsewhere(block: Block) -> int:
    """Count the items, rows and headings that lead on: those of a list of works."""
    if block.kind in (BlockKind.LIST, BlockKind.TABLE):
        return sum(any(has_link(part.spans) for part in _parts_of(item)) for item in block.children)
    return int(block.kind is BlockKind.HEADING and has_link(block.spans))


def _parts_of(item: Block) -> Sequence[Block]:
    return item.children or [item]


def _write(block: Block, works: Sequence[int]) -> list[Block]:
    """Give the first line of a paragraph, where it is in bold, and its works as a list."""
    number, first = split_numbered(block.spans)[0]
    is_head = len(first) < len(block.spans) and all(
        span.strong or not span.text.strip() for span in first
    )
    head = [Block(BlockKind.PARAGRAPH, block.line, first)] if is_head else []
    items = []
    for place in works:
        owner = _owner_of(block.spans, place)
        name = [Span(f"{owner}: ")] if owner else []
        line = block.line + number + sum(it.text.count("\n") for it in block.spans[:place])
        items.append(make_item(line, [*name, block.spans[place]]))
    return [*head, make_list(items)]
