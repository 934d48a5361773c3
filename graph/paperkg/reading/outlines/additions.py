"""What stands below a record and is none itself: what it adds to the record, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperkg.addresses import is_web
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import (
    MAX_SHORT_NAME,
    is_dated_journal,
    is_field_like,
    is_label_over_remark,
    is_labelled_name,
    is_marked_title,
    is_of_part,
)
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of, is_byline, is_title_field, lines_of
from paperkg.reading.outlines.held_headings import silence_editors
from paperkg.reading.outlines.paragraphs import is_quoted_work
from paperkg.reading.outlines.who_and_where import name_who_and_where
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import SPANS_BELOW, STYLED, Cut, Kind, Mark, Segment, tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, split_lines
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["MAX_DEPTH", "add_below", "add_fields", "add_quoted", "works_of_fields"]

MAX_DEPTH = 100
"""Lists that nest deeper are not looked into."""

MIN_TITLE = 3
"""Below an address, a title has so many words."""

_WHERE = frozenset({Kind.DATE, Kind.VENUE, Kind.LABEL, Kind.IDENTIFIER})
_CITE_KEY = re.compile(r"@|[a-z]\w*\d{4}")
_NAMING = frozenset({Field.TITLE, Field.SHORT_NAME})
_STYLED = STYLED | {Mark.STRONG}


def add_below(record: Record, block: Block, cuts: Cuts, *, fields: bool = False) -> None:
    """Add a text below a record to it: fields by their segments, a remark as its note.

    Parameters
    ----------
    record
        What the text says more of.
    block
        The text.
    cuts
        What cuts its lines into segments.
    fields
        Whether each of its lines may be a field, as below a heading that is a title.
    """
    if fields:
        _add_lines(record, split_lines(block.spans), cuts)
    else:
        parts = cuts.take(block.spans, below=True)[0]
        is_unsigned = not any(part.people for part in record.segments)
        if any(part.date for part in parts[1:]) or (len(parts) == 1 and is_unsigned):
            name_who_and_where(parts)
        _add_line(record, block.spans, parts, fields=False)


def _add_lines(record: Record, lines: Iterable[Sequence[Span]], cuts: Cuts) -> None:
    """Add lines below a heading that is a title to its record: each may be a field."""
    for line in lines:
        parts = cuts.take(line, below=True)[0]
        name_who_and_where(parts)
        silence_editors(line, parts)
        _add_line(record, line, parts, fields=True)


def add_fields(record: Record, block: Block, cuts: Cuts, *, depth: int = 0) -> None:
    """Add the items of a list, and of the lists in them, or a table's fields to what is above."""
    if block.kind is BlockKind.TABLE:
        _add_lines(record, lines_of(block), cuts)
        return
    for item in block.children:
        if head := head_of(item):
            add_below(record, head, cuts, fields=True)
        for child in item.children[1:] if depth < MAX_DEPTH else ():
            if child.kind is BlockKind.LIST:
                add_fields(record, child, cuts, depth=depth + 1)


def add_quoted(record: Record, block: Block, cuts: Cuts) -> None:
    """Add the works that a quotation cites, and where and when, to the record above it."""
    for child in block.children:
        parts = cuts.look(child.spans, below=True)
        if is_quoted_work(parts) or (parts and all(part.venue for part in parts)):
            add_below(record, child, cuts)


def works_of_fields(block: Block, cuts: Cuts) -> Iterator[tuple[Block, Block]]:
    """Part a list of fields into works: each title begins one, and has the fields up to the next.

    Yields
    ------
    tuple
        The title of a work, and a list of its fields.
    """
    work: tuple[Block, Block] | None = None
    for item in block.children:
        head = head_of(item)
        if head and is_title_field(cuts.look(head.spans)):
            if work:
                yield work
            work = head, Block(block.kind, item.line)
        elif work:
            work[1].children.append(item)
    if work:
        yield work


def _add_line(
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
    if parts and record.has_link and is_of_part(parts[0]):  # its links lead to other works
        record.remarks.append(tidy(plain_text(line)))
        return
    if parts and (meaning := _meaning_of(line, parts, record, fields=fields)):
        parts[0].field = meaning
    if parts and _is_named_only(record) and (title := _cited_title(record.segments[0], parts)):
        record.segments[0].field, title.field = Field.SHORT_NAME, Field.TITLE
        _take_for_long_names(record.segments[1:])
    elif parts and parts[0].field is Field.TITLE and _is_name(record.segments):
        record.segments[0].field = Field.SHORT_NAME  # "NeRF", and below it "Title: A Fine Title"
    elif parts and _is_address(record) and _may_be_title(parts[0]):
        parts[0].field = Field.TITLE  # "https://…", and below it "A Fine Title"
    elif parts and not record.has_link and is_labelled_name(parts):
        parts[0].field = Field.SHORT_NAME
    if parts and parts[0].field is Field.AUTHORS:
        _join_title(record)
    if len(parts) > 1 and not any(part.venue for part in record.segments):
        _name_author(parts)
    _name_seats(parts)
    is_field = is_field_like(parts) and record.container is not Container.ROW
    _add_segments(record, parts, is_field=is_field)
    remark = _remark_of(line, parts, is_field=is_field)
    if remark is not None:
        record.remarks.append(remark)


def _join_title(record: Record) -> None:
    """Join what a label says is a title, and a dash parts: "Title: Ann Poe - A Life of Rain".

    A label below it says who wrote the work, so that no part of the title does.
    """
    titles = [part for part in record.segments if part.field is Field.TITLE]
    first = record.segments[0] if record.segments else None
    are_next = titles == record.segments[: len(titles)]
    if len(titles) > 1 and are_next and all(_goes_on(part, first) for part in titles[1:]):
        record.join_segments(0, len(titles) - 1)


def _goes_on(part: Segment, first: Segment | None) -> bool:
    """Whether a part stands in the same words as the first, and is no link and no bracket."""
    return first is not None and part.span == first.span and not (part.is_link or part.bracket)


def _is_address(record: Record) -> bool:
    """Whether a record is nothing but an address that is written out, so far."""
    is_bare = len(record.segments) == 1 and not record.remarks
    return is_bare and record.segments[0].is_link and is_web(record.segments[0].text)


def _may_be_title(part: Segment) -> bool:
    is_plain = part.kind is Kind.TEXT and not (part.is_link or part.field or part.bracket)
    return is_plain and is_title_case(part.text) and count_words(part.text) >= MIN_TITLE


def _remark_of(line: Sequence[Span], parts: Sequence[Segment], *, is_field: bool) -> str | None:
    """Give the words of a line that is the field of a note, or no field and no title."""
    if is_field and parts[0].field is not Field.NOTE:
        return None
    if is_field:
        text = plain_text(line)
        labelled = read_field(text)
        return tidy(labelled[1] if labelled else text)
    if any(part.field in _NAMING for part in parts):
        return None
    return tidy(plain_text(_without_label(line, parts))) or None


def _name_author(parts: Sequence[Segment]) -> None:
    """Take a known name before a meeting and its year for the author: "Ann Poe, UIST 2014"."""
    name, *after = parts
    is_open = name.kind is Kind.TEXT and not (name.is_link or name.field or name.quoted)
    if not is_open or " " not in name.text or not any(map(_is_meeting, after[:1])):
        return
    people = read_people(name.text, single=True)
    if people and people.has_given_name:
        name.kind, name.people = Kind.PEOPLE, people


def _name_seats(parts: Sequence[Segment]) -> None:
    """Take what follows "et al." for where they work, not for names: "Poe et al.; Fine Lab"."""
    if parts and parts[0].people and parts[0].people.has_others:
        for part in parts[1:]:
            if part.people and not part.people.is_sure:
                part.kind, part.people = Kind.TEXT, None


def _is_meeting(part: Segment) -> bool:
    """Whether a part is a known venue with its year."""
    venue = part.venue if part.kind is Kind.VENUE and not part.is_link else None
    is_known = venue is not None and venue.is_sure and bool(venue.name and venue.date)
    return is_known and part.text.isascii()  # no sentence without spaces


def _names_meeting(record: Record, parts: Sequence[Segment]) -> bool:
    """Whether a line has one meeting and its year beside a few names: "Poe, Disney, UIST 2013".

    So a remark says where the work above it appeared, if nothing else does.
    """
    if sum(map(_is_meeting, parts)) != 1 or any(part.venue for part in record.segments):
        return False
    place = next(number for number, part in enumerate(parts) if _is_meeting(part))
    before, after = parts[:place], parts[place + 1 :]
    return all(map(_is_short_name, before)) and not any(part.is_link for part in after)


def _signs(record: Record, parts: Sequence[Segment]) -> bool:
    """Whether a line is sure names and where they work: "Poe et al.; Fine Lab"."""
    people = parts[0].people if parts and parts[0].kind is Kind.PEOPLE else None
    if people is None or not people.is_sure or any(part.people for part in record.segments):
        return False
    return all(map(_is_short_name, parts[1:]))


def _is_short_name(part: Segment) -> bool:
    """Whether a part is one to three words in capitals, as names of people and groups are."""
    words = part.text.split()
    is_plain = part.kind in (Kind.TEXT, Kind.PEOPLE) and not (part.is_link or part.quoted)
    return is_plain and len(words) <= MAX_SHORT_NAME and all(word[0].isupper() for word in words)


def _without_label(line: Sequence[Span], parts: Sequence[Segment]) -> Sequence[Span]:
    """Leave out the label that ends a remark after a sentence: "Trees grow. [Link](…)".

    So are labels on the line above it.
    """
    if parts and is_label_over_remark(parts):
        return [span for rest in split_lines(line)[1:] for span in (*rest, Span(" "))]
    is_after_stop = any(
        part.kind is Kind.LABEL and part.is_link and part.cut is Cut.STOP and not part.bracket
        for part in parts[-1:]
    )
    return line[:-1] if is_after_stop and line[-1].is_link else line


def _meaning_of(
    line: Sequence[Span], parts: Sequence[Segment], record: Record, *, fields: bool
) -> Field | None:
    """Say what a line below a record is by its form: authors, a journal, or its title."""
    if fields and not parts[0].venue:
        text = plain_text(line)
        if is_byline(line, text) or _are_names(text, record):
            return Field.AUTHORS
    if fields and is_dated_journal(parts):
        return Field.VENUE
    return Field.TITLE if is_marked_title(parts[0]) and not _has_title(record) else None


def _are_names(text: str, record: Record) -> bool:
    """Whether the first line below a heading is names, and the next one goes on: "Ann Poe,"."""
    if not text.endswith(",") or record.remarks or any(part.line for part in record.segments):
        return False
    return read_people(text[:-1], single=True) is not None


def _is_name(parts: Sequence[Segment]) -> bool:
    """Whether a record is one word so far, no key of a citation, and nothing else."""
    name = parts[0] if len(parts) == 1 else None
    if name is None or name.kind is not Kind.TEXT or name.field or " " in name.text:
        return False
    return _CITE_KEY.match(name.text) is None


def _is_named_only(record: Record) -> bool:
    """Whether a record is a thing by name, in bold or with links, and nothing else so far."""
    if not record.segments or record.container is Container.ROW:
        return False
    name, *labels = record.segments
    is_name = name.kind in (Kind.TEXT, Kind.LABEL) and not name.field
    if not is_name or len(name.text.split()) > MAX_SHORT_NAME:
        return False
    if any(not part.bracket and part.kind is not Kind.LABEL for part in labels):
        return False
    return name.is_link or name.mark is Mark.STRONG or any(part.is_link for part in labels)


def _cited_title(name: Segment, parts: Sequence[Segment]) -> Segment | None:
    """Give the title of a line that is a whole citation: authors, a title, and where or when.

    The title may stand first, where several authors and nothing but where or when follow. A few
    words may be where it appeared, "Ann Poe, *Fine Rain*, 2019", where a title has their place.
    """
    is_named = " " not in name.text or any(part.kind is Kind.VENUE for part in parts)
    if _is_title_first(parts) and (is_named or _is_long(parts[0])):
        return parts[0]
    if parts[0].kind is not Kind.PEOPLE or not (is_citation(parts) or _is_signed(parts)):
        return None
    title = next(part for part in parts if part.kind is Kind.TEXT)
    before = parts[1 : list(parts).index(title)]
    is_next = all(part.kind is Kind.DATE for part in before)
    is_set_off = is_named and _is_set_off(parts[0], title)
    return title if is_next and (is_set_off or _is_long(title)) else None


def _is_long(title: Segment) -> bool:
    return len(title.text.split()) > MAX_SHORT_NAME


def _is_set_off(author: Segment, title: Segment) -> bool:
    """Whether a few words are a title, as "Fine Lab" is none: in a style, or behind a stop."""
    is_stopped = title.cut is Cut.STOP and author.people is not None and author.people.is_sure
    return is_stopped or title.quoted or title.mark in _STYLED


def _take_for_long_names(parts: Iterable[Segment]) -> None:
    """Take a bracket behind the name of a thing for its name in full, "GRU (Gated Rain Unit)"."""
    for part in parts:
        if part.bracket == "(" and part.people:
            part.kind, part.people = Kind.TAG, None


def _is_title_first(parts: Sequence[Segment]) -> bool:
    if len(parts) < 3 or parts[0].kind is not Kind.TEXT or parts[0].is_link:
        return False
    people = parts[1].people
    is_signed = people is not None and people.is_known and len(people.names) > 1
    is_rest = all(part.kind in _WHERE for part in parts[2:])
    return is_signed and is_rest and (_is_long(parts[0]) or parts[0].mark in _STYLED)


def _is_signed(parts: Sequence[Segment]) -> bool:
    """Whether a line is several authors, a title, and labels or an identifier at most."""
    people = parts[0].people
    others = (part.kind for part in parts[2:])
    is_rest = all(kind in (Kind.LABEL, Kind.IDENTIFIER) for kind in others)
    is_sure = people is not None and people.is_sure and len(people.names) > 1
    return is_sure and is_rest and len(parts) > 1 and parts[1].kind is Kind.TEXT


def _add_segments(record: Record, parts: Sequence[Segment], *, is_field: bool) -> None:
    """Add the segments of a line below a record that say more of it than words do."""
    start = record.segments[-1].line + 1 if record.segments else 0
    names_author = parts[:1] and parts[0].kind is Kind.PEOPLE and any(part.date for part in parts)
    signs = not (is_field or names_author) and _signs(record, parts)
    has_meeting = not (is_field or names_author) and _names_meeting(record, parts)
    for part in parts:
        part.line += start
        part.span += SPANS_BELOW * start
        is_source = names_author and part.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE)
        is_source = is_source or (has_meeting and _is_meeting(part))
        is_source = is_source or (part is parts[0] and signs)
        if is_field or part.is_link or is_source or part.field in _NAMING:
            if not is_field and part.kind is Kind.TEXT and part.field is not Field.SHORT_NAME:
                part.field = Field.NOTE
            record.segments.append(part)


def _has_title(record: Record) -> bool:
    return any(part.kind is Kind.TEXT for part in record.segments)
