"""Headings below one that are a work each, though others of their rank are sections.

Below "## Textbooks" stand "### 1. Poe A, Li B. Fine Rain. Bonn: Owl Press; 2019." and others as
full, each over remarks; below "## Articles" those of the same rank are topics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import lines_of
from paperkg.reading.outlines.fields_below import read_fields
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind, Segment, drop_numbers
from paperkg.reading.text.blocks import Block, BlockKind, plain_text
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["find_siblings", "find_unnumbered"]

MIN_TOLD = 2
"""So many headings below one say who wrote the work, in them or right below."""

MIN_NUMBERED = 4
"""So many headings with numbers, most with names, tell that those are the works."""

MIN_WORDS = 3
"""A line of so many words in capitals, below a heading, is sooner a title than a remark."""

_NUMBER = re.compile(r"#?\d{1,3}(?:[.):]|\s)")
_TEXTS = frozenset({BlockKind.LIST, BlockKind.PARAGRAPH, BlockKind.QUOTE})
_SOURCE = frozenset({Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG})


def find_siblings(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], ends: Sequence[int], cuts: Cuts
) -> list[int]:
    """Find the headings below one that are works each, as most of them say by whom.

    Where all of them have numbers, one that says nothing is a work as its siblings are.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of its headings, those of each rank together.
    ends
        For each block, where the next heading or rule stands.
    cuts
        What cuts lines into segments.
    """
    none: tuple[int, ...] = (0,) * 7
    sections = [*accumulate(blocks, _count_higher, initial=none)]
    found: list[int] = []
    for rank in ranks:
        for run in _part_runs(rank, blocks, sections):
            found += _works_among(run, blocks, ends, cuts)
    return found


def find_unnumbered(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], ends: Sequence[int], cuts: Cuts
) -> set[int]:
    """Find the headings of parts of the text, where those of works have numbers and say by whom.

    "### How I Found Rain", over paragraphs, is none of the works "### 1. Fine Rain by Ann Poe",
    which stand below other headings.
    """
    none: tuple[int, ...] = (0,) * 7
    sections = [*accumulate(blocks, _count_higher, initial=none)]
    found: set[int] = set()
    for rank in ranks:
        runs = list(_part_runs(rank, blocks, sections))
        others = [run for run in runs if not any(_is_numbered(blocks[place]) for place in run)]
        works = [place for run in runs if run not in others for place in run]
        are_numbered = all(_is_numbered(blocks[place]) for place in works)
        if not others or len(works) < MIN_NUMBERED or not are_numbered:
            continue
        signed = sum(_is_signed(drop_numbers(cuts.look(blocks[place].spans))) for place in works)
        if signed < AGREED * len(works):
            continue
        for run in others:
            if all(_is_over_text(blocks[place : ends[place]], cuts) for place in run):
                found.update(run)
    return found


def _is_signed(parts: Sequence[Segment]) -> bool:
    """Whether a heading ends with "by" and names."""
    return len(parts) > 1 and parts[-1].is_byline


def _is_over_text(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a heading says nobody and leads nowhere, and several paragraphs stand below it."""
    heading, *below = blocks
    parts = drop_numbers(cuts.look(heading.spans))
    said = any(part.people or part.date or part.is_link for part in parts)
    return not said and sum(block.kind is BlockKind.PARAGRAPH for block in below) > 1


def _count_higher(counts: tuple[int, ...], block: Block) -> tuple[int, ...]:
    """Count the headings so far of each rank and those above it."""
    if block.kind is not BlockKind.HEADING:
        return counts
    return (*counts[: block.level], *[count + 1 for count in counts[block.level :]])


def _part_runs(
    rank: Sequence[int], blocks: Sequence[Block], sections: Sequence[tuple[int, ...]]
) -> Iterator[list[int]]:
    """Part the headings of a rank by the headings that they stand below."""
    runs: dict[int, list[int]] = {}
    for place in rank:
        level = blocks[place].level
        if blocks[place].kind is BlockKind.HEADING and 1 < level < len(sections[place]):
            runs.setdefault(sections[place][level - 1], []).append(place)
    yield from runs.values()


def _works_among(
    run: Sequence[int], blocks: Sequence[Block], ends: Sequence[int], cuts: Cuts
) -> list[int]:
    if len(run) < MIN_TOLD:
        return []
    looked = {place: cuts.look(blocks[place].spans) for place in run}
    told = [
        place
        for place, parts in looked.items()
        if _says_who(drop_numbers(parts))
        or (
            _is_numbered(blocks[place])
            and _is_over_names(parts, blocks[place + 1 : ends[place]], cuts)
        )
    ]
    if len(told) < max(MIN_TOLD, AGREED * len(run)):
        return []
    if not all(_has_remarks(blocks, place, ends[place], cuts) for place in run):
        return []
    return list(run) if all(_is_numbered(blocks[place]) for place in run) else told


def _says_who(parts: Sequence[Segment]) -> bool:
    """Whether a heading cites a work, by people who are known, or ends with "by" some."""
    people = next((part.people for part in parts if part.people), None)
    if people is None or any(part.is_link for part in parts):
        return False
    is_by = len(parts) == MIN_TOLD and starts_with_by(parts[-1].text)
    is_dated = any(part.date for part in parts)
    return people.is_known and (is_by or (is_dated and is_citation(parts)))


def _is_over_names(parts: Sequence[Segment], content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a title stands over a line of names, and where or when, and no more."""
    first = content[0] if content else None
    if first is None or first.kind is not BlockKind.PARAGRAPH:
        return False
    texts = [part for part in parts if part.kind is Kind.TEXT]
    if len(texts) != 1 or is_section_name(texts[0].text):
        return False
    line = cuts.look(next(iter(lines_of(first)), []))
    people = read_people(line[0].text, single=True) if line else None
    if people is None or not (people.is_known or people.has_given_name):
        return False
    return not line[0].is_link and all(part.kind in _SOURCE for part in line[1:])


def _is_numbered(heading: Block) -> bool:
    return _NUMBER.match(plain_text(heading.spans)) is not None


def _has_remarks(blocks: Sequence[Block], place: int, end: int, cuts: Cuts) -> bool:
    """Whether nothing stands below a heading, or only lines that are no works themselves."""
    after = blocks[end] if end < len(blocks) else None
    if after and after.kind is BlockKind.HEADING and after.level > blocks[place].level:
        return False
    below = blocks[place + 1 : end]
    if any(block.kind not in _TEXTS for block in below) or read_fields(below, cuts) is None:
        return False
    lines = [line for block in below for line in lines_of(block)]
    looked = [cuts.look(line, below=True) for line in lines]
    if any(map(is_citation, looked)):
        return False
    texts = [
        plain_text(line)
        for line, parts in zip(lines, looked, strict=True)
        if not (parts and parts[0].people)  # who wrote it is no title, capitals or not
    ]
    titles = sum(count_words(text) >= MIN_WORDS and is_title_case(text) for text in texts)
    return 2 * titles <= len(texts)
