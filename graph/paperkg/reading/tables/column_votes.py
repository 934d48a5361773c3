"""What the columns of a table hold where none has a name: the votes of all rows.

A column of years is one only if nearly all its cells are; names of people, venues and titles are
told from each other by how many cells can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from paperkg.identifiers import parse_identifier
from paperkg.reading.cuts.line_roles import (
    is_known_venue,
    may_be_names,
    may_be_venue,
    reads_as_names,
)
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.press_names import read_press
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.names.turned_names import split_turned
from paperkg.reading.records import KNOWN
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name, words_of

__all__ = ["holds_days", "tell_columns"]

SAMPLE = 200
"""So many rows vote."""

MAX_SIGNS = 300
"""So many signs of a cell vote."""

MIN_ROWS = 3
"""Fewer rows tell nothing of each other."""

NEARLY_ALL = 0.9
"""The share of the cells of a column that are years, or addresses, where it holds these."""

NAMED, SURE = 0.75, 0.5
"""The shares of the cells of a column of authors that may be names, and that are for sure.

An ISBN may be mistyped, too.
"""

MARGIN = 0.2
"""By so much more cells the authors are names for sure than those of any other column."""

UNLIKE = 0.8
"""Titles differ: more than this share of their cells do."""

FILLED = 0.8
"""The share of the rows that fill the column of titles, and that of the authors."""

MAX_WORDS = 8
"""A title counts for more, the more words it has, up to so many."""

MIN_CITED = 7
"""A whole citation has so many words, and says when."""

MAX_DAY = 20
"""A day is written with no more signs."""

FIRST = 0.1
"""What the first of the columns that may hold titles counts for more: venues stand behind.

One of single words may hold surnames.
"""

_YEAR = re.compile(
    r"(?:c\.? ?|ca\.? ?|©|\[|\()?(?:1[4-9]|20)\d\d(?:[-–/.](?:\d{1,2}|\d{4}))?"
    r"(?:\]|\)|\.)?(?: [\[(]\d{4}[\])])?"
)
_MARKS = words_of("status", "read") | words_of("status", "unread") | words_of("status", "marks")
_REMARKS = ("notes", "comments", "remarks")
_COUNT = "1"  # marks what is read only where a name says so
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.|(?<=[, ])[A-Z]{1,3}$")


def tell_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Tell what the columns hold: a name for each as people give it, or "".

    Gives none where no column is sure to hold titles: beside authors, or alone beside years. Other
    words are remarks.

    Examples
    --------
    >>> rows = [
    ...     ["Poe, Ann", "Owls at Noon", "Lark Press", "1999"],
    ...     ["Lind, Peter", "The Rain", "Hail Books", "2004"],
    ...     ["Roe, Maria", "A History of Snow", "Lark Press", "2011"],
    ... ]
    >>> tell_columns(rows)
    ['author', 'title', 'publisher', 'year']
    """
    rows = [row for row in rows[:SAMPLE] if sum(map(bool, row)) > 1]
    if len(rows) < MIN_ROWS:
        return []
    width = max(map(len, rows))
    columns = {place: _texts_in(rows, place) for place in range(width)}
    found = _find_plain(columns)
    worded = {
        place: texts for place, texts in columns.items() if place not in found and _are_words(texts)
    }
    full = {place: some for place, some in worded.items() if len(some) >= FILLED * len(rows)}
    authors = _find_authors(full)
    parts = _find_parts(full, authors)
    titles = _find_titles({n: some for n, some in full.items() if n != authors and n not in parts})
    if titles < 0 or _share(worded[titles], _is_citation) >= SURE:
        return []
    if authors < 0 and not _stands_alone(worded, found):
        return []
    found |= {titles: "title"} | (parts or ({authors: "author"} if authors >= 0 else {}))
    venues = [place for place in worded if place not in found and _are_venues(worded[place])]
    found.update(dict.fromkeys(venues[:1], "publisher"))
    rest = (place for place in worded if place not in found)
    found.update(zip(rest, _REMARKS, strict=False))
    return [found.get(place, "") for place in range(width)]


def _texts_in(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place][:MAX_SIGNS] for row in rows if place < len(row) and row[place]]


def _find_plain(columns: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Find the columns that numbers and signs tell: years, identifiers, and marks for read.

    Of several with years, that with the earliest tells when works appeared; others, when they were
    read.
    """
    found: dict[int, str] = {}
    years: list[tuple[str, int]] = []
    for place, texts in columns.items():
        if _share(texts, _YEAR.fullmatch) >= NEARLY_ALL:
            years.append((min(re.findall(r"\d{4}", " ".join(texts))), place))
        elif _share(texts, parse_identifier) >= NAMED:
            is_web = _share(texts, lambda text: "://" in text) >= NEARLY_ALL
            found[place] = "url" if is_web else "identifier"
        elif texts and all(text.casefold() in _MARKS - {_COUNT} for text in texts):
            found[place] = "read"
    if years:
        found[min(years)[1]] = "year"
    return found


def _are_words(texts: Sequence[str]) -> bool:
    """Whether most cells of a column have a word of three letters or more, and are no years."""
    return _share(texts, re.compile(r"[^\W\d_]{3}|[^\x00-\u02ff]{2}").search) > 1 - SURE


def _find_authors(columns: Mapping[int, Sequence[str]]) -> int:
    """Find the column of names of people; -1 where none has more of them than any other.

    Surnames alone, "Poe and Lind", tell where nearly all cells have several.
    """
    named = {
        place: texts
        for place, texts in columns.items()
        if _share(texts, may_be_names) >= NAMED and _share(texts, _names_venue) < KNOWN
    }
    sure = {place: _share(texts, _names_people) for place, texts in named.items()}
    best = _best_of(sure, SURE)
    if best >= 0:
        return best
    return _best_of({place: _share(texts, reads_as_names) for place, texts in named.items()}, NAMED)


def _best_of(shares: Mapping[int, float], least: float) -> int:
    """Find the column with the greatest share; -1 where it is too small, or others come near."""
    best = max(shares, key=lambda place: shares[place], default=-1)
    others = max((share for place, share in shares.items() if place != best), default=0.0)
    return best if best >= 0 and shares[best] >= max(least, others + MARGIN) else -1


def _find_parts(columns: Mapping[int, Sequence[str]], given: int) -> dict[int, str]:
    """Find the column of surnames beside one of given names; none where names stand whole."""
    for family in (given - 1, given + 1):
        if {given, family} <= columns.keys() and all(
            _share(columns[place], _is_word) >= NEARLY_ALL for place in (given, family)
        ):
            return {given: "first name", family: "last name"}
    return {}


def _is_word(text: str) -> bool:
    return " " not in text


def _names_people(text: str) -> bool:
    """Whether a text has initials or a given name that is known, or names several people."""
    if not may_be_names(text):
        return False
    return (
        is_given_name(text)
        or _INITIAL.search(text) is not None
        or (split_turned(text) is not None and reads_as_names(text))
    )


def _find_titles(columns: Mapping[int, Sequence[str]]) -> int:
    """Find the column of titles: the texts with the most words that differ; -1 if none does."""
    weights: dict[int, float] = {}
    for place, texts in columns.items():
        unlike = len(set(texts)) / len(texts)
        venues = _share(texts, _names_venue)
        if unlike < UNLIKE or venues >= SURE:
            continue
        words = sum(min(count_words(text), MAX_WORDS) for text in texts) / len(texts)
        first = 0.0 if weights or _share(texts, _is_word) >= NEARLY_ALL else FIRST
        weights[place] = unlike + words / MAX_WORDS + first - 2 * venues
    return max(weights, key=lambda place: weights[place], default=-1)


def _stands_alone(worded: Mapping[int, Sequence[str]], found: Mapping[int, str]) -> bool:
    """Whether one column has words, which are no names, and another years: a list of titles."""
    (texts, *others) = worded.values()
    is_dated = "year" in found.values()
    return is_dated and not others and _share(texts, _names_people) < SURE


def holds_days(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column of a table has days, as when a group meets: "2 May", "2020-05-02"."""
    width = max(map(len, rows), default=0)
    columns = (_texts_in(rows[:SAMPLE], place) for place in range(width))
    return any(_share(texts, _is_day) >= NEARLY_ALL for texts in columns)


def _is_day(text: str) -> bool:
    is_short = len(text) <= MAX_DAY and not _YEAR.fullmatch(text)
    return is_short and (_DAY.fullmatch(text) is not None or find_date(text) is not None)


def _is_citation(text: str) -> bool:
    return count_words(text) >= MIN_CITED and find_date(text) is not None


def _are_venues(texts: Sequence[str]) -> bool:
    """Whether the cells of a column may be venues, and many are known as such or recur."""
    known = _share(texts, _names_venue)
    return _share(texts, may_be_venue) >= NAMED and known >= KNOWN


def _names_venue(text: str) -> bool:
    """Whether a text is known as a journal or publisher, whose city may stand behind a comma."""
    return any(
        is_known_venue(part) or names_publisher(part) or read_press(part) is not None
        for part in dict.fromkeys((text, text.partition(",")[0]))
    )


def _share(texts: Sequence[str], says: Callable[[str], object]) -> float:
    return sum(bool(says(text)) for text in texts) / len(texts) if texts else 0.0
