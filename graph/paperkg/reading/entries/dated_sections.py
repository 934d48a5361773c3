"""Where and when works appeared by the sections around them, unless these say when they were read.

"2019" above papers is when they appeared, or when somebody read them. What the works say of
themselves tells, and the names of the list and of its file do. That of the list may be the name of
a meeting, whose papers it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from paperkg.addresses import split_url
from paperkg.dates import read_identifier_date
from paperkg.model import Entry
from paperkg.reading.imprints.section_dates import (
    read_meeting,
    read_sections,
    tells_of_reading,
)
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.words import words_of

__all__ = ["date_by_sections", "is_reading_log"]

MIN_KNOWN = 3
"""So many works at least say when they appeared, or what the list says of itself tells."""

MANY = 0.3
"""The share of these that are older than their sections where these say when they were read."""

MOST = 0.5
"""Such a share at least of the works that say when they appeared did so for the meeting."""

MIN_YEARS = 2
"""A preprint may be a year older than the meeting that its section is of; no more."""

_LOG = re.compile(
    r"\b(?:(?:have|['’]ve|i|books|papers) read|read (?:in|since)|"
    r"reading (?:challenge|club|diary|group|journal|log)|finished)\b",
    re.IGNORECASE,
)
"""How a list says that it has what somebody read, in the order of reading."""

_WHEN_READ = re.compile(
    r"\b(?:began|completed|(?:date )?(?:read|started|finished)|gelesen)(?: on)?\s?:\s",
    re.IGNORECASE,
)
"""How a work says when somebody read it: "Finished: 2021/May/01"."""

# "Books", "My favourite books", "Fiction": years above them are hardly those of first editions.
_BOOKS = re.compile(
    r"^\W*(?:(?:my|the|all|some|good|great|best|favou?rite|mis|mes|meine|miei) )*"
    r"(?:books|bücher|boeken|libri|libros|livres|livros|книги|书籍|書籍|书单|書單)\b"
    r"|\b(?:non-?)?fiction\b|\bnovels\b",
    re.IGNORECASE,
)


_APPEARED = words_of("sections", "appeared")

_SIGNS = re.compile(r"[-_.]+")
_YEAR = re.compile(rf"(?<!\d){RECENT_YEAR}(?!\d)")


def is_reading_log(about: str) -> bool:
    """Whether what a list says of itself tells that it is what somebody read.

    Examples
    --------
    >>> is_reading_log("Books that I have read"), is_reading_log("Books to read")
    (True, False)
    """
    return _LOG.search(about) is not None


def date_by_sections(
    entries: Sequence[Entry], *, name: str, lead: str, texts: Sequence[str] = ()
) -> list[Entry]:
    """Give works the venue and the date of their section where they say none.

    Parameters
    ----------
    entries
        With what each says itself.
    name
        That of the list.
    lead
        The words above its first section.
    texts
        What the list shows of each: where most say when somebody read them, sections do.
    """
    are_of_reading = _are_of_reading(entries, name, lead, texts)
    meeting = _find_meeting(entries, name)
    return [_date(entry, meeting, are_of_reading=are_of_reading) for entry in entries]


def _find_meeting(entries: Sequence[Entry], name: str) -> Venue | None:
    """Find the meeting that a list is named after, unless many works are of other years."""
    meeting = read_meeting(name)
    if meeting is None:
        return None
    dates = [date for entry in entries if (date := _own_date(entry))]
    return meeting if sum(_fits(date, meeting) for date in dates) >= MOST * len(dates) else None


def _fits(date: str, meeting: Venue) -> bool:
    """Whether a work with a date, maybe that of its preprint, may be of a meeting."""
    return 0 <= int(meeting.date[:4]) - int(date[:4]) < MIN_YEARS


def _own_date(entry: Entry) -> str:
    """Give when a work appeared by its identifiers, or as it says itself."""
    return next(filter(None, map(read_identifier_date, entry.identifiers)), entry.date)


def _last_year(entry: Entry) -> str:
    """Give a year in the addresses of a work, which cannot have appeared later; "" without one."""
    addresses = filter(None, (split_url(link.url) for link in entry.links))
    paths = " ".join(parts.path for parts, _ in addresses)
    return min(_YEAR.findall(paths), default="")


def _date(entry: Entry, meeting: Venue | None, *, are_of_reading: bool) -> Entry:
    said = read_sections(entry.topics)
    if meeting and not (said.name or said.date):
        own = _own_date(entry)
        said = meeting if not own or _fits(own, meeting) else said
    venue = entry.venue or said.name
    is_when = bool(said.name) or not are_of_reading
    date = entry.date or (said.date if is_when else "")
    if (venue, date) == (entry.venue, entry.date):
        return entry
    return replace(entry, venue=venue, date=date)


def _are_of_reading(entries: Sequence[Entry], name: str, lead: str, texts: Sequence[str]) -> bool:
    """Whether sections of years say when works were read: many of these appeared long before."""
    dated = [
        (said.date, _own_date(entry) or _last_year(entry))
        for entry in entries
        if (said := read_sections(entry.topics)).date and not said.name
    ]
    if not dated:
        return False  # no section says when
    said_read = sum(_WHEN_READ.search(text) is not None for text in texts)
    if said_read >= max(MIN_YEARS, MOST * len(texts)):
        return True
    known = sum(bool(own) for _, own in dated)
    older = sum(bool(own) and int(said[:4]) - int(own[:4]) >= MIN_YEARS for said, own in dated)
    if known >= MIN_KNOWN:
        return older >= MANY * known
    about = f"{name} {lead}"
    if any(words in about.lower() for words in _APPEARED):
        return False  # "papers that I have read, by year of publication"
    topics = {topic for entry in entries for topic in entry.topics}
    files = {_SIGNS.sub(" ", PurePath(entry.file).stem) for entry in entries}  # books-read.md
    if any(map(tells_of_reading, (name, *files))):
        return True
    return any(is_reading_log(text) or _BOOKS.search(text) for text in (about, *files, *topics))
