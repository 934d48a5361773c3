"""Headings of one rank that are all titles, told by those that link to a work or say by whom.

In "## Fine Rain by Ann Poe", "## [Small Owls](…)", "## solaris", with no more than a remark below
any of them, the last is no section: headings of one rank are of one kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.outlines.field_lines import lines_of
from paperkg.reading.outlines.noted import names_section
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["find_alike"]

MIN_RANK = 4
"""Fewer headings of a rank tell nothing."""

MIN_TOLD = 3
"""So many of a rank link to a work or say by whom, or stand below "Books to read"."""

MIN_WORDS = 4
"""A heading of so many words in capitals reads as a title."""

_TEXTS = frozenset({BlockKind.LIST, BlockKind.PARAGRAPH})


def find_alike(
    blocks: Sequence[Block],
    ranks: Iterable[Sequence[int]],
    ends: Sequence[int],
    said: Collection[int],
    bare: Collection[int],
    cuts: Cuts,
) -> list[int]:
    """Find the headings of ranks in which most tell that they are titles, and none holds works.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of its headings, those of each rank together.
    ends
        For each block, where the next heading or rule stands.
    said
        The headings that are titles by what they link to, or by what stands below them.
    bare
        Those that are titles as they stand below a name of lists: "Books to read".
    cuts
        What cuts lines into segments.
    """
    found: list[int] = []
    for rank in ranks:
        if len(rank) < MIN_RANK or not all(
            place in said or _has_remarks_alone(blocks, place, ends[place]) for place in rank
        ):
            continue
        told = {place for place in rank if place in said or _says_by_whom(blocks[place], cuts)}
        others = [place for place in rank if place not in bare]
        is_of_list = len(rank) - len(others) >= MIN_TOLD
        shown = sum(place in told or (is_of_list and _is_title(blocks[place])) for place in others)
        if (is_of_list or len(told) >= MIN_TOLD) and shown >= AGREED * len(others):
            least = 1 if is_of_list else MIN_WORDS - 1
            found += (place for place in rank if place in told or _may_be(blocks[place], least))
    return found


def _has_remarks_alone(blocks: Sequence[Block], place: int, end: int) -> bool:
    """Whether nothing stands below a heading, or a remark, or several in small letters."""
    after = blocks[end] if end < len(blocks) else None
    if after and after.kind is BlockKind.HEADING and after.level > blocks[place].level:
        return False
    below = blocks[place + 1 : end]
    if any(block.kind not in _TEXTS for block in below):
        return False
    lines = [line for block in below for line in lines_of(block)]
    if any(map(has_link, lines)):
        return False
    return len(lines) <= 1 or all(plain_text(line).lstrip()[:1].islower() for line in lines)


def _says_by_whom(heading: Block, cuts: Cuts) -> bool:
    """Whether a heading ends with "by" and names: "Fine Rain by Ann Poe"."""
    parts = cuts.look(heading.spans)
    is_titled = len(parts) > 1 and parts[0].kind is Kind.TEXT
    return is_titled and parts[-1].is_byline


def _is_title(heading: Block) -> bool:
    text = plain_text(heading.spans)
    return count_words(text) >= MIN_WORDS and is_title_case(text)


def _may_be(heading: Block, least: int) -> bool:
    """Whether a heading of so many words names no section: "Lunch" may be one by itself."""
    text = plain_text(heading.spans).strip()
    return count_words(text) >= least and not names_section(text)
