"""Rows of tables as records: what stands in their cells is told by the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import names_by_key, take_box
from paperkg.reading.cuts.short_citations import read_short_citation
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.labels import Field
from paperkg.reading.records import Container, Group, Place, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.tables.table_cells import NOTHING, TableRow, has_cell, weigh_part
from paperkg.reading.tables.table_cuts import Columns, CutTable
from paperkg.reading.text.blocks import BREAK, Block, Span, has_link, plain_text, split_numbered
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.votes.title_words import count_words

__all__ = ["read_rows"]


_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
"""When a work appeared; a day is sooner that of a class."""

FEW = 0.2
"""The share of the rows that may be asides by their style."""

# A meeting at which nothing is read: "(no meeting)", "Spring break", "No reading for now".
_FREE = re.compile(
    r"\W*(?:no (?:class(?:es)?|lectures?|meetings?|papers?|readings?|seminar|session|talk)"
    r"(?:[.,:;!(–—-].*|\s(?:due|for now|scheduled|this week|today)\b.*)?|cancell?ed"
    r"|(?:(?:autumn|christmas|easter|fall|midterm|reading|semester|spring|summer|thanksgiving"
    r"|winter) )?(?:break|recess|vacation|holidays?)(?: week)?"
    r"|entfällt|pas de (?:cours|séance)|sin clase|休講|停课|휴강)\W*",
    re.IGNORECASE,
)
# A title of a word or two may be a name, "Fast R-CNN", "YOLOv3"; "Spring Break" is none.
_COINED = re.compile(r"\b(?:[A-Z]+-[A-Z]{2,}|[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}[a-z]\w*)")


def read_rows(table: CutTable, topics: tuple[str, ...]) -> tuple[Group, list[tuple[int, str, str]]]:
    """Read a table: the group of its records, and the rows that can be none with the reason."""
    rows, columns = table.rows, table.columns
    topics += table.topics
    group = Group(Container.ROW)
    skipped: list[tuple[int, str, str]] = []
    above: Block | None = None
    are_signed = Field.AUTHORS in columns.fields.values()
    asides = [] if are_signed else _find_asides([row.block for row in rows], columns.title)
    for place, row in enumerate(rows):
        cell = row.block.children[columns.title - 1] if has_cell(row, columns.title) else None
        if cell and cell is above:
            skipped.append((row.block.line, _text_of(row.block), reasons.SAME_ROW))
            continue
        above = cell
        if _is_free(row.block) or place in asides:
            skipped.append((row.block.line, _text_of(row.block), reasons.ROW))
            continue
        works = list(_works_of(row, columns, topics))
        is_of_tools = columns.names_tools and all(map(says_nothing_of_paper, works))
        if columns.no_works or is_of_tools:
            skipped.extend((row.block.line, work.text, reasons.NO_READING) for work in works)
            continue
        group.records.extend(works)
        if not works:
            skipped.append((row.block.line, _text_of(row.block), reasons.ROW))
    return group, skipped


def _works_of(row: TableRow, columns: Columns, topics: tuple[str, ...]) -> Iterator[Record]:
    """Make the records of a row: of each column with works that says one."""
    topics += (row.section,) if row.section else ()
    topics += _topics_of(row, columns.topic)
    row = _without(row, {columns.topic}) if columns.topic else row
    for column, part in _cut_row(row, columns.readings):
        if column and _may_be_entry(part.cells, columns, column):
            yield from _records_of(part, columns, column, topics)


def _find_asides(rows: Sequence[Block], title: int) -> list[int]:
    """Find the few rows with words in italics that lead nowhere, where most do: "*A Lunch*"."""
    found = [place for place, row in enumerate(rows) if _is_aside_row(row, title)]
    linked = sum(any(has_link(it.spans) for it in row.children) for row in rows) if found else 0
    return found if linked > len(rows) / 2 and len(found) <= FEW * len(rows) else []


def _is_aside_row(row: Block, title: int) -> bool:
    cell = row.children[title - 1 : title]
    spans = [span for span in cell[0].spans if span.text.strip()] if cell else []
    is_italic = bool(spans) and all(span.emphasized for span in spans)
    return is_italic and not any(has_link(other.spans) for other in row.children)


def _is_free(row: Block) -> bool:
    """Whether a row is of a meeting at which nothing is read, and leads nowhere."""
    if any(has_link(cell.spans) for cell in row.children):
        return False
    return any(_FREE.fullmatch(plain_text(cell.spans).strip()) for cell in row.children)


def _text_of(row: Block) -> str:
    return " | ".join(plain_text(cell.spans) for cell in row.children)


def _number_cell(lines: Iterable[list[Span]], column: int) -> list[Place]:
    """Give numbers to the spans of a cell as its segments name them."""
    places: list[Place] = []
    first = 0
    for line in lines:
        if first:
            places.append(Place(column, first - 1, BREAK))
        places += [Place(column, number, span) for number, span in enumerate(line, start=first)]
        first += len(line) + 1
    return places


def _topics_of(row: TableRow, column: int) -> tuple[str, ...]:
    if not column:
        return ()
    said = (tidy(plain_text(cell.spans)) for cell in row.block.children[column - 1 : column])
    return tuple(text for text in said if text and text.lower() not in NOTHING)


def _cut_row(row: TableRow, readings: Sequence[int]) -> Iterator[tuple[int, TableRow]]:
    """Give each column of works that says one, and the row without the other such columns."""
    said = [number for number in readings if any(map(_has_title, row.cells[number - 1 : number]))]
    for column in said or readings[:1]:
        others = set(said) - {column}
        yield column, _without(row, others) if others else row


def _without(row: TableRow, columns: Set[int]) -> TableRow:
    blocks = [
        replace(cell, spans=[]) if number in columns else cell
        for number, cell in enumerate(row.block.children, start=1)
    ]
    cells = [[] if number in columns else cell for number, cell in enumerate(row.cells, start=1)]
    lines = [[] if number in columns else cell for number, cell in enumerate(row.lines, start=1)]
    return TableRow(replace(row.block, children=blocks), lines, cells, row.section)


def _may_be_entry(cells: Sequence[list[Segment]], table: Columns, title: int) -> bool:
    columns = table.fields
    parts = [part for cell in cells for part in cell]
    if columns.get(title) is Field.TITLE and title <= len(cells) and not cells[title - 1]:
        # A day without a reading has its slides all the same.
        parts = [
            part
            for part in parts
            if columns.get(part.column) is not Field.LINK
            or (part.identifier and part.identifier.names_paper)
        ]
    if any(part.is_link or part.kind is Kind.IDENTIFIER for part in parts):
        return True
    if any(_is_signed(cell) or is_citation(cell) for cell in cells):
        return True
    if columns.get(title) is not Field.TITLE or title > len(cells) or not cells[title - 1]:
        return False
    signed = any(
        Field.AUTHORS in (part.field, columns.get(part.column))
        or (part.kind is Kind.VENUE and columns.get(part.column) is Field.VENUE)
        or (_MONTH.fullmatch(part.date) and columns.get(part.column) is Field.DATE)
        for part in parts
    )
    if _says_nothing(cells[title - 1]):
        return signed and Field.SHORT_NAME in columns.values()
    return signed or table.all_works or any(_may_be_title(part.text) for part in cells[title - 1])


def _may_be_title(text: str) -> bool:
    """Whether a text has more than two words, or the coined name of a work."""
    words = max(text.count(" ") + 1, count_words(text))
    return words > 2 or _COINED.search(text) is not None


def _is_signed(cell: Sequence[Segment]) -> bool:
    """Whether a cell is a title in bold or italics and who wrote it, "**Trees**<br>by Ann Poe"."""
    kinds = [part.kind for part in cell[:2]]
    return kinds == [Kind.TEXT, Kind.PEOPLE] and cell[0].mark in (Mark.STRONG, Mark.EMPHASIS)


def _records_of(row: TableRow, table: Columns, title: int, topics: tuple[str, ...]) -> list[Record]:
    """Make the records of a row: one for each work in the cell of titles."""
    columns = table.fields
    cells = row.cells
    if title > len(cells) or not (_has_title(cells[title - 1]) or _is_named(cells[title - 1])):
        title = _other_title(cells, columns)
    order = [title, *(number for number in range(1, len(cells) + 1) if number != title)]
    rest = [part for number in order[1:] for part in cells[number - 1]]
    for part in rest:
        part.field = _field_in_row(part, columns)
    for part in cells[title - 1][1:] if _is_named(cells[title - 1]) else ():
        part.field = Field.NOTE  # "https://… (suggested reading)"
    block = row.block
    said = [number for number in order if number == title or not _says_nothing(cells[number - 1])]
    places = [place for number in said for place in _number_cell(row.lines[number - 1], number)]
    ticked = take_box(block.children[0].spans)[0]
    works = _split_cell(cells[title - 1])
    last = works[-1]  # what ends the cell is its own, such as a bracket around a link
    return [
        Record(
            _line_of(work, block.children[title - 1]) if len(works) > 1 else block.line,
            Container.ROW,
            [*work, *rest],
            _text_of(block),
            [
                place
                for place in places
                if place.column != title or _holds(work, place, is_last=work is last)
            ],
            topics=topics,
            read=ticked,
            is_entitled=columns.get(title) is Field.TITLE,
            is_of_works=table.all_works,
        )
        for work in works
    ]


def _line_of(work: Sequence[Segment], cell: Block) -> int:
    """Give the line of the file on which one of several works in a cell begins."""
    lines = split_numbered(cell.spans)
    place = work[0].line if work else 0
    return cell.line + (lines[place][0] if place < len(lines) else 0)


def _holds(work: list[Segment], place: Place, *, is_last: bool) -> bool:
    """Whether a span of the cell of titles belongs to this work; an empty cell holds none."""
    last = place.number if is_last else work[-1].span
    return bool(work) and work[0].span <= place.number <= last


def _field_in_row(part: Segment, columns: dict[int, Field]) -> Field | None:
    """Say what a segment beside the title is, by its column."""
    field = columns.get(part.column)
    if field is Field.TITLE:
        return Field.SHORT_NAME
    is_text = part.kind is Kind.TEXT and part.mark is not Mark.LINK
    if part.kind is Kind.PEOPLE and not part.is_link:
        is_text = Field.AUTHORS in columns.values()  # who is named elsewhere signs nothing
    return field or (Field.NOTE if is_text else None)


def _has_title(cell: Sequence[Segment]) -> bool:
    for part in cell:
        if part.kind is Kind.TEXT and part.text.lower() not in NOTHING:
            return True
    return False


def _is_named(cell: Sequence[Segment]) -> bool:
    """Whether an identifier fills a cell, or an address begins it: works without other names."""
    if cell and cell[0].kind is Kind.LABEL and "://" in cell[0].text:
        return True
    return len(cell) == 1 and cell[0].kind is Kind.IDENTIFIER and not cell[0].is_link


def _says_nothing(cell: Sequence[Segment]) -> bool:
    """Whether a cell says that there is nothing to read: "None", "—"."""
    for part in cell:
        if part.text.lower() not in NOTHING:
            return False
    return bool(cell)


def _other_title(cells: Sequence[list[Segment]], columns: dict[int, Field]) -> int:
    """Find the column of a title where the usual one is empty: a name, else the heaviest text."""
    for number, kind in columns.items():
        if kind is Field.SHORT_NAME and number <= len(cells) and _has_title(cells[number - 1]):
            return number
    weights = [
        -1.0 if columns.get(number) is Field.DATE else max(map(weigh_part, cell), default=0.0)
        for number, cell in enumerate(cells, start=1)
    ]
    return weights.index(max(weights)) + 1


def _may_name_work(part: Segment) -> bool:
    return len(part.text.split()) > 1 or bool(part.identifier and part.identifier.names_paper)


def _runs_on(part: Segment) -> bool:
    """Whether a link is some of the words of a sentence: "Nice [post about it](…)"."""
    return part.cut is Cut.SPACE and part.text[:1].islower() and part.start == 0


def _is_aside(part: Segment) -> bool:
    """Whether a link is in brackets behind a work: "[A Talk](…) ([text](…)) [(A Demo)](…)"."""
    is_whole = part.whole.startswith("(") and part.whole.endswith(")")
    return is_whole or (bool(part.bracket) and not _may_name_work(part))


def _name_systems(cell: Sequence[Segment]) -> set[int]:
    """Find the links with a venue in brackets behind them, "[Oak](…) (PLDI'15)", among others.

    They are titles, and no surnames.
    """
    named: set[int] = set()
    if len({part.span for part in cell if part.is_link}) < 2:
        return named
    for part, after in pairwise(cell):
        is_cited = after.kind is Kind.VENUE and after.bracket and after.line == part.line
        if part.is_link and is_cited and part.kind in (Kind.PEOPLE, Kind.TEXT):
            part.kind = Kind.TEXT
            named.add(part.span)
    return named


def _split_cell(cell: list[Segment]) -> list[list[Segment]]:
    """Split a cell that holds several works: each is a link of its own, or cited on a line."""
    lines = [list(line) for _, line in groupby(cell, key=lambda part: part.line)]
    whole = sum(map(is_citation, lines))
    if whole > 1 and 2 * whole > len(lines):
        return lines
    named = _name_systems(cell)
    links = [part for part in cell if part.is_link and part.kind is Kind.TEXT]
    links = [part for part in links if not (_runs_on(part) or _is_aside(part))]
    links = links or list(filter(names_by_key, cell))
    cited = [part for part in cell if part.is_link and read_short_citation(part)]
    is_cited = len({part.span for part in cited}) > 1
    firsts = {part.span: part for part in reversed(cited if is_cited else links)}
    are_works = all(part.span in named or _may_name_work(part) for part in firsts.values())
    if len(firsts) < 2 or not (is_cited or are_works):
        return [cell]
    works: list[list[Segment]] = [[]]
    for part in cell:
        has_link = any(part.span in firsts for part in works[-1])
        is_new = part.span in firsts and all(other.span != part.span for other in works[-1])
        if has_link and (part.cut is Cut.BREAK or is_new):
            works.append([])
        works[-1].append(part)
    return works
