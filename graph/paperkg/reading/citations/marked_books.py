"""Citations in Chinese and Japanese whose titles or journals stand in marks: 《题名》, 『題名』.

What stands there before the marks is who wrote it, whichever names it holds; and marks behind a
title hold the journal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People
from paperkg.reading.patterns import BOOK_MARKS
from paperkg.reading.segments import Cut, Kind, Mark, Segment, drop_numbers

__all__ = ["is_told_of_book", "name_before_marks"]

MAX_SIGNS = 24
"""The names before a title in such marks have no more signs."""

_MARKS = ("『", "《")
_NAME_SIGNS = re.compile(r"\s?[・、，,&]\s?")
_OTHERS = re.compile(r"(?:ら|等)\Z")
_EDGES = " .．。，,、"


def name_before_marks(segments: Sequence[Segment]) -> None:
    """Take the name before a title in marks for its author: "山田，2019，《题名》".

    Without a year, so it is in a link alone, "[山田『題名』](…)", and in bold.
    """
    if segments[0].text.isascii() and segments[1].text.isascii():
        return
    parts = drop_numbers(segments[:6])
    if len(parts) < 2:
        return
    first, *after = parts
    title = next((part for part in after if part.kind is not Kind.DATE), first)
    dated = title is not after[0]
    is_bold = first.mark is Mark.STRONG and first.line == title.line and not first.is_link
    is_bold = is_bold and (dated or title.cut in (Cut.STOP, Cut.COLON, Cut.COMMA))
    if not (is_bold or (first.span == title.span and (dated or first.is_link))):
        return
    if not _is_marked(title):
        behind = after[after.index(title) + 1 :][:1] if title is not first else ()
        if not (dated and behind and _names_journal(title, behind[0])):
            return
    elif dated and title is not first:
        for part in after[after.index(title) + 1 :][:2]:
            if _names_journal(title, part):
                break
    _name(first, dated=dated)


def _is_marked(part: Segment) -> bool:
    return part.whole[part.start : part.end].lstrip()[:1] in _MARKS


def _names_journal(title: Segment, part: Segment) -> bool:
    """Take marks right behind a title for its journal: "题名. 《期刊》", "「題名」『書名』"."""
    is_behind = part.cut is Cut.STOP or title.whole[title.start :].lstrip()[:1] == "「"
    is_journal = _is_marked(part) and is_behind and part.line == title.line
    is_title = title.kind is Kind.TEXT and not title.bracket and not title.is_link
    if is_journal and is_title and not part.is_link:
        part.kind, part.venue = Kind.VENUE, Venue(part.text, "", True)
        return True
    return False


def is_told_of_book(part: Segment, title: Segment) -> bool:
    """Tell "《题名》（第8版）王小明" and "《题名》,王小明著" from "《题名》导读"."""
    if title.whole[title.start : title.start + 1] not in BOOK_MARKS or part.start < title.end:
        return False
    return title.whole[title.end :].lstrip("》』 ").startswith((",", "，", "(", "（"))


def _name(first: Segment, *, dated: bool) -> None:
    """Take a text for names, if it holds no more than such."""
    if first.kind is not Kind.TEXT or len(first.text) > MAX_SIGNS or first.quoted:
        return
    shown = first.whole[first.start : first.end].strip(_EDGES)
    names = tuple(name for name in _NAME_SIGNS.split(_OTHERS.sub("", first.text)) if name)
    if dated and not all(name.isalnum() for name in names):
        return
    if shown[:1].isalnum() and names and not any(map(str.isdecimal, first.text)):
        first.kind = Kind.PEOPLE
        first.people = People(names, len(first.text), True, _OTHERS.search(first.text) is not None)
