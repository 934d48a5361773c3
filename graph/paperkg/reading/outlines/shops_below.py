"""Paragraphs that name works, each over a list of nothing but where to get the work.

"*Fine Rain* by Ann Poe ⏎ ⏎ - [Amazon](…) ⏎ - ISBN-13: 978-…": the paragraph is the work, and the
items are its links and its identifiers, whatever the shop is called. Such a pair is read as an item
with a list below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.addresses import is_web, split_url
from paperkg.model import LinkKind
from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.labels import is_label, kind_of_label, read_field
from paperkg.reading.shop_labels import leads_to_shop
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, make_list, plain_text
from paperkg.reading.words import words_of

__all__ = ["fold_shops_below"]

MIN_WORKS = 2
"""So many works at least have such lists."""

MOST = 0.5
"""The share of the lists right below paragraphs that must be of shops and identifiers alone."""

MAX_PLACES = 6
"""A work is to be had in no more places."""

MAX_WORDS = 4
"""What a shop is called in any language has no more words."""

MIN_SIGNS = 4
"""A word of fewer signs names no site."""

_SIGNS = " \t|/·•,;:–—-()[]"
_FORMATS = words_of("copies", "formats")
_NUMBER = re.compile(
    r"(?:e-?)?(?:isbn(?:[- ]?1[03])?|asin|issn|oclc|doi|arxiv|pmid)\b\s?[:：#]?\s*[\w.:/-]{6,60}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_]+(?:[- ]?1[03]\b)?")


def fold_shops_below(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make items of paragraphs and the lists below them, where these say only where works are."""
    below = [
        place
        for place in range(1, len(blocks))
        if blocks[place].kind is BlockKind.LIST and _may_be_work(blocks[place - 1])
    ]
    sure = {place for place in below if _are_places(blocks[place], named=True)}
    told = sum(_has_number_or_shop(blocks[place]) for place in sure)
    if told < MIN_WORKS or len(sure) < MOST * len(below):
        return blocks
    works = {place for place in below if place in sure or _are_places(blocks[place], named=False)}
    made: list[Block] = []
    items: list[Block] = []
    for place, block in enumerate(blocks):
        if place in works:
            head, places = blocks[place - 1], _write_places(block)
            items.append(Block(BlockKind.ITEM, head.line, children=[head, places]))
        elif place + 1 not in works:
            made += [make_list(items)] if items else []
            items = []
            made.append(block)
    return [*made, make_list(items)] if items else made


def _may_be_work(block: Block) -> bool:
    """Whether a paragraph is words that may name a work, and no section, label or sentence."""
    if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
        return False
    text = plain_text(block.spans).strip()
    if text.endswith((":", "：", "。", "!", "?")) or is_section_name(text) or read_field(text):
        return False
    is_styled = any(span.strong or span.emphasized for span in block.spans)
    return (is_styled or " " in text) and not is_label(text)


def _are_places(block: Block, *, named: bool) -> bool:
    """Whether each item of a list is a number, an address, or a link to where a work is.

    Unless a link has to be ``named`` as such, it has a few words of any language, beside a number.
    """
    lines = [_line_of(item) for item in block.children]
    if not lines or len(lines) > MAX_PLACES or not all(lines):
        return False
    if not all(_is_place(line, named=named) for line in lines):
        return False
    keys = [_key_of(line) for line in lines]
    told = [line for line in lines if any(map(_is_number, line)) or any(map(_names_place, line))]
    is_told = bool(told) if named else any(_is_number(span) for line in lines for span in line)
    return is_told and len({*keys}) == len(keys)  # two papers below a topic are no places of one


def _line_of(item: Block) -> list[Span]:
    """Give what an item shows that has no more than a line; nothing of another."""
    head = item.children[0] if len(item.children) == 1 else None
    if head is None or head.kind is not BlockKind.PARAGRAPH:
        return []
    return [span for span in head.spans if span.text.strip(_SIGNS) or span.is_link]


def _is_place(line: Sequence[Span], *, named: bool) -> bool:
    return all(
        _is_number(span)
        or _is_address(span)
        or _names_place(span)
        # One in words that nobody knows: "[Kirjakauppa](…)".
        or (not named and span.url != "" and len(span.text.split()) <= MAX_WORDS)
        for span in line
    )


def _is_number(span: Span) -> bool:
    return _NUMBER.fullmatch(span.text.strip(_SIGNS)) is not None


def _is_address(span: Span) -> bool:
    return bool(span.url) and is_web(span.text.strip())


def _names_place(span: Span) -> bool:
    """Whether a link is named by a label, by how a book is bound, or by the site it leads to."""
    text = span.text.strip(_SIGNS)
    if not span.url or span.is_image or is_web(text):
        return False
    if is_label(text) or text.lower() in _FORMATS:
        return True
    words = text.split()
    address = split_url(span.url)
    if len(words) > MAX_WORDS or address is None:
        return False
    site = address[1].lower()
    return any(len(word) >= MIN_SIGNS and word.lower() in site for word in words)


def _key_of(line: Sequence[Span]) -> str:
    """Say what a line is called by: an address, the words of a link, or the label of a number."""
    text = plain_text(line).strip(_SIGNS)
    if any(map(_is_address, line)):
        return text
    found = _LABEL.match(text) if _is_number(line[0]) else None
    return (found[0] if found else text).lower()


def _has_number_or_shop(block: Block) -> bool:
    """Whether a list has an identifier, or leads to a paper, a shop or a publisher."""
    return any(
        _is_number(span)
        or leads_to_shop(span.text.strip(_SIGNS))
        or kind_of_label(span.text.strip(_SIGNS)) in (LinkKind.PAPER, LinkKind.PDF)
        for item in block.children
        for span in _line_of(item)
    )


def _write_places(block: Block) -> Block:
    """Write the links of a list that no label names with their addresses, which are no titles."""
    items = []
    for item in block.children:
        spans = [
            span._replace(text=span.url) if span.url and not is_label(span.text) else span
            for span in item.children[0].spans
        ]
        head = Block(BlockKind.PARAGRAPH, item.line, spans)
        items.append(Block(BlockKind.ITEM, item.line, children=[head], column=item.column))
    return make_list(items)
