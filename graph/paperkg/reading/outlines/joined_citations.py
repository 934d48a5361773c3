"""Citations that semicolons join on one line: "Poe, *A Title* (2006); Roe, "Another" (2007)".

Each is a work where all of them begin with names before a title in italics or quotation marks, or
before a year, "Poe (2006) A Title; Roe (2007:3-9) Another"; behind the first, a title in quotation
marks may stand alone, and before several such the first may say no year.

A stop joins them, too, behind pages: "Poe et al. 2018. A Title. Rain, 18, 940-952. Roe et al. 2015.
Another. Hail, 3, 12-33."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperkg.characters import has_digit
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import (
    BREAK,
    Block,
    BlockKind,
    Span,
    has_break,
    part_blocks,
    plain_text,
)

__all__ = ["part_citations"]

MAX_HEAD = 100
"""The names before a title have no more signs, with a label such as "Required:"."""

MIN_DATED = 2
"""Behind a first work without a year stand so many with one."""

_JOINT = re.compile(r";\s+(?:and\s+)?(?=[^\W\d_a-z]|[“\"«])")
_QUOTED = re.compile(r"[\"“«‘][^\"”»’]+\s[^\"”»’]+[\"”»’]")
# "Poe et al. 2018. A Title. Rain, 18, 940-952. Roe & Doe 2015. …": where pages end, and a stop.
_SHORT = rf"{CAPITAL}[\w’'-]+(?: et al\.?| (?:&|and) {CAPITAL}[\w’'-]+)?,? \(?{YEAR}[a-z]?\)?\. "
_SHORT_FIRST = re.compile(rf"\s*{_SHORT}(?={CAPITAL})")
_BEHIND_PAGES = re.compile(rf"(?<=\d[-–]\d)(\d{{0,5}}\.) (?={_SHORT}{CAPITAL})")
_PAGES_LAST = re.compile(r"[-–]\d{1,6}\. ")  # by a sign first, which few texts have
_LABEL = re.compile(r"[^\W\d_][\w\s]{0,24}:\s+")
_QUOTED_FIRST = re.compile(r"\s*[“\"«](?:[^“”\"«»]+\s){2,}[^“”\"«»]+[”\"»]")
# "Poe and Roe (2006:12-20) A Title", "Poe, Ann. 2006. A Title".
_DATED = re.compile(
    rf"\s*(?P<names>[^\d()\[\]“”\"]{{2,80}}?)[,.]?\s"
    rf"(?:\({YEAR}[a-z]?(?:[:,]\s?[\d–, -]+)?\)[.,:]?|{YEAR}[a-z]?\.)"
    r"\s+[\"“'‘]?[^\W\d_a-z]"
)


def part_citations(blocks: Sequence[Block]) -> list[Block]:
    """Give each citation an item or a paragraph of its own, also inside lists.

    In the cell of a table, each has a line of its own.
    """
    return part_blocks(blocks, _part) if _has_joint(blocks) else list(blocks)


def _has_joint(blocks: Sequence[Block]) -> bool:
    """Whether a semicolon, or pages and another citation, stand anywhere in a document."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        for span in block.spans:
            text = span.text
            may_part = ". " in text and has_digit(text) and _PAGES_LAST.search(text)
            if "; " in text or (may_part and _BEHIND_PAGES.search(text)):
                return True
        stack += block.children
    return False


def _part(block: Block) -> list[Block]:
    """Part a paragraph or an item; what stands below an item stays with the last."""
    if block.kind is BlockKind.CELL:
        parts = _split(block.spans)
        block.spans = [span for part in parts for span in (*part, BREAK)][:-1] or block.spans
        return [block]
    head = head_of(block) if block.kind is BlockKind.ITEM else block
    if head is None or head.kind is not BlockKind.PARAGRAPH:
        return [block]
    lines = [replace(head, spans=part) for part in _split(head.spans)] or [head]
    if block is head or len(lines) == 1:
        return lines if block is head else [block]
    items = [replace(block, children=[line]) for line in lines]
    items[-1].children.extend(block.children[1:])
    return items


def _split(spans: Sequence[Span]) -> list[list[Span]]:
    """Split a line at its semicolons; empty where it is not citations alone."""
    if len(spans) == 1 and _SHORT_FIRST.match(spans[0].text):
        texts = _BEHIND_PAGES.sub(r"\1\n", spans[0].text).split("\n")
        if len(texts) > 1:
            return [[spans[0]._replace(text=text)] for text in texts]
    if not any("; " in span.text for span in spans) or has_break(spans):
        return []
    parts = list(_parts_of(spans))
    first, *others = parts
    are_works = all(_is_citation(part) or _is_title(part) for part in others)
    dated = sum(map(_is_dated, others))
    is_first = dated > 0 if _is_dated(first) else _is_citation(first) or dated >= MIN_DATED
    return parts if others and are_works and is_first else []


def _parts_of(spans: Sequence[Span]) -> Iterator[list[Span]]:
    part: list[Span] = []
    for span in spans:
        is_whole = _is_styled(span) and not _is_dated([span])
        texts = [span.text] if is_whole else _JOINT.split(span.text)
        for text in texts[:-1]:
            yield [*part, span._replace(text=text)]
            part = []
        part.append(span._replace(text=texts[-1]))
    yield part


def _is_citation(spans: Sequence[Span]) -> bool:
    """Whether names stand before a title in italics or quotation marks, or before a year."""
    if _is_dated(spans):
        return True
    head = ""
    for span in spans:
        if _is_styled(span):
            return _is_names(head)
        if quoted := _QUOTED.search(span.text):
            return _is_names(head + span.text[: quoted.start()])
        head += span.text
    return False


def _is_dated(spans: Sequence[Span]) -> bool:
    """Whether names, a year, and a title in plain words begin a line."""
    found = _DATED.match(plain_text(spans))
    return found is not None and _is_names(found["names"])


def _is_title(spans: Sequence[Span]) -> bool:
    """Whether a title in quotation marks stands first."""
    return _QUOTED_FIRST.match(plain_text(spans)) is not None


def _is_styled(span: Span) -> bool:
    return span.emphasized or span.is_link


def _is_names(text: str) -> bool:
    label = _LABEL.match(text)
    text = text[label.end() if label else 0 :].strip(" ,.:")
    if len(text) > MAX_HEAD:
        return False
    people = read_people(text, single=True)
    return people is not None and people.end >= len(text) - 1
