"""The table of contents of a text file: its lines say again what the sections below are called.

They are no works, and tell the headings that nothing else marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.words import any_of, words_of

__all__ = ["write_contents"]

MIN_LINES = 3
"""So many lines at least are a table of contents."""

MAX_FIRST = 3
"""One of the first lines is the first heading below the table."""

MIN_AGAIN, MIN_SHARE = 2, 0.3
"""So many lines, and this share of them, must stand below again, or lead there."""

MAX_LINES = 80
"""A table of contents has no more lines."""

MAX_RANK = 5
"""The lowest heading that is written."""

_CONTENTS = re.compile(
    rf"(?:#{{1,6}} )?(?:{any_of(words_of('pointers', 'contents'))}|toc|目次|目录|目錄|차례|목차)"
    r"\s?[:：]?\s*",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:[-*+•]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVXivx]{1,5}[.)])[ \t]+")
# Where a line leads: "Rain (#rain)", "Rain ....... 12".
_LEADS = re.compile(r"[ \t]*(?:[(\[<]#[^\s()\[\]<>]{0,120}[)\]>]|[ .]{3,120}\d{1,3})$")
_HEAD = re.compile(r"#{1,6} ")


def write_contents(text: str) -> str:
    r"""Empty the lines of a table of contents, and write the lines that they name as headings.

    Examples
    --------
    >>> write_contents("Contents\nRain\nSnow\nFog\n\nRain\n\nFine Rain\n\nSnow\nFog")
    'Contents\n\n\n\n\n## Rain\n\nFine Rain\n\n## Snow\n## Fog'
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line)), None)
    if start is None:
        return text
    listed = _find_listed(lines, start + 1)
    if len(listed) < MIN_LINES:
        return text
    depths = {_name_of(lines[place]): _depth_of(lines[place]) for place in listed}
    steps = sorted({*depths.values()})
    for place in listed:
        lines[place] = ""
    for place in range(listed[-1] + 1, len(lines)):
        name = _name_of(lines[place]) if lines[place][:1].strip() else ""
        if name in depths and not _HEAD.match(lines[place]):
            rank = min(2 + steps.index(depths[name]), MAX_RANK)
            lines[place] = f"{'#' * rank} {lines[place].strip()}"
    return "\n".join(lines)


def _find_listed(lines: Sequence[str], start: int) -> list[int]:
    """Give the places of the lines of the table: up to the first heading that it has named."""
    found: list[int] = []
    names: list[str] = []
    for place in range(start, len(lines)):
        name = _name_of(lines[place])
        if name in names[:MAX_FIRST]:
            later = {_name_of(line) for line in lines[place:]}
            again = sum(
                name in later or _LEADS.search(lines[at]) is not None
                for at, name in zip(found, names, strict=True)
            )
            return found if again >= max(MIN_AGAIN, MIN_SHARE * len(found)) else []
        if len(found) > MAX_LINES:
            break
        if name:
            found.append(place)
            names.append(name)
    return []


def _name_of(line: str) -> str:
    text = _HEAD.sub("", line.strip(), count=1)
    text = _LEADS.sub("", _MARK.sub("", text, count=1))
    return text.rstrip(" :：").casefold()


def _depth_of(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
