"""Headings that are tasks, "DONE Small Owls", over what somebody noted on each: they are works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperkg.reading.cuts.headings import take_keyword
from paperkg.reading.outlines.field_lines import lines_of
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import is_title_case

__all__ = ["find_tasks", "is_task"]

MIN_TOLD = 2
"""So many tasks at least are works by themselves."""


def is_task(block: Block) -> bool:
    """Whether a heading begins with what somebody has done with it, or means to do."""
    return take_keyword(block.spans)[0] != ""


def find_tasks(
    rank: Sequence[int], said: set[int], blocks: Sequence[Block], ends: Sequence[int]
) -> Iterator[int]:
    """Find the tasks over sentences, where others of their rank are works: ``said`` has these.

    What leads on, or is in capitals as titles are, may be works that the task is about.
    """
    tasks = [place for place in rank if is_task(blocks[place])]
    if sum(place in said for place in tasks) < MIN_TOLD:
        return
    for place in tasks:
        if place not in said and _are_sentences(blocks[place + 1 : ends[place]]):
            yield place


def _are_sentences(content: Sequence[Block]) -> bool:
    """Whether lists of plain lines stand below a task, and hardly any in capitals."""
    if any(child.kind not in (BlockKind.LIST, BlockKind.PARAGRAPH) for child in content):
        return False
    lines = [line for child in content for line in lines_of(child)]
    entitled = sum(is_title_case(plain_text(line)) for line in lines)
    return 2 * entitled < len(lines) and not any(map(has_link, lines))
