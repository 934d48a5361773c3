"""Headings that are titles with who wrote them on the line below: "### Fine Rain ⏎ *Ann Poe*"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, BlockKind, has_break, has_link, plain_text
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["find_bylined"]

MIN_RANK = 2
"""So many headings at least have names below them."""

MAX_BLOCKS = 6
"""No more paragraphs stand below a title: more may be several works of a section."""

MEAN_WORDS = 1.5
"""Titles have so many words in the mean; offices, "Director", have fewer."""


def find_bylined(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], ends: Sequence[int]
) -> list[int]:
    """Find the headings with names alone below them, where most of their rank are, half known.

    The names are written as a field: few siblings would tell them alone.
    ``ends`` say for each block where the next heading or rule stands.
    """
    found: list[int] = []
    for rank in ranks:
        named = [
            (place, people)
            for place in rank
            if _may_be_title(blocks[place])
            and ends[place] - place <= MAX_BLOCKS
            and (people := _read_byline(blocks, place + 1))
        ]
        if len(named) < max(MIN_RANK, AGREED * len(rank)):
            continue
        known = sum(is_given_name(people.names[0]) for _, people in named)
        words = sum(count_words(plain_text(blocks[place].spans)) for place, _ in named)
        if 2 * known >= len(named) and words >= MEAN_WORDS * len(named):
            for place, _ in named:
                found.append(place)
                names = blocks[place + 1]
                names.spans[:] = [author_field(plain_text(names.spans).strip())]
    return found


def _may_be_title(heading: Block) -> bool:
    text = plain_text(heading.spans).strip()
    is_open = heading.kind is BlockKind.HEADING and not has_link(heading.spans)
    return is_open and not (is_section_name(text) or is_unit(text) or read_date(text))


def _read_byline(blocks: Sequence[Block], place: int) -> People | None:
    """Read the paragraph in a place, if that is a line of full names and no more."""
    below = blocks[place] if place < len(blocks) else None
    if below is None or below.kind is not BlockKind.PARAGRAPH:
        return None
    text = plain_text(below.spans).strip()
    if has_break(below.spans) or has_link(below.spans) or text.endswith((".", ":", "：")):
        return None
    people = read_people(text, single=True)
    return people if people and all(" " in name for name in people.names) else None
