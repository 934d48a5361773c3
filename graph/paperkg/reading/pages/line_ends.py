"""Lines of the source of a page that a person ended: works, one below the other in a paragraph.

A browser shows a space for the end of a line, and what fills text to a width ends lines anywhere.
A page that a program made of Markdown keeps the ends that its writer put there, which say where a
work ends: that each line begins as a text does, and ends as one does, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperkg.reading.text.inline import ends_open, find_width

__all__ = ["write_line_ends"]

MIN_LINES = 4
"""Of so many lines a paragraph tells by itself."""

MIN_TEXTS, MIN_ENDS = 3, 5
"""So many paragraphs and items of a page, with so many ends of lines, tell together."""

NEARLY_ALL, MOSTLY = 0.85, 0.7
"""The share of the ends of lines of a text, and of a page, that stand between two texts."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,10})\b[^<>]{0,4000}>|<!--")
_INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "s", "small",
    "span", "strong", "sub", "sup", "u",
})  # fmt: skip
_OPENING = frozenset({"p", "li"})
_MARKUP = re.compile(r"<[^<>]{1,4000}>")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_OPEN_ENDS = tuple(",;:&–—-(")
_GO_ON = tuple("()]}.,;:&")
_INDENTED = re.compile(r"\n[ \t]")


def write_line_ends(html: str) -> str:
    """Write breaks for such ends of lines, in a page that has no breaks of its own."""
    if "\n" not in html or _BREAK.search(html):
        return html
    chunks = [(start, end) for start, end in _find_chunks(html) if "\n" in html[start:end]]
    texts = [html[start:end] for start, end in chunks]
    if not texts or find_width(texts):
        return html
    lines = [[_MARKUP.sub("", line) for line in text.split("\n")] for text in texts]
    told = [_are_lines(some) for some in lines]
    ends = sum(map(len, lines)) - len(lines)
    clean = sum(map(_count_ends, lines))
    if clean < MOSTLY * ends:
        return html
    are_all = ends >= MIN_ENDS and sum(told) >= max(MIN_TEXTS, NEARLY_ALL * len(told))
    written: list[str] = []
    place = 0
    for (start, end), text, some, is_told in zip(chunks, texts, lines, told, strict=True):
        is_sure = is_told and len(some) >= MIN_LINES and not find_width([text])
        if (is_sure or are_all) and not _INDENTED.search(text):
            written += (html[place:start], text.replace("\n", "<br>\n"))
            place = end
    return "".join((*written, html[place:]))


def _find_chunks(html: str) -> Iterator[tuple[int, int]]:
    """Find the texts right inside paragraphs and items, each up to the next block."""
    start = -1
    for tag in _TAG.finditer(html):
        name = (tag[2] or "").lower()
        if name in _INLINE:
            continue
        if start >= 0:
            text = html[start : tag.start()]
            first = start + len(text) - len(text.lstrip())
            yield first, max(first, start + len(text.rstrip()))
        start = tag.end() if name in _OPENING and not tag[1] else -1


def _are_lines(lines: list[str]) -> bool:
    """Whether nearly all lines end as a text does, and begin as one."""
    return _count_ends(lines) >= NEARLY_ALL * (len(lines) - 1)


def _count_ends(lines: list[str]) -> int:
    return sum(_is_end(before.strip(), after.strip()) for before, after in pairwise(lines))


def _is_end(before: str, after: str) -> bool:
    is_open = before.endswith(_OPEN_ENDS) or ends_open(before)
    return bool(before) and not is_open and not (after[:1].islower() or after.startswith(_GO_ON))
