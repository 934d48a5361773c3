"""Bibliographies in paragraphs that begin with keys: "[1] A. Poe, A Fine Title, *Rain* (2001)".

A program's name that stands in code is a word of the title, "[2] A. Poe, `Rain` 3.2: Added Owls",
and a paragraph that ends with a comma goes on in the next one, if that has no key. So is code
inside a quotation, whatever cites it: "Poe "`Rain`: Added Owls"".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text
from paperkg.reading.text.inline import join_texts

__all__ = ["join_torn_citations", "unstyle_code"]

MIN_KEYED = 3
"""So many paragraphs with keys are a bibliography."""

_KEY = re.compile(r"\s*(?:\[[\w+-]{1,40}\]|\(\d{1,3}\))\s")
_NAME = re.compile(r"[^\W\d_]")


def join_torn_citations(blocks: Sequence[Block]) -> Sequence[Block]:
    """Join paragraphs that end with a comma with those below them, in a bibliography."""
    if sum(map(_is_keyed, blocks)) < MIN_KEYED:
        return blocks
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and _is_keyed(last) and _goes_on(last, block):
            lines = max(block.line - last.line, 1)
            spans = [*last.spans, Span(" " + "\n" * (lines - 1)), *block.spans]
            joined[-1] = replace(last, spans=join_texts(spans))
        else:
            joined.append(block)
    return joined


def _goes_on(block: Block, below: Block) -> bool:
    is_text = below.kind is BlockKind.PARAGRAPH and not _is_keyed(below)
    return is_text and plain_text(block.spans).rstrip().endswith(",")


def _is_keyed(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return False
    return _KEY.match(plain_text(block.spans[:2])) is not None


def _has_code(spans: Iterable[Span]) -> bool:
    for span in spans:
        if span.code:
            return True
    return False


def unstyle_code(texts: Iterable[Block]) -> None:
    """Write the names in code of such citations, and those in quotations, as their other words."""
    for block in texts:
        if not _has_code(block.spans):
            continue
        whole = plain_text(block.spans)
        named = [*pairwise(block.spans), (block.spans[-1], Span(""))]
        if _KEY.match(whole):
            block.spans[:] = join_texts(
                span._replace(code=False) if _is_name(span, after) else span
                for span, after in named
            )
        elif '"' in whole or "“" in whole:
            block.spans[:] = join_texts(_unstyle_quoted(block.spans))


def _unstyle_quoted(spans: Sequence[Span]) -> Iterator[Span]:
    """Give the spans of a line, those inside a quotation without the style of code."""
    before = ""
    for span in spans:
        before += span.text
        is_inside = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        yield span._replace(code=False) if span.code and is_inside and not span.is_link else span


def _is_name(span: Span, after: Span) -> bool:
    """Whether words follow a name in code: a tag ends a line, or other tags follow it."""
    if not span.code or span.is_link or not _NAME.match(span.text):
        return False
    return not (after.code or after.is_link) and any(map(str.isalnum, after.text))
