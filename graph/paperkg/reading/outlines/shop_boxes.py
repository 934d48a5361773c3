"""Headings that name works, each over a box that a program of a shop wrote.

"### Fine Rain ⏎ [![…](…)](https://shop…) ⏎ [Fine Rain (New Edition)](https://shop…) ⏎ posted
with … ⏎ Ann Poe ⏎ [See it there](https://shop…)": the heading leads to what the box sells, and of
the box only what says more of the work is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text

__all__ = ["link_shop_boxes"]

MIN_BOXES = 3
"""So many headings at least have a box."""

MOST = 0.6
"""The share of the headings of a rank that must have one."""

MAX_ABOVE = 3
"""The title stands no further down in a box."""

MIN_LINKS = 2
"""A box leads so often to one address: from its picture or its button, too."""

MIN_SIGNS = 3
"""A title has so many signs."""

_ANCHOR = re.compile(r"\{#[^{}]{1,60}\}\s*$")
_WROTE = re.compile(r"([^\W\d_][^(),、（）]{0,40}?)\s?[(（](?:著|作者|Author|Autor)[)）]")
_MADE_BY = re.compile(r"\s*(?:posted|created) (?:with|by)\b", re.IGNORECASE)


def link_shop_boxes(blocks: Sequence[Block]) -> Sequence[Block]:
    """Give headings the address of the box right below them, where most of a rank have one."""
    found = {
        place: address
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and (address := _find_address(blocks, place))
    }
    ranks = {blocks[place].level for place in found}
    if len(found) < MIN_BOXES or len(ranks) > 1:
        return blocks
    rank = [block for block in blocks if block.kind is BlockKind.HEADING and block.level in ranks]
    if len(found) < MOST * len(rank):
        return blocks
    made: list[Block] = []
    address = ""
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            address = found.get(place, "")
            made.append(_with_link(block, address) if address else block)
        elif not (address and _is_of_box(block, address)):
            made.append(_with_authors(block) if address else block)
    return made


def _find_address(blocks: Sequence[Block], place: int) -> str:
    """Find the only address below a heading that a link with its words leads to, and another."""
    if has_link(blocks[place].spans):
        return ""
    section = _section_below(blocks, place)
    addresses = [address for block in section if (address := _address_of(block))]
    name = _name_of(blocks[place]) if len(addresses) >= MIN_LINKS else ""
    if not name:
        return ""
    titled = [block for block in section[:MAX_ABOVE] if _are_alike(name, _plain(block))]
    address = next((address for block in titled if (address := _address_of(block))), "")
    others = {other for other in addresses if other != address}
    return address if addresses.count(address) >= MIN_LINKS and not others else ""


def _section_below(blocks: Sequence[Block], place: int) -> Sequence[Block]:
    """Give the blocks below a heading, up to the next one."""
    end = place + 1
    while end < len(blocks) and blocks[end].kind is not BlockKind.HEADING:
        end += 1
    return blocks[place + 1 : end]


def _are_alike(name: str, title: str) -> bool:
    """Whether one of two titles begins with the other."""
    short, long = sorted((name, title), key=len)
    return len(short) >= MIN_SIGNS and long.startswith(short)


def _name_of(heading: Block) -> str:
    return "".join(_ANCHOR.sub("", plain_text(heading.spans)).split()).casefold()


def _plain(block: Block) -> str:
    return "".join(plain_text(block.spans).split()).casefold()


def _address_of(block: Block) -> str:
    """Give the address of a paragraph that is a link, or a picture in one, and no more."""
    if block.kind is not BlockKind.PARAGRAPH:
        return ""
    shown = [span for span in block.spans if span.text.strip() or span.is_link]
    return shown[0].url if len(shown) == 1 else ""


def _is_of_box(block: Block, address: str) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    return _address_of(block) == address or _MADE_BY.match(plain_text(block.spans)) is not None


def _with_link(heading: Block, address: str) -> Block:
    """Write a heading as a link."""
    name = _ANCHOR.sub("", plain_text(heading.spans)).strip()
    return replace(heading, spans=[Span(name, url=address)])


def _with_authors(block: Block) -> Block:
    """Write who wrote a work as a field, without others: "山田 花子(著), 鈴木 一郎(翻訳)"."""
    if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
        return block
    names = _WROTE.findall(plain_text(block.spans))
    return replace(block, spans=[author_field(", ".join(names))]) if names else block
