"""Columns that say in their names what was read: "Papers I read", "Finished", not when."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.line_roles import may_be_names
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.labels import Field
from paperkg.reading.tables.table_cells import NOTHING
from paperkg.reading.tables.table_columns import (
    drop_when_read,
    name_columns,
    names_titles,
    says_when_read,
)
from paperkg.reading.votes.title_words import count_words

__all__ = ["name_what_was_read"]

SAMPLE = 200
"""So many rows vote."""

MIN_WORDS = 2
"""What was read has so many words in the mean; a mark, "yes", has fewer."""

UNLIKE = 0.8
"""What was read differs from row to row: more than this share of the cells do."""

HALF = 0.5
"""Where as many of the cells name people, days, or begin small, the column says who or when."""


def name_what_was_read(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Take the words for reading from the name of the one column that holds what was read.

    None beside it is called for titles. Elsewhere such a column says when a work was read.

    Examples
    --------
    >>> rows = [["Rain over the Hills", "Ann Poe"], ["Owls at Noon", "Bo Lind"]]
    >>> name_what_was_read(["papers i read", "authors"], rows)
    ['papers i', 'authors']
    >>> name_what_was_read(["book", "finished"], [["Owls at Noon", "2 May 2020"]])
    ['book', 'finished']
    """
    found = list(names)
    if Field.TITLE in name_columns(names).values() or any(map(names_titles, names)):
        return found
    places = [
        place
        for place, name in enumerate(names)
        if says_when_read(name) and _are_works(_texts_in(rows, place))
    ]
    if len(places) == 1:
        found[places[0]] = drop_when_read(found[places[0]])
    return found


def _texts_in(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    texts = (row[place].strip() for row in rows[:SAMPLE] if place < len(row))
    return [text for text in texts if text and text.casefold() not in NOTHING]


def _are_works(texts: Sequence[str]) -> bool:
    """Whether the cells of a column differ, have words, and are mostly no names, days, remarks."""
    words = sum(map(count_words, texts))
    if not texts or words < MIN_WORDS * len(texts) or len(set(texts)) < UNLIKE * len(texts):
        return False
    others = sum(text[0].islower() or may_be_names(text) or _is_day(text) for text in texts)
    return others < HALF * len(texts)


def _is_day(text: str) -> bool:
    return find_date(text) is not None and count_words(text) <= MIN_WORDS
