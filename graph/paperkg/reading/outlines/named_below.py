"""Headings that are short for the titles right below them: "## 2. RainNet" over "RainNet: Rain".

A heading with a line below it may be a section with its caption. Siblings tell: below nearly all
of a rank stands a line that is worded as a title, and most of these repeat the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.labels import read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.fields_below import ends_of_sections, read_fields
from paperkg.reading.outlines.stacks import Stacked, place_of
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["title_by_lines_below"]

MIN_TITLES = 3
"""So many headings of a rank have such a line below them."""

NEARLY_ALL = 0.75
"""The share of the headings of a rank with something below them that have such a line."""

HALF = 0.5
"""The shares of these lines that repeat the heading, and that are worded as titles."""

MIN_LINE = 3
"""A title below its short name has so many words, or more."""

LONG, LONGER = 4, 6
"""Titles have so many words in the mean; more where no heading above says that works follow."""

_WORKS = frozenset().union(*(words_of("sections", of) for of in ("references", "works", "books")))
_ENDS = (".", "!", ":", ";", ",", "。", "：", "！")
_FOLLOW = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE})
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"^[\[(#]?\d{1,3}[\])]?[.:]?\s+")
_JOINT = re.compile(r"\s*[:：–—-]\s*")
# Where and when, behind a name: "RainNet (FCC 2017)".
_TAIL = re.compile(r"\s\([^()]{2,60}\)$")


class _Named(NamedTuple):
    """A heading: its place, its words without a number, what stands in brackets at its end.

    And the line below it, with the lines of the same paragraph below that.
    """

    place: int
    name: str
    tail: str
    line: Block
    others: list[Block]


def title_by_lines_below(
    blocks: Sequence[Block], cuts: Cuts, *, title: Block | None
) -> tuple[Sequence[Block], Stacked]:
    """Make headings of the titles that stand right below their short names.

    Parameters
    ----------
    blocks
        The blocks of a document.
    cuts
        What cuts lines into segments.
    title
        The heading of the document.

    Returns
    -------
    tuple
        The blocks, with the short name as a field below each such title, and where these stand.
    """
    ends = ends_of_sections(blocks, begins=lambda block: block.kind is BlockKind.HEADING)
    found: dict[int, _Named] = {}
    bare: set[int] = set()
    for rank, is_of_works in _gather_ranks(blocks, title):
        filled = [place for place in rank if place + 1 < ends[place]]
        if len(filled) < MIN_TITLES:
            continue
        named = [work for place in filled if (work := _read(blocks, place, ends[place], cuts))]
        is_usual = len(named) >= max(MIN_TITLES, NEARLY_ALL * len(filled))
        if is_usual and _are_titles(named, least=LONG if is_of_works else LONGER):
            found |= {work.place: work for work in named}
            bare.update(place for place in rank if place + 1 == ends[place])
    if not found:
        return blocks, frozenset()
    return _write(blocks, found, bare)


def _gather_ranks(blocks: Sequence[Block], title: Block | None) -> Iterator[tuple[list[int], bool]]:
    """Give the places of the headings of each rank, and whether works follow by one above."""
    ranks: dict[int, list[int]] = {}
    of_works = [0] if title and _names_works(title) else []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block is not title:
            ranks.setdefault(block.level, []).append(place)
            of_works += [block.level] if _names_works(block) else []
    for level, rank in ranks.items():
        yield rank, any(above < level for above in of_works)


def _names_works(heading: Block) -> bool:
    return not _WORKS.isdisjoint(_WORD.findall(plain_text(heading.spans).lower()))


def _read(blocks: Sequence[Block], place: int, end: int, cuts: Cuts) -> _Named | None:
    """Read a heading over a line that may be a title, and over nothing but remarks on it."""
    heading, first, *rest = blocks[place:end]
    line, others = _part_line(first)
    rest = [*others, *rest]
    text = _NUMBER.sub("", plain_text(heading.spans).strip())
    tail = found[0] if (found := _TAIL.search(text)) else ""
    name = text.removesuffix(tail)
    if has_link(heading.spans) or not _may_be_title(line) or is_section_name(name):
        return None
    is_number = not any(map(str.isalpha, name))  # a citation repeats its year
    if is_number or count_words(name) >= count_words(plain_text(line.spans)):
        return None
    if any(block.kind not in _FOLLOW for block in rest) or read_fields(rest, cuts) is None:
        return None
    return _Named(place, name, tail, line, others)


def _part_line(block: Block) -> tuple[Block, list[Block]]:
    """Part the first line of a paragraph from links, labels or words in code on lines below it."""
    lines = split_numbered(block.spans) if block.kind is BlockKind.PARAGRAPH else []
    if len(lines) < 2 or not _is_beside_title(lines[1][1]):
        return block, []
    (_, first), *others = lines
    texts = [Block(BlockKind.PARAGRAPH, block.line + number, spans) for number, spans in others]
    return Block(BlockKind.PARAGRAPH, block.line, first), texts


def _is_beside_title(line: Sequence[Span]) -> bool:
    text = plain_text(line).strip()
    is_code = next((span.code for span in line if span.text.strip()), False)
    return has_link(line) or is_code or read_field(text) is not None


def _may_be_title(block: Block) -> bool:
    """Whether a block is a line of words without a link, and no sentence, label or names."""
    text = plain_text(block.spans).strip()
    if block.kind is not BlockKind.PARAGRAPH or has_break(block.spans) or has_link(block.spans):
        return False
    if all(span.code for span in block.spans if span.text.strip()) or text.endswith(_ENDS):
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if not words or count_words(text) < MIN_LINE or reads_as_sentence(text) or read_field(text):
        return False
    people = read_people(text, single=True)
    return people is None or not people.is_known


def _are_titles(named: Sequence[_Named], *, least: int) -> bool:
    """Whether the lines below short names are worded as titles, and most repeat the names."""
    texts = [plain_text(work.line.spans).strip() for work in named]
    words = sum(map(count_words, texts))
    repeated = [_repeats(work.name, text) for work, text in zip(named, texts, strict=True)]
    cased = [
        _begins_with(work.name, text) or is_title_case(text) or not any(map(str.islower, text))
        for work, text in zip(named, texts, strict=True)
    ]
    is_worded = words >= least * len(texts) and len(set(texts)) == len(texts)
    return is_worded and min(sum(repeated), sum(cased)) >= HALF * len(texts)


def _repeats(name: str, text: str) -> bool:
    """Whether a line has nearly all words of the name above it."""
    words, said = _WORD.findall(name.casefold()), frozenset(_WORD.findall(text.casefold()))
    return sum(word in said for word in words) >= max(1, NEARLY_ALL * len(words))


def _begins_with(name: str, text: str) -> bool:
    """Whether a line begins with a name and a colon, and goes on big: "RainNet: Counting Rain"."""
    if not text.casefold().startswith(name.casefold()):
        return False
    joint = _JOINT.match(text, len(name))
    return joint is not None and not text[joint.end() : joint.end() + 1].islower()


def _write(
    blocks: Sequence[Block], found: Mapping[int, _Named], bare: Set[int]
) -> tuple[list[Block], Stacked]:
    """Put the titles in the places of the headings, whose names are fields below them.

    A heading of their rank with nothing below, "04 TBD", loses its number.
    """
    written: list[Block] = []
    stacked: set[tuple[int, str]] = set()
    lines = {place + 1 for place in found}
    for place, block in enumerate(blocks):
        if place in lines:
            continue
        if work := found.get(place):
            spans = [Span(tidy(plain_text(work.line.spans)), strong=True), Span(work.tail)]
            head = Block(BlockKind.HEADING, work.line.line, spans, level=block.level)
            stacked.add(place_of(head))
            name = Block(BlockKind.PARAGRAPH, block.line, [Span(f"Short name: {work.name}")])
            written += [head, name, *work.others]
        elif place in bare and not has_link(block.spans):
            spans = [Span(_NUMBER.sub("", plain_text(block.spans).strip()))]
            written.append(Block(BlockKind.HEADING, block.line, spans, level=block.level))
        else:
            written.append(block)
    return written, frozenset(stacked)
