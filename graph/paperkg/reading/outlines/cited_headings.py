"""Headings that cite a work each: "### Ann Poe, *Fine Rain* (Fine Press, 1974)".

Where nearly all of a rank do, what stands below each is about its work, also where it says where
other works are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.characters import has_digit
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import is_entry_like, leads_to_paper
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import field_lines
from paperkg.reading.segments import Kind, Mark, Segment, drop_numbers
from paperkg.reading.text.blocks import Block, plain_text

__all__ = ["find_cited_headings"]

MIN_CITED, NEARLY_ALL = 2, 0.75
"""So many headings, and such a share of their rank, cite a work."""

MIN_PARTS = 3
"""Who, what and when are so many parts."""

MAX_WORKS = 2
"""Below a work stand the titles of no more others, each with a link to a paper."""

_STYLES = (Mark.EMPHASIS, Mark.QUOTE, Mark.STRONG)


def find_cited_headings(
    ranks: Iterable[Sequence[int]], blocks: Sequence[Block], ends: Sequence[int], cuts: Cuts
) -> set[int]:
    """Find the headings that cite a work, where nearly all of their rank do.

    Parameters
    ----------
    ranks
        The places of the headings of each rank.
    blocks
        The blocks of the document.
    ends
        For each, where what stands below it ends.
    cuts
        What cuts lines into segments.
    """
    return {place for rank in ranks for place in _find_in_rank(rank, blocks, ends, cuts)}


def _find_in_rank(
    rank: Sequence[int], blocks: Sequence[Block], ends: Sequence[int], cuts: Cuts
) -> Sequence[int]:
    least = max(MIN_CITED, NEARLY_ALL * len(rank))
    dated = [place for place in rank if has_digit(plain_text(blocks[place].spans))]
    if len(dated) < least:
        return ()  # most ranks
    cited = [place for place in dated if _cites(drop_numbers(cuts.look(blocks[place].spans)))]
    if len(cited) < least:
        return ()
    return [place for place in cited if not _holds_works(blocks[place + 1 : ends[place]], cuts)]


def _cites(parts: Sequence[Segment]) -> bool:
    """Whether a line is who, a title in a style, and when, and leads nowhere."""
    if len(parts) < MIN_PARTS or any(part.is_link for part in parts):
        return False
    who, title, *after = parts
    if who.kind is not Kind.PEOPLE and read_people(who.text, single=True) is None:
        return False
    is_title = title.kind is Kind.TEXT and (title.quoted or title.mark in _STYLES)
    return is_title and any(part.date for part in after)


def _holds_works(content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether titles that lead to papers stand below a heading: a section of works on its work."""
    lines = [line for block in content for line in field_lines(block, cuts)]
    works = sum(
        is_entry_like(line, strict=True) and line[0].is_link and leads_to_paper(line[0])
        for line in lines
    )
    return works > MAX_WORKS
