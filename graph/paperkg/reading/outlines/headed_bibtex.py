"""Headings over the BibTeX of the works that they name: "Fine Rain, ch. 2" over "@book{…}"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.names import normalize_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.latex import decode_latex
from paperkg.reading.outlines.field_lines import is_table
from paperkg.reading.outlines.fields_below import read_fields
from paperkg.reading.patterns import BIBTEX
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import Block, BlockKind, plain_text

__all__ = ["find_headed_bibtex"]

MIN_WORDS = 2
"""A heading of so many words at least names the work whose title begins with them."""

# Braces inside one another end a title too soon, which still begins as the heading does.
_TITLE = re.compile(
    r"\btitle\s*=\s*[{\"]((?>[^{}\"]{1,300}|\{[^{}]{0,300}\}){1,40})", re.IGNORECASE
)


def find_headed_bibtex(
    blocks: Sequence[Block], places: Sequence[int], ends: Sequence[int], cuts: Cuts
) -> set[int]:
    """Find the headings that one entry of BibTeX stands below, of a title that agrees.

    Parameters
    ----------
    blocks
        All blocks of a document.
    places
        The places of its headings.
    ends
        For each block, where the next heading or rule stands.
    cuts
        What cuts lines into segments.
    """
    return {place for place in places if _names_bibtex(blocks[place : ends[place]], cuts)}


def _names_bibtex(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a heading names the one work whose BibTeX stands below it, and no other does."""
    heading, *below = blocks
    title = _title_below(below)
    if not title or any(map(is_table, below)):
        return False
    named = [plain_text(heading.spans)]
    named += [part.text for part in cuts.look(heading.spans) if part.kind is Kind.TEXT]
    if not any(_agree(normalize_name(name), title) for name in named):
        return False
    others = [child for child in below if child.kind is not BlockKind.CODE]
    return read_fields(others, cuts) is not None


def _title_below(below: Sequence[Block]) -> str:
    """Give the title in the only entry of BibTeX among blocks; "" where there are more or none."""
    codes = [child.spans[0].text for child in below if child.kind is BlockKind.CODE and child.spans]
    codes = [code for code in codes if BIBTEX.match(code.lstrip())]
    if len(codes) != 1 or len(BIBTEX.findall(codes[0])) != 1:
        return ""
    found = _TITLE.search(codes[0])
    return normalize_name(decode_latex(found[1])) if found else ""


def _agree(name: str, title: str) -> bool:
    """Whether one of two titles begins with the other, which has some words."""
    short, long = sorted((name, title), key=len)
    return short.count(" ") >= MIN_WORDS - 1 and f"{long} ".startswith(f"{short} ")
