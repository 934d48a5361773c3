"""Lines below titles that say who, and where or when: "Poe, Roe. ICML 2015", "Ann Poe, 2015".

By itself such a line may be a title and where it appeared. Where most headings have one of surnames
below them, or most items one that begins with a known name, they are the titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from paperkg.reading.cuts.line_roles import read_surnames
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of, lines_of
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_link,
    plain_text,
    split_lines,
    walk_blocks,
)

__all__ = ["teach_source_lines"]

MIN_LINES = 2
"""So many headings, or items, at least have such a line below them."""

MIN_NAMES, NEARLY_ALL = 3, 0.8
"""So many headings at least, and such a share of all, have what may be a name below them."""

SAMPLE = 20
"""So many headings are looked at before all of them."""

MAX_VENUE = 5
"""A venue that nobody knows has no more words."""

MEAN_WORDS = 4
"""Items have so many words in the mean, where only surnames stand below them."""

KNOWN, FEW = 0.5, 0.2
"""The share of the lines below items that begin with known names, and of items that are names."""

_OF_LINES = (BlockKind.PARAGRAPH, BlockKind.LIST)
_REST = frozenset({Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.LABEL, Kind.IDENTIFIER, Kind.TAG})


def teach_source_lines(blocks: Sequence[Block], cuts: Cuts) -> None:
    """Take names on the first lines below headings, or items, for authors, where most begin so."""
    for block in walk_blocks(blocks):
        if block.kind is BlockKind.LIST:
            _teach_items(block, cuts)
    lines = [
        split_lines(below.spans)[:1]
        for heading, below in pairwise(blocks)
        if heading.kind is BlockKind.HEADING and below.kind is BlockKind.PARAGRAPH
    ]
    found = [(line, parts) for (line,) in filter(None, lines) if (parts := _read(line, cuts))]
    if len(found) >= max(MIN_LINES, AGREED * len(lines)):
        for line, parts in found:
            cuts.teach(line, parts)
    else:
        _teach_names(blocks, cuts)


def _teach_names(blocks: Sequence[Block], cuts: Cuts) -> None:
    """Take what reads as a name right below headings for one, where nearly all do.

    Half are known, and half say where or when, or lead on, behind it or on a line below.
    """
    below = [
        list(islice(lines_of(block), 2))
        for heading, block in pairwise(blocks)
        if heading.kind is BlockKind.HEADING and block.kind in _OF_LINES
    ]
    first = below[:SAMPLE]
    if 2 * sum(bool(lines and _read_name(lines[0], cuts)) for lines in first) < len(first):
        return  # as in most documents
    named = [
        (lines[0], parts) for lines in below if lines and (parts := _read_name(lines[0], cuts))
    ]
    if len(named) < max(MIN_NAMES, NEARLY_ALL * len(below)):
        return
    known = sum(_are_people(parts[0]) for _, parts in named)
    told = sum(any(map(_tells, parts[1:])) for _, parts in named)
    told += sum(any(map(_tells, cuts.look(line))) for lines in below for line in lines[1:])
    if known >= KNOWN * len(named) and told >= KNOWN * len(named):
        for line, parts in named:
            cuts.teach(line, parts)


def _are_people(part: Segment) -> bool:
    """Whether words are known for names, or are several of them, or have initials."""
    people = read_people(part.text, single=True)
    if people is None:
        return False
    is_told = people.is_known or people.has_others or len(people.names) > 1
    return is_told or people.has_given_name


def _may_be_title(part: Segment) -> bool:
    is_short = part.kind is Kind.TEXT and not part.is_link and part.text.count(" ") < MAX_VENUE
    return part.kind not in _REST and not is_short


def _tells(part: Segment) -> bool:
    return part.is_link or bool(part.date or part.venue)


def _read_name(line: Sequence[Span], cuts: Cuts) -> list[Segment]:
    """Read a line that may begin with a name, and no more before where and when; empty of others.

    Words behind the name may be a venue that nobody knows, before a year or a label.
    """
    parts = cuts.look(line, below=True)
    if not parts or parts[0].is_link or parts[0].field or parts[0].quoted:
        return []
    first, *rest = parts
    if any(part.kind not in _REST for part in rest[1:]) or any(map(_may_be_title, rest[:1])):
        return []
    people = first.people or read_people(first.text, single=True)
    if first.kind not in (Kind.TEXT, Kind.PEOPLE) or people is None:
        return []
    return [replace(first, kind=Kind.PEOPLE, people=replace(people, is_sure=True)), *rest]


def _teach_items(block: Block, cuts: Cuts) -> None:
    """Take the first lines below items for who wrote these, where most have such a line."""
    items = [item for item in block.children if len(item.children) > 1]
    below = [(head, lines) for item in items for head, lines in _lines_below(item)]
    if len(below) < MIN_LINES or any(has_link(head) for head, _ in below):
        return
    found = []
    for head, lines in below:
        read = [parts for line in lines if (parts := _read(line, cuts, is_single=True))]
        if len(read) == 1 and _read(lines[0], cuts, is_single=True):
            found.append((head, lines[0], read[0]))
    if len(found) < max(MIN_LINES, AGREED * len(below)):
        return
    names = [parts[0].text for _, _, parts in found]
    titles = [plain_text(head) for head, _, _ in found]
    are_long = sum(len(title.split()) for title in titles) >= MEAN_WORDS * len(titles)
    are_names = are_long and all(read_surnames(name.removesuffix(" et al")) for name in names)
    are_names = are_names or sum(map(_is_known, names)) >= KNOWN * len(names)
    if are_names and sum(map(_is_known, titles)) <= FEW * len(titles):
        for _, line, parts in found:
            cuts.teach(line, parts)


def _lines_below(item: Block) -> Iterator[tuple[Sequence[Span], list[list[Span]]]]:
    """Give the text of an item, and the lines of the list below it, if it has one."""
    head = head_of(item)
    nested = item.children[1]
    lines = list(lines_of(nested)) if nested.kind is BlockKind.LIST else []
    if head and lines and all(lines):
        yield head.spans, lines


def _is_known(text: str) -> bool:
    """Whether a text is names, and one of them begins with a known given name."""
    people = read_people(text, single=True)
    return people is not None and people.has_given_name


def _read(line: Sequence[Span], cuts: Cuts, *, is_single: bool = False) -> list[Segment]:
    """Read a line of surnames, or of a name, and where or when; empty where it is none."""
    parts = cuts.look(line)
    if len(parts) < 2 or parts[0].mark is not Mark.PLAIN or parts[0].field:
        return []
    first, *rest = parts
    if not any(part.date for part in (rest if is_single else rest[:1])):
        return []
    if any(part.kind not in _REST and not part.is_link for part in rest):
        return []
    if first.kind is Kind.PEOPLE:
        return parts
    people = read_people(first.text, single=True) if first.kind is Kind.TEXT else None
    if people is None or not (is_single or len(people.names) > 1 or people.has_others):
        return []
    if not (is_single or read_surnames(first.text.removesuffix(" et al"))):
        return []
    return [replace(first, kind=Kind.PEOPLE, people=replace(people, is_sure=True)), *rest]
