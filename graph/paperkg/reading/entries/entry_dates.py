"""When the work of a record appeared, where it says so in several places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from paperkg.characters import has_digit
from paperkg.identifiers import Identifier, Scheme
from paperkg.reading.entries.roles import names_file
from paperkg.reading.imprints.dates import Dated, find_date, is_on_year, read_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import Field
from paperkg.reading.patterns import CAPITAL, PAGES, RECENT_YEAR, YEAR
from paperkg.reading.records import Container, Record, Role
from paperkg.reading.segments import Cut, Kind, Segment

__all__ = ["as_first_printed", "date_as_preprint", "date_of"]

MOST_PARTS = 12
"""What says when stands among so many parts of a record."""

MAX_DATE = 16
"""A date before a comma has no more signs."""

_YEAR_FIRST = re.compile(rf"({RECENT_YEAR}) [A-Z]")
_AT_PAGES = rf",\s(?:{PAGES}|S)\.?\s?\d"
_ISSUE = re.compile(
    rf"(?:^|(?<=\d),\s?)({RECENT_YEAR})(?:\s?\(\d{{1,3}}\)|\.?$|{_AT_PAGES}|\s\d{{1,3}}:\d)"
)
# "Rain 12/2018, S. 126-130", as magazines count their issues.
_NUMBERED_ISSUE = re.compile(rf"[^\W\d]\s\d{{1,2}}/({RECENT_YEAR})(?:$|{_AT_PAGES})")
MAX_SOURCE = 60
"""A remark that says where and when has no more signs."""

OLDEST_IN_TITLE = "1950"
"""An earlier year at the end of a title is what the work is on: "Paris 1919"."""

# Who and when after a title, "Poe 2018", "Ann Poe & Bo Li (2018)".
_NAMED_YEAR = re.compile(
    rf"{CAPITAL}[^\W\d]*(?:[\s,&]+{CAPITAL}[^\W\d]*){{0,3}},? \(?{RECENT_YEAR}\)?"
)
_YEARS_BEFORE = re.compile(r"\d\s?[-–—]$")  # a work on years: "Poland 1945-1955"
# The year in which a book came out: "Frankfurt: Suhrkamp 1967", "Schocken Books, 1969, pp. 217-51".
_YEAR_OF_IMPRINT = re.compile(
    rf"(?<!since)(?<!until)(?<!seit)[\s,]({YEAR})[.)]?(?:$|[,.]\s(?:(?:{PAGES}|S|\d+\s[pсc])\b|\d+[-–]\d+\.?$))"
)
# What sentences have, and no imprint: "It builds on what Poe did in 1998", "that Poe (2003) left".
_TELLING = re.compile(r"\b(?:did|does|had|has|have|that|they|was|were|what|which|who)\b")
# When a book came out that appeared again: "Rain Press, 1968, reprinted by Snow Books 2008".
_FIRST_PRINTED = re.compile(
    rf"\b({YEAR})[.,;)]{{0,2}}\s[(\[]?(?i:reprint|repr\.|reissue|nachdr|réimpr)"
)
_AGAIN = ("reprint", "repr.", "reissue", "nachdr", "réimpr")
_MONTH = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.")  # that an identifier of arXiv begins with
_SHORT_DATE = re.compile(
    r"(?<![\w./-])(\d\d)[./-]?(0[1-9]|1[0-2])(?:[./-](0[1-9]|[12]\d|3[01]))?(?![\w/-]|\.\d)"
)
_DATED = frozenset({Role.DATE, Role.VENUE, Role.LINK, Role.AUTHORS})


def date_of(
    record: Record, venues: Sequence[Segment], notes: Sequence[Segment], *, is_numbered: bool
) -> str:
    """Choose the most exact date that the record gives, in its venues and notes, too."""
    dated = [
        part
        for part, role in zip(record.segments, record.roles, strict=False)
        if part.date and role in _DATED
    ]
    if not dated and not is_numbered:
        return ""
    if len(dated) > 1:
        has_year = any(map(_is_year_of_column, dated))  # beside it are those of other things
        column = record.segments[record.title or 0].column
        # What names of files say, last.
        dated.sort(key=lambda part: (names_file(part), has_year and _is_beside(part, column)))
    said = [part.date for part in dated]
    said = _prefer_venue(record, said) or _dates_of_venues(venues)
    dates = said or _dates_in_notes(record, notes)
    dates = dates or _date_before(record)
    dates = dates or _year_of_issue(record, notes) or _date_in_title(record)
    if len(dates) < 2:
        return "".join(dates)
    return max(dates[:3], key=lambda date: (date[:4] == dates[0][:4], len(date)))


def _is_beside(part: Segment, titles: int) -> bool:
    """Whether a part is in a column of venues, or in one that says nothing of the work itself."""
    return part.field is Field.VENUE or (part.field is None and part.column != titles)


def _is_year_of_column(part: Segment) -> bool:
    """Whether a part is a year alone in a column of dates."""
    return part.field is Field.DATE and part.column > 0 and part.text.strip() == part.date[:4]


def as_first_printed(record: Record, date: str, venue: str) -> tuple[str, str]:
    """Date a work that is printed again by its first print, and end its publisher there."""
    small = record.text.lower()
    first = _FIRST_PRINTED.search(record.text) if any(map(small.__contains__, _AGAIN)) else None
    if first is None:
        return date, venue
    is_first = date[:4] in record.text[: first.end()]
    return date if is_first else first[1], _FIRST_PRINTED.split(venue)[0].rstrip(" ,")


def date_as_preprint(record: Record, identifiers: Sequence[Identifier], date: str) -> str:
    """Read numbers for a date if the address on arXiv has their year: "| 2012 |", "(20.12.16)".

    By themselves they would be a year, which 2012 is not here, or no date at all.
    """
    preprints = [it.value for it in identifiers if it.scheme is Scheme.ARXIV]
    if date and date not in {number[:4] for number in preprints}:
        return date
    parts = record.segments[:MOST_PARTS] if preprints else ()
    texts = [part.text for part in parts if has_digit(part.text)]
    found = [number for text in texts if (number := _SHORT_DATE.search(text))]
    for preprint, number in product(filter(_MONTH.match, preprints), found):
        year, month, day = number.groups()
        if f"{year}{month}" == preprint[:4] or (number[0][2] == "." and year == preprint[:2]):
            return "-".join((f"20{year}", month, *([day] if day else ())))
    return date


def _prefer_venue(record: Record, said: list[str]) -> list[str]:
    """Put the year of a venue, or an earlier one, before a day: that is when the paper was read.

    The day stands in a column, or before all else.
    """
    if not said or len(said[0]) < len("2024-01-16"):
        return said
    if record.container is not Container.ROW:
        earlier = [date for date in said[1:] if date[:4] < said[0][:4]]
        return earlier if earlier and record.segments[0].date == said[0] else said
    venues = [
        part.text
        for part in record.segments
        if part.field is Field.VENUE or (part.kind is Kind.VENUE and not part.is_link)
    ]
    years = [found.date for text in venues if (found := find_date(text))]
    return years if years and years[0][:4] != said[0][:4] else said


def _dates_of_venues(venues: Sequence[Segment]) -> list[str]:
    """Find the dates in texts that are venues by what siblings say: "*FINE 2019 Best Paper*"."""
    texts = (part.text for part in venues if not part.date and has_digit(part.text))
    return [found.date for text in texts if (found := find_date(text))]


def _dates_in_notes(record: Record, notes: Sequence[Segment]) -> list[str]:
    notes = [it for it in notes if _says_where(it.text) or not _TELLING.search(it.text)]
    dates = [
        found.date
        for part in notes
        if has_digit(part.text) and part.kind is not Kind.TAG  # from when to when it was read
        if not (part.field is Field.NOTE and _is_of_other(part))
        if part.bracket or _NAMED_YEAR.fullmatch(part.text) or _says_where(part.text)
        if (found := find_date(part.text))
    ]
    after = record.segments[record.title + 1 :][:1] if record.title is not None else []
    if not dates and after and has_digit(after[0].text[:MAX_DATE]):
        dates = [found.date for part in notes if part is after[0] and (found := _date_first(part))]
    if dates or not any(part.kind is Kind.PEOPLE for part in record.segments[:1]):
        return dates
    # What breaks off is said of the work: "They build on what Poe did in 1998."
    said = (part.text for part in notes if part.cut is not Cut.BREAK)
    return [year[1] for text in said if (year := _YEAR_OF_IMPRINT.search(text))]


def _is_of_other(part: Segment) -> bool:
    """Whether a date in a note is when somebody read the work, or that of another one.

    So is that of "Finished: 2021-03-04"; not so at the end: 'The first paper: "A Title" (1994)'.
    """
    is_last = bool(part.bracket) and not part.whole[part.end :].strip(" .)")
    return bool(read_date(part.text)) and not is_last


def _date_first(part: Segment) -> Dated | None:
    """Find the date that a note right after a title begins with: "2019, the first of its kind"."""
    head, comma, _ = part.text[: MAX_DATE + 1].partition(",")
    found = find_date(head) if comma else None
    return found if found and read_date(head) else None


def _date_before(record: Record) -> list[str]:
    """Take the year that a text right before a linked title begins with: "2018 Fine Report"."""
    if record.title != 1 or not record.segments[1].is_link:
        return []
    year = _YEAR_FIRST.match(record.segments[0].text)
    return [year[1]] if year else []


def _year_of_issue(record: Record, notes: Sequence[Segment]) -> list[str]:
    """Take the year that is a volume, "2021(4), pp. 1-9", or stands behind: "Vol.3, No.1, 2021".

    A remark may be a magazine and its issue, "Rain 12/2018".
    """
    numbers = (part.text for part in record.segments if part.kind is Kind.NUMBER)
    years = [year[1] for text in numbers if (year := _ISSUE.search(text))]
    said = (_NUMBERED_ISSUE.search(part.text) for part in notes if len(part.text) <= MAX_SOURCE)
    return years or [year[1] for year in said if year]


def _says_where(text: str) -> bool:
    """Whether a remark is a venue and a year: "ICME 2019 Best Student Paper Award"."""
    venue = read_venue(text) if len(text) <= MAX_SOURCE else None
    return venue is not None and bool(venue.name and venue.date)


def _date_in_title(record: Record) -> list[str]:
    """Take the year at the end of a title, "Summer School 2016", but not that which it is on."""
    title = record.segments[record.title].text if record.title is not None else ""
    found = find_date(title) if has_digit(title) else None
    if not found or found.start == 0 or found.end < len(title) or found.date < OLDEST_IN_TITLE:
        return []
    before = title[: found.start].rstrip()
    is_subject = _YEARS_BEFORE.search(before) or is_on_year(before)
    return [] if is_subject else [found.date]
