"""Works whose addresses stand on lines of their own, with no empty line between one and the next.

"Fine Rain - Ann Poe ⏎ https://… ⏎ Fine Snow - Bo Roe ⏎ https://…" is one paragraph to a parser:
each work becomes one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from paperkg.identifiers import parse_identifier
from paperkg.reading.labels import is_label
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    join_numbered,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import reads_as_sentence

__all__ = ["part_addressed_lines"]

MIN_WORKS = 2
"""So many works at least stand in such a paragraph."""

MAX_LINES = 5
"""A work has no more lines beside those of its addresses."""

_BETWEEN = " ,;|/·&+[]()"


def part_addressed_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Part such paragraphs where each work has as many lines as the next."""
    return [part for block in blocks for part in _part(block)]


def _part(block: Block) -> Sequence[Block]:
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        return [block]
    if not has_link(block.spans):
        return [block]
    lines = split_numbered(block.spans)
    works = list(_find_works(lines))
    if len(works) < MIN_WORKS or not all(_is_title(work[0][1]) for work in works):
        return [block]
    return [
        Block(BlockKind.PARAGRAPH, block.line + work[0][0], join_numbered(work)) for work in works
    ]


def _find_works(lines: Sequence[NumberedLine]) -> Iterator[Sequence[NumberedLine]]:
    """Cut lines where works begin, as the lines before, between and behind addresses tell."""
    runs = [(leads, list(run)) for leads, run in groupby(lines, lambda line: _is_of_links(line[1]))]
    if len(runs) < 2 * MIN_WORKS or runs[0][0]:
        return
    before, *between = [len(run) for leads, run in runs if not leads]
    behind = 0 if runs[-1][0] else between.pop()
    if before > MAX_LINES or any(count != before + behind for count in between):
        return
    work: list[NumberedLine] = []
    for leads, run in runs:
        if leads or not work:
            work += run
            continue
        work += run[:behind]
        yield work
        work = run[behind:]
    if work:
        yield work


def _is_of_links(line: Sequence[Span]) -> bool:
    """Whether a line is addresses, labels that lead on, or an identifier, and nothing else."""
    said = [span for span in line if span.text.strip(_BETWEEN)]
    if any(span.url for span in said):
        return all(_is_label(span) for span in said)
    found = parse_identifier(plain_text(said).strip())
    return found is not None and found.names_paper


def _is_label(span: Span) -> bool:
    """Whether a span is an address, or a label before one or in its place."""
    return "://" in span.text or is_label(span.text.strip(_BETWEEN).rstrip(":"))


def _is_title(line: Sequence[Span]) -> bool:
    """Whether a line may begin a work: it leads nowhere, and is no sentence or label."""
    text = plain_text(line).strip()
    is_open = not text[:1].islower() and not is_label(text.rstrip(":"))
    return is_open and not has_link(line) and not reads_as_sentence(text)
