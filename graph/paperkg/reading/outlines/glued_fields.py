"""Fields at semicolons without spaces: "QC92/Fine Rain in Towns 2e;Poe Roe;Rain Press-2014".

The title stands first or behind who wrote it, and when it appeared at the end. No line tells its
fields by itself: where nearly all lines of a document with such semicolons have as many, each
becomes a field on a line of its own. What a library calls a book may stand before the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.patterns import AND, CAPITAL, YEAR
from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span, plain_text

__all__ = ["part_glued_fields"]

MIN_LINES = 3
"""So many lines of a document at least are such fields."""

NEARLY_ALL = 0.8
"""The share of the lines with such semicolons that are fields in the same number."""

MIN_FIELDS, MAX_FIELDS = 3, 4
"""What, who, and where and when in one field or two."""

MAX_SIGNS = 300
"""A line is no longer."""

MIN_WORDS, MAX_WORDS = 3, 5
"""Titles have more words in the mean, and names no more."""

_BETWEEN = re.compile(r"(?<=\S);(?=\S)")
_DATED = re.compile(rf"(?P<where>[^\d;]{{0,80}}?)[\s,:(–—-]{{0,3}}(?P<year>{YEAR})\)?\.?")
# "HG176.7/", as the Library of Congress counts books, and "519.2/", as Dewey does.
_CALL_NUMBER = re.compile(r"(?:[A-Z]{1,3}\d{1,4}|\d{3})(?:\.[A-Z]?\d{1,6}){0,3}\s?/\s?(?=\S)")
_EDITION = re.compile(r",? \(?\d{1,2}(?:e|ed|nd ed|rd ed|th ed)\.?\)?$")
_SURNAMES = re.compile(rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)*")
_JOINED = re.compile(rf"[,&]|\b(?:{AND})\b")
_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM))


class _Line(NamedTuple):
    """A line of fields: those that say what and who, where and when."""

    block: Block
    fields: Sequence[str]
    where: str
    year: str


def part_glued_fields(texts: Iterable[Block]) -> None:
    """Part such lines into fields, if a document has several and nearly all of them are alike."""
    glued = [(block, text) for block in texts if (text := _glued(block))]
    if len(glued) < MIN_LINES:
        return
    found = [line for block, text in glued if (line := _read(block, text))]
    counts = Counter(len(line.fields) for line in found)
    if len(found) < max(MIN_LINES, NEARLY_ALL * len(glued)) or len(counts) != 1:
        return
    who = _place_of_names(found)
    if who is None:
        return
    are_lone = 2 * sum(" " not in line.fields[who] for line in found) > len(found)
    for line in found:
        line.block.spans[:] = _fields_of(line, who, are_lone=are_lone)


def _glued(block: Block) -> str:
    """Give the text of a block with such semicolons, if nothing else is in it."""
    if block.kind not in _KINDS or len(block.spans) != 1:
        return ""
    span = block.spans[0]
    if ";" not in span.text or span.is_link or span.is_image or span.code:
        return ""
    text = plain_text(block.spans).strip()
    return text if len(text) <= MAX_SIGNS and len(_BETWEEN.findall(text)) > 1 else ""


def _read(block: Block, text: str) -> _Line | None:
    fields = [field.strip() for field in _BETWEEN.split(text)]
    dated = _DATED.fullmatch(fields[-1])
    if not dated or not MIN_FIELDS <= len(fields) <= MAX_FIELDS:
        return None
    where = dated["where"]
    if len(fields) == MAX_FIELDS:
        if where:
            return None
        where = fields[2]
    return _Line(block, (_CALL_NUMBER.sub("", fields[0], count=1), fields[1]), where, dated["year"])


def _place_of_names(found: Sequence[_Line]) -> int | None:
    """Say which of the first two fields is who wrote a work: that of fewer words, in capitals."""
    words = [sum(len(line.fields[place].split()) for line in found) for place in (0, 1)]
    who = 0 if words[0] < words[1] else 1
    named = sum(line.fields[who][:1].isupper() for line in found)
    if words[who] > MAX_WORDS * len(found) or words[1 - who] < MIN_WORDS * len(found):
        return None
    return who if named >= NEARLY_ALL * len(found) else None


def _fields_of(line: _Line, who: int, *, are_lone: bool) -> list[Span]:
    """Write each field on a line; where most are named by surnames alone, each word is one."""
    names, title = line.fields[who], line.fields[1 - who]
    if are_lone and _SURNAMES.fullmatch(names) and not _JOINED.search(names):
        names = " and ".join(names.split())
    fields = [author_field(names)]
    if line.where:
        fields.append(Span(f"Publisher: {line.where}, {line.year}"))
    fields.append(Span(f"Date: {line.year}"))
    head = Span(f"“{_EDITION.sub('', title)}”")
    return [head, *(span for field in fields for span in (BREAK, field))]
