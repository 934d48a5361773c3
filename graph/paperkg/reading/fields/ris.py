"""A reading list in RIS, as publishers, databases and reference managers export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from paperkg.addresses import is_web
from paperkg.model import PaperKind, ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.fields.author_cells import turn_initials
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.field_texts import clean_date, find_spelled, find_stated, split_keywords
from paperkg.reading.fields.tagged import TaggedRecord, cut_records, parse_record

__all__ = ["describe_record", "parse_ris"]

# Some programs write one space less, or none after the dash.
_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s|$)")
_NAMES = {
    "A1": "authors", "A2": "editors", "AN": "accession", "AU": "authors", "BT": "volume",
    "C1": "custom", "C2": "custom", "C3": "custom", "CT": "titles", "DA": "date", "DO": "doi",
    "ED": "editors", "J1": "short_venues", "J2": "short_venues", "JA": "short_venues",
    "JF": "journal", "JO": "venues", "KW": "keywords", "L2": "urls", "L3": "urls", "LK": "urls",
    "M1": "numbers", "M2": "numbers", "M3": "numbers", "N1": "notes", "PB": "publisher",
    "PY": "year", "RN": "notes", "SN": "serial", "T1": "titles", "T2": "volume", "TI": "titles",
    "U1": "custom", "UR": "urls", "Y1": "year",
}  # fmt: skip
_VENUES = ("journal", "volume", "venues", "short_venues", "publisher")
"""Where a work appeared, the whole name before a short one."""

# What databases write among a person's notes.
_FROM_DATABASE = re.compile(
    r"(?:accession number|cited by|coden|conference code|correspondence address"
    r"|date (?:completed|created|revised)|export date|funding (?:details|information|text \d+)"
    r"|last updated|publisher copyright|rayyan-[\w-]+|subjectstermnotlitgenretext)\s{0,2}(?::|-\s)"
    r"|(?:copyright|references)\s{0,2}-\s"
    r"|doi\s{0,2}[:-]\s{0,2}\S*$",
    re.IGNORECASE,
)
# What a person may write too, "References: see those on roots", where no database wrote a note.
_MAYBE_FROM_DATABASE = re.compile(r"(?:copyright|references)\s{0,2}:", re.IGNORECASE)
_KINDS = {
    "BLOG": PaperKind.BLOG_POST,
    "COMP": PaperKind.SOFTWARE,
    "DATA": PaperKind.SOFTWARE,
    "ELEC": None,
    "GEN": None,
    "ICOMM": None,
    "WEB": None,
}


def parse_ris(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list in RIS.

    Keywords that several entries share are topics.

    Raises
    ------
    InputError
        The file is binary, or has too many works.
    """
    text = decode(source, file=file)
    records = cut_records(text, tag=_TAG, start="TY", end="ER", lists=("KW",))
    works = [
        describe_record(record)
        for record in limit_works(records, file=file)
        if record.lines[0][0] != "EF"  # the end of a file of Web of Science
    ]
    return make_list(works, file=file)


def describe_record(record: TaggedRecord) -> Described:
    """Say what a record of RIS describes.

    Parameters
    ----------
    record
        With the tags of RIS.
    """
    kind = next((value for tag, value in record.lines if tag == "TY"), "").upper()
    values = parse_record(record, _NAMES)
    titles = [title for title in values.get("titles", ()) if title]
    is_book = kind in ("BOOK", "EBOOK", "EDBOOK") and not titles
    return Described(
        line=record.line,
        title=next(iter(values.get("volume", ()) if is_book else titles), ""),
        authors=turn_initials(
            list(map(_turn_parts, values.get("authors") or values.get("editors") or ()))
        ),
        venue=next((venue for name in _VENUES for venue in values.get(name, ()) if venue), ""),
        date=_read_date(values),
        note="; ".join(_find_remarks(values.get("notes", ()))),
        names=tuple(_find_names(values, kind)),
        urls=tuple(_find_urls(values)),
        keywords=tuple(word for value in values.get("keywords", ()) for word in _split(value)),
        kind=_KINDS.get(kind, PaperKind.PAPER),
    )


def _find_remarks(notes: Sequence[str]) -> Iterator[str]:
    """Give the notes of a person: those of a database and identifiers are none."""
    is_exported = any(map(_FROM_DATABASE.match, notes))
    for note in notes:
        is_said = _FROM_DATABASE.match(note) or (is_exported and _MAYBE_FROM_DATABASE.match(note))
        if not (is_said or find_stated(note)):
            yield note


def _read_date(values: Mapping[str, Sequence[str]]) -> str:
    """Give the date; EndNote writes the year under one tag and "Apr 25" under another."""
    year = max(map(clean_date, values.get("year", ())), key=len, default="")
    days = (clean_date(day) or clean_date(f"{year[:4]} {day}") for day in values.get("date", ()))
    return max((year, *(day for day in days if day[:4] == (year or day)[:4])), key=len)


def _find_names(values: Mapping[str, Sequence[str]], kind: str) -> Iterator[str]:
    yield from (f"doi:{doi}" for doi in values.get("doi", ()))
    for name in ("urls", "numbers", "custom", "accession", "journal", "venues", "short_venues"):
        for value in values.get(name, ()):
            yield from find_spelled(value)
    for note in values.get("notes", ()):
        yield from find_stated(note)
    bare = (*values.get("custom", ()), *values.get("numbers", ()))
    yield from (value for value in bare if value.startswith(("PMC", "10.")))
    if kind in ("BOOK", "EBOOK"):
        yield from (f"isbn:{serial}" for serial in values.get("serial", ()))


def _find_urls(values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for value in values.get("urls", ()):
        urls = (url.strip() for url in re.split(r";\s*(?=http)", value))
        yield from (url for url in urls if is_web(url))


def _split(keywords: str) -> tuple[str, ...]:
    # One to a line, or all on one line with semicolons; a comma belongs to the keyword.
    return split_keywords(keywords) if ";" in keywords else (keywords.strip(),)


def _turn_parts(name: str) -> str:
    """Turn "Family, Given, Suffix" around; two commas stand for the comma of an organization."""
    if ",," in name:
        return name.replace(",,", ",", 1)
    family, _, given = name.partition(",")
    given, _, suffix = given.partition(",")
    return " ".join(filter(None, (given.strip(), family.strip(), suffix.strip())))
