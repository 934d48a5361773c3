"""Names over whole citations, in items: "- Bucket method ⏎ A. Poe, Counting rain in wet hills, …".

A line below that has names, a title, a year and pages needs no other title: the name above it is
what the work is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.characters import has_digit
from paperkg.reading.imprints.imprint import has_small_words
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import match_people
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["list_cited_topics"]

MIN_ITEMS = 2
"""So many items of a document at least are such."""

MAX_NAME = 6
"""What a work is about has no more words."""

MIN_WORDS = 5
"""A title behind names has so many words at least."""

MAX_CITATION = 1_000
"""A citation has no more signs."""

_DATED = re.compile(rf"\({YEAR}[a-z]?\)|[,.] {YEAR}[a-z]?\b")
_PAGES = re.compile(r"\d\s?[-–—]\s?\d")
_BEFORE_TITLE = re.compile(rf"[.,:;]?\s+(?:\(?{YEAR}[a-z]?\)?[.,:]?\s+)?[“\"]?(?=[^\W_a-z])")
_AFTER_TITLE = re.compile(r"[.,?!”\"](?=\s)")


def list_cited_topics(every: Iterable[Block]) -> bool:
    """Make a list of the citations below such names; whether there is one."""
    lists = [block for block in every if block.kind is BlockKind.LIST]
    found = [items for block in lists if (items := _find_all(block))]
    if sum(map(len, found)) < MIN_ITEMS:
        return False
    for items in found:
        for item, (name, works) in items:
            head = item.children[0]
            head.spans[:] = name
            item.children[:] = [head, make_list(works)]
    return True


def _find_all(block: Block) -> list[tuple[Block, tuple[list[Span], list[Block]]]]:
    """Give the items of a list with their names and works; none where one is no such item."""
    found = []
    for item in block.children:
        parts = _part(item)
        if parts is None:
            return []
        found.append((item, parts))
    return found


def _part(item: Block) -> tuple[list[Span], list[Block]] | None:
    """Part an item into its name and the works below it."""
    if not item.children or any(child.kind is not BlockKind.PARAGRAPH for child in item.children):
        return None
    head, *below = item.children
    if not (below or has_break(head.spans)):
        return None  # as nearly all
    (_, name), *lines = split_numbered(head.spans) or [(0, [])]
    if not _is_name(name) or not (lines or below):
        return None
    works = _join_lines([(head.line + number, line) for number, line in lines])
    works += [(child.line, list(child.spans)) for child in below]
    if not all(_is_citation(plain_text(spans)) for _, spans in works):
        return None
    return list(name), [make_item(place, spans) for place, spans in works]


def _join_lines(lines: Sequence[tuple[int, list[Span]]]) -> list[tuple[int, list[Span]]]:
    """Join each line to the one above it, unless that is a whole citation, and so is this one."""
    works: list[tuple[int, list[Span]]] = []
    for place, line in lines:
        if works and not (_is_citation(plain_text(works[-1][1])) and _begins(plain_text(line))):
            works[-1][1][-1:] = _join(works[-1][1][-1], line)
        else:
            works.append((place, list(line)))
    return works


def _join(last: Span, line: Sequence[Span]) -> list[Span]:
    """Join a line to the last span of the one above, as one text where neither has a style."""
    first, *rest = line or [Span("")]
    if first._replace(text=last.text) == last:
        return [last._replace(text=f"{last.text.rstrip()} {first.text.lstrip()}"), *rest]
    return [last, Span(" "), *line]


def _is_name(line: Sequence[Span]) -> bool:
    text = plain_text(line).strip()
    is_bare = bool(text) and not (has_link(line) or has_digit(text) or text[-1] in ".,;!?")
    return is_bare and len(text.split()) <= MAX_NAME


def _begins(text: str) -> bool:
    people = match_people(text[:MAX_CITATION])
    return people is not None and people.is_sure


def _is_citation(text: str) -> bool:
    """Whether a text is names, then a title mostly in small letters, and has a year and pages."""
    text = text.strip()[:MAX_CITATION]
    people = match_people(text) if _PAGES.search(text) and _DATED.search(text) else None
    if people is None or not people.is_sure:
        return False
    start = _BEFORE_TITLE.match(text, people.end)
    end = _AFTER_TITLE.search(text, start.end()) if start else None
    title = text[start.end() : end.start()] if start and end else ""
    venue = read_venue(title) if len(title.split()) >= MIN_WORDS else None
    return len(title.split()) >= MIN_WORDS and has_small_words(title) and venue is None
