"""Lines below headings that say who by surnames alone, and where or when: "Poe, Roe. ICML 2015".

By itself such a line may be a title and where it appeared. Where most headings have one below
them, they are the titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.cuts.line_roles import read_surnames
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.names.people import read_people
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, Span, split_lines

__all__ = ["teach_source_lines"]

MIN_LINES = 2
"""So many headings at least have a line of surnames below them."""

_REST = frozenset({Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.LABEL, Kind.IDENTIFIER, Kind.TAG})


def teach_source_lines(blocks: Sequence[Block], cuts: Cuts) -> None:
    """Take surnames on the first lines below headings for authors, where most begin so."""
    lines = [
        split_lines(below.spans)[:1]
        for heading, below in pairwise(blocks)
        if heading.kind is BlockKind.HEADING and below.kind is BlockKind.PARAGRAPH
    ]
    found = [(line, parts) for (line,) in filter(None, lines) if (parts := _read(line, cuts))]
    if len(found) >= max(MIN_LINES, AGREED * len(lines)):
        for line, parts in found:
            cuts.teach(line, parts)


def _read(line: Sequence[Span], cuts: Cuts) -> list[Segment]:
    """Read a line of surnames, and where or when; empty where it is none."""
    parts = cuts.look(line)
    if len(parts) < 2 or parts[0].mark is not Mark.PLAIN or parts[0].field:
        return []
    first, *rest = parts
    if not rest[0].date or any(part.kind not in _REST and not part.is_link for part in rest):
        return []
    if first.kind is Kind.PEOPLE:
        return parts
    people = read_people(first.text, single=True) if first.kind is Kind.TEXT else None
    if people is None or not (len(people.names) > 1 or people.has_others):
        return []
    if not read_surnames(first.text.removesuffix(" et al")):
        return []
    return [replace(first, kind=Kind.PEOPLE, people=replace(people, is_sure=True)), *rest]
