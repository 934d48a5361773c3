"""Records of BibTeX among the text of a list, which nothing marks as code."""

from __future__ import annotations

import re

from paperkg.reading.patterns import FENCES

__all__ = ["OPENED_AT_RECORD", "fence_bibtex"]

OPENED_AT_RECORD = "bibtex-here"
"""The word behind a fence that stands on the line where its code begins."""

MAX_LINES = 200
"""No record is longer."""

MIN_LINES = 3
"""A fence needs a line before the record and one behind it: those of shorter ones are no room."""

_RECORD = re.compile(r"@[A-Za-z]{4,20}\s?\{[^\s,{}\"'#%]{1,100},\s*$")


def fence_bibtex(text: str) -> str:
    r"""Set fences around records that stand alone; every line keeps its number.

    Examples
    --------
    >>> fence_bibtex("See\n@book{poe,\n  title = {Rain},\n}\n")
    'See\n```bibtex-here\n@book{poe,   title = {Rain}, }\n```\n'
    """
    lines = text.split("\n")
    if not any(line.startswith("@") and _RECORD.match(line) for line in lines):
        return text
    is_fenced = False
    place = 0
    while place < len(lines):
        if lines[place].lstrip().startswith(FENCES):
            is_fenced = not is_fenced
        elif not is_fenced and _RECORD.match(lines[place]):
            end = _find_end(lines, place)
            if end - place >= MIN_LINES:
                lines[place:end] = _fence(lines[place:end])
                place = end - 1
        place += 1
    return "\n".join(lines)


def _find_end(lines: list[str], start: int) -> int:
    """Find the line behind a record; the start itself where its braces stay open."""
    depth = 0
    for place in range(start, min(start + MAX_LINES, len(lines))):
        line = lines[place]
        depth += line.count("{") - line.count("}")
        if depth <= 0:
            return place + 1
    return start


def _fence(record: list[str]) -> list[str]:
    """Write a record between fences, on as many lines as it has."""
    first, *inner, last = record
    if len(inner) == 1:
        return [f"```{OPENED_AT_RECORD}", f"{first} {inner[0]} {last}", "```"]
    inner[0], inner[-1] = f"{first} {inner[0]}", f"{inner[-1]} {last}"
    return [f"```{OPENED_AT_RECORD}", *inner, "```"]
