"""What PubMed and IEEE Xplore found, copied from their pages: a line each for title, who and where.

"1 ⏎ Fine rain. ⏎ Poe AB, Li C. ⏎ J Rain. 2014 Sep 15;23(1):40-6. doi: … ⏎ PMID: …", or
"Fine rain ⏎ Ann Poe; Bo Li ⏎ Rain Letters ⏎ Year: 2017 | Volume: 14 | Journal Article".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperkg.reading.dialects.shortcodes import write_item
from paperkg.reading.patterns import YEAR

__all__ = ["as_markdown", "is_copied_results"]

MAX_BELOW = 6
"""So many lines below where a work appeared count its citations or tell of it, or fewer."""

_NAME = r"[^\W\d_][\w’' -]{0,40} [A-Z]{1,4}(?: (?:Jr|Sr|\d(?:st|nd|rd|th)))?"
_NAMES = rf"{_NAME}(?:, {_NAME}){{0,200}}(?:, et al|; [^.;\n]{{2,120}})?"
_SIGNED = re.compile(rf"({_NAMES})\.\s*")
_ISSUE = re.compile(
    rf"(?:(?P<who>{_NAMES})\. )?(?P<where>[A-Z][^.;:\n]{{0,100}})\. "
    rf"(?P<when>{YEAR}(?: [A-Z][a-z]{{2}}(?:-[A-Z][a-z]{{2}})?)?(?: \d{{1,2}})?)[;:.]\S?.*"
)
_FIELDS = re.compile(
    rf"Year: ({YEAR})\s*\|\s*(?:Volume|Conference|Journal|Magazine|Early|Book)\b.*"
)
_PMID = re.compile(r"\bPMID: ?(\d{4,9})\b")
_DOI = re.compile(r"\bdoi: ?(10\.\d{4,9}/\S{1,200}?)\.?(?=\s|$)", re.IGNORECASE)
# What stands above a title on such pages: its number, and buttons.
_ABOVE = re.compile(r"\s*(?:\d{1,5}|cite|share|item in clipboard)?\s*", re.IGNORECASE)
# A title that some list has written with its own signs is none of a page.
_MARKED = re.compile(r"\s*(?:[-*+•>|#`\[]|\d{1,4}[.)]\s)")


@dataclass(frozen=True, slots=True)
class _Result:
    """Where the title of a result stands, and the line that says where it appeared; its fields."""

    title: int
    source: int
    fields: dict[str, str]


def is_copied_results(text: str) -> bool:
    r"""Whether a text has a result of PubMed, with its number there, or of IEEE Xplore.

    Examples
    --------
    >>> is_copied_results("1\nFine rain.\nPoe AB.\nJ Rain. 2014 Sep;2(1):4-6.\nPMID: 24651067")
    True
    >>> is_copied_results("1. Poe AB. Fine rain. J Rain. 2014 Sep;2(1):4-6. PMID: 24651067")
    False
    """
    if "PMID: " not in text and "\nYear: " not in text:
        return False
    return bool(_find_results(text.split("\n")))


def as_markdown(text: str) -> str:
    r"""Write each result as an item; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Fine rain\nAnn Poe; Bo Li\nRain Letters\nYear: 2017 | Volume: 14")
    '- **Fine rain**<br>Authors: Ann Poe; Bo Li<br>Venue: Rain Letters<br>Date: 2017\n\n\n'
    """
    lines = text.split("\n")
    results = _find_results(lines)
    starts = [_find_start(lines, result.title) for result in results]
    for result, start, following in zip(results, starts, [*starts[1:], len(lines)], strict=True):
        end = _find_end(lines, result.source, following)
        said = " ".join(lines[result.source : end])
        pmid, doi = _PMID.search(said), _DOI.search(said)
        found = {"pmid": pmid[1] if pmid else "", "doi": doi[1] if doi else ""}
        lines[start:end] = [""] * (end - start)
        lines[result.title] = write_item({**result.fields, **found})
    return "\n".join(lines)


def _find_results(lines: list[str]) -> list[_Result]:
    found = (_read_issue(lines, place) or _read_fields(lines, place) for place in range(len(lines)))
    results = [result for result in found if result]
    return [] if any(_MARKED.match(lines[result.title]) for result in results) else results


def _read_issue(lines: list[str], place: int) -> _Result | None:
    """Read a line that says where a work appeared as PubMed does, and those above it."""
    is_numbered = any("PMID: " in line for line in lines[place : place + 2])
    issue = _ISSUE.match(lines[place]) if is_numbered else None
    if issue is None:
        return None
    signed = _SIGNED.fullmatch(lines[place - 1]) if place > 1 and not issue["who"] else None
    who = issue["who"] or (signed[1] if signed else "")
    title = place - (2 if signed else 1)
    if not who or title < 0 or _ABOVE.fullmatch(lines[title]):
        return None
    said = {"title": lines[title].strip().rstrip("."), "authors": who}
    return _Result(title, place, {**said, "venue": issue["where"], "date": issue["when"]})


def _read_fields(lines: list[str], place: int) -> _Result | None:
    """Read a line that says when a work appeared as IEEE Xplore does, and those above it."""
    fields = _FIELDS.match(lines[place]) if place > 2 else None
    if fields is None or not all(line.strip() for line in lines[place - 3 : place]):
        return None
    title, who, where = (line.strip() for line in lines[place - 3 : place])
    said = {"title": title, "authors": who, "venue": where, "date": fields[1]}
    return _Result(place - 3, place, said)


def _find_start(lines: list[str], title: int) -> int:
    """Say where a result begins: with its number and with buttons above its title."""
    start = title
    while start and lines[start - 1].strip() and _ABOVE.fullmatch(lines[start - 1]):
        start -= 1
    return start


def _find_end(lines: list[str], source: int, following: int) -> int:
    """Say behind which line a result ends: before an empty line, or the next result."""
    last = min(following, source + 1 + MAX_BELOW)
    return next((line for line in range(source + 1, last) if not lines[line].strip()), last)
