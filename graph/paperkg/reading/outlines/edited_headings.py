"""Headings whose line below begins with who edited a work: "Edited by Ann Poe. Leeds: Rain 2001".

Such a line has no title of its own, so that the heading above is what they edited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import (
    BREAK,
    Block,
    BlockKind,
    Span,
    has_link,
    plain_text,
    split_lines,
)
from paperkg.reading.words import either

__all__ = ["mark_edited"]

MIN_EDITED = 2
"""So many headings of a rank have such a line: one alone may say who edited the list."""

MAX_LINE = 300
"""Who, where and when take no more signs, with the series behind them."""

# "Hg. von Ann Poe. Bonn: Regen 2004", "Edited by Ann Poe. Rain Press, 2004".
_EDITED = re.compile(
    rf"\s*(?i:{either('people', 'edited')})\.?\s(?i:{either('people', 'by')}):?\s"
    rf"(?P<who>{CAPITAL}.{{2,200}}?)[.;]\s(?P<where>{CAPITAL}[^.()]{{1,80}}?),?\s(?P<when>{YEAR})\b"
)


def mark_edited(blocks: Sequence[Block]) -> None:
    """Mark such headings as titles, in italics, and what their lines say as fields."""
    found: dict[int, list[tuple[Block, Block, list[Span]]]] = {}
    for heading, below in pairwise(blocks):
        if said := _read(heading, below):
            found.setdefault(heading.level, []).append((heading, below, said))
    for rank in found.values():
        for heading, below, said in rank if len(rank) >= MIN_EDITED else ():
            heading.spans = [span._replace(emphasized=True) for span in heading.spans]
            below.spans = said


def _read(heading: Block, below: Block) -> list[Span]:
    """Give the paragraph below a heading with fields for its first line, if that is one."""
    if heading.kind is not BlockKind.HEADING or below.kind is not BlockKind.PARAGRAPH:
        return []
    lines = split_lines(below.spans)
    first = lines[0] if lines else []
    line = plain_text(first).rstrip()
    said = _EDITED.match(line) if len(line) <= MAX_LINE and not has_link(first) else None
    if said is None or is_section_name(plain_text(heading.spans)):
        return []
    if read_people(said["who"], single=True) is None:
        return []
    fields = [f"Publisher: {said['where']}", f"Year: {said['when']}"]
    if rest := line[said.end() :].strip(" ."):
        fields.append(f"Note: {rest}")
    spans = [author_field(said["who"])]
    for part in (*([Span(field)] for field in fields), *lines[1:]):
        spans += [BREAK, *part]
    return spans
