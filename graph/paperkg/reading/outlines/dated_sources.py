"""Where and when a work appeared, on a line beside who wrote it: "Fine Physics Letters (FPL) 2020".

Below a title such a line has no sign of a venue but its year, and that a line of names stands right
above or below it: "- A Title ⏎ - Ann Poe, Bo Roe ⏎ - Rain research, 2004".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperkg.reading.cuts.line_roles import name_venue, role_of
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.labels import Field
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text, walk_blocks
from paperkg.reading.votes.title_words import has_verb, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["teach_dated_sources"]

MIN_LINES = 2
"""So many lines of a document at least are so."""

# "Fine Physics Letters (FPL) 2020", "Rain research, 2004", "Int. Conf. on Owls 2019".
_SOURCE = re.compile(rf"(?P<name>[^\W\d_][^!?;\n]{{2,160}}?)(?P<comma>,?)\s\(?{RECENT_YEAR}\)?\.?")
_PRIZES = words_of("venues", "prizes")


def teach_dated_sources(blocks: Sequence[Block], cuts: Cuts) -> None:
    """Take such lines for where and when, where a document has several."""
    found = [
        (line, parts)
        for block in walk_blocks(blocks)
        if block.kind is BlockKind.ITEM and len(block.children) > 1
        for line, parts in _sources_of(block, cuts)
    ]
    if len(found) >= MIN_LINES:
        for line, parts in found:
            cuts.teach(line, name_venue(parts, plain_text(line).strip(" .")))


def _sources_of(item: Block, cuts: Cuts) -> Iterator[tuple[Sequence[Span], Sequence[Segment]]]:
    """Give the lines in the list below an item that stand beside names, and their segments."""
    below = item.children[1] if head_of(item) else None
    items = below.children if below and below.kind is BlockKind.LIST else []
    lines = [head.spans for it in items if len(it.children) == 1 and (head := head_of(it))]
    for above, line in pairwise(lines):
        for source, names in ((above, line), (line, above)):
            if _is_source(source):
                parts = cuts.look(source, below=True)
                if _signs(names, cuts) and role_of(parts) is None:
                    yield source, parts


def _signs(line: Sequence[Span], cuts: Cuts) -> bool:
    """Whether a line is names, with what stands in brackets behind them: "Ann Poe (Fine Lab)"."""
    parts = cuts.look(line, below=True)
    if role_of(parts) is Field.AUTHORS:
        return True
    named = [part for part in parts if part.kind is Kind.PEOPLE]
    return parts[:1] == named[:1] != [] and all(part in named or part.bracket for part in parts)


def _is_source(line: Sequence[Span]) -> bool:
    """Whether a line is a name in capitals, or before a comma, and a year: no remark on a work."""
    found = None if has_link(line) else _SOURCE.fullmatch(plain_text(line).strip())
    if found is None:
        return False
    words = found["name"].split()
    last = words[-1].strip("()")
    is_set_off = bool(found["comma"]) or not last[:1].islower()
    if not is_set_off or found["name"][0].islower() or read_month(last):
        return False
    is_prize = not _PRIZES.isdisjoint(word.strip("()").lower() for word in words)
    return not (is_prize or reads_as_sentence(found["name"]) or has_verb(found["name"]))
