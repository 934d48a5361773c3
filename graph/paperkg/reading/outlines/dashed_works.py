"""More works of an author behind a dash: "Poe A. *Rain*. Bonn, 1906. — *Owls*. Bonn, 1914".

The dash stands for the name, in one paragraph or at the start of those below. Each is a work of its
own, which is written with the long dash that any list has for the authors of the entry before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.patterns import EDITORS, PARTICLE, YEAR
from paperkg.reading.text.blocks import Block, BlockKind, Span, part_blocks, plain_text, walk_blocks

__all__ = ["part_dashed_works"]

MAX_HEAD = 80
"""The names before the first title have no more signs."""

_SAME = "———. "
_DASH_FIRST = re.compile(r"\s*[—–―]{1,2}[.,:]?\s*")
# ". — *Owls*", "1914) —*Owls*", and on a line of its own.
_DASH_LAST = re.compile(r"(?:(?<=[.)\]])|(?:^|(?<=[.)\]]\s)))[—–―]{1,3}[.,:]?\s*$")
# "Poe A. v.", "Poe, Ann, ed."
_LAST = re.compile(rf"(?:\s(?:v\.|{PARTICLE})|,?\s\(?{EDITORS}\)?)[.:,]?\s*$")
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def part_dashed_works(blocks: Sequence[Block]) -> list[Block]:
    """Give each work behind a dash a paragraph or an item of its own, also inside lists."""
    if not any(map(_has_dash, walk_blocks(blocks))):
        return list(blocks)
    parted = part_blocks(blocks, _part)
    for siblings in (parted, *(block.children for block in walk_blocks(parted))):
        for before, block in pairwise(siblings):
            _name_dash(before, block)
    return parted


def _has_dash(block: Block) -> bool:
    for span in block.spans:  # most are plain English
        if not span.text.isascii() and _ends_with_dash(span):
            return True
    return False


def _text_of(block: Block) -> Block | None:
    """Give the paragraph that a block is, or that an item begins with."""
    head = head_of(block) if block.kind is BlockKind.ITEM else block
    return head if head is not None and head.kind is BlockKind.PARAGRAPH else None


def _part(block: Block) -> list[Block]:
    """Part a paragraph or an item; what stands below an item stays with the last."""
    head = _text_of(block)
    if head is None or not any(_ends_with_dash(span) for span in head.spans):
        return [block]
    parts = _split(head.spans)
    if len(parts) < 2:
        return [block]
    lines = [replace(head, line=head.line + place, spans=spans) for place, spans in parts]
    if block is head:
        return lines
    items = [replace(block, line=line.line, children=[line]) for line in lines]
    items[-1].children.extend(block.children[1:])
    return items


def _split(spans: Sequence[Span]) -> list[tuple[int, list[Span]]]:
    """Split a text before dashes: its works, each with the lines before it; none where some is no.

    Each has a title in the same style, and a year.
    """
    part: list[Span] = []
    parts, number = [(0, part)], 0
    for span, after in pairwise((*spans, Span(""))):
        number += span.text.count("\n")
        found = _DASH_LAST.search(span.text) if _ends_with_dash(span) else None
        if found is None or not part or not _is_title(after):
            part.append(span)
            continue
        part.append(span._replace(text=span.text[: found.start()]))
        part = [Span(_SAME)]
        parts.append((number, part))
    style = _style_of_named(parts[0][1])
    are_works = all(_is_work(spans, style) for _, spans in parts)
    return [(at, _trim(spans)) for at, spans in parts] if style and are_works else []


def _trim(spans: list[Span]) -> list[Span]:
    """Drop the end of a line, and nothing, where a text ends."""
    while spans and (spans[-1].is_break or not spans[-1].text.strip()):
        spans.pop()
    return spans


def _ends_with_dash(span: Span) -> bool:
    is_plain = not (span.emphasized or span.strong or span.is_link or span.code or span.is_break)
    return is_plain and span.text.rstrip(" .,:")[-1:] in ("—", "–", "―")


def _is_title(span: Span) -> bool:
    """Whether a span in a style begins as a title does."""
    return (span.emphasized or span.strong) and span.text.lstrip(' "“«„')[:1].isupper()


def _style_of_named(spans: Sequence[Span]) -> tuple[bool, bool] | None:
    """Give the style of the first title of a text that names begin: "Poe A. *Rain in Bonn*"."""
    names = ""
    for span in spans:
        if _is_title(span) and names:
            return (span.strong, span.emphasized) if _are_names(names) else None
        names += span.text
        if len(names) > MAX_HEAD or span.is_link or span.is_break:
            return None
    return None


def _are_names(text: str) -> bool:
    names = _LAST.sub("", text).strip(" ,:")
    people = read_people(names, single=True) if " " in names else None
    return people is not None and people.end >= len(names) - 1


def _is_work(spans: Sequence[Span], style: tuple[bool, bool] | None) -> bool:
    has_title = any((span.strong, span.emphasized) == style for span in spans)
    return has_title and _YEAR.search(plain_text(spans)) is not None


def _name_dash(before: Block, block: Block) -> None:
    """Write the long dash at the start of a work below another, whose names stand first."""
    head, work = _text_of(before), _text_of(block)
    if head is None or work is None or before.kind is not block.kind or len(work.spans) < 2:
        return
    dash, title = work.spans[:2]
    if not _is_title(title) or _DASH_FIRST.fullmatch(dash.text) is None:
        return
    style = (title.strong, title.emphasized)
    is_led = head.spans[:1] == [Span(_SAME)] or _style_of_named(head.spans) == style
    if is_led and _is_work(work.spans, style) and _is_work(head.spans, style):
        work.spans[0] = Span(_SAME)
