"""The tables of a document, cut, and what their columns hold: told by names and by all rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperkg.identifiers import parse_identifier
from paperkg.reading.cuts.headings import section_label
from paperkg.reading.cuts.shapes import MAX_SHORT_NAME
from paperkg.reading.labels import Field
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.tables.blank_cells import fill_down
from paperkg.reading.tables.calendar_cells import list_calendar
from paperkg.reading.tables.column_votes import holds_days, tell_columns
from paperkg.reading.tables.cut_cells import KnownCells, read_cell
from paperkg.reading.tables.link_columns import take_addresses, tell_links
from paperkg.reading.tables.named_citations import list_named_citations
from paperkg.reading.tables.number_columns import are_counted, are_sorts, read_counts
from paperkg.reading.tables.plain_heads import mark_head
from paperkg.reading.tables.read_columns import name_what_was_read
from paperkg.reading.tables.row_works import (
    are_all_works,
    are_dated,
    are_papers,
    find_days_read,
    holds_works,
)
from paperkg.reading.tables.section_rows import SECTION, mark_sections
from paperkg.reading.tables.spanning_cells import find_spanning
from paperkg.reading.tables.table_cells import (
    SAMPLE,
    TableRow,
    find_author_columns,
    find_title_column,
    find_venue_columns,
    has_cell,
    holds_citations,
    holds_files,
    join_files,
    read_author_lines,
    read_cited_heads,
    read_dated_names,
    read_lone_turned,
    read_surnames_in,
    read_turned_in,
    read_venues,
)
from paperkg.reading.tables.table_columns import (
    find_prefixes,
    find_readings,
    find_titled,
    find_topics,
    name_columns,
    names_authors_first,
    names_books,
    names_titles,
    names_tools,
    says_what,
)
from paperkg.reading.tables.title_cells import (
    join_behind_names,
    join_title_lines,
    join_words,
    part_led_titles,
    part_repeated_names,
    part_told_titles,
    take_names_for_titles,
)
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, make_item, plain_text

__all__ = ["Columns", "CutTable", "cut_tables", "list_cells"]

_YEAR = re.compile(RECENT_YEAR)
_ANY_YEAR = re.compile(rf"\b{RECENT_YEAR}\b")

RARE = 0.25
"""The share of the cells of titles that may be numbers where titles are worded."""

MAX_CUT = 0.4
"""Where more of the titles have a dash, it sets a name or a remark apart."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns hold, numbered from 1: which have fields, titles, works, and topics.

    0 stands for none. Where the titles are below "Tool" or the like, the rows are such things.
    Where ``all_works``, titles of a word or two are works, too; where ``no_works``, none is one.
    """

    fields: dict[int, Field]
    title: int
    readings: list[int]
    topic: int
    names_tools: bool = False
    all_works: bool = False
    no_works: bool = False


@dataclass(frozen=True, slots=True)
class CutTable:
    """The rows of a table, cut, and what its columns hold."""

    rows: list[TableRow]
    columns: Columns
    topics: tuple[str, ...]


def list_cells(table: Block) -> Block | None:
    """Make a list of a table without names whose rows have words in one column alone, if it is one.

    Each row is a work then, written as it would be in a list: beside it are numbers and pictures.
    So it is where names in bold stand beside the rest of a citation, and in a calendar.
    """
    if listed := list_named_citations(table) or list_calendar(table):
        return listed
    if any(row.level for row in table.children):  # of names of columns, or of sections
        return None
    worded = {
        number
        for row in table.children
        for number, cell in enumerate(row.children)
        if _has_words(cell)
    }
    if len(worded) != 1 or "year" in _vote(table.children):
        return None
    (column,) = worded
    items = [
        make_item(row.line, [*row.children[column].spans, *_year_beside(row, column)])
        for row in table.children
        if column < len(row.children) and _has_words(row.children[column])
    ]
    return Block(BlockKind.LIST, table.line, children=items)


def _year_beside(row: Block, column: int) -> list[Span]:
    """Give the year that another cell of a row holds alone, where its work says none."""
    texts = [plain_text(cell.spans).strip() for cell in row.children]
    years = [text for text in texts if _YEAR.fullmatch(text)]
    is_dated = not years or _ANY_YEAR.search(texts[column]) is not None
    return [] if is_dated else [Span(f", {years[0]}")]


def _has_words(cell: Block) -> bool:
    """Whether a cell has a word or leads anywhere, and is no number or picture."""
    texts = (span.text for span in cell.spans if not span.is_image)
    return has_link(cell.spans) or any(any(map(str.isalpha, text)) for text in texts)


def cut_tables(blocks: Iterable[Block], vocabulary: Vocabulary) -> dict[int, CutTable]:
    """Cut the tables of a document, by their ``id``; those with the same columns decide together.

    So a table of two rows below a topic is read as the others are.
    """
    alike: dict[tuple[str, ...], list[tuple[int, list[str], list[TableRow]]]] = {}
    for table in _find_tables(blocks):
        mark_head(table)
        mark_sections(table)
        fill_down(table)
        names, rows = _cut_rows(table, vocabulary)
        if rows:
            telling = [name.lower() if says_what(name.lower()) else "" for name in names]
            telling += [""] * (max(len(row.cells) for row in rows) - len(telling))
            alike.setdefault(tuple(telling), []).append((id(table), names, rows))
    found: dict[int, CutTable] = {}
    for key, tables in alike.items():
        unnamed = not any(name.strip() for _, names, _ in tables for name in names)
        every = [row for _, _, rows in tables for row in rows]
        voted = _vote([row.block for row in every]) if unnamed else []
        texts = [[plain_text(cell.spans) for cell in row.block.children] for row in every[:SAMPLE]]
        told = voted or name_what_was_read(key, texts)
        columns = _read_columns(told, every, unnamed=unnamed)
        topics = _topics_over([names for _, names, _ in tables], key, columns.title)
        for (table_id, _, rows), topic in zip(tables, topics, strict=True):
            found[table_id] = CutTable(rows, columns, topic)
    return found


def _topics_over(
    names: Sequence[Sequence[str]], telling: Sequence[str], title: int
) -> list[tuple[str, ...]]:
    """Give what stands over the titles of several tables alike, where it differs: their topics."""
    place = slice(max(title - 1, 0), title)
    heads = ["".join(some[place]).strip() for some in names]
    differ = len(heads) > 1 and len(set(heads)) == len(heads) and all(heads)
    is_topic = differ and not any(telling[place])
    return [(head,) if is_topic else () for head in heads]


def _find_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    stack = list(blocks)[::-1]
    while stack:
        block = stack.pop()
        if block.kind is BlockKind.TABLE:
            yield block
        elif block.children:
            stack.extend(reversed(block.children))


def _cut_rows(table: Block, vocabulary: Vocabulary) -> tuple[list[str], list[TableRow]]:
    """Give the names of the columns, and the rows with a word, cut."""
    names: list[str] = []
    rows: list[TableRow] = []
    known: KnownCells = {}
    section = ""
    for block in table.children:
        if block.level == SECTION:
            section = section_label([span for cell in block.children for span in cell.spans])
            continue
        if block.level == 1:
            if not rows:  # the last of them may be a foot: "19 books read"
                names = [plain_text(cell.spans) for cell in block.children] or names
            continue
        cut = [
            read_cell(cell.spans, vocabulary, column, known)
            for column, cell in enumerate(block.children, start=1)
        ]
        cells = [parts for _, parts in cut]
        if any(cells):
            rows.append(TableRow(block, [lines for lines, _ in cut], cells, section))
    return names, rows


def _read_columns(names: Sequence[str], rows: Sequence[TableRow], *, unnamed: bool) -> Columns:
    """Say what the columns hold by their names, and by what stands in them."""
    prefixes = find_prefixes(names)
    _read_identifiers(prefixes, rows)
    fields = name_columns(names)
    read_counts(rows, fields, names)
    tell_links(rows, fields)
    told = {number for number, kind in fields.items() if kind is Field.TITLE}
    title = find_title_column(rows, fields) or next(iter(prefixes), 0)
    fields.update(find_author_columns(rows, {title, *fields}, unnamed=unnamed))
    title = _take_venues(fields, names, rows, title)
    if not title or fields.get(title) is Field.LINK:
        title = take_addresses(rows, fields, title)
    if title and title not in fields and holds_works(rows, fields, title):
        fields[title] = Field.TITLE
    titles = [row.cells[title - 1] for row in rows if has_cell(row, title)]
    sampled = [row.cells[title - 1] for row in rows[:SAMPLE] if has_cell(row, title)]
    are_files = holds_files(sampled)
    if are_files or holds_citations(sampled):
        fields[title] = Field.TITLE
    if fields.get(title) is Field.TITLE:
        called = "".join(names[title - 1 : title])
        _name_titles(rows, title, of_books=names_books(called), is_told=names_titles(called))
        _join_titles(titles)
        join_behind_names(titles)
        if Field.AUTHORS in fields.values():
            signed = [row.cells for row in rows if has_cell(row, title)]
            take_names_for_titles(signed, title, fields)
            part_repeated_names(signed, title, fields)
            join_title_lines(titles)
            join_words(titles)
        else:
            (part_told_titles if names_authors_first(called) else part_led_titles)(titles)
        join_files(titles)
        _name_works(titles)
    read_author_lines(titles)
    read_cited_heads(titles)
    _read_beside(rows, fields)
    readings = find_readings(names, title)
    if len(readings) > 1:
        fields.update(dict.fromkeys(readings, Field.TITLE))
    parts = (part for row in rows for cell in row.cells for part in cell)
    linking = {part.column for part in parts if part.is_link}
    topic = find_topics(names, {title, *readings, *linking})
    topic = topic or find_spanning([row.block for row in rows], title, fields.keys())
    is_of_tools = any(map(names_tools, names[:title][-1:]))
    is_told = title in told and are_all_works(sampled, names, title)
    all_works = are_files or is_told or (title in told and are_papers(rows, names, title))
    if unnamed and are_dated(sampled):
        fields |= dict.fromkeys(find_days_read(rows), Field.NOTE)
        all_works = True
    no_works = are_counted(rows, fields, title)
    return Columns(fields, title, readings, topic, is_of_tools, all_works, no_works)


def _vote(rows: Sequence[Block]) -> list[str]:
    """Name the columns of a table without names by what stands in them.

    Links and days tell more: those to works, and those of what a group reads.
    """
    rows = [row for row in rows[:SAMPLE] if not row.level]
    if any(has_link(cell.spans) for row in rows for cell in row.children):
        return []
    texts = [[plain_text(cell.spans).strip() for cell in row.children] for row in rows]
    return [] if holds_days(texts) else tell_columns(texts)


def _read_beside(rows: Sequence[TableRow], fields: dict[int, Field]) -> None:
    """Read what stands beside the titles as the names of its columns say it."""
    for column, kind in tuple(fields.items()):
        cells = [row.cells[column - 1] for row in rows if has_cell(row, column)]
        if kind is Field.VENUE:
            read_venues(cells)
        elif kind is Field.AUTHORS:
            read_dated_names(cells)
            named = [cell for cell in cells if cell]
            if not read_turned_in(named):
                read_surnames_in(named)
                read_lone_turned(named)
        elif kind is Field.SHORT_NAME and are_sorts(cells):
            fields[column] = Field.NOTE


def _read_identifiers(prefixes: Mapping[int, str], rows: Sequence[TableRow]) -> None:
    """Read the identifiers that alone fill their cells: "30518001" in a column called PMID."""
    for column, prefix in prefixes.items():
        cells = [row.cells[column - 1] for row in rows if has_cell(row, column)]
        for part in (cell[0] for cell in cells if len(cell) == 1 and not cell[0].is_link):
            if identifier := parse_identifier(prefix + part.text):
                part.kind, part.identifier = Kind.IDENTIFIER, identifier
                part.text, part.people, part.venue, part.date = prefix + part.text, None, None, ""


def _take_venues(
    fields: dict[int, Field], names: Sequence[str], rows: Sequence[TableRow], title: int
) -> int:
    """Say which columns hold venues, and give that of the titles, which is none of these."""
    others = [number for number in find_titled(names) if number != title]
    is_told = fields.get(title) is Field.TITLE and not others
    venues = find_venue_columns(rows, fields, title if is_told else 0)
    if title in venues:
        told = dict.fromkeys(others[:1], Field.TITLE)
        found = find_title_column(rows, {**fields, **dict.fromkeys(venues, Field.VENUE), **told})
        if found in venues:
            return title
        title = found
        fields |= told
    fields |= dict.fromkeys([number for number in venues if number != title], Field.VENUE)
    if title in find_titled(names):
        fields[title] = Field.TITLE
    return title


def _name_titles(rows: Sequence[TableRow], title: int, *, of_books: bool, is_told: bool) -> None:
    """Take what alone fills a cell of titles for one, though it reads as a venue: "Nature".

    A number is one, too, below "Book", or where hardly another cell is one: "1984". Where the
    column is called "Title", so is a venue with its year over a bracket: "2026 Rain Days (Snow)".
    """
    filled = [(row, row.cells[title - 1]) for row in rows if has_cell(row, title)]
    numbers = sum(len(cell) == 1 and cell[0].text.isdecimal() for _, cell in filled)
    is_rare = numbers <= RARE * len(filled)
    for row, cell in filled:
        is_work = of_books or (is_rare and sum(map(bool, row.cells)) > 1)  # a year parts the rows
        is_alone = len(cell) == 1 or (is_told and all(part.bracket for part in cell[1:]))
        for part in cell[:1] if is_alone else ():
            is_venue = part.kind is Kind.VENUE and (is_told or not part.date)
            is_number = is_work and part.kind in (Kind.DATE, Kind.NUMBER)
            if is_venue or is_number or (part.people and not part.people.is_sure):
                part.kind, part.venue, part.people = Kind.TEXT, None, None
                part.date = "" if is_number or is_venue else part.date


def _join_titles(cells: Sequence[list[Segment]]) -> None:
    """Undo cuts at dashes in the cells of titles, where few have any: they are the title's own."""
    cut = [cell for cell in cells if _is_cut_at_dash(cell)]
    if len(cut) > MAX_CUT * len(cells):
        return
    for cell in cut:
        name, title = cell[:2]
        name.text, name.end = tidy(name.whole[name.start : title.end]), title.end
        del cell[1]


def _name_works(cells: Sequence[list[Segment]]) -> None:
    """Tell the short name that some titles have before them: "**FineNet**: A Fine Title"."""
    named = [cell for cell in cells if len(cell) > 1 and _has_name(*cell[:2])]
    if len(named) < AGREED * len(cells):
        for cell in named:
            cell[0].field = Field.SHORT_NAME


def _has_name(name: Segment, title: Segment) -> bool:
    """Whether a name in bold, a colon and a title follow each other."""
    if name.mark is not Mark.STRONG or len(name.text.split()) > MAX_SHORT_NAME:
        return False
    is_text = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.COLON
    return is_text and (" " not in name.text or len(title.text.split()) > 2)


def _is_cut_at_dash(cell: Sequence[Segment]) -> bool:
    parts = cell[:2]
    return (
        len(parts) == 2
        and parts[1].cut is Cut.DASH
        and parts[0].span == parts[1].span
        and all(part.kind is Kind.TEXT and part.mark is Mark.PLAIN for part in parts)
    )
