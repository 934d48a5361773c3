"""A reading list as Web of Science saves it as plain text (``savedrecs.txt``, .ciw)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.model import ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.fields.bibliography import limit_works, make_list
from paperkg.reading.fields.ris import describe_record
from paperkg.reading.fields.tagged import TaggedRecord, cut_records

__all__ = ["parse_web_of_science"]

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: |$)")
# https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html: each by its tag in RIS.
_TAGS = {
    "BE": "ED", "CA": "AU", "D2": "DO", "DE": "KW", "DI": "DO", "ED": "ED",
    "PD": "DA", "PY": "PY", "SO": "JF", "TI": "TI",
}  # fmt: skip
_KINDS = {"B": "BOOK", "S": "CHAP"}
# It writes "Poe, A., V" where "Poe, A. V." is meant.
_TORN = re.compile(r"\.,(?=\s[A-Z]{1,2}$)")
_LISTS = ("AF", "AU", "BE", "ED")


def parse_web_of_science(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list that Web of Science saved as plain text.

    The authors' keywords that several entries share are topics.

    Raises
    ------
    InputError
        The file is binary, or has too many works.
    """
    text = decode(source, file=file)
    records = cut_records(text, tag=_TAG, start="PT", end="ER", lists=_LISTS)
    works = [
        describe_record(_rename(record))
        for record in limit_works(records, file=file)
        if record.lines[0][0] == "PT"  # else the head of the file, or its end
    ]
    return make_list(works, file=file)


def _rename(record: TaggedRecord) -> TaggedRecord:
    return TaggedRecord(record.line, tuple(_rename_lines(record)))


def _rename_lines(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    has_full_names = any(tag == "AF" for tag, _ in record.lines)
    for tag, value in record.lines:
        if tag == "PT":
            yield "TY", _KINDS.get(value, "JOUR")
        elif tag == "PM":
            yield "AN", f"PMID:{value}"
        elif tag == ("AF" if has_full_names else "AU"):
            yield "AU", _TORN.sub(".", value)
        elif tag in _TAGS:
            yield _TAGS[tag], value
