"""Headings over what holds a work: "# Fine Rain ⏎ In: *A Handbook of Rain*. Ed. by Ann Poe, 2014".

Nothing else than the title of the work stands above such a line; who is named on it edits the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperkg.reading.records import Record
from paperkg.reading.segments import Kind, Mark, Segment, tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, split_lines
from paperkg.reading.words import either

__all__ = ["find_held", "keep_whole", "silence_editors"]

MIN_HELD = 2
"""So many headings of a rank at least stand over such lines."""

MAX_LINES = 3
"""Who wrote a work, or spoke with whom, may stand on lines above that."""

_HELD = re.compile(rf"\s*(?i:{either('citations', 'holds')})\s?:\s*\S")
# "Introduction (with Ann Poe)": who else wrote it.
_WITH = re.compile(r"\s*\((?:avec|com|con|gem\. mit|mit|with|zus\. mit)\s[^()]{1,80}\)\s*$")


def keep_whole(record: Record, content: Sequence[Block]) -> None:
    """Take all words of such a heading for the title, whatever they quote, and where they stop."""
    parts = record.segments
    is_one = len({part.span for part in parts}) == 1 and not any(part.is_link for part in parts)
    if len(parts) < 2 or not is_one or not _says_what_holds(content[:1]):
        return
    head = parts[0]
    head.text = tidy(_WITH.sub("", head.whole))
    head.start, head.end, head.mark, head.quoted = 0, len(head.whole), Mark.PLAIN, False
    head.bracket = ""
    head.take_for_words()
    del parts[1:]


def find_held(ranks: Iterable[Sequence[int]], blocks: Sequence[Block]) -> Iterator[int]:
    """Find the headings right above a paragraph that says what holds a work."""
    for rank in ranks:
        held = [place for place in rank if _says_what_holds(blocks[place + 1 : place + 2])]
        if len(held) >= MIN_HELD:
            yield from held


def silence_editors(line: Sequence[Span], parts: Sequence[Segment]) -> None:
    """Take whoever is named on a line that begins with "In:" for nobody who wrote the work."""
    if _HELD.match(plain_text(line)):
        for part in parts:
            if part.kind is Kind.PEOPLE:
                part.kind, part.people = Kind.TAG, None


def _says_what_holds(below: Sequence[Block]) -> bool:
    return any(
        _HELD.match(plain_text(line)) is not None
        for block in below
        if block.kind is BlockKind.PARAGRAPH
        for line in split_lines(block.spans)[:MAX_LINES]
    )
