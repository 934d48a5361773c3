"""Remarks in a style behind a plain title and who wrote it: "Fine Rain - Ann Poe **loved it**".

Words in a style are titles in most lists; in one whose titles are plain they say what somebody
thinks of a few works.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["agree_on_styled_remarks"]

MAX_BIG = 3
"""A remark that begins as a title does has no more words: "DNF", "Must read"."""

MIN_PLAIN = 2
"""So many siblings, and half of all, are a plain title and who wrote it; or one, if all remarks
are in small letters."""

_STYLES = frozenset({Mark.EMPHASIS, Mark.STRONG})
_PAIR = {Kind.TEXT, Kind.PEOPLE}


def agree_on_styled_remarks(groups: Sequence[Group]) -> None:
    """Take the plain words beside names for titles where those of siblings are."""
    for group in voters_of(groups, rows=False):
        if group.container is Container.ITEM:
            _agree(group.records)


def _agree(records: Sequence[Record]) -> None:
    paired = [(record, place) for record in records if (place := _find_plain(record)) is not None]
    led = sum(record.title == place for record, place in paired)
    left = [(record, place) for record, place in paired if _ends_with_remark(record, place)]
    are_small = not any(begins_big(record.segments[-1].text) for record, _ in left)
    if left and led >= (1 if are_small else max(MIN_PLAIN, len(paired) / 2)):
        for record, place in left:
            record.title, record.why = place, "the plain words beside names, as in most siblings"


def _find_plain(record: Record) -> int | None:
    """Find the plain words with which a record begins, before or behind who wrote the work."""
    pair = record.segments[:2]
    if len(pair) < 2 or pair[0].kind is pair[1].kind or {part.kind for part in pair} != _PAIR:
        return None
    if any(part.mark is not Mark.PLAIN for part in pair):
        return None
    place = int(pair[1].kind is Kind.TEXT)
    return place if begins_big(pair[place].text) and not pair[place].field else None


def _ends_with_remark(record: Record, place: int) -> bool:
    """Whether a few words in a style end a record, behind names and a plain title."""
    if record.title is None or record.title < len(_PAIR) or record.title == place:
        return False
    title, *after = record.segments[record.title :]
    is_styled = title.mark in _STYLES and not title.is_link and title.line == 0
    return is_styled and _is_remark(title) and not any(part.line == 0 for part in after)


def _is_remark(part: Segment) -> bool:
    return not begins_big(part.text) or count_words(part.text) <= MAX_BIG
