"""Paragraphs that begin with when a work came out: "1888. A fine title. *Rain Letters* 4(7): 142".

Bibliographies have them below the names of authors. By itself such a paragraph may begin a diary.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import begins_big

__all__ = ["accept_dated_citations"]

_STOPS = frozenset({Cut.STOP, Cut.COLON})


def accept_dated_citations(groups: Sequence[Group]) -> None:
    """Accept such paragraphs with a title or a source in italics, where most of a list are such."""
    in_text = [group.records for group in groups if group.container is Container.PARAGRAPH]
    records = [record for own in in_text for record in own if record.title is not None]
    dated = [record for record in records if _is_dated(record)]
    if len(dated) < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in dated:
        if record.reason == reasons.PROSE:
            record.reason = ""


def _is_dated(record: Record) -> bool:
    """Whether a record is a year, a title set off by a stop, and something in italics."""
    if record.title != 1:
        return False
    year, title = record.segments[:2]
    is_set_off = year.kind is Kind.DATE and title.cut in _STOPS and begins_big(title.text)
    return is_set_off and any(part.mark is Mark.EMPHASIS for part in record.segments)
