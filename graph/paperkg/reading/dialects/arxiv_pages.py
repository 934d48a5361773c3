r"""Listings of arXiv, copied from its pages or from the mails that it sends.

"[1] arXiv:2301.00001 [pdf, html, other] ⏎ Title: Fine Rain ⏎ Ann Poe, Bo Roe ⏎ Comments: 9 pages";
of answers to a search, "1. arXiv:2301.00001 [pdf] cs.AI ⏎ Fine Rain ⏎ Authors: Ann Poe", and mails,
"arXiv:2301.00001 ⏎ Date: … ⏎ Title: Fine Rain ⏎ Authors: Ann Poe ⏎ \\ ⏎ An abstract. ⏎ \\".
"""

from __future__ import annotations

import re
from itertools import takewhile

from paperkg.arxiv import read_arxiv

__all__ = ["as_markdown", "is_arxiv_pages"]

MAX_HEAD = 8
"""The title stands no more lines below the number."""

MAX_FIELD = 10_000
"""The names of the largest collaborations take about as many signs."""

_HEAD = re.compile(r"\s*(?:(?:\[\d{1,5}\]|\d{1,5}\.)\s+)?arXiv:(\S{9,24})(?:\s+[(\[].{0,120})?\s*")
_FIELD = re.compile(
    r"(Title|Authors?|Comments?|Journal-ref|DOI|Subjects?|Categories|Date(?: \([^()]{1,20}\))?"
    r"|Report-no|Abstract|Submitted|MSC-class|ACM-class|License"
    r"|replaced with revised version)\b:?\s*"
)
_TOLD = {"Comments": "Comments", "Journal-ref": "Journal", "DOI": "DOI"}
"""What of an entry is told, under which label."""

# "(1)" behind names, and at their end "((1) Rain Institute, (2) MIT)".
_PLACES = re.compile(r"\s*\(\(.{0,400}$|\s*\([^()]{0,200}\)")
_FRAME = re.compile(
    r"\\\\|[-%]{20,}|(?:Showing|Total of) .{0,60}\bentries\b"
    r"|(?:New|Cross|Replacement) submissions? \(showing\b"
)
"""Lines between the preprints of a mail, and above those of a page."""

_BREAK = "\\\\"
"""What stands around an abstract in a mail."""


def is_arxiv_pages(text: str) -> bool:
    r"""Whether a line of a text is the number of a preprint, with its title on a line below.

    Examples
    --------
    >>> is_arxiv_pages("arXiv:2301.00001 [pdf]\nTitle: Fine Rain\nAuthors: Ann Poe\n")
    True
    """
    if "arXiv:" not in text or not ("\nTitle:" in text or "\nAuthors:" in text):
        return False
    lines = text.split("\n")
    return any(_number_of(lines, place) for place in range(len(lines)))


def _number_of(lines: list[str], place: int) -> str:
    """Give the number that a line is, if a title stands below it."""
    found = _HEAD.fullmatch(lines[place]) if "arXiv:" in lines[place][:40] else None
    below = lines[place + 1 : place + 1 + MAX_HEAD] if found else ()
    is_titled = any(
        line.startswith(("Title:", "Authors:"))
        for line in takewhile(lambda line: "arXiv:" not in line, below)
    )
    return read_arxiv(found[1]) if found and is_titled else ""


def as_markdown(text: str) -> str:
    r"""Write each preprint as an item that leads to it, where its number stands.

    Examples
    --------
    >>> print(as_markdown("[1] arXiv:2301.00001 [pdf]\nTitle: Fine Rain\nAnn Poe\nSubjects: cs.AI"))
    - [Fine Rain](https://arxiv.org/abs/2301.00001)
      - Authors: Ann Poe
    <BLANKLINE>
    <BLANKLINE>
    """
    lines = text.split("\n")
    numbers = {place: found for place in range(len(lines)) if (found := _number_of(lines, place))}
    written: list[str] = []
    starts = sorted(numbers)
    for place, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        written += map(_drop_frame, lines[len(written) : place])
        fields, taken = _read_fields(lines[place + 1 : end])
        item = _write(numbers[place], fields)
        written += item + [""] * (taken + 1 - len(item))
    return "\n".join([*written, *map(_drop_frame, lines[len(written) :])])


def _drop_frame(line: str) -> str:
    return "" if _FRAME.match(line) else line


def _read_fields(lines: list[str]) -> tuple[dict[str, str], int]:
    """Read the fields of a preprint, and say on how many lines they and its abstract stand.

    They may go on over lines that are set in. The title that comes first may have no label, nor
    the authors behind it.
    """
    fields: dict[str, str] = {}
    name, is_abstract = "", False
    for at, line in enumerate(lines):
        if line.startswith(_BREAK):
            if is_abstract:
                return fields, at + 1
            is_abstract = True
        elif is_abstract:
            continue
        elif found := _FIELD.match(line):
            name = found[1].removesuffix("s") if found[1].startswith("Author") else found[1]
            fields.setdefault(name, line[found.end() :].strip())
        elif not line.strip():
            if "Title" in fields and not _goes_on(lines[at + 1 : at + 2]):
                return fields, at
        elif name and line[0].isspace():
            fields[name] += f" {line.strip()}" if len(fields[name]) < MAX_FIELD else ""
        elif name == "Title" or not fields:
            name = "Author" if fields else "Title"
            fields[name] = line.strip()
    return fields, len(lines)


def _goes_on(following: list[str]) -> bool:
    return any(line.startswith(_BREAK) or _FIELD.match(line) for line in following)


def _write(number: str, fields: dict[str, str]) -> list[str]:
    title = re.sub(r"([][\\])", r"\\\1", fields.get("Title", ""))
    item = [f"- [{title}](https://arxiv.org/abs/{number})"]
    if authors := _PLACES.sub("", fields.get("Author", "")):
        item.append(f"  - Authors: {authors}")
    item += [f"  - {label}: {fields[name]}" for name, label in _TOLD.items() if name in fields]
    return item
