"""From a record whose parts are known to an entry of the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import Entry, Link, LinkKind
from paperkg.notation import read_notation
from paperkg.reading.dates import find_date, read_date
from paperkg.reading.file_names import read_file_name
from paperkg.reading.kinds import guess_kind
from paperkg.reading.labels import Field, is_search, kind_of_address, kind_of_label, link_kind
from paperkg.reading.patterns import LEADING_NUMBER, RECENT_YEAR, YEAR
from paperkg.reading.people import read_people
from paperkg.reading.records import Container, Record, Role
from paperkg.reading.remarks import note_of
from paperkg.reading.segment_kinds import SPELLED
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.shapes import leads_to_paper
from paperkg.reading.venues import drop_in
from paperkg.reading.words import words_of

__all__ = ["make_entry"]

_OPEN_YEAR = re.compile(rf"\s*\({RECENT_YEAR}$")
_FINAL_POINT = re.compile(r"(?<![.])\.$|[,:;]+$")
# The year in which a book came out: "Frankfurt: Suhrkamp 1967", "Schocken Books, 1969, pp. 217-51".
_YEAR_OF_IMPRINT = re.compile(rf"[\s,]({YEAR})[.)]?(?:$|[,.]\s(?:pp?|S|\d+\s[pсc])\b)")
_VOLUME = re.compile(r",?\s(?:vol\.?\s)?\d[\d\s():.–-]*$", re.IGNORECASE)
_FINAL_SIGNS = ".,:;"
_QUOTES = {
    '"': '"', "“": "”", "«": "»", "「": "」", "『": "』", "《": "》", "„": "“", "‘": "’",
    "»": "«", "'": "'",
}  # fmt: skip
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_OTHERS = re.compile(r"\s*(?:외|등|等|ほか|他)(?:\s?\d+인)?$")
_BETWEEN_NAMES = re.compile(r"[,，、;；]")
_NOTHING = words_of("cells", "nothing")
_MAY_SPELL = re.compile(r"[.:/：]")
_ABS = re.compile(r"\babs/\d{4}\.\d{4,5}")
_DATED = (Role.DATE, Role.VENUE, Role.LINK, Role.AUTHORS)
_LABEL_TAIL = re.compile(
    r"\s*[\[(](?:paper|pdf|slides|video|book|blog|talk|website|link)[\])]$", re.IGNORECASE
)


_Parts = Mapping[Role, Sequence[Segment]]
"""The segments of a record, by what they are to it."""


def make_entry(record: Record, *, file: str) -> Entry:
    """Make the entry of a record; one with nothing but an identifier has it for its title."""
    identifiers = _identify(record)
    links = _links_of(record)
    parts = _by_role(record)
    title = _title_of(record) or (identifiers[0].curie if identifiers else record.text[:200])
    return Entry(
        title=title,
        topics=record.topics,
        identifiers=identifiers,
        links=links,
        note=_note_of(record),
        read=record.read,
        kind=guess_kind(identifiers, links),
        file=file,
        line=record.line,
        authors=_authors_of(parts),
        venue=_venue_of(parts),
        date=_date_of(record, parts),
        short_name=_short_name_of(record, parts),
    )


def _by_role(record: Record) -> _Parts:
    parts: dict[Role, list[Segment]] = {}
    for part, role in zip(record.segments, record.roles, strict=False):
        parts.setdefault(role, []).append(part)
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
    return "; ".join(filter(None, (day, note)))


def _is_address(part: Segment) -> bool:
    return "://" in part.text or (
        parse_identifier(part.text) is not None and any(char.isdigit() for char in part.text)
    )


def _tidy_title(text: str) -> str:
    """Take quotation marks, numbers, labels and final punctuation off a title."""
    text = read_notation(text)
    text = text.removeprefix("[").removeprefix("@") if text.startswith(("@", "[@")) else text
    text = LEADING_NUMBER.sub("", text)
    if "(" in text or "[" in text:
        text = _LABEL_TAIL.sub("", _OPEN_YEAR.sub("", text))
    text = text.strip(" \t*_|-–—·•`").lstrip(":;,")
    if text[-1:] in _FINAL_SIGNS:
        text = _FINAL_POINT.sub("", text).rstrip()
    if (closing := _QUOTES.get(text[:1])) and text.endswith(closing) and len(text) > 2:
        opening, inner = text[0], text[1:-1]
        marks = _APOSTROPHE.sub("", inner)
        if opening not in marks and closing not in marks:
            return inner.rstrip(_FINAL_SIGNS).strip()
    if text.count('"') == 1 or ("“" in text) != ("”" in text):
        text = text.strip('"“”')
    return text.strip()


# Identifiers


def _identify(record: Record) -> tuple[Identifier, ...]:
    """Find the identifiers of the work, one of each scheme, strongest first.

    The link of the title and links that say "pdf" or "paper" lead to the work itself; a link in
    the note may lead to another. An identifier spelled out counts when no link has one, and a
    plain address when nothing names a paper.
    """
    titles = record.titles
    own = [record.segments[place] for place in titles if record.segments[place].url]
    own += [part for part in record.segments if _is_own_link(record, part) and part not in own]
    head = record.segments[titles[0]] if titles else None
    papers = _papers(part for part in own if part is head or _leads_to_work(part))
    papers += _spelled(record, everywhere=not papers)
    if not papers and not any(record.segments[place].is_link for place in titles):
        papers = _papers(part for part in record.segments if part.url and _leads_to_work(part))
    if len(papers) > 1:
        papers = [
            identifier
            for identifier in papers
            if not identifier.names_data
            or (_is_called_doi(record, identifier) and not _links_paper(record))
        ]
    chosen: dict[Scheme, Identifier] = {}
    for identifier in papers or _addresses(own, record):
        chosen.setdefault(identifier.scheme, identifier)
    return tuple(sorted(chosen.values()))


def _papers(parts: Iterable[Segment]) -> list[Identifier]:
    return _of_papers(part.identifier for part in parts)


def _of_papers(found: Iterable[Identifier | None]) -> list[Identifier]:
    return [identifier for identifier in found if identifier and identifier.names_paper]


def _is_own_link(record: Record, part: Segment) -> bool:
    """Whether a link says that it leads to the work, by its label or its column."""
    is_venue = bool(part.bracket) and part.kind is Kind.VENUE
    is_label = part.kind is Kind.LABEL or (is_venue and not _goes_on_bracket(record, part))
    return bool(part.url) and (is_label or part.field in (Field.LINK, Field.TITLE))


def _goes_on_bracket(record: Record, link: Segment) -> bool:
    """Tell "(a comment on [Poe, Nature](…))", which leads to another work, from "([Nature](…))"."""
    first = next(part for part in record.segments if part.span == link.span)
    place = record.segments.index(first)
    before = record.segments[place - 1] if place else first
    return before is not first and before.cut is Cut.BRACKET and before.kind is Kind.TEXT


def _leads_to_work(part: Segment) -> bool:
    """Whether a link may lead to the work, and not to its code, its data or a talk about it."""
    said = kind_of_label(part.text)
    named = part.identifier is not None and part.identifier.names_paper
    if said in (LinkKind.CODE, LinkKind.DATA, LinkKind.VIDEO, LinkKind.NOTES):
        return False
    return named or kind_of_address(part.url) not in (LinkKind.CODE, LinkKind.VIDEO)


def _links_paper(record: Record) -> bool:
    """Whether a link that says so leads to the paper by an identifier that is not of data."""
    return any(
        part.identifier is not None
        and part.identifier.names_paper
        and not part.identifier.names_data
        and kind_of_label(part.text) is LinkKind.PAPER
        and part.text.lower() != Scheme.DOI
        for part in record.segments
        if part.kind is Kind.LABEL
    )


def _is_called_doi(record: Record, identifier: Identifier) -> bool:
    """Whether the list calls a DOI of data the DOI of the work."""
    return any(
        part.identifier == identifier and part.text.lower() == Scheme.DOI
        for part in record.segments
    )


def _spelled(record: Record, *, everywhere: bool) -> list[Identifier]:
    """Read the identifiers that are spelled out: as a part of its own or with the venue."""
    kinds = (
        (Kind.VENUE, Kind.IDENTIFIER, Kind.TEXT) if everywhere else (Kind.VENUE, Kind.IDENTIFIER)
    )
    texts: list[str] = []
    for part in record.segments:
        # A link inside the folder of a saved page leads nowhere else.
        is_local = part.is_link and not part.url
        if is_local and _MAY_SPELL.search(part.text) and SPELLED.fullmatch(part.text):
            texts.append(part.text)
        elif part.kind in kinds and not part.is_link and _MAY_SPELL.search(part.text):
            spelled = [match[0] for match in SPELLED.finditer(part.text)]
            spelled += _ABS.findall(part.text)
            texts += [part.text] if part.kind is Kind.IDENTIFIER else spelled
    return _of_papers(
        parse_identifier(text.rstrip(".").replace("abs/", "arxiv:")) for text in texts
    )


def _addresses(own: list[Segment], record: Record) -> list[Identifier]:
    """Choose the address that stands for a work that nothing names: its paper's, or its title's.

    The address of code or data alone names no work.
    """
    others = [] if own or record.title is None else [part for part in record.segments if part.url]
    ranked = sorted(own, key=lambda part: part.kind is not Kind.TEXT and not leads_to_paper(part))
    for part in [*ranked, *others]:
        said = kind_of_label(part.text) if part.kind is Kind.LABEL else None
        if said in (LinkKind.CODE, LinkKind.DATA) or part.field is Field.NOTE:
            continue
        if is_search(part.url):
            continue
        if part.identifier and (part.mark is not Mark.IMAGE or leads_to_paper(part)):
            return [part.identifier]
    return []


# Links


def _links_of(record: Record) -> tuple[Link, ...]:
    """All links, in their order; those of the lines below the record too."""
    own = {(place.column, place.number): place.span for place in record.spans if place.span.url}
    links: dict[Link, None] = {}
    for part in record.segments:
        if part.url and not (part.mark is Mark.IMAGE and "shields.io" in part.url):
            span = own.get((part.column, part.span))
            text = tidy(span.text) if span and span.url == part.url else part.text
            links.setdefault(Link(text, part.url, link_kind(text, part.url)))
    return tuple(links)


# Who, where and when


def _authors_of(parts: _Parts) -> tuple[str, ...]:
    names: dict[str, None] = {}
    cited = [part for part in parts.get(Role.LINK, ()) if part.people]
    for part in [*parts.get(Role.AUTHORS, ()), *cited]:
        people = part.people or read_people(part.text, single=True)
        names.update(dict.fromkeys(people.names if people else _split_names(part.text)))
    return tuple(names)


def _split_names(text: str) -> list[str]:
    """Split names that are not written in Latin letters."""
    names = (_OTHERS.sub("", name).strip() for name in _BETWEEN_NAMES.split(text))
    return [name for name in names if name] or [text]


def _venue_of(parts: _Parts) -> str:
    for part in parts.get(Role.VENUE, ()):
        if part.venue and part.venue.name:
            return part.venue.name
        if part.kind in (Kind.TEXT, Kind.PEOPLE):
            name = drop_in(_VOLUME.sub("", part.text))
            ends_sentence = name.count(".") == 1  # "Fine Med J.", but "Chem. Mater."
            return name.rstrip(".") if ends_sentence else name
    labels = [part for part in parts.get(Role.LINK, ()) if part.kind is Kind.LABEL]
    said = [part.venue for part in [*parts.get(Role.AUTHORS, ()), *labels] if part.venue]
    return next((venue.name for venue in said if venue.date), "")


def _date_of(record: Record, parts: _Parts) -> str:
    """Choose the most exact date that the record gives; else the year of its section."""
    said = [
        part.date
        for part, role in zip(record.segments, record.roles, strict=False)
        if part.date and role in _DATED
    ]
    said = _prefer_venue(record, said)
    dates = said or _dates_in_notes(record, parts.get(Role.NOTE, ())) or _date_in_title(record)
    dates = dates or [date for topic in reversed(record.topics) if (date := read_date(topic))]
    return max(dates[:3], key=lambda date: (date[:4] == dates[0][:4], len(date)), default="")


def _prefer_venue(record: Record, said: list[str]) -> list[str]:
    """Put the year of a venue before a day in a column: that is when the paper was read."""
    if not said or len(said[0]) < 10 or record.container is not Container.ROW:
        return said
    venues = [
        part.text
        for part in record.segments
        if part.field is Field.VENUE or (part.kind is Kind.VENUE and not part.is_link)
    ]
    years = [found.date for text in venues if (found := find_date(text))]
    return years if years and years[0][:4] != said[0][:4] else said


def _dates_in_notes(record: Record, notes: Sequence[Segment]) -> list[str]:
    dates = [found.date for part in notes if part.bracket and (found := find_date(part.text))]
    if dates or not any(part.kind is Kind.PEOPLE for part in record.segments[:1]):
        return dates
    return [year[1] for part in notes if (year := _YEAR_OF_IMPRINT.search(part.text))]


def _date_in_title(record: Record) -> list[str]:
    """Take the year at the end of a title, as in "Summer School 2016"."""
    title = record.segments[record.title].text if record.title is not None else ""
    found = find_date(title)
    return [found.date] if found and found.start > 0 and found.end == len(title) else []


def _short_name_of(record: Record, parts: _Parts) -> str:
    if record.title is not None and (alias := record.segments[record.title].alias):
        return alias
    titles = [record.segments[place] for place in record.titles]
    if len(titles) > 1 and titles[0].span != titles[-1].span and " " not in titles[0].text:
        return titles[0].text  # **FineBench**: a Benchmark of Things
    for part in parts.get(Role.SHORT_NAME, ()):
        if part.text.lower() not in _NOTHING:
            return part.text
    return ""
