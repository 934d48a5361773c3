"""From a record whose parts are known to an entry of the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from paperkg.characters import has_digit
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import Entry
from paperkg.notation import read_notation
from paperkg.reading.citations.document_types import DOCUMENT_TYPE
from paperkg.reading.entries.badges import find_pictures, read_badges
from paperkg.reading.entries.entry_identifiers import find_identifiers
from paperkg.reading.entries.entry_links import links_of, without_asides
from paperkg.reading.entries.kinds import guess_kind
from paperkg.reading.entries.open_brackets import drop_half_brackets
from paperkg.reading.entries.remarks import note_of
from paperkg.reading.entries.roles import names_file
from paperkg.reading.file_names import read_file_name
from paperkg.reading.imprints.dated_addresses import find_imprint
from paperkg.reading.imprints.dates import Dated, find_date, read_date
from paperkg.reading.imprints.imprint import EDITION
from paperkg.reading.imprints.venues import drop_editors, drop_in, drop_volume, read_venue
from paperkg.reading.labels import Field
from paperkg.reading.names.affiliations import drop_affiliations
from paperkg.reading.names.people import read_people
from paperkg.reading.names.shared_surnames import drop_short_names
from paperkg.reading.patterns import (
    CAPITAL,
    EDITORS_IN_BRACKETS,
    LEADING_NUMBER,
    PAGES,
    RECENT_YEAR,
    YEAR,
)
from paperkg.reading.records import Container, Record, Role
from paperkg.reading.segments import Kind, Segment, tidy
from paperkg.reading.words import any_of, words_of

__all__ = ["make_entry"]

MOST_PARTS = 12
"""What says when stands among so many parts of a record."""

MAX_DATE = 16
"""A date before a comma has no more signs."""

MAX_LABEL = 16
"""A label before a title, with its colon, has no more signs."""

_OPEN_YEAR = re.compile(rf"\s*\({RECENT_YEAR}$")
# Who and when after a title, "Poe 2018", "Ann Poe & Bo Li (2018)".
_YEAR_FIRST = re.compile(rf"({RECENT_YEAR}) [A-Z]")
_AT_PAGES = rf",\s(?:{PAGES}|S)\.?\s?\d"
_ISSUE = re.compile(
    rf"(?:^|(?<=\d),\s?)({RECENT_YEAR})(?:\s?\(\d{{1,3}}\)|\.?$|{_AT_PAGES}|\s\d{{1,3}}:\d)"
)
# "Rain 12/2018, S. 126-130", as magazines count their issues.
_NUMBERED_ISSUE = re.compile(rf"[^\W\d]\s\d{{1,2}}/({RECENT_YEAR})(?:$|{_AT_PAGES})")
MAX_SOURCE = 60
"""A remark that says where and when has no more signs."""

_NAMED_YEAR = re.compile(
    rf"{CAPITAL}[^\W\d]*(?:[\s,&]+{CAPITAL}[^\W\d]*){{0,3}},? \(?{RECENT_YEAR}\)?"
)
_YEARS_BEFORE = re.compile(r"\d\s?[-–—]\s?$")  # a work on years: "Poland 1945-1955"
# The year in which a book came out: "Frankfurt: Suhrkamp 1967", "Schocken Books, 1969, pp. 217-51".
_YEAR_OF_IMPRINT = re.compile(
    rf"(?<!since)(?<!until)(?<!seit)[\s,]({YEAR})[.)]?(?:$|[,.]\s(?:(?:{PAGES}|S|\d+\s[pсc])\b|\d+[-–]\d+\.?$))"
)
# When a book came out that appeared again: "Rain Press, 1968, reprinted by Snow Books 2008".
_FIRST_PRINTED = re.compile(
    rf"\b({YEAR})[.,;)]{{0,2}}\s[(\[]?(?i:reprint|repr\.|reissue|nachdr|réimpr)"
)
_AGAIN = ("reprint", "repr.", "reissue", "nachdr", "réimpr")
_MONTH = re.compile(r"\d\d(?:0[1-9]|1[0-2])\.")  # that an identifier of arXiv begins with
_SHORT_DATE = re.compile(
    r"(?<![\w./-])(\d\d)[./-]?(0[1-9]|1[0-2])(?:[./-](0[1-9]|[12]\d|3[01]))?(?![\w/-]|\.\d)"
)
_FINAL_SIGNS = ".,:;"
_LETTERS_LAST = re.compile(
    r"(?<![^\W_])(?:(?:[A-Za-z]\.){2,4}|(?:[A-Z]\. ){1,3}[A-Z]\.|[Ee]tc\.|[JS]r\.)$"
)  # 1000 B.C., the U.S.A., O. W. L.
_OFFICE = re.compile(EDITORS_IN_BRACKETS)
_QUOTES = {
    '"': '"', "“": "”", "«": "»", "「": "」", "『": "』", "《": "》", "〈": "〉", "„": "“",
    "‘": "’", "»": "«", "'": "'",
}  # fmt: skip
_CLOSING = frozenset(_QUOTES.values())
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# A mark that closes inside a title, where none opens: somebody set it too early.
_LONE_MARK = re.compile(r'(?<=[^\W\d_])"(?=\s)')
_OTHERS = re.compile(r"\s*(?:외|등|等|ほか|他)(?:\s?\d+인)?$")
_BETWEEN_NAMES = re.compile(r"[,，、;；،؛]")
_NOTHING = words_of("cells", "nothing")
_DATED = frozenset({Role.DATE, Role.VENUE, Role.LINK, Role.AUTHORS})
_LABEL_TAIL = re.compile(
    r"\s*[\[(](?:paper|pdf|slides|video|book|blog|talk|website|link)[\])]$", re.IGNORECASE
)


# "Video: A Fine Title", where nothing took it off before the title was chosen.
_LABEL_LEAD = re.compile(rf"^{any_of(words_of('leads', 'linked'))}\s?:\s(?=\S)", re.IGNORECASE)

# Which part of a book is the work: 'Chapter 7 "A Fine Title"'.
_PART_LEAD = re.compile(
    rf"^{any_of(words_of('pointers', 'parts'))}\.? \w{{1,4}}[.,:]?\s(?=[\"“«„])", re.IGNORECASE
)

_Parts = Mapping[Role, Sequence[Segment]]
"""The segments of a record, by what they are to it."""


def make_entry(record: Record, *, file: str) -> Entry:
    """Make the entry of a record; one with nothing but an identifier has it for its title."""
    words = " ".join([part.text for part in record.segments])
    is_numbered = has_digit(words)  # else there is no date to look for, and few identifiers
    may_spell = is_numbered or ":" in words or "：" in words
    pictures = find_pictures(record)
    identifiers = find_identifiers(record, may_spell=may_spell, pictures=pictures)
    links = links_of(record)
    parts = _by_role(record)
    date = _date_of(record, parts, is_numbered=is_numbered)
    venue = _venue_of(parts)
    if is_numbered:
        date, venue = _as_first_printed(record, date, venue)
        date = _date_as_preprint(record, identifiers, date)
    kind = guess_kind(identifiers, links)
    title = _title_of(record) or (identifiers[0].curie if identifiers else record.text[:200])
    file_beside = record.segments[record.title].local if record.title is not None else ""
    if pictures and not (venue and date) and (said := read_badges(pictures)):
        venue, date = venue or said.name, date or said.date
    if not (venue and date):  # which tell where and when better than an address
        by_address = find_imprint(title, without_asides(record, links), kind, file_beside)
        venue = venue or (by_address.name if date[:4] in by_address.date else "")
        date = date or by_address.date
    return Entry(
        title=title,
        topics=record.topics,
        identifiers=identifiers,
        links=links,
        note=_note_of(record),
        read=record.read,
        kind=kind,
        file=file,
        line=record.line,
        authors=_authors_of(parts),
        venue=venue,
        date=date,
        short_name=_short_name_of(record, parts),
    )


def _by_role(record: Record) -> _Parts:
    parts: defaultdict[Role, list[Segment]] = defaultdict(list)
    for part, role in zip(record.segments, record.roles, strict=False):
        parts[role].append(part)
    return parts


def _title_of(record: Record) -> str:
    """Give the title with what stands between its parts, as written."""
    if record.title is None:
        return ""
    places = record.titles
    parts = [record.segments[place] for place in places]
    if parts[0].kind is Kind.LABEL and parts[0].text:
        text = parts[0].text if not _is_address(parts[0]) else ""
    elif len(parts) == 1:
        text = parts[0].text
        if text == parts[0].local:  # a note without another name
            text = read_file_name(text).title
    elif parts[0].span != parts[-1].span:
        text = f"{parts[0].text}: {parts[-1].text}"
    else:
        text = parts[0].whole[parts[0].start : parts[-1].end]
        for year in (part for part in parts if part.kind is Kind.DATE and part.bracket):
            text = text.replace(year.whole[year.start : year.end], "")
        text = tidy(text)
    return _tidy_title(text)


def _note_of(record: Record) -> str:
    """Give the note, after the day in the name of the note's file."""
    note = note_of(record)
    title = record.segments[record.title] if record.title is not None else None
    day = read_file_name(title.text).day if title and title.text == title.local else ""
    return f"{day}; {note}" if day and note else day or note


def _is_address(part: Segment) -> bool:
    return "://" in part.text or (
        parse_identifier(part.text) is not None and any(char.isdigit() for char in part.text)
    )


def _tidy_title(text: str) -> str:
    """Take quotation marks, numbers, labels and final punctuation off a title."""
    if text[:1].isalpha() and text[-1:] != " " and text.replace(" ", "").isalnum():
        return text  # words alone, as most
    text = read_notation(text)
    text = text.removeprefix("[").removeprefix("@") if text.startswith(("@", "[@")) else text
    text = text if text[:1].isalpha() else LEADING_NUMBER.sub("", text)
    if ":" in text[:MAX_LABEL]:
        text = _LABEL_LEAD.sub("", text)
    if "(" in text or "[" in text:
        text = _LABEL_TAIL.sub("", _OPEN_YEAR.sub("", text))
    if text[-1:] in _CLOSING:
        text = _PART_LEAD.sub("", text)
    text = drop_half_brackets(_LONE_MARK.sub("", text) if text.count('"') == 1 else text)
    if text[:1].isalnum() and text[-1:].isalnum():
        return text  # no signs around it
    text = text.strip(" \t*_|-–—·•`†‡∗").removeprefix("...").removeprefix(". ")
    text = text.lstrip(":;,… ").rstrip("([{（【 ")
    text = DOCUMENT_TYPE.sub("", text) if text[-1:] == "]" else text
    text = text[:-1] if text[-2:] == ".." and text[-3:] != "..." else text
    if text[-1:] == "." and text[-2:] != ".." and not _LETTERS_LAST.search(text):
        text = text[:-1].rstrip()
    elif text[-1:] in _FINAL_SIGNS:
        text = text.rstrip(",:;").rstrip()
    return _without_quotes(text)


def _without_quotes(text: str) -> str:
    """Take off the quotation marks around a title, and one that has no other."""
    if (closing := _QUOTES.get(text[:1])) and text.endswith(closing) and len(text) > 2:
        opening, inner = text[0], text[1:-1]
        marks = _APOSTROPHE.sub("", inner)
        if opening not in marks and closing not in marks:
            return inner.rstrip(_FINAL_SIGNS).strip()
    is_open = ("“" in text) != ("”" in text) and "„" not in text  # Rain in „Poems“
    if text.count('"') == 1 or is_open:
        text = text.strip('"“”')
    elif text[:1] == '"' and text.count('"') % 2:
        text = text[1:]  # "What is "rain"?
    return text.strip()


# Who, where and when


def _authors_of(parts: _Parts) -> tuple[str, ...]:
    signed = [*parts.get(Role.AUTHORS, ()), *(it for it in parts.get(Role.LINK, ()) if it.people)]
    if not signed:
        return ()
    names: dict[str, None] = {}
    for part in signed:
        if part.bracket and _OFFICE.fullmatch(f"({part.text})"):
            continue  # "Bo Roe (ed.)" in a column of its own
        people = part.people or read_people(part.text, single=True)
        names.update(dict.fromkeys(people.names if people else _split_names(part.text)))
    return drop_affiliations(drop_short_names(names))


def _split_names(text: str) -> list[str]:
    """Split names that are not written in Latin letters, or have others among them."""
    parts = (_OTHERS.sub("", name).strip() for name in _BETWEEN_NAMES.split(text))
    names = [name for part in parts if part for name in _names_in(part)]
    return names or [text]


def _names_in(text: str) -> tuple[str, ...]:
    """Give the two authors of "Ann Poe and Bo Roe", or the text as it is."""
    people = read_people(text, single=True) if " and " in text or " & " in text else None
    return people.names if people else (text,)


def _venue_of(parts: _Parts) -> str:
    for part in parts.get(Role.VENUE, ()):
        if part.venue and part.venue.name:
            return drop_editors(part.venue.name)
        if part.kind in (Kind.TEXT, Kind.PEOPLE):
            name = drop_editors(drop_in(drop_volume(part.text))).lstrip('." ').strip("«»“”„")
            edition = EDITION.match(name)
            name = name[edition.end() :] if edition else name
            ends_sentence = name.count(".") == 1  # "Fine Med J.", but "Chem. Mater."
            return name.rstrip(".") if ends_sentence else name
    if Role.AUTHORS not in parts and Role.LINK not in parts:
        return ""
    signed = [part.venue for part in parts.get(Role.AUTHORS, ()) if part.venue]
    labels = (part for part in parts.get(Role.LINK, ()) if part.kind is Kind.LABEL)
    said = [*signed, *(part.venue for part in labels if part.venue)]
    if not said:
        return ""
    sure = [venue.name for venue in signed if venue.is_sure and not venue.name.isascii()]
    return next((venue.name for venue in said if venue.date), sure[0] if sure else "")


def _date_of(record: Record, parts: _Parts, *, is_numbered: bool) -> str:
    """Choose the most exact date that the record gives."""
    dated = [
        part
        for part, role in zip(record.segments, record.roles, strict=False)
        if part.date and role in _DATED
    ]
    if not dated and not is_numbered:
        return ""
    if len(dated) > 1:
        has_year = any(map(_is_year_of_column, dated))  # beside it are numbers of issues
        # What names of files say, last.
        dated.sort(key=lambda part: (names_file(part), has_year and part.field is Field.VENUE))
    said = [part.date for part in dated]
    said = _prefer_venue(record, said) or _dates_of_venues(parts.get(Role.VENUE, ()))
    dates = said or _dates_in_notes(record, parts.get(Role.NOTE, ()))
    dates = dates or _date_before(record)
    dates = dates or _year_of_issue(record, parts.get(Role.NOTE, ())) or _date_in_title(record)
    if len(dates) < 2:
        return "".join(dates)
    return max(dates[:3], key=lambda date: (date[:4] == dates[0][:4], len(date)))


def _is_year_of_column(part: Segment) -> bool:
    """Whether a part is a year alone in a column of dates."""
    return part.field is Field.DATE and part.column > 0 and part.text.strip() == part.date[:4]


def _as_first_printed(record: Record, date: str, venue: str) -> tuple[str, str]:
    """Date a work that is printed again by its first print, and end its publisher there."""
    small = record.text.lower()
    first = _FIRST_PRINTED.search(record.text) if any(map(small.__contains__, _AGAIN)) else None
    if first is None:
        return date, venue
    is_first = date[:4] in record.text[: first.end()]
    return date if is_first else first[1], _FIRST_PRINTED.split(venue)[0].rstrip(" ,")


def _date_as_preprint(record: Record, identifiers: Sequence[Identifier], date: str) -> str:
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
    return [year[1] for part in notes if (year := _YEAR_OF_IMPRINT.search(part.text))]


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
    """Take the year at the end of a title, as in "Summer School 2016", but not "1945-1955"."""
    title = record.segments[record.title].text if record.title is not None else ""
    found = find_date(title) if has_digit(title) else None
    if not found or found.start == 0 or found.end < len(title):
        return []
    return [] if _YEARS_BEFORE.search(title, 0, found.start) else [found.date]


def _short_name_of(record: Record, parts: _Parts) -> str:
    if record.title is not None and (alias := record.segments[record.title].alias):
        return alias
    if len(record.titles) > 1:
        name, last = record.segments[record.titles[0]], record.segments[record.titles[-1]]
        if name.span != last.span and " " not in name.text:
            return name.text  # **FineBench**: a Benchmark of Things
    for part in parts.get(Role.SHORT_NAME, ()):
        if part.text.lower() not in _NOTHING:
            return part.text
    return ""
