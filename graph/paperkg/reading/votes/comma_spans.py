"""Works between commas whose names or title a style or a link sets apart.

"[Ann Poe and Bo Roe, Rain and Snow](…), 2004" has both in one link, and "**Ann Poe**: Rain, Snow,
Fine Press (2004)" its names in bold. By themselves, such titles read as more names or publishers.
"""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.citations.quotations import QUOTES
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.comma_names import count_joined, count_names
from paperkg.reading.votes.comma_parts import ADDRESS, CommaCitation, cut_text, may_be_title
from paperkg.reading.votes.comma_sources import YEAR_LAST, is_source

__all__ = ["read_after_bold", "read_bold", "read_in_link"]

MIN_PARTS, MAX_PARTS = 2, 12
"""Who and what, with names and a title that may have commas themselves, are so many parts."""

_LEADING = " :,-–—"
_STOP = re.compile(r"[^\W\d_A-Z]{2}\.\s")  # "Ann Poe, Bo Roe, and Cy Li. Rain and Snow. 2004"


def read_in_link(record: Record) -> CommaCitation | None:
    """Read a link that holds who and what, and when, if no year stands behind it."""
    head = record.segments[0] if record.segments else None
    if head is None or not head.url or head.start or head.field:
        return None
    has_date = Kind.DATE in [part.kind for part in record.segments]
    if not (has_date or has_digit(head.whole)):
        return None  # says nowhere when
    if not _is_alone(record, head):
        return None
    parts, names = cut_text(head.whole, 0)
    if names or not MIN_PARTS <= len(parts) <= MAX_PARTS:
        return None
    if _STOP.search(head.whole) or _has_signs(head.whole):
        return None
    texts = [head.whole[start:end] for start, end in parts]
    is_dated = YEAR_LAST.fullmatch(texts[-1]) is not None
    if not (is_dated or has_date):
        return None
    year, titled = (len(texts) - 1, texts) if is_dated else (-1, [*texts, ""])
    joined = count_joined(titled)
    what, is_known = (joined, True) if joined else count_names(titled)
    if not 0 < what < len(titled) - 1 or not may_be_title(texts[what], is_ended=joined > 0):
        return None
    sources = (at for at in range(what + 1, len(texts)) if is_source(texts[at]))
    return CommaCitation(record, head, parts, 0, what, next(sources, 0), year, is_known)


def _is_alone(record: Record, link: Segment) -> bool:
    """Whether nothing beside a link says who or what: "[Rain, Snow and Ice](…), Ann Poe"."""
    others = [part for part in record.segments if part.span != link.span and not part.line]
    return all(part.kind is not Kind.PEOPLE and part.mark is not Mark.EMPHASIS for part in others)


def _has_signs(text: str) -> bool:
    """Whether quotation marks or an address stand in a text."""
    return any(map(text.__contains__, QUOTES)) or ADDRESS.search(text) is not None


def read_after_bold(record: Record) -> CommaCitation | None:
    """Read what follows full names in bold and a sign, up to the year."""
    if len(record.segments) < 3 or read_bold(record) is None:
        return None
    bold, title = record.segments[:2]
    is_next = title.line == bold.line and title.span == bold.span + 1
    is_set_off = title.cut in (Cut.COLON, Cut.COMMA, Cut.DASH) and title.mark is Mark.PLAIN
    if not (is_next and is_set_off) or title.bracket or _has_signs(title.whole):
        return None
    for part in record.segments[2:]:
        if part.mark is Mark.EMPHASIS or part.is_link or part.cut is Cut.STOP:
            return None  # told by a style or a stop
    after = title.whole[title.start :]
    start = title.start + len(after) - len(after.lstrip(_LEADING))
    parts, names = cut_text(title.whole, start)
    texts = [title.whole[start:end] for start, end in parts]
    dated = [at for at, text in enumerate(texts) if YEAR_LAST.fullmatch(text)]
    if names or not dated or not 0 < dated[-1] < MAX_PARTS or not may_be_title(texts[0]):
        return None
    sources = (at for at in range(1, dated[-1] + 1) if is_source(texts[at]))
    return CommaCitation(record, title, parts, -1, 0, next(sources, 0), dated[-1], is_known=True)


def read_bold(record: Record) -> People | None:
    """Read the names in bold with which a record begins: full ones, or with initials."""
    bold = record.segments[0]
    if bold.mark is not Mark.STRONG or bold.is_link or bold.field or bold.bracket:
        return None
    people = bold.people or read_people(bold.text, single=True)
    return people if people and all(" " in name for name in people.names) else None
