"""Cells of titles that hold more than one part: who wrote the work before it, or lines of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from paperkg.reading.labels import Field, is_label
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.text.inline import ends_open
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = [
    "join_behind_names",
    "join_title_lines",
    "join_words",
    "part_led_titles",
    "part_repeated_names",
    "part_told_titles",
    "take_names_for_titles",
]

NEARLY_ALL = 0.9
"""The share of the titles before which names stand, where any does."""

PAIR = 2
"""What such a cell holds, and no more: who wrote a work, and its title."""

MIN_LED = 3
"""Fewer such titles tell nothing."""

MIN_SUBTITLE, MOSTLY = 3, 0.75
"""A subtitle has so many words, and such a share of what dashes cut off are subtitles."""

MAX_JOINED = 0.25
"""Where more of the titles have names or remarks beside them, they are such."""

_WORDS = frozenset({Kind.TEXT, Kind.PEOPLE})
_ANY_WORDS = _WORDS | {Kind.VENUE, Kind.NUMBER}
_LED = re.compile(r"(?P<who>[^\W\d_][^,:;()]{0,40}),\s(?P<title>\S.*)", re.DOTALL)

_NAME = re.compile(rf"{CAPITAL}[\w.'’-]*(?: {CAPITAL}[\w.'’-]*| [a-z]{{1,3}}){{1,4}}")


def part_led_titles(cells: Sequence[list[Segment]]) -> None:
    """Part names from titles, "Poe, A Fine Title", where nearly all cells of a column have them."""
    filled = [cell for cell in cells if cell]
    if any(part.kind is not Kind.TEXT for cell in filled for part in cell[1:]):
        return  # citations
    led = [(cell, *found) for cell in filled if (found := _read_led(cell[0]))]
    if len(led) >= max(MIN_LED, NEARLY_ALL * len(filled)):
        for cell, people, length in led:
            _part(cell, people, length)


def part_told_titles(cells: Sequence[list[Segment]]) -> None:
    """Part names from titles, whatever they are, in a column called "Author, title"."""
    for cell in cells:
        found = _read_told(cell[0]) if len(cell) == 1 else None
        if found:
            _part(cell, *found)
        if len(cell) == PAIR and cell[0].kind is Kind.PEOPLE and cell[1].kind is Kind.TEXT:
            cell[0].field, cell[1].field = Field.AUTHORS, Field.TITLE


def _part(cell: list[Segment], people: People, length: int) -> None:
    head = cell[0]
    start = head.start + length
    title = replace(head, text=tidy(head.whole[start : head.end]), start=start, cut=Cut.COMMA)
    title.take_for_words()
    cell.insert(1, title)
    head.text, head.end = people.names[0], head.start + people.end
    head.take_for_people(people)


def _read_led(head: Segment) -> tuple[People, int] | None:
    """Read the names before a title, and say where it begins."""
    text = head.whole[head.start : head.end]
    found = _LED.match(text) if head.mark is Mark.PLAIN and not head.is_link else None
    people = read_people(found["who"], single=True) if found else None
    return (people, found.start("title")) if found and people else None


def _read_told(head: Segment) -> tuple[People, int] | None:
    """Read any words in capitals before a comma so; the title may be one more name."""
    found = None if head.is_link else _LED.match(head.whole[head.start : head.end])
    if found is None or not _NAME.fullmatch(found["who"]):
        return None
    return People((found["who"],), len(found["who"]), True), found.start("title")


def join_title_lines(cells: Sequence[list[Segment]]) -> None:
    """Join the lines of a title in a style, one below the other in a narrow column.

    A line goes on where it ends with a small word, or the next begins with one.
    """
    for cell in cells:
        while len(cell) > 1 and _goes_on(*cell[:2]):
            cell[0].text = f"{cell[0].text} {cell[1].text}"
            cell[0].take_for_words()
            del cell[1]


def _goes_on(line: Segment, below: Segment) -> bool:
    """Whether two parts are lines of one title."""
    is_styled = line.mark is below.mark is not Mark.PLAIN and not (line.is_link or below.is_link)
    are_words = line.kind in _WORDS and below.kind in _WORDS
    is_open = ends_open(line.text) or below.text[:1].islower()
    return is_styled and are_words and is_open and line.line != below.line


def take_names_for_titles(
    rows: Iterable[Sequence[list[Segment]]], title: int, fields: Mapping[int, Field]
) -> None:
    """Take a name that fills a cell of titles for one, where the row says elsewhere who wrote it.

    "Ann Poe" beside "Bo Roe" is what he wrote on her, and "O. W. L." is no initials.
    """
    authors = [column for column, field in fields.items() if field is Field.AUTHORS]
    for cells in rows:
        is_signed = any(any(cells[column - 1 : column]) for column in authors)
        for part in cells[title - 1] if is_signed and len(cells[title - 1]) == 1 else ():
            if part.kind is Kind.PEOPLE:
                part.take_for_words()


def part_repeated_names(
    rows: Iterable[Sequence[list[Segment]]], title: int, fields: Mapping[int, Field]
) -> None:
    """Take what a cell of titles begins with for who wrote the work, where the row says the same.

    "Seneca - On Rain" beside "Seneca": a name of one word is told from a title so.
    """
    authors = [column for column, field in fields.items() if field is Field.AUTHORS]
    for cells in rows:
        cell = cells[title - 1]
        if len(cell) != PAIR or cell[1].cut is not Cut.DASH or " " in cell[0].text:
            continue
        said = [part.text for column in authors for part in chain(*cells[column - 1 : column])]
        people = People((cell[0].text,), len(cell[0].text), True)
        if said == [cell[0].text] and cell[0].kind is not Kind.PEOPLE:
            cell[0].take_for_people(people)
            cell[1].take_for_words()


def join_behind_names(cells: Sequence[list[Segment]]) -> None:
    """Take what follows a word in bold and a colon for a title, whatever it resembles.

    "**RainDB**: Owls, Larks, and Small Hills" names nobody.
    """
    for cell in cells:
        if len(cell) < PAIR or not _is_bold_lead(*cell[:PAIR]):
            continue
        name, title, *rest = cell
        if any(part.span != title.span or part.bracket for part in rest):
            continue
        last = cell[-1]
        title.text, title.end = tidy(title.whole[title.start : last.end]).lstrip(": "), last.end
        name.take_for_words()
        title.take_for_words()
        del cell[PAIR:]


def _is_bold_lead(name: Segment, after: Segment) -> bool:
    is_bold = name.mark is Mark.STRONG and name.kind in _WORDS and not name.is_link
    is_one = " " not in name.text and name.text[-1:].isalnum() and not is_label(name.text)
    return is_bold and is_one and after.cut is Cut.COLON and after.mark is Mark.PLAIN


def join_words(cells: Sequence[list[Segment]]) -> None:
    """Undo what cuts a few titles where a column of its own says who wrote them.

    "Gardens: Small Owls, Big Larks", "Gardens (for Ann)": all of it is the title. Where many are
    cut, as programs write a dash for the colon, those are joined that subtitles follow, in most.
    """
    cut = [cell for cell in cells if len(cell) > 1 and _is_all_words(cell)]
    if len(cut) > MAX_JOINED * len(cells):
        cut = [cell for cell in cut if cell[1].cut is Cut.DASH and " " in cell[0].text]
        if sum(map(_has_subtitle, cut)) < MOSTLY * len(cut):
            return
    for cell in cut:
        title, last = cell[0], cell[-1]
        title.text, title.end = tidy(title.whole[title.start : last.end]), last.end
        title.take_for_words()
        del cell[1:]


def _has_subtitle(cell: Sequence[Segment]) -> bool:
    """Whether words in capitals follow a dash, "Fine Owls - Small Steps to Rain": no remark."""
    is_text = len(cell) == PAIR and all(part.kind is Kind.TEXT for part in cell)
    return is_text and begins_big(cell[1].text) and count_words(cell[1].text) >= MIN_SUBTITLE


def _is_all_words(cell: Sequence[Segment]) -> bool:
    """Whether a cell is one text in one style, cut only by what reads as names or remarks.

    One small word in a bracket says of what sort a work is: "(anthology)".
    """
    return all(
        part.kind in _ANY_WORDS and part.span == cell[0].span and part.mark is cell[0].mark
        for part in cell
    ) and not any(part.bracket and part.text.islower() and " " not in part.text for part in cell)
