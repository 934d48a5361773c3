"""The title before what holds it: "Poe, Anna: Rain. What It Is (I), in: Fine Notes 1 (1954)".

As historians cite in German, all words between the authors and ", in:" are the title, with the
stops, the brackets and the quotations in them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.pieces import SEPARATORS
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import either, is_given_name

__all__ = ["CLOSED", "HOLDER", "IN", "restore_held_title"]

HOLDER = re.compile(rf"[.,]{{0,2}}\s(?i:{either('citations', 'holds')})\s?:(?=\s|$)")
"""What stands between a title and what holds it: ", in: ", ". Dans : "."""


CLOSED = re.compile(r"[,.][\"”]\s|.[\"”],\s")
"""How a quotation ends that is a title as a whole, from two signs before its end: "Rain," A Poe."""

# ", in: Fine Notes", "(I). In: Fine Notes", and before a journal in italics ", in".
IN = re.compile(r"(?:[.,;]|(?<=[?!“”\"»)]))\s[Ii]n(?::(?=\s|$)|\s*$)")
"""The same where a title stands before it, with a colon, or before a style without one."""
_IN_LAST = ("in", "In")
_AUTHOR = re.compile(rf"((?:{CAPITAL}[\w.'’-]+\s){{1,3}}{CAPITAL}[\w'’-]+)([:,])\s(?=\S)")
_YEARS = re.compile(r"\d{4}\s?[-–—/]\s?\d{2,4}")
_INSIDE = frozenset({Kind.TEXT, Kind.NUMBER, Kind.TAG})
"""What may stand inside a title by itself; who, where and when it appeared do not."""

MIN_PARTS = 2
"""Fewer parts need no joining."""


def restore_held_title(segments: list[Segment]) -> None:
    """Join what stands between authors and ", in:" to one title.

    Quotation marks around all of it set a title apart already.
    """
    whole = segments[0].whole if segments else ""
    may_be_held = "n:" in whole or whole.rstrip().endswith(_IN_LAST)
    if not may_be_held or not IN.search(whole):
        return
    _split_author(segments)
    place = 2 if len(segments) > 2 and segments[1].kind is Kind.DATE else 1
    if len(segments) <= place or segments[0].kind is not Kind.PEOPLE:
        return
    title = segments[place]
    is_plain = title.mark is Mark.PLAIN and not (title.bracket or title.quoted or title.field)
    is_plain = is_plain and title.whole[title.start :].lstrip(SEPARATORS)[:1].isalnum()
    found = IN.search(title.whole, title.start) if is_plain else None
    if not found or title.kind is not Kind.TEXT or title.span != segments[0].span:
        return
    inside = [part for part in segments[place:] if _is_before(part, title, found.start())]
    after = segments[place + len(inside) :]
    if len(inside) < MIN_PARTS or not all(map(_may_be_title, inside)):
        return
    if found[0][-1] != ":" and not (after and after[-1].span > title.span):
        return
    _join(segments, place, len(inside), found.start())


def _is_before(part: Segment, title: Segment, end: int) -> bool:
    return part.span == title.span and part.start < end


def _may_be_title(part: Segment) -> bool:
    """Whether a part may be words of a title; a bracket with two years may, and an unsure venue."""
    if part.kind is Kind.VENUE and part.venue is not None:
        return not part.venue.is_sure
    is_period = bool(part.bracket) and _YEARS.fullmatch(part.text) is not None
    return part.kind in _INSIDE or is_period


def _join(segments: list[Segment], place: int, count: int, end: int) -> None:
    """Make one title of several segments, up to where it ends; what the last has left stays."""
    title, last = segments[place], segments[place + count - 1]
    words = tidy(title.whole[title.start : end]).strip(" .,;:")
    source = tidy(last.whole[end : last.end]).strip(" .,;:")
    rest = [replace(last, text=source, cut=Cut.COMMA, bracket="", start=end)] if source else []
    if rest and last.bracket:
        return
    title.text, title.end = words, end
    title.take_for_words()
    segments[place : place + count] = [title, *rest]


def _split_author(segments: list[Segment]) -> None:
    """Cut "Anna Poe: Rain" and "Anna Poe, Rain" after a name whose given name is known."""
    head = segments[0]
    found = _AUTHOR.match(head.text) if head.kind is Kind.TEXT else None
    if not found or head.mark is not Mark.PLAIN or not is_given_name(found[1]):
        return
    if read_people(found[1]) is None:
        return
    title = replace(head, text=head.text[found.end() :])
    title.cut = Cut.COLON if found[2] == ":" else Cut.COMMA
    title.start = head.whole.find(title.text, head.start)
    head.text, head.end = found[1], head.start + found.end(1)
    name_author(head)
    segments.insert(1, title)
