"""Lines that say in which issue a work appeared: "Rain Lett. 2011 Aug 4;12(3):23-9."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import Dated, find_date
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import Kind, Segment

__all__ = ["name_issue"]

# As PubMed has it: the journal, when, the volume, the issue and the pages.
_ISSUE = re.compile(
    rf"(?P<name>{CAPITAL}[^.;:\d]{{1,100}}(?:\. [^.;:\d]{{1,40}})?)\.\s"
    rf"(?P<when>{YEAR}(?:\s[A-Z][a-z]{{2,8}}(?:-[A-Z][a-z]{{2,8}})?(?:\s\d{{1,2}})?)?)"
    r";\s?\d{1,4}(?:\s?\([^()]{1,20}\))?(?:\s?Suppl\.?(?:\s\d+)?)?:\s?[\w.-]{1,20}(?:\s?[-–]\s?\w{1,12})?"
    r"[.,;]?(?:\sEpub\b.{0,60}|\s(?:doi|PMID)\b.{0,80})?",
)
# A volume, an issue and a year alone: "Volume 96, Issue 456, 2001; pages 1151-1160".
_VOLUME = re.compile(
    r"(?:vol(?:ume)?|jg|jahrgang|t|tome|tomo|т|том)\.?\s?\d{1,4}\b.{0,60}", re.IGNORECASE
)


def name_issue(parts: Sequence[Segment], text: str) -> list[Segment]:
    """Name the parts of a line below a title by what it says of an issue; others stay."""
    if not has_digit(text) or not parts or any(part.is_link for part in parts):
        return list(parts)
    if ";" in text and (issue := _ISSUE.fullmatch(text)):
        return _name_parts(parts, issue["name"], find_date(issue["when"]))
    if _VOLUME.fullmatch(text) and not any(part.date for part in parts):
        numbers = [part for part in parts if part.kind is Kind.NUMBER]
        date = find_date(text)
        if date and len(numbers) == len(parts):
            numbers[-1].kind, numbers[-1].date = Kind.DATE, date.date
    return list(parts)


def _name_parts(parts: Sequence[Segment], name: str, when: Dated | None) -> list[Segment]:
    """Give the journal, and when it appeared with all else that a line says."""
    date = when.date if when else ""
    is_whole = len(parts) == 1
    where = replace(parts[0], kind=Kind.VENUE, people=None, date="", bracket="")
    where.text, where.venue = name, Venue(name, date if is_whole else "", True)
    if is_whole:
        return [where]
    issue = replace(parts[1], kind=Kind.DATE, people=None, venue=None, date=date)
    issue.start, issue.end = parts[0].end, parts[-1].end
    return [where, issue]
