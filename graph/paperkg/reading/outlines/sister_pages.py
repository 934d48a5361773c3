"""Links to pages that are called as this one is, of other years: "[Books I Read in 2021](…)".

They lead to other lists of the same person, from one whose title is "Books I Read in 2024".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading import reasons
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    join_numbered,
    plain_text,
    split_numbered,
)

__all__ = ["part_sister_pages"]

_YEAR = re.compile(rf"(?<!\d){RECENT_YEAR}(?!\d)")
_SIGNS = re.compile(r"[\W_]+")


def part_sister_pages(
    blocks: Sequence[Block], *, title: str = ""
) -> tuple[Sequence[Block], list[tuple[int, str, str]]]:
    """Part the blocks of a document from lines that are links to pages called as it is.

    Those are given as what can be no entry: line, text and reason.

    Parameters
    ----------
    blocks
        The blocks of the document.
    title
        What its front matter calls it, if anything; else its first heading does.
    """
    head = next((block for block in blocks if block.kind is BlockKind.HEADING), None)
    name = title or (plain_text(head.spans) if head else "")
    if not _YEAR.search(name):
        return blocks, []
    key = _key_of(name)
    kept: list[Block] = []
    left: list[tuple[int, str, str]] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            lines = split_numbered(block.spans)
            sisters = [(at, line) for at, line in lines if _leads_to(line, key)]
            left += [(block.line + at, plain_text(line), reasons.SEE_ALSO) for at, line in sisters]
            if sisters:
                led = {at for at, _ in sisters}
                others = [(at, line) for at, line in lines if at not in led]
                block = replace(block, spans=join_numbered(others))
            kept += [block] if len(sisters) < len(lines) or not lines else []
        elif block.kind is BlockKind.LIST:
            linked = {id(item) for item in block.children if _leads_to(_line_of(item), key)}
            left += [
                (item.line, plain_text(_line_of(item)), reasons.SEE_ALSO)
                for item in block.children
                if id(item) in linked
            ]
            if linked:
                items = [item for item in block.children if id(item) not in linked]
                block = replace(block, children=items)
            kept += [block] if block.children else []
        else:
            kept.append(block)
    return kept, left


def _line_of(item: Block) -> Sequence[Span]:
    head = item.children[0] if len(item.children) == 1 else None
    return head.spans if head is not None and head.kind is BlockKind.PARAGRAPH else ()


def _leads_to(line: Sequence[Span], key: str) -> bool:
    """Whether a line is one link with such a name."""
    shown = [span for span in line if span.text.strip()]
    if len(shown) != 1 or not shown[0].is_link or not _YEAR.search(shown[0].text):
        return False
    return _key_of(shown[0].text) == key


def _key_of(name: str) -> str:
    """Give the letters of a name, with one number for all years."""
    return _SIGNS.sub("", _YEAR.sub("0000", name)).casefold()
