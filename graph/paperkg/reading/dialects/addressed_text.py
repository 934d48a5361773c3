"""A text file whose works have their addresses set in below: "A Title: ⏎       https://…".

To Markdown all that is one paragraph. What is set in, and what ends with a colon, says which lines
are works and which are sections of several addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["as_markdown", "is_addressed_text"]

MIN_ADDRESSES = 3
"""So many addresses at least are set in."""

_ADDRESS = re.compile(r"https?://\S+")
_RULE = re.compile(r"([=_*~-])\1{4,}\s*")
# What makes a list or a table of a text, and is read as Markdown.
_MARKED = re.compile(r"\s*(?:[-*+•>|]\s|\d{1,4}[.)]\s|\[[\d ]{1,3}\])")


def is_addressed_text(text: str, *, file: str) -> bool:
    r"""Whether a text file has no marks of items, and several addresses set in below other lines.

    Examples
    --------
    >>> text = "A Title:\n    https://example.org/{0}\n"
    >>> is_addressed_text(text * 3, file="list.txt"), is_addressed_text(text * 3, file="list.md")
    (True, False)
    """
    if not file.lower().endswith(".txt"):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    if any(map(_MARKED.match, lines)):
        return False
    set_in = [line for line in lines if line[0].isspace()]
    addresses = sum(_ADDRESS.fullmatch(line.strip()) is not None for line in set_in)
    return addresses >= max(MIN_ADDRESSES, len(set_in) / 2) and not lines[0][0].isspace()


def as_markdown(text: str) -> str:
    r"""Write each work as an item with its addresses; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("A Title:\n    https://example.org/1\nRain:\n    https://a.org\n    https://b.org")
    '- A Title: https://example.org/1\n\n### Rain\n- https://a.org\n- https://b.org'
    """
    lines = text.split("\n")
    written = [""] * len(lines)
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and lines[end][:1].isspace() and lines[end].strip():
            end += 1
        for number, line in _write(place, lines[place].rstrip(), lines[place + 1 : end]):
            written[number] = line
        place = end
    return "\n".join(written)


def _write(place: int, head: str, below: list[str]) -> Iterator[tuple[int, str]]:
    """Write a line and what is set in below it, each with its number."""
    if not head.strip() or _RULE.fullmatch(head):
        return
    is_address = _ADDRESS.fullmatch(head.strip()) is not None
    if not below:
        is_section = head.endswith(":") and not is_address
        yield place, f"### {head[:-1]}" if is_section else f"- {head}" if is_address else head
    elif head.endswith(":") and len(below) > 1:
        yield place, f"### {head[:-1]}"
        yield from _items_of(place + 1, below)
    else:
        yield place, " ".join([f"- {head}", *(line.strip() for line in below)])


def _items_of(place: int, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Write an item of each line that is set in as the first is; what is set in more goes on."""
    depth = len(lines[0]) - len(lines[0].lstrip())
    last, item = place, ""
    for number, line in enumerate(lines, start=place):
        if item and len(line) - len(line.lstrip()) > depth:
            item = f"{item} {line.strip()}"
            continue
        if item:
            yield last, item
        last, item = number, f"- {line.strip()}"
    yield last, item
