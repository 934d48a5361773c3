"""From the blocks of a document to groups of records, each under its sections.

Here is said what an item is by where it stands: a section of the list, a record, a field or a
remark of the record above it. Which part of a record is its title is said later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from paperkg.reading import reasons
from paperkg.reading.cuts.dropped_leads import drop_lead
from paperkg.reading.cuts.headings import (
    find_emphasized,
    find_years,
    is_bare_heading,
    is_contents,
    is_labelled_lead,
    is_prose,
    is_sentence,
    name_of_quotation,
    rank_parts,
    read_unspaced,
    section_label,
    take_keyword,
)
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import split_works, take_box
from paperkg.reading.outlines.additions import (
    MAX_DEPTH,
    add_below,
    add_fields,
    add_quoted,
    works_of_fields,
)
from paperkg.reading.outlines.addressed_lines import part_addressed_lines
from paperkg.reading.outlines.author_items import part_author_items, part_authors_above
from paperkg.reading.outlines.blank_lines import join_fields
from paperkg.reading.outlines.code_blocks import BibtexBlock, find_bibtex
from paperkg.reading.outlines.coded_links import spell_out_links
from paperkg.reading.outlines.contents_below import hold_contents
from paperkg.reading.outlines.dashed_works import part_dashed_works
from paperkg.reading.outlines.dated_sources import teach_dated_sources
from paperkg.reading.outlines.edited_headings import mark_edited
from paperkg.reading.outlines.field_lines import (
    LISTS,
    OPENS_LIST,
    are_fields_of_works,
    are_labelled,
    field_lines,
    head_of,
    is_title_field,
    is_told_below,
    is_work_over_details,
    lines_of,
)
from paperkg.reading.outlines.headed_names import read_headed_names
from paperkg.reading.outlines.held_headings import keep_whole
from paperkg.reading.outlines.joined_citations import part_citations
from paperkg.reading.outlines.meetings import read_meeting
from paperkg.reading.outlines.named_below import title_by_lines_below
from paperkg.reading.outlines.names_above import part_names_above
from paperkg.reading.outlines.new_records import Footnotes, is_of_sentences, make_record
from paperkg.reading.outlines.numbered_headings import name_numbered_headings
from paperkg.reading.outlines.paragraphs import is_labelled, is_quoted_work, split_paragraph
from paperkg.reading.outlines.quoted_fields import hold_remarks, open_quotations
from paperkg.reading.outlines.sections import Sections, holds_works
from paperkg.reading.outlines.signed_paragraphs import mark_signed_titles
from paperkg.reading.outlines.source_lines import teach_source_lines
from paperkg.reading.outlines.stacks import Stacked, find_stacked_titles, place_of
from paperkg.reading.outlines.sublists import (
    are_titled,
    has_fields,
    is_work_below,
    join_below_source,
    join_title,
    nested_of,
)
from paperkg.reading.outlines.titled import find_titled
from paperkg.reading.outlines.titles_below import join_titles_below
from paperkg.reading.outlines.topic_items import (
    are_sections,
    are_units,
    holds_citations,
    is_heading_of_works,
    is_named_topic,
    is_section,
    may_be_topic,
    stands_open,
)
from paperkg.reading.outlines.works_within import is_among_works
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Vocabulary
from paperkg.reading.tables.table import read_rows
from paperkg.reading.tables.table_cuts import CutTable, cut_tables, list_cells
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    NumberedLine,
    Span,
    plain_text,
    split_numbered,
)

__all__ = ["Outline", "read_outline"]


@dataclass(slots=True)
class Outline:
    """The groups of a document, what can be no entry (line, text and reason), and its BibTeX."""

    groups: list[Group] = field(default_factory=list)
    skipped: list[tuple[int, str, str]] = field(default_factory=list)
    bibtex: list[BibtexBlock] = field(default_factory=list)


def read_outline(
    blocks: Sequence[Block],
    vocabulary: Vocabulary,
    *,
    title: Block | None = None,
    footnotes: Footnotes | None = None,
) -> Outline:
    """Find the records of a document; ``title`` is its own heading, which is no section."""
    rank_parts(blocks)
    blocks = part_addressed_lines(part_dashed_works(part_citations(blocks)))
    walker = _Walker(vocabulary, title, footnotes or {})
    cuts = walker.cuts
    blocks, contents = hold_contents(blocks, cuts)
    blocks = name_numbered_headings(read_headed_names(blocks), cuts)
    blocks, named = title_by_lines_below(blocks, cuts, title=title)
    works = part_author_items(part_authors_above(part_names_above(blocks, vocabulary.common)), cuts)
    walker.skipped += [*contents, *works.skipped]
    blocks = hold_remarks(open_quotations(spell_out_links(join_titles_below(works.blocks))), cuts)
    blocks = mark_signed_titles(blocks, cuts)
    mark_edited(blocks)
    walker.stacked = named | find_stacked_titles(blocks, cuts, title=title)
    teach_source_lines(blocks, cuts)
    teach_dated_sources(blocks, cuts)
    walker.tables = cut_tables(blocks, vocabulary)
    walker.read(blocks, 0)
    groups = [group for group in walker.groups if group.records]
    return Outline(groups, sorted(walker.skipped), walker.bibtex)


class _Walker:
    """Walks the blocks and keeps the sections it is in."""

    def __init__(self, vocabulary: Vocabulary, title: Block | None, footnotes: Footnotes) -> None:
        self.cuts = Cuts(vocabulary)
        self.title = title
        self.stacked: Stacked = frozenset()
        self.years: set[int] = set()
        self.tables: dict[int, CutTable] = {}
        self.footnotes = footnotes
        self.sections = Sections()
        self.groups: list[Group] = []
        self.skipped: list[tuple[int, str, str]] = []
        self.bibtex: list[BibtexBlock] = []
        self.above: Block | None = None
        self.paragraphs = Group(Container.PARAGRAPH)
        self.has_paragraphs = False
        self.after_heading = self.after_paragraph = False

    def begin_section(self) -> None:
        self.paragraphs = Group(Container.PARAGRAPH)
        self.groups.append(self.paragraphs)
        self.has_paragraphs = True

    def skip(self, block: Block, text: str, reason: str) -> None:
        if text:
            self.skipped.append((block.line, text, reason))

    def read(self, blocks: Sequence[Block], depth: int) -> None:
        blocks = join_fields(blocks, self.cuts)
        titled = find_titled(blocks, self.cuts, title=self.title, stacked=self.stacked)
        emphasized = find_emphasized(blocks)
        self.years |= find_years(blocks)
        place = 0
        while place < len(blocks):
            block = blocks[place]
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if place in titled:
                end = titled[place]
                self.read_titled(block, blocks[place + 1 : end], depth)
                place = end
                continue
            self.above = blocks[place - 1] if place else None
            above = self.above.kind if self.above else None
            self.after_heading = above is BlockKind.HEADING and place not in emphasized
            self.after_paragraph = above is BlockKind.PARAGRAPH
            self.read_block(block, following, depth)
            place += 1

    def read_block(self, block: Block, following: Block | None, depth: int) -> None:
        match block.kind:
            case BlockKind.HEADING:
                if self.sections.enter_heading(block, is_title=block is self.title):
                    self.begin_section()
            case BlockKind.END:
                self.sections.leave(block.level or SUMMARY_LEVEL)
            case BlockKind.PARAGRAPH:
                self.read_paragraph(block, following)
            case BlockKind.LIST if depth < MAX_DEPTH:
                self.read_list(block, depth)
            case BlockKind.TABLE:
                self.read_table(block, depth)
            case BlockKind.QUOTE if depth < MAX_DEPTH:
                self.read_quote(block, depth)
            case BlockKind.CODE:
                self.read_code(block, None)
            case BlockKind.LIST | BlockKind.QUOTE:
                self.skip(block, "…", reasons.TOO_DEEP)

    def read_code(self, block: Block, record: Record | None) -> None:
        """Keep BibTeX, which may stand below a record; other code is none of the list."""
        if found := find_bibtex(block, self.sections.topics, above=self.above, record=record):
            self.bibtex.append(found)
        elif record is None:
            text = block.spans[0].text.strip() if block.spans else ""
            self.skip(block, text.partition("\n")[0], reasons.CODE)

    def read_table(self, block: Block, depth: int) -> None:
        if listed := list_cells(block):
            self.read_list(listed, depth)
        elif table := self.tables.get(id(block)):
            group, skipped = read_rows(table, self.sections.topics)
            self.groups.append(group)
            self.skipped.extend(skipped)

    def read_quote(self, block: Block, depth: int) -> None:
        name = name_of_quotation(block.children)
        with self.sections.inside_item(name):
            self.read_quoted(block.children[bool(name) :], depth)

    def read_quoted(self, blocks: Sequence[Block], depth: int) -> None:
        for child in blocks:
            if child.kind in LISTS:
                self.read([child], depth + 1)
            elif child.kind is BlockKind.QUOTE and depth < MAX_DEPTH:
                self.read_quote(child, depth + 1)
            elif is_quoted_work(self.cuts.look(child.spans)):
                self.read_paragraph(child, None)
            elif child.kind is not BlockKind.RULE:
                self.skip(child, plain_text(child.spans), reasons.QUOTATION)

    def read_titled(self, block: Block, content: Sequence[Block], depth: int) -> None:
        if not self.groups or self.groups[-1].container is not Container.HEADING:
            self.groups.append(Group(Container.HEADING))
        if block.kind is BlockKind.HEADING:
            self.sections.leave(block.level)
        keyword, spans = take_keyword(block.spans)
        record = self.make_record(block, spans, Container.HEADING, read=keyword == "DONE")
        keep_whole(record, content)
        self.groups[-1].records.append(record)
        for child in content:
            if child.kind in LISTS:
                add_fields(record, child, self.cuts)
            elif child.kind is BlockKind.QUOTE:
                add_quoted(record, child, self.cuts)
            elif child.kind is BlockKind.CODE:
                self.read_code(child, record)
            elif child.spans:
                add_below(record, child, self.cuts, fields=True)

    # Paragraphs

    def read_paragraph(self, block: Block, following: Block | None) -> None:
        if any(span.source == "long" for span in block.spans if span.is_image and not span.text):
            self.skip(block, "…", reasons.LONG_LINE)
            return
        last = self.paragraphs.records[-1] if self.paragraphs.records else None
        if last and is_title_field(last.segments) and is_labelled(block.spans):
            add_below(last, block, self.cuts, fields=True)
        elif is_prose(block.spans):
            self.skip(block, plain_text(block.spans), reasons.PROSE)
        elif lines := self.enter_bare(block, following):
            self.add_paragraph(block, lines)

    def enter_bare(self, block: Block, following: Block | None) -> list[NumberedLine]:
        """Enter the section that a paragraph, or its first line, is the heading of, if any.

        Gives the lines that are left.
        """
        lines = split_numbered(block.spans)
        if heading := read_unspaced(lines):
            self.sections.enter(heading[0], section_label([Span(heading[1])]))
            self.begin_section()
            return lines[1:]
        if is_labelled_lead(lines, following):
            self.sections.enter_bare(section_label(lines[0][1]))
            self.begin_section()
            return lines[1:]
        is_heading = id(block) in self.years or is_bare_heading(
            block.spans,
            before_list=following is not None and following.kind in LISTS,
            following=following,
            after_heading=self.after_heading,
            in_year=self.sections.is_year,
        )
        if not is_heading or is_work_over_details(block, following, self.cuts):
            return lines
        self.sections.enter_bare(section_label(block.spans))
        self.begin_section()
        return []

    def add_paragraph(self, block: Block, lines: list[NumberedLine]) -> None:
        """Add the records of a paragraph."""
        if not self.has_paragraphs:  # before the first section
            self.groups.append(self.paragraphs)
            self.has_paragraphs = True
        for number, spans in split_paragraph(lines, self.cuts):
            part = Block(BlockKind.PARAGRAPH, block.line + number)
            record = self.make_record(part, spans, Container.PARAGRAPH)
            is_led = drop_lead(spans) is not spans  # "Readings: [A](…) and [B](…)"
            is_led = is_led or any(span.strong and not span.is_link for span in spans[:1])
            self.paragraphs.records.extend(split_works(record) if is_led else [record])
        for remark in block.children:
            self.read_below(remark, self.paragraphs.records[-1], 0)

    # Lists

    def read_list(self, block: Block, depth: int) -> None:
        group = Group(Container.ITEM)
        if self.after_paragraph and self.paragraphs.records:
            group.above = above = self.paragraphs.records[-1]
            self.after_paragraph = False
            lines = list(field_lines(block, self.cuts))
            is_said = is_told_below(above.segments, lines) or is_title_field(above.segments)
            is_open = above.has_link or above.text.endswith(OPENS_LIST) or is_of_sentences(above)
            if is_said or (not is_open and are_labelled(lines)):
                self.read_below(block, above, depth)
                return
        if self.sections.in_contents and holds_works(block, self.cuts):
            self.sections.in_contents = False  # a list of works that is called so
        if self.sections.in_contents:
            for line in lines_of(block):
                self.skip(block, plain_text(line), reasons.CONTENTS)
            return
        self.groups.append(group)
        block, said = read_meeting(block)
        self.skipped += [(part.line, plain_text(part.spans), reasons.FIELD) for part in said]
        if are_fields_of_works(block, self.cuts):
            self.read_works_of_fields(block, group)
            return
        titled, headed = are_titled(block, self.cuts), are_sections(block, self.cuts)
        divided = are_units(block, self.cuts)
        for item in join_below_source(block.children, self.cuts):
            is_topic = (headed and is_section(item, self.cuts)) or (divided and nested_of(item))
            if is_topic and (head := head_of(item)):
                self.read_topic_item(head, item.children[1:], depth)
            else:
                self.read_item(item, group, depth, titled=titled)

    def read_works_of_fields(self, block: Block, group: Group) -> None:
        for work, fields in works_of_fields(block, self.cuts):
            record = self.make_record(work, work.spans, Container.ITEM)
            group.records.append(record)
            add_fields(record, fields, self.cuts)

    def read_item(self, item: Block, group: Group, depth: int, *, titled: bool = False) -> None:
        head = head_of(item)
        if head is None:
            self.read(item.children, depth + 1)
            return
        if len(item.children) == 1:  # nearly all
            group.records += split_works(self.make_record(head, head.spans, Container.ITEM))
            return
        item = join_title(item, self.cuts)
        head, *below = item.children
        nested = nested_of(item)
        record = self.make_record(head, head.spans, Container.ITEM)
        is_topic = holds_citations(record, below, self.cuts) or is_heading_of_works(
            head, below, self.cuts
        )
        if nested and may_be_topic(record, nested, self.cuts):
            is_titled = has_fields(nested, record.segments, self.cuts, siblings=titled)
            is_titled |= place_of(head) in self.stacked
            is_titled &= not is_named_topic(record, nested, self.cuts)
            is_topic = head.kind is BlockKind.HEADING or not is_titled
        if nested and is_among_works(head, nested):
            group.records.append(record)
            self.read(below, depth + 1)
            return
        if is_topic or stands_open(nested):
            self.read_topic_item(head, below, depth)
            return
        works = split_works(record)
        group.records.extend(works)
        for child in below:
            self.read_below(child, works[-1], depth)

    def read_topic_item(self, head: Block, below: Sequence[Block], depth: int) -> None:
        """Read an item that is only a label or a sentence, with the entries below it."""
        text, label = plain_text(head.spans), ""
        if is_sentence(text):
            self.skip(head, text, reasons.SENTENCE_ABOVE)
        elif not is_contents(text):
            label = section_label(take_box(head.spans)[1])
        with self.sections.inside_item(label):
            self.read(below, depth + 1)

    def read_below(self, block: Block, record: Record, depth: int) -> None:
        """Read what stands below an entry, in its own item: entries, fields or remarks."""
        match block.kind:
            case BlockKind.LIST:
                self.read_list_below(block, record, depth)
            case BlockKind.TABLE:
                self.read([block], depth + 1)
            case BlockKind.QUOTE:
                for child in block.children:
                    self.read_below(child, record, depth + 1)
            case BlockKind.CODE:
                self.read_code(block, record)
            case _ if block.spans:
                add_below(record, block, self.cuts)

    def read_list_below(self, block: Block, record: Record, depth: int) -> None:
        entries = Group(Container.ITEM)
        self.groups.append(entries)
        for item in block.children:
            head = head_of(item)
            if head is None:
                continue
            parts = self.cuts.look(head.spans, below=True)
            if depth < MAX_DEPTH and parts and is_work_below(parts, record):
                self.read_item(item, entries, depth + 1)
            else:
                add_below(record, head, self.cuts)
                for child in item.children[1:]:
                    self.read_below(child, record, depth + 1)

    def make_record(
        self, block: Block, spans: Iterable[Span], container: Container, *, read: bool = False
    ) -> Record:
        notes, names, cuts = self.footnotes, self.sections.topics, self.cuts
        return make_record(block, spans, container, cuts, footnotes=notes, topics=names, read=read)
