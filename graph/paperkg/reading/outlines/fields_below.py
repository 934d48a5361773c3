"""What may be the fields of one work below a heading, and what is a work by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from paperkg.addresses import is_web
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import is_archive, is_entry_like, is_field_like, is_marked_title
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import (
    MAX_ITEMS,
    ends_with_colon,
    field_lines,
    head_of,
    is_byline,
    is_table,
    lines_of,
)
from paperkg.reading.outlines.noted import MIN_WORDS
from paperkg.reading.outlines.who_and_where import as_who_and_where
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, has_break, plain_text

__all__ = ["WHEN", "ends_of_sections", "has_own_head", "is_heading", "read_fields"]

WHEN = (Kind.DATE, Kind.TAG, Kind.NUMBER)
"""What the heading of a meeting consists of."""

_SOURCE = (*WHEN, Kind.PEOPLE, Kind.VENUE)
_SOURCES = frozenset({Field.AUTHORS, Field.VENUE, Field.DATE})
"""What a line above a title consists of."""

MIN_LABELLED = 2
"""Below so many fields with labels of their own, words in bold before an address are one, too."""

MIN_SIGNED = 2
"""So many titles with who wrote them are works, and no fields of one."""

MAX_SIGNED = 4
"""A title in a style and its authors are no more spans."""


def read_fields(blocks: Sequence[Block], cuts: Cuts) -> list[list[Segment]] | None:
    """Cut the lines of blocks into segments; None where one is an entry, a table or a heading."""
    fields: list[list[Segment]] = []
    if any(is_table(child) or _is_work(child, cuts) or _has_headings(child) for child in blocks):
        return None
    headed = [child for child in _texts_of(blocks) if has_own_head(child, cuts)]
    if len(headed) > 1 or any(ends_with_colon(lines_of(child)) for child in headed):
        return None
    if sum(_is_signed(child, cuts) for child in blocks) > 1:
        return None
    for line in (as_who_and_where(line) for child in blocks for line in field_lines(child, cuts)):
        if is_entry_like(line) and not is_field_like(line):
            labelled = sum(any(part.field for part in other) for other in fields)
            if labelled < MIN_LABELLED or not _is_named_address(line):
                return None
        fields.append(line)
    signers = [people for line in fields if (people := _read_signer(line))]
    are_works = len(signers) >= MIN_SIGNED and any(people.is_known for people in signers)
    return None if are_works else fields


def _read_signer(line: Sequence[Segment]) -> People | None:
    """Read who stands behind a title of two words or more in a style: "**Fine Rain** – Ann Poe"."""
    parts = [part for part in line if part.kind is not Kind.NUMBER]
    if len(parts) < 2 or parts[0].kind is not Kind.TEXT or parts[0].field:
        return None
    title, who = parts[:2]
    is_titled = title.mark in (*STYLED, Mark.STRONG) and " " in title.text.strip()
    return read_people(who.text) if is_titled and " " in who.text else None


def _has_headings(block: Block) -> bool:
    """Whether an item of a list is a heading with more below: a section, and no field."""
    return block.kind is BlockKind.LIST and any(
        len(item.children) > 1 and item.children[0].kind is BlockKind.HEADING
        for item in block.children
    )


def _is_named_address(line: Sequence[Segment]) -> bool:
    """Whether words in bold name an address, and nothing else: "**Publisher's Copy**: https://…"."""
    *head, last = line
    is_address = last.cut is Cut.COLON and last.is_link and is_web(last.text)
    return is_address and bool(head) and head[0].mark is Mark.STRONG and len(head) <= 2


def _texts_of(blocks: Iterable[Block]) -> Iterable[Block]:
    """Give blocks with the texts that the first items of lists start with."""
    for block in blocks:
        if block.kind is BlockKind.LIST:
            yield from filter(None, map(head_of, block.children[:MAX_ITEMS]))
        else:
            yield block


def _is_work(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is an entry: a marked title, and who or where on other lines.

    Where the same line says who and when, other lines may say anything.
    """
    has_lines = block.kind is BlockKind.PARAGRAPH and has_break(block.spans)
    if not has_lines or is_heading(block):
        return False
    parts = cuts.look(block.spans)
    head = next((part for part in parts if part.bracket != "["), None)  # [Rain] A Fine Title
    if head is None or parts[-1].line == 0 or head.field or not is_marked_title(head):
        return False
    kinds = {part.kind for part in parts if not part.line}
    is_cited = Kind.PEOPLE in kinds and bool(kinds & {Kind.DATE, Kind.VENUE})
    return is_cited or any(part.kind is Kind.PEOPLE or part.is_link for part in parts if part.line)


def _is_signed(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is a title in a style, and its authors: "**Fine Rain** *Ann Poe*"."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.spans) > MAX_SIGNED:
        return False
    parts = cuts.look(block.spans)
    is_pair = [part.kind for part in parts] == [Kind.TEXT, Kind.PEOPLE]
    return is_pair and is_marked_title(parts[0]) and not (parts[0].field or parts[1].field)


def has_own_head(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is a title and lines on it, or has one below who, where or when.

    Several of them are no fields.
    """
    if block.kind is not BlockKind.PARAGRAPH or not has_break(block.spans):
        return False
    parts = cuts.look(block.spans)
    heads = [part for part in parts if not (part.line or part.bracket or part.kind in WHEN)]
    below = [part for part in parts if part.line]
    if not below:
        return False
    if all(part.kind in _SOURCE or part.field in _SOURCES for part in heads):
        is_named = not below[0].field and below[0].text.count(" ") > 1
        return below[0].kind is Kind.TEXT and (is_named or heads[:1] == parts[:1])
    if heads[0].mark in STYLED and len(heads) == 1 and all(part.field for part in below):
        return True  # *Rain* ⏎ Author: Ann Poe
    texts = (part.text for part in heads[:2] if part.kind is Kind.TEXT)  # Ann Poe - A Fine Title
    least = MIN_WORDS - all(part.is_link for part in below)  # Fine Rain Today ⏎ https://…
    is_titled = any(len(text.split()) >= least for text in texts)
    says_where = any(part.is_link or part.kind in (Kind.PEOPLE, Kind.VENUE) for part in below)
    return is_titled and not heads[0].field and says_where


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a paragraph that is bold as a whole and stands for one."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    spans = [span for span in block.spans if span.text.strip()]
    if not spans or not spans[0].strong or not all(it.strong and not it.url for it in spans):
        return False
    if any(is_archive(it.local) for it in spans):
        return False  # **[All readings](rain.zip)**
    return not is_byline(spans) and read_field(plain_text(spans)) is None


def ends_of_sections(
    blocks: Sequence[Block], *, begins: Callable[[Block], bool] = is_heading
) -> list[int]:
    """For each block, say where the next heading, rule or end of a part stands.

    Parameters
    ----------
    blocks
        The blocks of a document.
    begins
        Tells the headings.
    """
    ends = [len(blocks)] * len(blocks)
    following = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        ends[place] = following
        if begins(blocks[place]) or blocks[place].kind in (BlockKind.RULE, BlockKind.END):
            following = place
    return ends
