"""A reading list as EndNote imports it (.enw): what Google Scholar, CNKI and publishers export."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.model import ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.fields.bibliography import limit_works, make_list
from paperkg.reading.fields.ris import describe_record
from paperkg.reading.fields.tagged import TaggedRecord, cut_records

__all__ = ["parse_endnote"]

_TAG = re.compile(r"%([0-9A-Z@+!^$&#*<>()?])(?:\s|$)")
# https://support.clarivate.com/Endnote/s/article/EndNote-Import-Formats: each by its tag in RIS.
_TAGS = {
    "0": "TY", "A": "AU", "B": "T2", "D": "PY", "E": "ED", "I": "PB", "J": "JF", "K": "KW",
    "M": "AN", "R": "DO", "T": "TI", "U": "UR", "Z": "N1", "8": "DA", "@": "SN", "#": "C1",
}  # fmt: skip
_KINDS = {
    "book": "BOOK", "blog": "BLOG", "computer program": "COMP", "dataset": "DATA",
    "edited book": "BOOK", "electronic book": "EBOOK", "generic": "GEN", "web page": "WEB",
}  # fmt: skip
_NEXT_AUTHOR = re.compile(r"\s+%A\s+|;\s*")


def parse_endnote(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list in the tagged format of EndNote.

    Keywords that several entries share are topics.

    Raises
    ------
    InputError
        The file is binary, or has too many works.
    """
    records = cut_records(decode(source, file=file), tag=_TAG, start="0", end="", lists=("K",))
    works = [describe_record(_rename(record)) for record in limit_works(records, file=file)]
    return make_list(works, file=file)


def _rename(record: TaggedRecord) -> TaggedRecord:
    lines = (
        (_TAGS[tag], part)
        for tag, value in record.lines
        if tag in _TAGS
        for part in _split(tag, value)
    )
    return TaggedRecord(record.line, tuple(lines))


def _split(tag: str, value: str) -> Iterator[str]:
    """Give the values of a line: CNKI writes all authors on one."""
    if tag == "0":
        yield _KINDS.get(value.lower(), "JOUR")
    elif tag == "A":
        yield from filter(None, _NEXT_AUTHOR.split(value))
    else:
        yield value
