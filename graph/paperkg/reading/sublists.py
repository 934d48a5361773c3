"""What stands below a record: whether it says more of it, and what it adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.blocks import Block, BlockKind, Span, plain_text
from paperkg.reading.cuts import Cuts
from paperkg.reading.field_lines import (
    LISTS,
    ends_with_colon,
    field_lines,
    head_of,
    is_byline,
)
from paperkg.reading.labels import Field, read_field
from paperkg.reading.people import BY, read_people
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Kind, Mark, Segment, tidy
from paperkg.reading.shapes import (
    is_dated_journal,
    is_entry_like,
    is_field_like,
    is_marked_title,
    is_word_of_sentence,
    leads_to_paper,
)
from paperkg.reading.works import WORKS, is_citation, reads_as_title

__all__ = [
    "add_line",
    "are_sections",
    "are_titled",
    "has_fields",
    "is_section",
    "join_title",
    "nested_of",
]

MAX_NAME = 3
"""The name of a tool, whose paper is cited below it, has no more words."""


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


def join_title(item: Block, cuts: Cuts) -> Block:
    """Join the paragraph with a title to the names above it, where links to it follow below."""
    head, *below = item.children
    if len(below) < 2 or not _is_names(head, cuts) or below[0].kind is not BlockKind.PARAGRAPH:
        return item
    leads = any(_is_linked(child) for child in below[1:])
    if _is_linked(below[0]) or not leads:
        return item
    spans = [*head.spans, Span("", is_break=True), *below[0].spans]
    joined = Block(head.kind, head.line, spans)
    return Block(item.kind, item.line, children=[joined, *below[1:]])


def _is_names(head: Block, cuts: Cuts) -> bool:
    """Whether a text is nothing but names, with a short name in bold before them or not."""
    if head.kind is not BlockKind.PARAGRAPH or _is_linked(head):
        return False
    parts = [part for part in cuts.look(head.spans) if part.mark is not Mark.STRONG]
    if parts and all(part.kind is Kind.PEOPLE for part in parts):
        return True
    is_open = ends_with_colon([head.spans]) and len(parts) == 1
    return is_open and read_people(parts[0].text, single=True) is not None


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
    return kinds == [Kind.TEXT, Kind.PEOPLE] and parts[1].text.startswith(BY)


def _leads_on(line: Sequence[Segment]) -> bool:
    """Whether a line has a link, other than the word of a sentence: "The code is [here](…)"."""
    return any(part.is_link and not is_word_of_sentence(part) for part in line)


def add_line(
    record: Record, line: Sequence[Span], parts: Sequence[Segment], *, fields: bool
) -> None:
    """Add a line below a record to it: fields by their segments, a remark as its note.

    Parameters
    ----------
    record
        What the line says more of.
    line, parts
        Its spans, and the segments of them.
    fields
        Whether the record is a heading, so that a line of names or a journal needs no label.
    """
    if parts and (meaning := _meaning_of(line, parts, record, fields=fields)):
        parts[0].field = meaning
    if parts and _is_named_only(record) and (title := _cited_title(parts)):
        record.segments[0].field, title.field = Field.SHORT_NAME, Field.TITLE
    is_field = is_field_like(parts) and record.container is not Container.ROW
    _add_segments(record, parts, is_field=is_field)
    titled = any(part.field is Field.TITLE for part in parts)
    if not (is_field or titled) and (text := tidy(plain_text(line))):
        record.remarks.append(text)
    elif is_field and parts and parts[0].field is Field.NOTE:
        labelled = read_field(plain_text(line))
        record.remarks.append(tidy(labelled[1] if labelled else plain_text(line)))


def _meaning_of(
    line: Sequence[Span], parts: Sequence[Segment], record: Record, *, fields: bool
) -> Field | None:
    """Say what a line below a record is by its form: authors, a journal, or its title."""
    if fields and is_byline(line):
        return Field.AUTHORS
    if fields and is_dated_journal(parts):
        return Field.VENUE
    return Field.TITLE if is_marked_title(parts[0]) and not _has_title(record) else None


def _is_named_only(record: Record) -> bool:
    """Whether a record is the name of a thing with links to it, and nothing else so far."""
    if not record.segments or record.container is Container.ROW:
        return False
    name, *labels = record.segments
    if any(not part.bracket and part.kind is not Kind.LABEL for part in labels):
        return False
    is_linked = name.is_link or any(part.is_link for part in labels)
    is_text = name.kind in (Kind.TEXT, Kind.LABEL) and is_linked
    return is_text and not name.field and len(name.text.split()) <= MAX_NAME


def _cited_title(parts: Sequence[Segment]) -> Segment | None:
    """Give the title of a line that is a whole citation: authors, a title, and where or when."""
    if not is_citation(parts) or parts[0].kind is not Kind.PEOPLE:
        return None
    title = next(part for part in parts if part.kind is Kind.TEXT)
    before = parts[1 : list(parts).index(title)]
    is_next = all(part.kind is Kind.DATE for part in before)
    return title if is_next and len(title.text.split()) > MAX_NAME else None


def _add_segments(record: Record, parts: Sequence[Segment], *, is_field: bool) -> None:
    """Add the segments of a line below a record that say more of it than words do."""
    start = record.segments[-1].line + 1 if record.segments else 0
    names_author = parts[:1] and parts[0].kind is Kind.PEOPLE and any(part.date for part in parts)
    for part in parts:
        part.line += start
        part.span += 1_000 * start
        is_source = names_author and part.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE)
        if is_field or part.is_link or is_source or part.field is Field.TITLE:
            if not is_field and part.kind is Kind.TEXT:
                part.field = Field.NOTE
            record.segments.append(part)


def _has_title(record: Record) -> bool:
    return any(part.kind is Kind.TEXT for part in record.segments)
