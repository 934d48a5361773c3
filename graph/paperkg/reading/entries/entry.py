"""From a record whose parts are known to an entry of the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from paperkg.characters import has_digit
from paperkg.identifiers import parse_identifier
from paperkg.model import Entry
from paperkg.notation import read_notation
from paperkg.reading.citations.document_types import DOCUMENT_TYPE
from paperkg.reading.cuts.placeholders import is_placeholder
from paperkg.reading.entries.badges import find_pictures, read_badges
from paperkg.reading.entries.entry_dates import as_first_printed, date_as_preprint, date_of
from paperkg.reading.entries.entry_identifiers import find_identifiers
from paperkg.reading.entries.entry_links import links_of, without_asides
from paperkg.reading.entries.kinds import guess_kind
from paperkg.reading.entries.open_brackets import drop_half_brackets
from paperkg.reading.entries.remarks import note_of
from paperkg.reading.file_names import read_file_name
from paperkg.reading.imprints.dated_addresses import find_imprint
from paperkg.reading.imprints.imprint import EDITION
from paperkg.reading.imprints.venues import drop_editors, drop_in, drop_volume
from paperkg.reading.names.affiliations import drop_affiliations
from paperkg.reading.names.people import read_people
from paperkg.reading.names.shared_surnames import drop_short_names
from paperkg.reading.patterns import EDITORS_IN_BRACKETS, LEADING_NUMBER, RECENT_YEAR
from paperkg.reading.records import Record, Role
from paperkg.reading.segments import Kind, Segment, tidy
from paperkg.reading.words import any_of, either, words_of

__all__ = ["make_entry"]

MAX_LABEL = 16
"""A label before a title, with its colon, has no more signs."""

_OPEN_YEAR = re.compile(rf"\s*\({RECENT_YEAR}$")
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
_LABEL_TAIL = re.compile(
    r"\s*[\[(](?:paper|pdf|slides|video|book|blog|talk|website|link)[\])]$", re.IGNORECASE
)


# "(oral) A Fine Title": how it was presented.
_TRACK_LEAD = re.compile(rf"^\((?:{either('venues', 'tracks')})\)\s(?=\S)", re.IGNORECASE)
# "Video: A Fine Title", where nothing took it off before the title was chosen.
_LABEL_LEAD = re.compile(rf"^{any_of(words_of('leads', 'linked'))}\s?:\s(?=\S)", re.IGNORECASE)
# A label that the words of the title spell is their short name: "PDF: Puddle Drop Forecasts".
_SPELLED = re.compile(
    r"(?P<a>[A-Z])(?P<b>[A-Z])(?P<c>[A-Z])?\s?:\s(?P=a)\w{1,40}(?:[ -]\w{1,40}){0,3}?[ -](?P=b)\w"
    r"(?(c)\w{0,40}(?:[ -]\w{1,40}){0,3}?[ -](?P=c)\w)"
)

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
    venues, notes = parts.get(Role.VENUE, ()), parts.get(Role.NOTE, ())
    date = date_of(record, venues, notes, is_numbered=is_numbered)
    venue = _venue_of(parts)
    if is_numbered:
        date, venue = as_first_printed(record, date, venue)
        date = date_as_preprint(record, identifiers, date)
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
    text = _TRACK_LEAD.sub("", text) if text[:1] == "(" else text
    if ":" in text[:MAX_LABEL] and not _SPELLED.match(text):
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
        if part.kind in (Kind.TEXT, Kind.PEOPLE) and not is_placeholder(part.text):
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
    sure = [venue.name for venue in signed if venue.is_sure]
    return next((venue.name for venue in said if venue.date), sure[0] if sure else "")


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
