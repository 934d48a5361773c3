"""What the columns of a table hold, told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from paperkg.reading.column_names import prefix_of
from paperkg.reading.labels import Field
from paperkg.reading.words import words_of

__all__ = [
    "drop_when_read",
    "find_prefixes",
    "find_readings",
    "find_titled",
    "find_topics",
    "name_columns",
    "names_authors_first",
    "names_books",
    "names_counts",
    "names_meetings",
    "names_papers",
    "names_titles",
    "names_tools",
    "says_what",
    "says_when_read",
]

_FIELDS = tuple(
    (field, words_of("columns", field.name.lower()))
    for field in (
        Field.TITLE, Field.AUTHORS, Field.VENUE, Field.DATE, Field.LINK, Field.SHORT_NAME,
        Field.NOTE,
    )
)  # fmt: skip
"""What the name of a column says: the first field that has one of its words."""

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(
    r"(?:#|n[o°º]\.?|n\.º|nr\.?|núm\.?|number|rank|id|index|week|序号|编号|番号|번호|s/n|"
    r"sr\.? ?no\.?)",
    re.IGNORECASE,
)
_RESOURCES = frozenset({"resource", "resources", "material", "materials"})
_IDS = frozenset({"id", "ids", "no", "number"})
_PRESENTERS = words_of("columns", "presenters")
_YEARS = words_of("columns", "years")
_PUBLISHED = frozenset({"publication", "publications"})
"""Beside a column of titles: where each of them is."""

_APPEARED = _PUBLISHED | words_of("columns", "appeared")
_APPEARED_ON = words_of("columns", "appeared_on")
_DATES = words_of("columns", "date")
_OTHER_DATES = _DATES | words_of("columns", "other_dates")
_COUNTS = words_of("columns", "counts")
_SIGNS_OF_COUNTS = re.compile(r"[#.:°º()\s]+")
_WHEN_READ = words_of("columns", "when_read")

_CALLED = words_of("columns", "title")
_AUTHORS = words_of("columns", "authors")
_TITLES = words_of("columns", "entitled")
_BY = words_of("people", "by")
_ASKERS = words_of("columns", "askers")
_BOOKS = words_of("columns", "books")
_PAPERS = words_of("columns", "papers")
_MEETINGS = words_of("columns", "meetings") | (_DATES - _YEARS)
_READINGS = words_of("columns", "readings")
_TOOLS = words_of("columns", "tools")
_TOPICS = words_of("columns", "topics")


def name_columns(names: Sequence[str]) -> dict[int, Field]:
    """Say what the columns hold by their names, numbered from 1."""
    columns: dict[int, Field] = {}
    is_entitled = [_field_of(name) is Field.TITLE and names_titles(name) for name in names]
    for number, name in enumerate(names, start=1):
        if not _NUMBER.fullmatch(name.strip()) and (field := _field_of(name)):
            is_second = field is Field.TITLE and field in columns.values()
            is_other = any(is_entitled[number:])  # "Publication" before "Title" is where
            if is_second or (field is Field.TITLE and is_other and not is_entitled[number - 1]):
                is_where = not is_second or not _PUBLISHED.isdisjoint(_WORD.findall(name))
                field = Field.VENUE if is_where else Field.LINK
            columns[number] = field
    if Field.TITLE not in columns.values() and list(columns.values()).count(Field.LINK) > 1:
        first = next(number for number, kind in columns.items() if kind is Field.LINK)
        if {*_WORD.findall(names[first - 1])} & _RESOURCES:
            columns[first] = Field.TITLE  # beside a column with the links
    if Field.TITLE not in columns.values():
        named = next((number for number, kind in columns.items() if kind is Field.SHORT_NAME), None)
        if named:
            columns[named] = Field.TITLE
    return columns | dict.fromkeys(_find_days(names, columns), Field.NOTE)


def says_what(name: str) -> bool:
    """Whether the name of a column says what it holds, as no "Column A" and no topic does."""
    name = name.strip()
    is_known = _NUMBER.fullmatch(name) is not None or _is_topic(name) or bool(_prefix_of(name))
    is_known = is_known or names_meetings(name) or bool(_READINGS & {*name.split()})
    return is_known or _field_of(name) is not None


def says_when_read(name: str) -> bool:
    """Whether a column is called for when somebody read a work: "Finished", "Date read"."""
    return not _WHEN_READ.isdisjoint(_WORD.findall(name))


def drop_when_read(name: str) -> str:
    """Give the name of a column without words for when: "papers read in a year"."""
    return " ".join(word for word in _WORD.findall(name) if word not in _WHEN_READ | _DATES)


def find_titled(names: Sequence[str]) -> list[int]:
    """Find the columns that are called as those of titles are: "Publication", "Article"."""
    return [number for number, name in enumerate(names, start=1) if _field_of(name) is Field.TITLE]


def find_prefixes(names: Sequence[str]) -> dict[int, str]:
    """Find the columns of identifiers, "PMID", and what names the registry before each."""
    prefixes = ((number, _prefix_of(name)) for number, name in enumerate(names, start=1))
    return {number: prefix for number, prefix in prefixes if prefix}


@lru_cache(maxsize=1_000)
def _prefix_of(name: str) -> str:
    """Give what names a registry; no code of two letters, which is something else in a table."""
    return prefix_of(name) if len(name.strip()) > 2 else ""


def _find_days(names: Sequence[str], columns: dict[int, Field]) -> list[int]:
    """Find the columns with the days on which somebody presents a work: no dates of the works.

    So is a date beside a column with the years.
    """
    dated = [number for number, kind in columns.items() if kind is Field.DATE]
    others = [number for number in dated if not _is_of_works(names[number - 1])]
    are_days = len(others) < len(dated) or any(
        _PRESENTERS & {*_WORD.findall(name)} for name in names
    )
    return others if are_days else []


def _is_of_works(name: str) -> bool:
    """Whether a column of dates is called "Year", or says that it is when works appeared."""
    is_year = name.strip() in _YEARS or not _APPEARED.isdisjoint(_WORD.findall(name))
    return is_year or _has_word(name, _APPEARED_ON)


@lru_cache(maxsize=1_000)  # tables of a document have the same names
def _field_of(name: str) -> Field | None:
    words = set(_WORD.findall(name))
    if name.strip() in _BY:
        return Field.AUTHORS
    if names_counts(name):
        return None
    if len(words) > 1 and name.split()[0] in _ASKERS:
        return Field.NOTE  # "Who picked"
    if _has_word(name, _APPEARED_ON):
        return Field.DATE
    if words & _APPEARED and words & _OTHER_DATES:
        return Field.DATE  # "Year of publication", "Data di pubblicazione"
    if says_when_read(name):
        return Field.NOTE  # "Date read", "Finished"
    if words & _IDS and words & _CALLED:
        return Field.LINK  # "Paper ID" holds no titles
    field = next((field for field, known in _FIELDS if _has_word(name, known)), None)
    is_text = len(words) > 1 and "source" in words  # "Source text", "Source language"
    return None if field is Field.VENUE and is_text else field


def _has_word(name: str, known: Set[str]) -> bool:
    """Whether a name has one of some words; those of other scripts may stand inside others."""
    words = set(_WORD.findall(name))
    return bool(words & known) or any(not word.isascii() and word in name for word in known)


def names_titles(name: str) -> bool:
    """Whether a column is called "Title" itself, and not only for what has one."""
    return not _TITLES.isdisjoint(_WORD.findall(name))


def names_authors_first(name: str) -> bool:
    """Whether a column holds who wrote a work and then its title: "Author, title"."""
    words = _WORD.findall(name)
    called = [word in _TITLES for word in words]
    return bool(words) and words[0] in _AUTHORS and any(called[1:])


def find_readings(names: Sequence[str], title: int) -> list[int]:
    """Find the columns with works, where a course has some to read and others for who likes.

    Gives the one with the titles alone, unless it and others are called so.
    """
    named = [number for number, name in enumerate(names, start=1) if _READINGS & {*name.split()}]
    return named if title in named else [title]


def names_meetings(name: str) -> bool:
    """Whether a column holds the days or the meetings of a course, whose rows may be no works."""
    return _has_word(name, _MEETINGS)


def names_books(name: str) -> bool:
    """Whether a column is called "Book" or the like: whatever stands in it is one."""
    return _has_word(name, _BOOKS)


def names_papers(name: str) -> bool:
    """Whether a column is called "Paper" or "Article", and no more: each row is one."""
    return name.strip() in _PAPERS


def names_counts(name: str) -> bool:
    """Whether the numbers in a column count pages, by its name: none of them is a year.

    Examples
    --------
    >>> names_counts("nº de páginas"), names_counts("页数"), names_counts("project pages")
    (True, True, False)
    """
    return _SIGNS_OF_COUNTS.sub(" ", name).strip() in _COUNTS


def names_tools(name: str) -> bool:
    """Whether a column is called "Tool" or the like: what stands in it is no work."""
    return name.strip() in _TOOLS


def find_topics(names: Sequence[str], others: Set[int]) -> int:
    """Find the column called "Topic" that is none of others; 0 where there is none."""
    return next(
        (n for n, name in enumerate(names, start=1) if _is_topic(name) and n not in others), 0
    )


def _is_topic(name: str) -> bool:
    return name.replace("(s)", "").strip() in _TOPICS
