"""A diary of reading in a text file: the days stand before what was read, remarks below it.

"5 Jan   FINE RAIN / Ann Poe", "06.01 - Ann Poe. “Fine Rain”", and "??" where nobody knows the day.
"""

from __future__ import annotations

import re

from paperkg.reading.imprints.dates import read_month
from paperkg.reading.patterns import COLUMN_GAP

__all__ = ["as_markdown", "is_diary"]

MIN_DAYS = 3
"""Fewer lines with a day tell nothing of each other."""

MOST = 0.6
"""The share of the lines at the margin, in paragraphs with days, that begin with one."""

MAX_WORDS = 30
"""What somebody read on a day is told in no more words in the mean."""

_NTH = r"(?:[0-3]?\d|\?{1,2})"
_NUMBERS = r"[0-3]?\d(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?:(?P=sign)|\b)"
_GAP = r"(?:\s?[-–—:|]\s+|\s{2,4}\s*|\t\s*)"
# No year: with one, it may be when a work appeared, or when a group met.
_DAY = re.compile(
    rf"(?:{_NTH}\.?\s(?P<after>[^\W\d_]{{3,10}})\.?(?:{_GAP}|,?\s)"
    rf"|(?P<before>[^\W\d_]{{3,10}})\.?\s{_NTH}(?:{_GAP}|,?\s)"
    rf"|(?:{_NUMBERS}|\?{{1,4}}){_GAP})(?!(?:19|20)\d\d\b)(?=\S)"
)


def is_diary(text: str, *, file: str) -> bool:
    r"""Whether most lines of a text file that are not set in begin with a day without a year.

    Examples
    --------
    >>> text = "5 Jan  RAIN / Ann Poe\n       lent to Bo\n9 Jan  SNOW / Cy Li\n??     FOG / Jo Wu"
    >>> is_diary(text, file="diary.txt"), is_diary(text, file="diary.md")
    (True, False)
    """
    if not file.lower().endswith(".txt"):
        return False
    parts = [part.split("\n") for part in re.split(r"\n[ \t]*\n", text)]
    lines: list[str] = []
    for part in parts:
        begun = [line for line in part if line.strip() and not line[0].isspace()]
        lines += begun if any(map(_find_day, begun)) else ()
    days = [line for line in lines if _find_day(line)]
    words = sum(len(line.split()) for line in days)
    return len(days) >= max(MIN_DAYS, MOST * len(lines)) and words <= MAX_WORDS * len(days)


def _find_day(line: str) -> int:
    """Say where the day at the start of a line ends, with what parts it from the rest."""
    found = _DAY.match(line)
    name = found and (found["after"] or found["before"])
    return found.end() if found and (not name or read_month(name)) else 0


def as_markdown(text: str) -> str:
    r"""Write what was read as items without their days, and the lines set in as their words.

    Examples
    --------
    >>> as_markdown("DIARY\n\n5 Jan  RAIN / Ann Poe\n       lent to Bo\nnothing else")
    '# DIARY\n\n- RAIN / Ann Poe\n  lent to Bo\n- nothing else'
    """
    written: list[str] = []
    is_below = False
    for line in text.split("\n"):
        end = _find_day(line)
        is_below = bool(line.strip()) and (is_below or end > 0)
        if is_below and line[0].isspace():
            written.append(f"  {line.strip()}")
        elif is_below:
            written.append(f"- {COLUMN_GAP.sub(' | ', line[end:].rstrip())}")
        else:
            written.append(line)
    first = next(place for place, line in enumerate(written) if line.strip())
    has_sections = any(line.startswith("#") for line in written[first + 1 :])
    is_alone = not any(written[first + 1 : first + 2]) or written[first].startswith("#")
    if is_alone and not has_sections and not written[first].startswith("- "):
        written[first] = f"# {written[first].lstrip('# ').rstrip()}"  # the name of the diary
    return "\n".join(written)
