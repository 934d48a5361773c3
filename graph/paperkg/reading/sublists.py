"""Whether the lists below an item say more of it, or hold entries of their own."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.blocks import Block
from paperkg.reading.cuts import Cuts
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.shapes import is_entry_like, is_field_like, is_word_of_sentence
from paperkg.reading.titled import LISTS, WORKS, field_lines, head_of, reads_as_title
from paperkg.reading.words import words_of

__all__ = ["are_titled", "has_fields", "nested_of"]

_BY = tuple(f"{word} " for word in words_of("people", "by"))


def nested_of(item: Block) -> list[Block]:
    """Give the lists and tables below the head of an item."""
    return [child for child in item.children[1:] if child.kind in LISTS]


def are_titled(block: Block, cuts: Cuts) -> bool:
    """Whether most items with others below them name a work, and those below say more of it."""
    said = [
        has_fields(nested, cuts.look(head.spans), cuts)
        for item in block.children
        if (nested := nested_of(item)) and (head := head_of(item)) and not _is_linked(head)
    ]
    return sum(said) > 1 and 2 * sum(said) > len(said)


def _is_linked(head: Block) -> bool:
    return any(span.is_link for span in head.spans)


def has_fields(
    nested: Sequence[Block], parts: Sequence[Segment], cuts: Cuts, *, siblings: bool = False
) -> bool:
    """Whether the items below an item without links say more of it, and are no entries.

    Parameters
    ----------
    nested
        The lists below the item.
    parts
        The item itself.
    cuts
        What cuts the lines into segments.
    siblings
        Whether that is so of most of its siblings: then remarks alone will do.
    """
    lines = [line for block in nested for line in field_lines(block, cuts)]
    fields = sum(is_field_like(line) for line in lines)
    if fields and 2 * fields >= len(lines):
        return True
    if fields and _is_signed(parts) and not any(map(is_entry_like, lines)):
        return True
    if any(is_entry_like(line) or _leads_on(line) for line in lines):
        return False
    if siblings or any(is_work(parts) and not any(map(is_work, lines)) for is_work in WORKS):
        return True
    deeper = any(
        child.kind in LISTS
        for block in nested
        for item in block.children
        for child in item.children
    )
    return not deeper and reads_as_title(parts) and not any(map(reads_as_title, lines))


def _is_signed(parts: Sequence[Segment]) -> bool:
    """Whether an item is a title with "by Ann Poe" right after it."""
    kinds = [part.kind for part in parts[:2]]
    return kinds == [Kind.TEXT, Kind.PEOPLE] and parts[1].text.startswith(_BY)


def _leads_on(line: Sequence[Segment]) -> bool:
    """Whether a line has a link, other than the word of a sentence: "The code is [here](…)"."""
    return any(part.is_link and not is_word_of_sentence(part) for part in line)
