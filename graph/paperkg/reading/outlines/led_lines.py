"""Lines of a paragraph that each begin with a day or an address: "https://arxiv.org/abs/… rain".

Markdown has no sign for such lines, and takes all of them for a sentence. That all begin in one way
tells that they are items; so does the address of a paper, of a single line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.identifiers import parse_identifier
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    Span,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["list_led_lines"]

MIN_DAYS, MIN_ADDRESSES = 3, 2
"""So many lines at least begin with a day; and with an address, if it is that of no paper."""

# "2021-05-01", "(5.3.2021)", "Feb 3", "12 March:", "3月5日"
_DAY = re.compile(
    r"\W{0,3}(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?"
    r"|\d{1,2}\.? [A-Z][a-z]{2,8}(?: (?:19|20)\d\d)?|\d{1,2}月\d{1,2}日)(?!\w)"
)


def list_led_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make a list of each paragraph of such lines."""
    return [_as_list(lines) if (lines := _find(block)) else block for block in blocks]


def _find(block: Block) -> Sequence[NumberedLine]:
    """Give the lines of a paragraph, each with its number in the file, if they are items."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return ()
    head = block.spans[0]
    may_begin = head.url or head.strong or head.text[:1].isdigit()
    if not may_begin:
        return ()
    lines = [
        (block.line + number, line)
        for number, line in split_numbered(_part_wraps(block.spans))
        if plain_text(line).strip()
    ]
    if len(lines) >= MIN_DAYS and all(_begins_with_day(line) for _, line in lines):
        return lines
    if not lines or not all(_begins_with_address(line) for _, line in lines):
        return ()
    return lines if len(lines) >= MIN_ADDRESSES or _leads_to_paper(lines[0][1]) else ()


def _part_wraps(spans: Sequence[Span]) -> Iterator[Span]:
    """Give ends of lines for themselves that were taken for places where a text goes on."""
    for span in spans:
        if span.is_break or span.is_link or "\n" not in span.text:
            yield span
            continue
        first, *others = span.text.split("\n")
        yield span._replace(text=first)
        for text in others:
            yield Span("\n", is_break=True)
            yield span._replace(text=text)


def _as_list(lines: Sequence[NumberedLine]) -> Block:
    items = [make_item(place, line) for place, line in lines]
    return make_list(items)


def _begins_with_day(line: Sequence[Span]) -> bool:
    return _DAY.match(plain_text(line)) is not None


def _begins_with_address(line: Sequence[Span]) -> bool:
    """Whether a line begins with an address that is shown as it is, and words follow."""
    head, *rest = [span for span in line if span.text.strip()] or [Span("")]
    return bool(head.url) and "://" in head.text and any(map(str.isalpha, plain_text(rest)))


def _leads_to_paper(line: Sequence[Span]) -> bool:
    named = parse_identifier(line[0].url)
    return named is not None and named.names_paper
