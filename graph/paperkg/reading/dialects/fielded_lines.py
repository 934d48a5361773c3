"""A text file whose works stand alone over what is known of them: "Fine Rain ⏎ - ISBN: …".

To Markdown the works are paragraphs, and the addresses and numbers below them are items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.dialects.parted_lines import find_parts
from paperkg.reading.labels import read_field

__all__ = ["as_markdown", "is_fielded_lines"]

MIN_WORKS = 3
"""So many lines over fields at least tell of each other."""

MOST = 0.8
"""The share of the lines with fields, each of which must stand below a line of its own."""

FEW = 0.1
"""So many other marked lines may be among the fields."""

MAX_WORDS = 8
"""A section has no more words."""

_MARK = re.compile(r"[-*+•][ \t]+")
_ADDRESS = re.compile(r"(?:[\w .’'-]{1,40} )?[(<\[]?https?://\S+")
_NUMBER = re.compile(r"(?:ISBN|ISSN|DOI)(?:-1[03])?\s?[:#]?\s?[\dXx/.-]{8,}", re.IGNORECASE)
_MARKED = re.compile(r"\s|[-*+•>|#`~\[]|\d{1,4}[.)]\s|https?:")
_HEAD = re.compile(r"#{1,6} ")


def is_fielded_lines(text: str, *, file: str) -> bool:
    r"""Whether a text file has lines alone over their addresses and numbers, and nothing else.

    Examples
    --------
    >>> fields = "\n\n- https://example.org\n- ISBN: 978-0-262-04630-5\n\n"
    >>> text = "".join(f"{title}{fields}" for title in ("Fine Rain", "Owls", "Grey Snow"))
    >>> is_fielded_lines(text, file="books.txt"), is_fielded_lines(text, file="books.md")
    (True, False)
    """
    if not file.lower().endswith(".txt") or not _NUMBER.search(text):
        return False
    lines = text.split("\n")
    works = _find_works(lines)
    fields = sum(_is_field(line) for line in lines)
    held = sum(_is_field(line) for start, end in works for line in lines[start:end])
    numbered = sum(any(map(_is_number, lines[start + 1 : end])) for start, end in works)
    others = sum(map(_is_marked, lines)) - fields
    return (
        len(works) >= MIN_WORKS
        and 2 * numbered >= len(works)
        and held >= MOST * fields
        and others <= FEW * fields
        and len({lines[start] for start, _ in works}) >= MOST * len(works)
    )


def _is_marked(line: str) -> bool:
    return bool(line.strip()) and _MARKED.match(line) is not None


def _is_number(line: str) -> bool:
    return _NUMBER.match(_MARK.sub("", line.strip(), count=1)) is not None


def _is_field(line: str) -> bool:
    """Whether a line is an address, a number that names a book, or begins with a known label."""
    said = _MARK.sub("", line.strip(), count=1)
    is_short = bool(_ADDRESS.fullmatch(said) or _NUMBER.match(said))
    return is_short or read_field(said) is not None


def _find_works(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Find the lines right over fields, each with the place behind the last of its fields."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    works: list[tuple[int, int]] = []
    for at, (place, below) in enumerate(pairwise(said)):
        if _is_field(lines[place]) or not _is_field(lines[below]):
            continue
        if _MARKED.match(lines[place]) and not _HEAD.match(lines[place]):
            continue
        fields = at + 1
        while fields < len(said) and _is_field(lines[said[fields]]):
            fields += 1
        works.append((place, said[fields - 1] + 1))
    return works


def as_markdown(text: str) -> str:
    r"""Write each work as an item with its fields, and short lines over works as headings.

    Examples
    --------
    >>> as_markdown("Rain\n\nFine Rain\n\n- ISBN: 978-0-262-04630-5\n")
    '## Rain\n\n- Fine Rain\n\n  - ISBN: 978-0-262-04630-5\n'
    """
    lines = text.split("\n")
    works = _find_works(lines)
    starts = {start for start, _ in works}
    held = {place for start, end in works for place in range(start, end)}
    parts = [part for part in find_parts(lines) if part[0] in starts or part[0] not in held]
    alone = {
        part[0]
        for part, below in pairwise([*parts, []])
        if len(part) == 1 and part[0] not in starts and below and _may_name(lines[part[0]])
    }
    for start, end in works:
        lines[start] = f"- {_HEAD.sub('', lines[start], count=1)}"
        for place in range(start + 1, end):
            if said := _MARK.sub("", lines[place].strip(), count=1):
                lines[place] = f"  - {said}"
    for place in alone:
        lines[place] = f"## {lines[place].strip()}"
    return "\n".join(lines)


def _may_name(line: str) -> bool:
    """Whether a line is a few words and ends with no stop, as a section does."""
    text = line.strip()
    is_short = len(text.split()) <= MAX_WORDS and text[-1:] not in ".!?,;"
    return is_short and not (_HEAD.match(text) or _MARKED.match(line))
