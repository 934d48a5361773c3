"""What the columns of a table hold, told by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.cuts.line_roles import (
    is_known_venue,
    may_be_names,
    may_be_venue,
    name_people,
    name_venue,
    read_surnames,
    reads_as_names,
)
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.names.turned_names import TurnedNames, may_be_turned, split_turned
from paperkg.reading.patterns import BOOK_MARKS, CAPITAL, YEAR
from paperkg.reading.records import AGREED, KNOWN
from paperkg.reading.segments import STYLED, Kind, Mark, Segment, tidy
from paperkg.reading.text.blocks import Block, Span, plain_text
from paperkg.reading.words import is_given_name, words_of

__all__ = [
    "NOTHING",
    "SAMPLE",
    "TableRow",
    "find_author_columns",
    "find_title_column",
    "find_venue_columns",
    "has_cell",
    "holds_citations",
    "holds_files",
    "join_files",
    "read_author_lines",
    "read_dated_names",
    "read_lone_turned",
    "read_surnames_in",
    "read_turned_in",
    "read_venues",
    "weigh_part",
]

_WEIGHTS = {Mark.LINK: 2.0, Mark.STRONG: 1.0, Mark.QUOTE: 1.0}
MIN_WEIGHT = 0.15
"""In a table whose best column weighs less there are no titles, only results."""

MIN_LINKED = 1.5
"""A column of topics or notes that weighs more, in a table without titles, links to works."""

MIN_LISTED = 2
"""A column of links has titles of works in so many cells at least."""

SIGNED = 0.5
"""The weight of a link to a paper that only names its authors."""

MIN_CITED = 3
"""Who, when and what are so many parts."""

MIN_SURE = 2
"""So many cells of a column have to name people for sure, as "Poe et al." does."""

NEARLY_ALL = 0.9
"""The share of the cells of a column that must name people, as a group may sign among them."""

_DATED_NAMES = re.compile(rf"({CAPITAL}[^\d\n]{{1,200}}?),?\s({YEAR})")
_DATED = frozenset((Kind.TEXT, Kind.PEOPLE, Kind.DATE))
_WORDS = frozenset((Kind.TEXT, Kind.PEOPLE))
_JOINED = re.compile(r"\s(?:and|&)\s")

NOTHING = words_of("cells", "nothing")

MIN_TITLE = 2
"""Words in a column of titles are so many in the mean, or more."""

SAMPLE = 200
"""So many rows of a table vote on its columns."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, the lines of each of its cells, what each is cut into, and the row it stands under."""

    block: Block
    lines: list[list[list[Span]]]
    cells: list[list[Segment]]
    section: str = ""


def has_cell(row: TableRow, column: int) -> bool:
    """Whether a row reaches to a column; 0 stands for none."""
    return 0 < column <= len(row.cells)


def find_title_column(rows: Sequence[TableRow], columns: dict[int, Field]) -> int:
    """Find the column with the titles: by its name, else by what stands in it in most rows.

    Gives 0 where no column has any.
    """
    return _find_cited(rows[:SAMPLE], columns) or _find_weightiest(rows, columns)


def _find_weightiest(rows: Sequence[TableRow], columns: dict[int, Field]) -> int:
    """Find the column with the longest texts in most rows that its name says is none of others."""
    weights: dict[int, float] = {}
    filled: Counter[int] = Counter()
    above: dict[int, str] = {}
    for row in rows[:SAMPLE]:
        for number, cell in enumerate(row.cells, start=1):
            text = cell[0].whole if cell else ""
            if text and above.get(number) == text:
                continue  # one cell over several rows names what they have in common
            above[number] = text
            filled[number] += bool(text)
            weights[number] = weights.get(number, 0.0) + _weigh(cell) / min(len(rows), SAMPLE)
    is_told = Field.TITLE in columns.values()
    for number, kind in columns.items():
        weight = weights.get(number, 0.0)
        if kind is Field.TITLE and weight > 0:
            weights[number] = weight + 3.0
        elif kind is Field.NOTE and weight > MIN_LINKED and not is_told:
            weights[number] = weight  # "Topic" over the works of a reading group
        elif kind is Field.LINK and filled[number] >= MIN_LISTED and not is_told:
            mean = weight * min(len(rows), SAMPLE) / filled[number]
            weights[number] = mean if mean > MIN_LINKED else -9.0  # "Resources" that have titles
        elif kind is not Field.SHORT_NAME:
            weights[number] = -9.0
    best = max(weights, key=lambda number: weights[number], default=0)
    if best and _may_hold_titles(rows, best, weights[best]):
        return best
    return find_title_column(rows, {}) if columns else 0


def _find_cited(rows: Sequence[TableRow], columns: dict[int, Field]) -> int:
    """Find a column of citations, or of files, where none beside it has titles."""
    named = [number for number, field in columns.items() if field is Field.TITLE]
    titles = [cell for number in named for cell in _cells_in(rows, number)]
    words = sum(part.text.count(" ") + 1 for cell in titles for part in cell[:1])
    if words >= MIN_TITLE * max(len(titles), 1):
        return 0
    width = max((len(row.cells) for row in rows), default=0)
    others = (number for number in range(1, width + 1) if number not in named)
    cells = {number: _cells_in(rows, number) for number in others}
    return next((n for n, own in cells.items() if holds_citations(own) or holds_files(own)), 0)


def _cells_in(rows: Sequence[TableRow], column: int) -> list[list[Segment]]:
    """Give the cells of a column that say something."""
    return [row.cells[column - 1] for row in rows if any(row.cells[column - 1 : column])]


def _may_hold_titles(rows: Sequence[TableRow], column: int, weight: float) -> bool:
    """Whether a column weighs enough; titles of a word or two do beside who wrote them."""
    is_heavy = weight > MIN_WEIGHT
    return is_heavy or (weight > 0 and bool(find_author_columns(rows, {column}, unnamed=True)))


def holds_citations(cells: Sequence[list[Segment]]) -> bool:
    """Whether most cells say who, what and when: "A Fine Title. Poe and Roe (2019)".

    So do cells with the marks of books beside a date: "雨宮花《雨的研究》, 2008".
    """
    filled = [cell for cell in cells if cell]
    said = sum(_says_who_what_when(cell) or _holds_book(cell) for cell in filled)
    return 2 * said > len(filled)


def _holds_book(cell: Sequence[Segment]) -> bool:
    """Whether the marks of books stand in a cell, and what is said behind them has a date."""
    marked = any(part.quoted and part.whole[part.start :].startswith(BOOK_MARKS) for part in cell)
    return marked and HAS_YEAR.search(cell[-1].whole) is not None


def holds_files(cells: Sequence[list[Segment]]) -> bool:
    """Whether most cells name a paper by its file: "Fine Trees of the North.pdf"."""
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(_is_file, filled)) > len(filled)


def join_files(cells: Iterable[list[Segment]]) -> None:
    """Take the whole name of a file for the title, whatever its parts say: "Poe 2000.pdf"."""
    for cell in filter(_is_file, cells):
        name = cell[0]
        name.text, name.end = tidy(name.whole or name.text), len(name.whole)
        name.take_for_words()
        name.field = Field.TITLE
        del cell[1:]


def _is_file(cell: Sequence[Segment]) -> bool:
    """Whether a cell is the name of a file of several words, which leads to that file."""
    name = (cell[0].whole or cell[0].text).strip() if cell else ""
    is_whole = " " in name and all(part.span == cell[0].span for part in cell)
    return is_whole and cell[0].local == f"{name}.pdf"


def _says_who_what_when(cell: Sequence[Segment]) -> bool:
    titled = any(part.kind is Kind.TEXT and part.text.count(" ") > 1 for part in cell)
    signed = any(part.kind is Kind.PEOPLE for part in cell)
    return titled and signed and any(part.date for part in cell)


def find_author_columns(
    rows: Sequence[TableRow], known: Set[int], *, unnamed: bool = False
) -> dict[int, Field]:
    """Find the columns without a telling name whose cells may all name people, some for sure.

    Where the columns are ``unnamed``, known given names are as good, and so are lists of surnames;
    elsewhere those with "and".
    """
    named: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in rows[:SAMPLE]:
        for number, cell in enumerate(row.cells, start=1):
            if not cell or number in known or _is_nothing(cell):
                continue
            filled[number] += 1
            text = plain_text(row.block.children[number - 1].spans)
            named[number] += all(map(_may_name_people, cell)) or may_be_names(text)
            is_joined = unnamed or _JOINED.search(text) is not None
            sure[number] += any(part.kind is Kind.PEOPLE for part in cell) or (
                (is_joined and reads_as_names(text)) or (unnamed and is_given_name(text))
            )
    return {
        number: Field.AUTHORS
        for number, cells in filled.items()
        if named[number] >= NEARLY_ALL * cells and sure[number] >= max(MIN_SURE, KNOWN * cells)
    }


def _is_nothing(cell: Sequence[Segment]) -> bool:
    return len(cell) == 1 and cell[0].text.lower() in NOTHING


def find_venue_columns(
    rows: Sequence[TableRow], columns: dict[int, Field], title: int
) -> list[int]:
    """Find the columns in which most cells may be venues, and many are known as such.

    Those that are named for something else are not asked, but for "Paper" beside the titles.
    """
    free = {number for number, kind in columns.items() if kind in (Field.LINK, Field.VENUE)}
    filled: Counter[int] = Counter()
    known: Counter[int] = Counter()
    may_be: Counter[int] = Counter()
    free |= set() if title else {n for n, kind in columns.items() if kind is Field.TITLE}
    others = {title, *columns} - free
    for row in rows[:SAMPLE]:
        for number, cell in enumerate(row.cells, start=1):
            if not cell or number in others or _is_nothing(cell):
                continue
            text = plain_text(row.block.children[number - 1].spans)
            if any(part.kind is Kind.LABEL and not is_known_venue(part.text) for part in cell):
                others.add(number)
            filled[number] += 1
            may_be[number] += may_be_venue(text)
            known[number] += is_known_venue(text)
    return [
        number
        for number, cells in filled.items()
        if number not in others
        and may_be[number] >= AGREED * cells
        and known[number] >= max(MIN_SURE, KNOWN * cells)
    ]


def read_author_lines(cells: Sequence[list[Segment]]) -> None:
    """Mark a line below the titles that may name people in nearly all cells, and does in many."""
    lines: dict[int, list[list[Segment]]] = {}
    for cell in cells:
        for part in cell:
            if part.line and part.kind in (Kind.TEXT, Kind.PEOPLE) and not part.is_link:
                at_line = lines.setdefault(part.line, [])
                if at_line and at_line[-1][0] in cell:
                    at_line[-1].append(part)
                else:
                    at_line.append([part])
    for found in lines.values():
        texts = [parts[0].whole for parts in found]
        likely = sum(map(reads_as_names, texts))
        may_be = sum(map(may_be_names, texts))
        if likely >= max(MIN_SURE, AGREED * len(found)) and may_be >= NEARLY_ALL * len(found):
            for parts, text in zip(found, texts, strict=True):
                if may_be_names(text):
                    parts[0].field = Field.AUTHORS


def read_surnames_in(cells: Sequence[list[Segment]]) -> None:
    """Read the cells of a column of authors as surnames where all are, and many have no comma.

    So "Roe, Orr and Ash" is no turned name.
    """
    texts = [cell[0].whole if len({part.span for part in cell}) == 1 else "" for cell in cells]
    plain = sum("," not in text for text in texts)
    if plain < max(MIN_SURE, KNOWN * len(cells)):
        return
    surnames = sum(bool(read_surnames(text)) for text in texts)
    if surnames < NEARLY_ALL * len(cells):
        return
    for cell, text in zip(cells, texts, strict=True):
        if read_surnames(text) and not _is_nothing(cell):
            cell[:] = name_people(cell, text)


def read_dated_names(cells: Iterable[list[Segment]]) -> None:
    """Read the names in a column of authors with the year after them: "Poe & Roe 2007"."""
    for cell in cells:
        text = cell[0].whole if len({part.span for part in cell}) == 1 else ""
        dated = _DATED_NAMES.fullmatch(text) if text[-1:].isdecimal() else None
        is_name = dated and (read_surnames(dated[1]) or may_be_names(dated[1]))
        if dated and is_name and {part.kind for part in cell} <= _DATED:
            cell[0].end = cell[-1].end
            cell[:] = name_people(cell[:1], f"{dated[1]} ({dated[2]})")


def read_cited_heads(cells: Iterable[list[Segment]]) -> None:
    """Read who wrote works that are cited in a column, "Poe (2007) A Title", where several are."""
    lines = [list(line) for cell in cells for _, line in groupby(cell, key=attrgetter("line"))]
    cited = [(line, found) for line in lines if (found := _read_cited_head(line))]
    if len(cited) < max(MIN_SURE, KNOWN * len(lines)):
        return
    for (head, *_), (people, title) in cited:
        head.take_for_people(people)
        title.take_for_words()


def _read_cited_head(line: Sequence[Segment]) -> tuple[People, Segment] | None:
    """Read names, a year in brackets, and words that begin big; those in a style may stand first.

    So "Poe, *A Title* (2007)" is cited as "Poe (2007), *A Title*" is.
    """
    if len(line) < MIN_CITED:
        return None
    head, *rest = line[:3]
    year, title = rest if rest[0].date else reversed(rest)
    is_dated = year.bracket == "(" and year.date and not title.bracket
    if not is_dated or not title.text[:1].isupper() or title.is_link:
        return None
    if title.mark not in STYLED and (
        year is not rest[0] or title.kind not in _WORDS or title.span != head.span
    ):
        return None
    if head.mark is not Mark.PLAIN or head.kind not in _WORDS:
        return None
    people = head.people or read_people(head.text, single=True)
    return (people, title) if people else None


def read_turned_in(cells: Sequence[list[Segment]]) -> bool:
    """Read the cells of a column of authors as turned names, "Roe, Ann and Orr, Bo", if all are.

    Several name two or more, and so "Ash, Li" beside them is one author, not two.
    """
    filled = [cell for cell in cells if not _is_nothing(cell)]
    turned: list[TurnedNames] = []
    for cell in filled:
        if (found := split_turned(cell[0].whole)) is None:
            return False  # mostly the first is none
        turned.append(found)
    several = sum(len(found.names) > 1 for found in turned)
    if several < max(MIN_SURE, KNOWN * len(filled)):
        return False
    for cell, found in zip(filled, turned, strict=True):
        cell[:] = name_people(cell, cell[0].whole, People(*found))
    return True


def read_lone_turned(cells: Sequence[list[Segment]]) -> None:
    """Read the cells with one comma as a turned name each, where most are known as such.

    So is "Poe, Ottoline", whose given name nobody knows, no two surnames.
    """
    found = [cell for cell in cells if may_be_turned(_whole_of(cell))]
    people = (read_people(_whole_of(cell), single=True) for cell in found)
    if sum(known is not None and len(known.names) == 1 for known in people) > AGREED * len(found):
        for cell in found:
            text = _whole_of(cell)
            cell[:] = name_people(cell, text, People((text,), len(text), True, False))


def _whole_of(cell: Sequence[Segment]) -> str:
    """Give the text of a cell of one span; "" of others."""
    return cell[0].whole if len({part.span for part in cell}) == 1 else ""


def read_venues(cells: Iterable[list[Segment]]) -> None:
    """Read the cells of a column of venues as such, whether they lead anywhere or not."""
    for cell in cells:
        is_label = any(part.kind is Kind.LABEL for part in cell)
        text = cell[0].text if len(cell) == 1 else ""
        if may_be_venue(text) and (not is_label or is_known_venue(text)) and not _is_nothing(cell):
            cell[:] = name_venue(cell, text)


def _may_name_people(part: Segment) -> bool:
    return part.kind is Kind.PEOPLE or (
        part.kind is Kind.TEXT and read_people(part.text, single=True) is not None
    )


def _weigh(cell: Sequence[Segment]) -> float:
    """Weigh a cell as that of the titles: by its heaviest part, and by an address beside that."""
    heaviest = max(map(weigh_part, cell), default=0.0)
    names = any(part.kind is Kind.LABEL and part.url and leads_to_paper(part) for part in cell)
    return heaviest + (names and heaviest > 0)


def weigh_part(part: Segment) -> float:
    """Weigh a segment as the title of a row: "[Poe et al.](…)" leads to a paper as one does."""
    if part.people and part.is_link and part.kind is not Kind.TEXT and leads_to_paper(part):
        return SIGNED
    if part.kind is not Kind.TEXT or not any(map(str.isalpha, part.text)):
        return 0.0
    words = min(len(part.text.split()), 6) / 6
    return _WEIGHTS.get(part.mark, 0.4) * words + (part.is_link and leads_to_paper(part))
