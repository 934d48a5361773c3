"""Items that are sections: days, folders, groups, links to notes, with works below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.placeholders import is_placeholder
from paperkg.reading.cuts.shapes import (
    MAX_SHORT_NAME,
    is_entry_like,
    is_field_like,
    leads_to_paper,
    take_box,
)
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.outlines.field_lines import field_lines, head_of, lines_of
from paperkg.reading.outlines.sublists import nested_of
from paperkg.reading.records import AGREED, Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.verdicts.no_works import is_about_list
from paperkg.reading.words import any_of, words_of

__all__ = [
    "are_sections",
    "are_units",
    "holds_citations",
    "is_heading_of_works",
    "is_named_topic",
    "is_section",
    "may_be_topic",
    "stands_open",
]

MIN_CITED = 2
"""A title and who wrote it, or where it appeared, are so many parts."""

MAX_NAME = 6
"""What stands above works has no more words, with a link to notes in it."""

# "Currently on page 3/40", "Watched #3", "Read the first 20 pages".
_PROGRESS = re.compile(
    rf"(?:{any_of(words_of('leads', 'progress'))})(?!\w)"
    r"|(?:done|finished|read|watched) (?:the )?(?:first |last )?(?:#|\d{1,3}(?:st|nd|rd|th)?\b)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")  # "03/04/2019", of whichever month


def are_sections(block: Block, cuts: Cuts) -> bool:
    """Whether most items with others below them lead to no paper, and all those below do.

    So groups and people stand above their papers: "[Ann Poe](…)".
    """
    heads = [item for item in block.children if nested_of(item) and head_of(item)]
    return sum(is_section(item, cuts) for item in heads) > max(1, len(heads) // 2)


def is_section(item: Block, cuts: Cuts) -> bool:
    """Whether an item leads to no paper, and all lines below it do, or say who wrote them."""
    head, nested = head_of(item), nested_of(item)
    if head is None or not nested or any(map(leads_to_paper, cuts.look(head.spans))):
        return False
    lines = [line for below in nested for line in field_lines(below, cuts)]
    return bool(lines) and all(is_entry_like(line, strict=True) for line in lines)


def are_units(block: Block, cuts: Cuts) -> bool:
    """Whether most items are weeks, lectures or the like, and works stand below some of them."""
    heads = [head for item in block.children if nested_of(item) and (head := head_of(item))]
    units = [head for head in heads if is_unit(plain_text(take_box(list(head.spans))[1]))]
    if len(units) < 2 or len(units) < AGREED * len(heads):
        return False
    lines = (
        line
        for item in block.children
        for below in nested_of(item)
        for line in field_lines(below, cuts)
    )
    return any(is_entry_like(line, strict=True) for line in lines)


def holds_citations(record: Record, below: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is a date alone, and the paragraphs below it are citations of that year.

    So it is of a few words that lead nowhere over paragraphs that cite papers, a link each:
    "- Rain ⏎ [A Fine Paper](https://arxiv.org/…) ⏎ *Ann Poe* ⏎ **ICML 2020**".
    """
    is_date = all(part.kind is Kind.DATE for part in record.segments)
    if not record.segments or not (is_date or _is_name(record)):
        return False
    if any(child.kind is not BlockKind.PARAGRAPH for child in below):
        return False
    if is_date:
        return bool(below) and all(is_citation(cuts.look(child.spans)) for child in below)
    linked = [child.spans for child in below if child.spans and child.spans[0].is_link]
    is_whole = bool(below) and len(linked) == len(below)
    return is_whole and all(_leads_at_once(cuts.look(spans)) for spans in linked)


def _is_name(record: Record) -> bool:
    """Whether an item is a few words, and leads nowhere."""
    are_words = all(part.kind is Kind.TEXT and not part.field for part in record.segments)
    return are_words and not record.has_link and len(record.text.split()) <= MAX_NAME


def _leads_at_once(parts: Sequence[Segment]) -> bool:
    """Whether a line is a link to a paper by a title of several words, and who or where."""
    if len(parts) < MIN_CITED:
        return False
    title, after = parts[:2]
    is_title = title.kind is Kind.TEXT and len(title.text.split()) >= MAX_SHORT_NAME
    is_cited = after.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE)
    return is_title and is_cited and title.is_link and leads_to_paper(title)


def is_heading_of_works(head: Block, below: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is a heading without links, and paragraphs below it lead to papers."""
    if head.kind is not BlockKind.HEADING or has_link(head.spans):
        return False
    lines = [cuts.look(child.spans) for child in below if child.kind is BlockKind.PARAGRAPH]
    return sum(is_entry_like(line, strict=True) and not is_field_like(line) for line in lines) > 1


def may_be_topic(record: Record, nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item leads nowhere, is a day or a folder, or leads to notes on the works below."""
    if _is_signed(record):
        return False
    if _say_progress(nested):
        return False
    return not record.has_link or _is_day(record) or _is_folder(record, nested, cuts)


def is_named_topic(record: Record, nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is called as sections are, "Tools", or sections with works are below it."""
    return is_about_list((record.text,)) or _stand_over_works(nested, cuts)


def _stand_over_works(nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether most items below have more below them, and that is works: "Crime ⏎ [Rain](…)"."""
    items = [item for block in nested if block.kind is BlockKind.LIST for item in block.children]
    over = [item for item in items if nested_of(item) and not has_link(item.children[0].spans)]
    if not over or len(over) < AGREED * len(items):
        return False
    inner = [below for item in over for block in nested_of(item) for below in block.children]
    lines = [cuts.look(head.spans, below=True) for item in inner if (head := head_of(item))]
    works = sum(map(_leads_by_title, lines))
    return works >= MIN_CITED and 2 * works >= len(lines)


def _leads_by_title(line: Sequence[Segment]) -> bool:
    """Whether a line begins with a link by a title, or leads to a paper."""
    is_title = any(part.is_link and part.kind is Kind.TEXT for part in line[:1])
    return is_title or is_entry_like(line, strict=True)


def stands_open(nested: Sequence[Block]) -> bool:
    """Whether what stands below an item only says that works will."""
    texts = [plain_text(line) for block in nested for line in lines_of(block)]
    return bool(texts) and all(map(is_placeholder, texts))


def _say_progress(nested: Sequence[Block]) -> bool:
    """Whether all that stands below an item says how far somebody is with it: "At page 30/400"."""
    texts = [plain_text(line).lstrip() for block in nested for line in lines_of(block)]
    return bool(texts) and all(map(_PROGRESS.match, texts))


def _is_signed(record: Record) -> bool:
    """Whether an item is an author whose name is turned, and a title: "Poe, Ann -- Fine Rain"."""
    if len(record.segments) != 2 or record.text.rstrip().endswith((":", "：")):
        return False
    who, title = record.segments
    is_turned = who.people is not None and who.people.is_known and "," in who.text
    is_title = title.kind is Kind.TEXT and title.cut is Cut.DASH and not title.bracket
    return is_turned and is_title and " " in title.text and title.text[:1].isupper()


def _is_folder(record: Record, nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is a folder of what is below it, or leads to notes on the works there.

    "[FineNet](notes/fine.md)" stands above works that lead to papers by titles of their own.
    """
    links = [part for part in record.segments if part.is_link]
    if len(links) != 1:
        return False
    folder = links[0].local.rstrip("/")
    heads = [head for block in nested for item in block.children if (head := head_of(item))]
    inside = [any(span.local.startswith(f"{folder}/") for span in head.spans) for head in heads]
    return (bool(folder) and 2 * sum(inside) > len(heads)) or _is_over_works(record, nested, cuts)


def _is_over_works(record: Record, nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is a short link to notes, or a link and a colon, and works stand below."""
    return _leads_to_notes(record.segments, record.text) and _hold_works(
        nested, cuts, least=1 if _is_open(record.text) else 2
    )


def _leads_to_notes(parts: Sequence[Segment], text: str) -> bool:
    """Whether a line is a short link to notes, or words with a link and a colon."""
    links = [part for part in parts if part.is_link]
    if len(links) != 1 or leads_to_paper(links[0]):
        return False
    if _is_open(text):
        is_named = all(part.kind in (Kind.TEXT, Kind.LABEL) for part in parts)
        return is_named and len(text.split()) <= MAX_NAME
    return bool(links[0].local) and len(parts) == 1 and len(text.split()) <= MAX_SHORT_NAME


def _is_open(text: str) -> bool:
    return text.rstrip().endswith((":", "："))


def _hold_works(nested: Sequence[Block], cuts: Cuts, *, least: int) -> bool:
    """Whether most items of lists lead to papers by titles of their own, and none is a field.

    So does an item that leads to notes on such, or has fields alone below it.
    """
    items = [item for block in nested for item in block.children if head_of(item)]
    lines = [(item, cuts.look(item.children[0].spans, below=True)) for item in items]
    if any(is_field_like(line) for _, line in lines):
        return False
    works = sum(
        is_entry_like(line, strict=True)
        or (
            _leads_to_notes(line, plain_text(item.children[0].spans))
            and _hold_works(nested_of(item), cuts, least=2)
        )
        or (any(part.local for part in line) and _are_fields(nested_of(item), cuts))
        for item, line in lines
    )
    return works >= max(least, AGREED * len(lines))


def _are_fields(nested: Sequence[Block], cuts: Cuts) -> bool:
    lines = [line for below in nested for line in field_lines(below, cuts)]
    return bool(lines) and all(map(is_field_like, lines))


def _is_day(record: Record) -> bool:
    """Whether an item is a day, sooner than the book "1984"."""
    text = record.text.strip()
    return _DAY.fullmatch(text) is not None or (
        text[-1:].isdecimal() and len(read_date(text)) > len("1984")
    )
