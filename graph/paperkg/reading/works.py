"""Lines that name a work, though nothing leads to it: citations, reports, titles with a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.attributes import HAS_YEAR
from paperkg.reading.headings import is_contents
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_title

__all__ = ["WORKS", "is_citation", "reads_as_title"]

_UPDATED = re.compile(r"(?:automatically |last )?updated?\b", re.IGNORECASE)


def is_citation(parts: Sequence[Segment]) -> bool:
    """Whether a heading says who, what, and when or where, as entries of a bibliography do."""
    kinds = [part.kind for part in parts if part.kind is not Kind.NUMBER]
    if kinds[:2] == [Kind.TEXT, Kind.PEOPLE] and (parts[0].quoted or _is_signed(parts)):
        return True  # "A Fine Book" by Ann Poe, and BERT (Devlin et al., 2018)
    if kinds == [Kind.TEXT, Kind.TAG, Kind.PEOPLE]:
        return parts[-2].text.endswith("ed")  # A Fine Book (2nd ed). Ann Poe
    if kinds == [Kind.TEXT, Kind.DATE, Kind.TEXT]:  # Watkins (1989): Learning
        return leads_to_title(parts[-2])
    if kinds[:1] != [Kind.PEOPLE]:
        return False
    is_dated = Kind.DATE in kinds or Kind.VENUE in kinds or HAS_YEAR.search(parts[-1].text)
    return bool(is_dated) and Kind.TEXT in kinds


def _is_signed(parts: Sequence[Segment]) -> bool:
    """Whether a heading ends with who and when in brackets."""
    last = parts[-1]
    return last.kind is Kind.PEOPLE and bool(last.bracket) and bool(last.date)


def _is_dated_work(parts: Sequence[Segment]) -> bool:
    """Tell "A Fine Paper on Things (OSDI 1994)" from the name of a section.

    A year alone will do where a title in another style stands before it.
    """
    texts = [part for part in parts if part.kind is Kind.TEXT]
    is_title = 0 < len(texts) < 3 and len(texts[-1].text.split()) > 2
    is_signed = len(texts) > 1 or any(part.kind is Kind.PEOPLE for part in parts)
    marked = is_signed and texts[-1:] and texts[-1].mark in (Mark.EMPHASIS, Mark.QUOTE)
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


WORKS = (_is_dated_work, _is_report, is_citation)
"""What an item without links is, where the items below it only say more of it."""
