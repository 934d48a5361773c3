"""Titles whose first words read as another name: "Ann Poe, Empire Express: Building the Rails".

By itself such a line has two authors, and "Poe, Empire Express: Building the Rails" a turned name.
Where most siblings are one author, a comma and a title, so is it: what stands behind the comma, up
to a colon or the year, begins the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import read_people
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import is_given_name

__all__ = ["shorten_overlong_names"]

MIN_PARTS = 2
"""Names and what follows them."""


def shorten_overlong_names(groups: Sequence[Group]) -> None:
    """Give titles back the words that their authors took, where siblings have one author each."""
    for group in voters_of(groups):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            overlong = [record for record in group.records if _is_overlong(record)]
            for is_full in (True, False) if overlong else ():
                _vote(group.records, [it for it in overlong if _is_full(it) is is_full], is_full)


def _vote(records: Sequence[Record], overlong: Sequence[Record], is_full: bool) -> None:
    """Shorten names where enough siblings have one of that form, in full or a surname alone."""
    cited = sum(_is_cited(it) and _is_full(it) is is_full for it in records) if overlong else 0
    if cited >= max(MIN_GROUP, len(overlong), AGREED * (len(records) - len(overlong))):
        for record in overlong:
            _shorten(record)


def _is_full(record: Record) -> bool:
    """Whether a record begins with a name of several words, up to its comma."""
    return " " in record.segments[0].text.partition(", ")[0]


def _is_cited(record: Record) -> bool:
    """Whether a record is one author, a comma and its title."""
    if record.title != 1:
        return False
    names, title = record.segments[:2]
    is_one = names.kind is Kind.PEOPLE and "," not in names.text
    return is_one and title.cut is Cut.COMMA and title.mark is Mark.PLAIN and not names.is_link


def _is_overlong(record: Record) -> bool:
    """Whether a record begins with a name and one that nobody knows, and a colon or year.

    The latter is neither short for a given name, nor one of several behind "and"; behind a surname
    alone it has several words.
    """
    if len(record.segments) < MIN_PARTS:
        return False
    names, after = record.segments[:2]
    if names.kind is not Kind.PEOPLE or names.mark is not Mark.PLAIN or names.is_link:
        return False
    first, comma, last = names.text.partition(", ")
    may_be_title = " " in first or " " in last
    if not (comma and may_be_title) or "," in last or "." in last or is_given_name(last):
        return False
    return _goes_on(names, after) or (after.kind is Kind.DATE and bool(after.bracket))


def _goes_on(names: Segment, title: Segment) -> bool:
    """Whether a colon parts names from what follows them."""
    is_inside = title.span == names.span and title.line == names.line
    return title.cut is Cut.COLON and title.kind is Kind.TEXT and is_inside


def _shorten(record: Record) -> None:
    """Part the names at their comma, and join what follows it with what follows the colon."""
    names, after = record.segments[:2]
    first, _, last = names.text.partition(", ")
    people = read_people(first, single=True)
    if people is None:
        return
    goes_on = _goes_on(names, after)
    text = f"{last}: {after.text}" if goes_on else last
    title = replace(names, text=tidy(text), kind=Kind.TEXT, people=None, cut=Cut.COMMA)
    names.text, names.people = first, people
    title.end = after.end if goes_on else title.end
    record.segments[1 : 1 + goes_on] = [title]
    record.title, record.titles = 1, (1,)
    record.why = "what stands behind one author and a comma, as of siblings"
