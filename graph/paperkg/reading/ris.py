"""A reading list in RIS, as publishers, databases and reference managers export it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperkg.model import PaperKind, ReadingList
from paperkg.reading.bibliography import (
    Described,
    find_spelled,
    find_stated,
    limit_works,
    make_list,
    split_keywords,
)
from paperkg.reading.charset import decode
from paperkg.reading.tagged import cut_records, parse_record

__all__ = ["parse_ris"]

# Some programs write one space less, or none after the dash.
_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s|$)")
_NAMES = {
    "AN": "accession", "A1": "authors", "AB": "abstract", "AU": "authors", "BT": "volume",
    "C1": "custom", "C2": "custom", "C3": "custom", "CT": "titles", "DA": "date", "DB": "database",
    "DO": "doi", "DP": "database", "ET": "edition", "ID": "key", "J1": "venues", "J2": "venues",
    "JA": "venues", "JF": "venues", "JO": "venues", "KW": "keywords", "L1": "files", "L2": "urls",
    "L3": "urls", "LK": "urls", "M1": "numbers", "M2": "numbers", "M3": "numbers", "N1": "notes",
    "N2": "abstract", "PB": "publisher", "PY": "year", "RN": "notes", "SN": "serial",
    "ST": "short_title", "T1": "titles", "T2": "volume", "TI": "titles", "U1": "custom",
    "UR": "urls", "Y1": "year",
}  # fmt: skip
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
    works = []
    records = cut_records(text, tag=_TAG, start="TY", end="ER")
    for record in limit_works(records, file=file):
        kind = next((value for tag, value in record.lines if tag == "TY"), "")
        works.append(_describe(record.line, kind.upper(), parse_record(record, _NAMES)))
    return make_list(works, file=file)


def _describe(line: int, kind: str, values: Mapping[str, Sequence[str]]) -> Described:
    titles = [title for title in values.get("titles", ()) if title]
    is_book = kind in ("BOOK", "EBOOK", "EDBOOK") and not titles
    volume = values.get("volume", ())
    dates = (*values.get("date", ()), *values.get("year", ()))
    names = [f"doi:{doi}" for doi in values.get("doi", ())]
    for name in ("urls", "numbers", "custom", "accession", "venues"):
        names += [found for value in values.get(name, ()) for found in find_spelled(value)]
    names += [found for note in values.get("notes", ()) for found in find_stated(note)]
    bare = (*values.get("custom", ()), *values.get("numbers", ()))
    names += [value for value in bare if value.startswith(("PMC", "10."))]
    if kind in ("BOOK", "EBOOK"):
        names += [f"isbn:{serial}" for serial in values.get("serial", ())]
    urls = [
        url.strip() for value in values.get("urls", ()) for url in re.split(r";\s*(?=http)", value)
    ]
    return Described(
        line=line,
        title=next(iter(volume if is_book else titles), ""),
        authors=tuple(map(_turn_name, values.get("authors", ()))),
        venue=next(filter(None, (*values.get("venues", ()), *volume)), ""),
        date=max(dates, key=lambda date: len(date.rstrip("/")), default=""),
        note="; ".join(note for note in values.get("notes", ()) if not find_stated(note)),
        short_name="",
        names=tuple(names),
        urls=tuple(url for url in urls if url.startswith(("http://", "https://"))),
        keywords=tuple(word for value in values.get("keywords", ()) for word in _split(value)),
        kind=_KINDS.get(kind, PaperKind.PAPER),
    )


def _split(keywords: str) -> tuple[str, ...]:
    # One to a line, or all on one line with semicolons; a comma belongs to the keyword.
    return split_keywords(keywords) if ";" in keywords else (keywords.strip(),)


def _turn_name(name: str) -> str:
    """Turn "Family, Given, Suffix" around; two commas stand for the comma of an organization."""
    if ",," in name:
        return name.replace(",,", ",", 1)
    family, _, given = name.partition(",")
    given, _, suffix = given.partition(",")
    return " ".join(filter(None, (given.strip(), family.strip(), suffix.strip())))
