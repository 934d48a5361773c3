"""What the titles of siblings have in common, once each is chosen, and what differs is mended.

A title that only some of its siblings would have been cut from, or that stands where theirs do
not, is moved or joined again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.people import People
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.titles import MIN_GROUP, begins_big, count_words, is_title_case

__all__ = ["agree_on_titles"]

_TAIL = re.compile(r",\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2}\s?$")


def agree_on_titles(groups: Sequence[Group]) -> None:
    """Mend the titles of each group by those of most of its records."""
    for group in groups:
        _join_dashes(group)
        _prefer_after_names(group)
        _prefer_full_titles(group)
        _cut_tails(group)


def _join_dashes(group: Group) -> None:
    """Undo the cut at a dash in a plain title, where the titles of hardly any siblings have one."""
    titles = _find_plain_titles(group)
    cut = [
        (segments[place], segments[place + 1])
        for segments, place in titles
        if _is_cut_at_dash(segments, place)
    ]
    if len(titles) < MIN_GROUP or 5 * len(cut) > len(titles):
        return
    for _, rest in cut:
        rest.cut = Cut.ASIDE


def _find_plain_titles(group: Group) -> list[tuple[Sequence[Segment], int]]:
    """Give the segments of each record whose title is in no style, and the place of the title."""
    return [
        (record.segments, record.title)
        for record in group.records
        if record.title is not None and record.segments[record.title].mark is Mark.PLAIN
    ]


def _is_cut_at_dash(segments: Sequence[Segment], place: int) -> bool:
    """Whether a title is followed by a dash, other words, and at once a label or the end."""
    rest = segments[place + 1 : place + 3]
    if not rest or rest[0].cut is not Cut.DASH or rest[0].span != segments[place].span:
        return False
    is_text = rest[0].kind is Kind.TEXT and count_words(rest[0].text) > 1
    return is_text and all(part.kind is Kind.LABEL for part in rest[1:])


def _prefer_after_names(group: Group) -> None:
    """Take links for authors where most lead from a surname: "[Poe](…), A Fine Theory"."""
    chosen = [record for record in group.records if record.title is not None]
    named = [record for record in chosen if _links_surname(record)]
    if len(named) < 3 or 2 * len(named) < len(chosen):
        return
    for record in named:
        name = record.segments[0]
        name.kind, name.people = Kind.PEOPLE, People((name.text,), len(name.text), True)
        record.title, record.why = 1, "the words after a surname that links to it"


def _links_surname(record: Record) -> bool:
    if record.title != 0 or len(record.segments) < 2:
        return False
    name, title = record.segments[:2]
    is_surname = name.is_link and name.text.istitle() and name.text.replace("-", "").isalpha()
    follows = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.COMMA
    return is_surname and follows and begins_big(title.text) and " " in title.text


def _prefer_full_titles(group: Group) -> None:
    """Take bold or bracketed names for short names where full titles stand right after them."""
    moved = [
        (record, place)
        for record in group.records
        if (place := _full_title_after_name(record)) is not None
    ]
    named = [record for record in group.records if record.title is not None]
    if not moved or len(moved) < 0.5 * len(named):
        return
    for record, place in moved:
        record.title = place
        record.why = "the full title after a short name"


def _full_title_after_name(record: Record) -> int | None:
    if record.title is None:
        return None
    title = record.segments[record.title]
    if (
        title.mark not in (Mark.STRONG, Mark.CODE, Mark.EMPHASIS)
        or count_words(title.text) > 2
        or title.field
    ):
        return None
    if any(part.kind in (Kind.TEXT, Kind.PEOPLE) for part in record.segments[: record.title]):
        return None  # "Noam Chomsky, *Syntactic structures*, Mouton The Hague"
    for place in range(record.title + 1, len(record.segments)):
        part = record.segments[place]
        if part.kind is Kind.TEXT:
            fits = (
                part.mark in (Mark.PLAIN, Mark.EMPHASIS, Mark.QUOTE)
                and not part.bracket
                and not part.field
            )
            is_title = fits and 3 <= count_words(part.text) <= 25 and is_title_case(part.text)
            return (
                place if is_title and part.line == title.line and part.cut is not Cut.DASH else None
            )
        if part.kind is Kind.LABEL:
            return None
    return None


def _cut_tails(group: Group) -> None:
    """Cut a place or institution after a comma off plain titles, where nearly all have one."""
    parts = [segments[place] for segments, place in _find_plain_titles(group)]
    tails = [(part, found) for part in parts if (found := _TAIL.search(part.text))]
    if len(tails) < MIN_GROUP or len(tails) < 0.8 * len(group.records):
        return
    for part, found in tails:
        part.text = part.text[: found.start()]
