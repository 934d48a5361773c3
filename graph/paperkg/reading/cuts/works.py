"""Lines that name a work, though nothing leads to it: citations, reports, titles with a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.headings import is_contents
from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.cuts.shapes import leads_to_title
from paperkg.reading.imprints.imprint import is_imprint
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment

__all__ = ["WORKS", "is_citation", "is_labelled_work", "reads_as_title"]

MIN_CITED = 3
"""A name, and authors and a title behind it, are so many parts; when or where is said, too."""

MIN_SPACES = 2
"""A title before where and when it appeared has so many spaces."""

_LABELS = frozenset({Field.AUTHORS, Field.VENUE, Field.DATE, Field.LINK})
_UPDATED = re.compile(r"(?:automatically |last )?updated?\b", re.IGNORECASE)


def is_labelled_work(parts: Sequence[Segment]) -> bool:
    """Whether lines have labels for a title, first, and for who wrote it, or where or when."""
    is_titled = bool(parts) and parts[0].field is Field.TITLE
    return is_titled and any(part.field in _LABELS for part in parts)


def is_citation(parts: Sequence[Segment]) -> bool:
    """Whether a line says who and what, and when, where or in what style, or what and by whom."""
    said = [part for part in parts if part.kind is not Kind.NUMBER]
    return len(said) > 1 and (_begins_with_title(said) or _begins_with_names(said))


def _begins_with_title(parts: Sequence[Segment]) -> bool:
    """Tell "A Fine Book" by Ann Poe, and BERT (Devlin et al., 2018)."""
    kinds = [part.kind for part in parts]
    if kinds[:2] == [Kind.TEXT, Kind.PEOPLE]:
        last = parts[-1]
        is_signed = last.kind is Kind.PEOPLE and bool(last.bracket) and bool(last.date)
        return parts[0].quoted or is_signed or _is_by_known(parts[1])
    if kinds == [Kind.TEXT, Kind.TAG, Kind.PEOPLE]:
        return parts[1].text.endswith("ed")  # A Fine Book (2nd ed). Ann Poe
    if kinds[:3] != [Kind.TEXT, Kind.DATE, Kind.TEXT]:
        return False
    is_styled = parts[2].mark in STYLED and parts[2].cut is Cut.COLON
    if is_styled and read_people(parts[0].text, single=True):
        return True  # Watkins, 1989: *Learning*
    return len(parts) == 3 and leads_to_title(parts[1])  # Watkins (1989): Learning


def _is_by_known(part: Segment) -> bool:
    """Tell "by Ann Poe" from the same words in a sentence, by a name that is known or full."""
    return part.people is not None and part.people.is_known and starts_with_by(part.text)


def _begins_with_names(parts: Sequence[Segment]) -> bool:
    """Tell "Ann Poe. A Fine Title. 2010", and "Poe, *A Fine Title*"."""
    head, second, *_ = parts
    is_styled = second.mark in STYLED and not head.is_link
    if is_styled and second.kind in (Kind.TEXT, Kind.PEOPLE):
        is_name = second.cut is not Cut.COLON and read_people(head.text, single=True) is not None
        return head.people is not None or is_name  # but no author is FineNet: "A Fine Network"
    kinds = [part.kind for part in parts[1:]]
    if kinds == [Kind.DATE, Kind.VENUE] and second.bracket == "(":
        return head.kind is Kind.PEOPLE  # Poe, S. (1999). Rain Science.
    is_dated = Kind.DATE in kinds or Kind.VENUE in kinds or HAS_YEAR.search(parts[-1].text)
    return bool(is_dated) and Kind.TEXT in kinds and _may_be_names(head)


def _may_be_names(head: Segment) -> bool:
    """Whether a line starts with names, or with a plain text before a stop that reads as some."""
    if head.kind is not Kind.TEXT or head.mark is not Mark.PLAIN or head.is_link:
        return head.kind is Kind.PEOPLE
    is_closed = head.whole.startswith(". ", head.end) and " " in head.text
    return is_closed and read_people(head.text) is not None


def _is_dated_work(parts: Sequence[Segment]) -> bool:
    """Tell "A Fine Paper on Things (OSDI 1994)" from the name of a section.

    A year alone will do where a title in another style stands before it.
    """
    texts = [part for part in parts if part.kind is Kind.TEXT]
    is_title = 0 < len(texts) < 3 and len(texts[-1].text.split()) > 2
    is_signed = len(texts) > 1 or any(part.kind is Kind.PEOPLE for part in parts)
    marked = is_signed and texts[-1:] and texts[-1].mark in STYLED
    return is_title and any(
        part.bracket and part.date and (marked or (part.venue and part.venue.is_sure))
        for part in parts
    )


def _is_report(parts: Sequence[Segment]) -> bool:
    """Tell "**A Fine Law** - Fine Parliament (2021)" from the name of a section."""
    texts = [part for part in parts if part.kind is not Kind.DATE]
    is_bold = len(texts) > 1 and texts[0].mark is Mark.STRONG and texts[-1].mark is not Mark.STRONG
    return is_bold and parts[-1].kind is Kind.DATE and bool(parts[-1].bracket)


def reads_as_title(parts: Sequence[Segment]) -> bool:
    """Whether a line has a text that may be a title."""
    texts = [part for part in parts if part.kind is Kind.TEXT]
    if not texts or len(texts[0].text) <= 3 or is_contents(texts[0].text):
        return False
    return _UPDATED.match(texts[0].text) is None


def _is_told_work(parts: Sequence[Segment]) -> bool:
    """Tell "*A Fine Title* - Ann Poe" and "2004 - "A Fine Title"" from the name of a section."""
    texts = [part for part in parts if part.kind is Kind.TEXT and not part.bracket]
    if not texts or len(texts[0].text.split()) < 2:
        return False
    beside = {part.kind for part in parts}
    if texts[0].mark is Mark.QUOTE or texts[0].quoted:
        return bool(beside & {Kind.PEOPLE, Kind.VENUE, Kind.DATE})
    is_styled = texts[0].mark in (Mark.STRONG, Mark.EMPHASIS)
    return is_styled and bool(beside & {Kind.PEOPLE, Kind.VENUE})


def _is_sourced_title(parts: Sequence[Segment]) -> bool:
    """Tell "*A Fine Title.* Fine Report 12, 1984", and a plain title before "City: Press, 2007"."""
    said = [part for part in parts if part.kind is not Kind.NUMBER]
    title, source = said[0] if said else None, [part for part in said[1:] if not part.bracket]
    if not title or not source or source[0].cut is not Cut.STOP:
        return False
    if title.kind is not Kind.TEXT or title.is_link or title.text.count(" ") < MIN_SPACES:
        return False
    if title.mark is Mark.EMPHASIS:
        return HAS_YEAR.search(source[-1].text) is not None
    is_plain = title.mark is Mark.PLAIN and title.cut is Cut.START
    dated = [part for part in source if part.date or HAS_YEAR.search(part.text)]
    return is_plain and bool(dated) and any(is_imprint(part.text) for part in source)


def _is_named_citation(parts: Sequence[Segment]) -> bool:
    """Tell "**FineNet**: Poe, A. (2019). A Fine Net", a name in bold before a citation."""
    if len(parts) <= MIN_CITED or parts[1].people is None or parts[1].cut is not Cut.COLON:
        return False
    is_name = parts[0].mark is Mark.STRONG and parts[0].kind is Kind.TEXT
    return is_name and parts[1].people.is_sure and is_citation(parts[1:])


WORKS = (
    _is_named_citation,
    _is_dated_work,
    _is_report,
    is_citation,
    _is_told_work,
    _is_sourced_title,
)
"""What an item without links is, where the items below it only say more of it."""
