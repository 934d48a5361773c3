"""Fields on one line, each on a line of its own: "Title: A Fine Paper, Authors: Ann Poe".

A line is cut before its labels where two of them say what, who, where or when; one alone may be
words of a title or of a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paperkg.reading.labels import Field, read_field
from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span
from paperkg.reading.words import EAST_ASIAN

__all__ = ["part_inline_fields"]

MIN_FIELDS = 2
"""So many labels at least that say what, who, where or when show that a line is made of fields."""

_TELLING = frozenset((Field.TITLE, Field.AUTHORS, Field.VENUE, Field.DATE))
_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))
_SIGNS = " ,;|/·•—–-，；、"
_LABEL = re.compile(
    r"(?:^|[.,;|/·•—–-]\s+|[，；、。]\s*)"
    rf"([^\W\d_a-z][^\W\d_]{{2,}}(?: [a-z]+)?|{EAST_ASIAN.pattern}{{2,6}})[:：](?!//)"
)


class _Place(NamedTuple):
    """Where a label begins: its span, how many signs of the span precede it, and what it says."""

    number: int
    start: int
    field: Field


def part_inline_fields(every: Iterable[Block]) -> None:
    """Break lines before the labels of fields that stand on them."""
    for block in every:
        if block.kind in _KINDS and _has_colons(block.spans):
            _part(block)


def _has_colons(spans: Sequence[Span]) -> bool:
    """Whether as many labels may end in some spans; a link may begin with the colon of one."""
    count = 0
    for span in spans:
        if span.url or span.local:
            count += span.text[:1] in (":", "：")
        else:
            count += span.text.count(":") + span.text.count("：")
    return count >= MIN_FIELDS


def _part(block: Block) -> None:
    spans: list[Span] = []
    for line in _lines_of(block.spans):
        places = list(_find_labels(line))
        telling = {place.field for place in places} & _TELLING
        spans.extend(_cut(line, places) if len(telling) >= MIN_FIELDS else line)
    if len(spans) > len(block.spans):
        block.spans[:] = spans


def _lines_of(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Give the lines of a block, each with the break that ends it."""
    line: list[Span] = []
    for span in spans:
        line.append(span)
        if span.is_break:
            yield line
            line = []
    yield line


def _find_labels(line: Sequence[Span]) -> Iterator[_Place]:
    for number, span in enumerate(line):
        if span.is_link or span.is_image or span.is_break or span.code:
            continue
        if span.strong or span.emphasized:
            name = span.text.strip()
            if not name.endswith((":", "：")):
                after = line[number + 1].text[:1] if number + 1 < len(line) else ""
                name += after if after in (":", "：") else ""
            found = read_field(name)
            if found and not found[1] and not name[:1].islower():
                yield _Place(number, 0, found[0])
            continue
        has_colon = ":" in span.text or "：" in span.text
        for label in _LABEL.finditer(span.text) if has_colon else ():
            if found := read_field(f"{label[1]}:"):
                yield _Place(number, label.start(1), found[0])


def _cut(line: Sequence[Span], places: Sequence[_Place]) -> Iterator[Span]:
    """Give the spans of a line with a break before each label that does not begin it."""
    starts: dict[int, list[int]] = {}
    for place in places:
        starts.setdefault(place.number, []).append(place.start)
    is_first = True
    for number, span in enumerate(line):
        begin = 0
        for start in starts.get(number, ()):
            if before := span.text[begin:start].rstrip(_SIGNS):
                yield span._replace(text=before)
                is_first = False
            if not is_first:
                yield BREAK
            begin, is_first = start, False
        yield span._replace(text=span.text[begin:]) if begin else span
        is_first = is_first and not span.text.strip()
