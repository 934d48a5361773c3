"""A reading list as PubMed exports it: the NBIB (MEDLINE) format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from paperkg.identifiers import parse_identifier
from paperkg.model import PaperKind, ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.field_texts import first_of
from paperkg.reading.fields.pubmed_text import find_works, is_pubmed_text
from paperkg.reading.fields.tagged import cut_records, parse_record
from paperkg.reading.names.turned_names import turn_name

__all__ = ["parse_nbib"]

# Some programs write "PMID-123" for "PMID- 123".
_TAG = re.compile(r"([A-Z][A-Z0-9]{0,3})\s{0,3}-(?:\s|$|(?<=PMID-)(?=\d))")
# https://www.nlm.nih.gov/bsd/mms/medlineelements.html
_NAMES = {
    "AID": "ids", "AU": "short_authors", "BTI": "book_title", "CN": "groups", "DP": "date",
    "FAU": "authors", "GN": "notes", "JT": "journal", "LID": "ids", "OT": "keywords",
    "PMC": "pmc", "PMID": "pmid", "TA": "journal_short", "TI": "title",
}  # fmt: skip
_TRANSLATED = re.compile(r"^\[(.*)\]\.?$")
_ID = re.compile(r"(\S+) \[\w+\]")


def parse_nbib(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list that PubMed exported; its summaries and abstracts as text, too.

    The authors' keywords that several entries share are topics; the many subject headings that
    PubMed adds are not.

    Raises
    ------
    InputError
        The file is binary, or has too many works.
    """
    text = decode(source, file=file)
    if is_pubmed_text(text):
        return make_list(list(limit_works(find_works(text), file=file)), file=file)
    records = cut_records(text, tag=_TAG, start="PMID", end="")
    works = [
        _describe(record.line, parse_record(record, _NAMES))
        for record in limit_works(records, file=file)
    ]
    return make_list(works, file=file)


def _describe(line: int, values: Mapping[str, Sequence[str]]) -> Described:
    authors = values.get("authors") or values.get("groups") or values.get("short_authors") or ()
    return Described(
        line=line,
        title=_TRANSLATED.sub(r"\1", first_of(values, "title", "book_title")),
        authors=tuple(map(turn_name, authors)),
        venue=first_of(values, "journal", "journal_short"),
        date=first_of(values, "date"),
        note="; ".join(values.get("notes", ())),
        names=tuple(_find_names(values)),
        keywords=tuple(values.get("keywords", ())),
        kind=PaperKind.PAPER,
    )


def _find_names(values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for value in values.get("ids", ()):
        found = _ID.match(value)
        if found and (found[1].startswith("10.") or "doi.org/10." in found[1]):
            named = parse_identifier(found[1])
            yield named.curie if named else f"doi:{found[1]}"
    yield from (f"pmid:{number}" for number in values.get("pmid", ()))
    yield from (f"pmcid:{number}" for number in values.get("pmc", ()))
